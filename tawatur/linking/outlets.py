"""Outlets and agencies under the names that they go by."""

from dataclasses import dataclass

from tawatur.language.names import load_names
from tawatur.language.titles import load_titles
from tawatur.linking.names import NameKeys
from tawatur.mentions.datelines import DatelineFinder, load_dateline_finder
from tawatur.tables import read_table
from tawatur.text.document import Cutter, Document
from tawatur.text.words import Word

_PRESS = frozenset({"agency", "newspaper", "broadcaster", "site"})
_BAR = "|"
UNKNOWN = "?"
_FOOT = 7
_LONGEST_NAME = 3
# The word for agency, folded.
_AGENCY = "\u0648\u0643\u0627\u0644\u0647"


@dataclass(frozen=True, eq=False)
class Outlets:
    """Outlets by their names: folded tokens without the article to a key.

    `latin` are their names in Latin letters, by key; `agencies` the keys of those whose texts others print.
    """

    name_keys: NameKeys
    by_name: dict[tuple[str, ...], str]
    latin: dict[str, str]
    agencies: frozenset[str]
    datelines: DatelineFinder

    def known(self, name: str | None) -> str | None:
        """The key of the outlet that goes by `name`; None where the tables know none."""
        return self.by_name.get(self.name_keys.tokens(name)) if name else None

    def key(self, name: str | None) -> str | None:
        """A key for the outlet that goes by `name`, also where the tables do not know it."""
        if not name or not (tokens := self.name_keys.tokens(name)):
            return None
        return self.by_name.get(tokens) or " ".join(tokens)

    def is_agency(self, name: str | None) -> bool:
        """Whether an outlet is an agency: by the tables, or because its name begins with the word."""
        if not name:
            return False
        tokens = self.name_keys.tokens(name)
        return self.by_name.get(tokens) in self.agencies or tokens[:1] == (_AGENCY,)

    def credit(self, document: Document) -> str | None:
        """The agency that a report credits in its dateline or at its foot; None where there is none.

        A name that no table knows is given after UNKNOWN: it may be the writer's, and is an agency's only where
        several outlets credit it for one text.
        """
        datelines = self.datelines.find(document)
        known = next((d.agency_key for d in datelines if d.agency_key in self.agencies), None)
        if known or any(d.agency_key for d in datelines):
            return known
        words = document.words
        spans = [words[d.first : d.last] for d in datelines if d.place] + [words[-_FOOT:]]
        names = [tuple(w.folded for w in _credited(span)) for span in spans]
        return next((UNKNOWN + " ".join(name) for name in names if 0 < len(name) <= _LONGEST_NAME), None)


def _credited(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words in the last brackets, else those between a dash and the colon that closes a dateline."""
    marks = [w.folded for w in words]
    opening, closing = ("(", ")") if ")" in marks else ("-", ":")
    if closing not in marks:
        return ()
    end = len(marks) - 1 - marks[::-1].index(closing)
    start = next((i for i in range(end - 1, -1, -1) if marks[i] == opening), end)
    return words[start + 1 : end]


def load_outlets(name_keys: NameKeys, cutter: Cutter) -> Outlets:
    """The outlets with the project's tables."""
    by_name: dict[tuple[str, ...], str] = {}
    latin: dict[str, str] = {}
    agencies: set[str] = set()
    for row in read_table("linking/outlets.tsv"):
        by_name[name_keys.tokens(row["form"])] = row["key"]
        latin.setdefault(row["key"], row["form"])
    for row in read_table("names/organizations.tsv"):
        if row["class"] in _PRESS:
            latin[row["key"]] = row["latin"]
            for form in f"{row['latin']}{_BAR}{row['arabic']}".split(_BAR):
                by_name.setdefault(name_keys.tokens(form), row["key"])
            if row["class"] == "agency":
                agencies.add(row["key"])
    names = load_names(name_keys.letters, cutter.word_splitter)
    finder = load_dateline_finder(names, load_titles(name_keys.letters), name_keys.letters)
    return Outlets(name_keys, by_name, latin, frozenset(agencies), finder)
