"""The tables that the tests of mentions share, loaded once."""

from dataclasses import dataclass

import pytest

from tawatur.language.names import NameLexicon, load_names
from tawatur.language.titles import TitleLexicon, load_titles
from tawatur.mentions.datelines import DatelineFinder, load_dateline_finder
from tawatur.mentions.entities import EntityBuilder
from tawatur.mentions.offices import OfficeFinder
from tawatur.mentions.references import load_reference_rules
from tawatur.text.document import Cutter, load_cutter


@dataclass(frozen=True, eq=False)
class Tables:
    """What finds mentions and tells who is meant. Names in Latin letters are written in brackets."""

    cutter: Cutter
    names: NameLexicon
    titles: TitleLexicon
    datelines: DatelineFinder
    offices: OfficeFinder
    entities: EntityBuilder


@pytest.fixture(scope="session")
def tables() -> Tables:
    cutter = load_cutter()
    names = load_names(cutter.letters, cutter.word_splitter)
    titles = load_titles(cutter.letters)
    offices = OfficeFinder(titles, names)
    references = load_reference_rules(cutter.letters)
    return Tables(
        cutter,
        names,
        titles,
        load_dateline_finder(names, titles, cutter.letters),
        offices,
        EntityBuilder(names, references, offices, lambda name: f"[{name}]"),
    )
