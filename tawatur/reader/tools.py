"""All tables and models that reading needs, loaded once and handed to the steps."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tawatur.claims.circumstances import Circumstances, load_circumstances
from tawatur.claims.conditions import ConditionFinder, load_condition_finder
from tawatur.claims.links import Linker, load_linker
from tawatur.language.names import NameLexicon, load_names
from tawatur.language.network import ReaderNetwork, load_network
from tawatur.language.romanize import load_romanizer
from tawatur.language.titles import load_titles
from tawatur.language.verbs import VerbLexicon, load_verb_lexicon
from tawatur.mentions.datelines import DatelineFinder, load_dateline_finder
from tawatur.mentions.entities import EntityBuilder
from tawatur.mentions.marks import Marker
from tawatur.mentions.offices import OfficeFinder
from tawatur.mentions.references import load_reference_rules
from tawatur.mentions.sources import SourceFinder, load_source_finder
from tawatur.mentions.times import TimeRules, load_time_rules
from tawatur.text.document import Cutter, load_cutter


@dataclass(frozen=True, eq=False)
class Tools:
    """What the steps of reading call; the same for every report."""

    cutter: Cutter
    names: NameLexicon
    verbs: VerbLexicon
    time_rules: TimeRules
    datelines: DatelineFinder
    marker: Marker
    sources: SourceFinder
    entities: EntityBuilder
    network: ReaderNetwork
    circumstances: Circumstances
    conditions: ConditionFinder
    linker: Linker


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the collector of garbage still: while tables are built it finds none and takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collecting()
def load_tools(network: ReaderNetwork | None = None) -> Tools:
    """Load every table and model of the package; `network` is a reader to use in place of the shipped one."""
    cutter = load_cutter()
    letters = cutter.letters
    names = load_names(letters, cutter.word_splitter)
    titles = load_titles(letters)
    verbs = load_verb_lexicon(letters)
    return Tools(
        cutter=cutter,
        names=names,
        verbs=verbs,
        time_rules=load_time_rules(letters),
        datelines=load_dateline_finder(names, titles, letters),
        marker=Marker(names, titles, verbs),
        sources=load_source_finder(letters),
        entities=EntityBuilder(
            names, load_reference_rules(letters), OfficeFinder(titles, names), load_romanizer(letters).romanize
        ),
        network=network or load_network(),
        circumstances=load_circumstances(letters),
        conditions=load_condition_finder(verbs.status, letters),
        linker=load_linker(letters),
    )
