"""Words that stand around a person's name: offices, ranks, forms of address, given names."""

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.tables import read_table
from tawatur.text.letters import Letters


@dataclass(frozen=True, slots=True)
class Title:
    """A word of a title: its class (head, field, rank, honorific, modifier), and a short gloss in English."""

    klass: str
    english: str


@dataclass(frozen=True, eq=False)
class TitleLexicon:
    """Titles and given names by their folded words; a title of several words stands under the first of them."""

    titles: Mapping[str, Title]
    given_names: frozenset[str]


def load_titles(letters: Letters) -> TitleLexicon:
    """The tables `data/names/titles.tsv` and `data/names/given_names.tsv`."""
    titles: dict[str, Title] = {}
    for row in read_table("names/titles.tsv"):
        title = Title(row["class"], row["english"])
        for form in row["arabic"].split("|"):
            titles.setdefault(letters.fold(form).split()[0], title)
    given = {letters.fold(row["arabic"]) for row in read_table("names/given_names.tsv")}
    return TitleLexicon(titles, frozenset(given))
