"""Makes the parts of linking with the project's tables."""

from tawatur.linking.entities import Decider
from tawatur.linking.events import Matcher
from tawatur.linking.gazetteer import load_gazetteer
from tawatur.linking.linker import Linker
from tawatur.linking.mentions import MENTION_FEATURES
from tawatur.linking.names import NameKeys, load_name_keys, load_person_names
from tawatur.linking.numbers import load_counts
from tawatur.linking.outlets import load_outlets
from tawatur.linking.pairs import load_pair_model
from tawatur.linking.participants import Comparer
from tawatur.linking.preparing import Preparer
from tawatur.linking.stems import load_stems
from tawatur.tables import read_table
from tawatur.text.document import load_cutter


def load_linker() -> Linker:
    """All that a record asks of linking."""
    preparer = load_preparer()
    return Linker(preparer, Matcher(preparer.comparer, preparer.model))


def load_preparer() -> Preparer:
    """What turns readings into what linking keeps of them."""
    keys = load_name_keys()
    comparer = load_comparer(keys)
    counts = load_counts(keys.letters, comparer.stems)
    model = load_pair_model(MENTION_FEATURES)
    cutter = load_cutter()
    return Preparer(cutter, comparer, load_decider(comparer), load_outlets(keys, cutter), counts, model)


def load_comparer(keys: NameKeys) -> Comparer:
    """What compares participants."""
    generic = frozenset(t for row in read_table("linking/generic_names.tsv") for t in keys.tokens(row["word"]))
    return Comparer(keys, load_stems(), load_gazetteer(keys), generic)


def load_decider(comparer: Comparer) -> Decider:
    """What decides who is who."""
    keys = comparer.name_keys
    fields = {t: row["field"] for row in read_table("linking/fields.tsv") for t in keys.tokens(row["word"])}
    return Decider(comparer, load_person_names(keys), fields)
