"""Adjectives of nationality: every inflected form, led back to its country or region.

The base forms stand in `names/countries.tsv` and `names/region_adjectives.tsv`, the
endings in `names/nisba_endings.tsv`; broken plurals, and forms that are other words too,
in `names/nationality_exceptions.tsv`. All forms are without leading clitics.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.tables import read_table
from tawatur.text.letters import Letters

_ARTICLE = "\u0627\u0644"
_ALEF = "\u0627"
_YEH = "\u064a"
_PARTED = " | "


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows the base form, and whether the whole may take the article."""

    letters: str
    article: bool


def load_endings() -> tuple[Ending, ...]:
    """The endings of a nisba, the empty one of the base form among them."""
    return tuple(Ending(row["ending"], row["article"] == "1") for row in read_table("names/nisba_endings.tsv"))


def nisba_forms(base: str, endings: Iterable[Ending]) -> frozenset[str]:
    """All forms of the nisba whose masculine singular is `base`, of one word or more.

    Words that all end in yeh are inflected together and each takes the article ("Korean
    northern"). Otherwise the last alone is inflected, and the first takes the article
    ("South African"). Raises ValueError where the last word is no nisba.
    """
    words = base.split()
    if not words or not words[-1].endswith(_YEH):
        raise ValueError(f"{base!r} does not end in yeh")
    together = all(word.endswith(_YEH) for word in words)
    forms = set()
    for ending in endings:
        inflected = [word + ending.letters for word in words] if together else [*words[:-1], words[-1] + ending.letters]
        forms.add(" ".join(inflected))
        if ending.article:
            joint = f" {_ARTICLE}" if together else " "
            forms.add(_ARTICLE + joint.join(inflected))
    return frozenset(forms)


def nationality_forms(letters: Letters) -> dict[str, str]:
    """Each form of each adjective of nationality, folded, with the ISO 3166 alpha-3 code of its country.

    Raises ValueError where two countries claim one form.
    """
    return _forms([(row["iso3"], row["adjective"]) for row in read_table("names/countries.tsv")], letters)


def region_forms(letters: Letters) -> dict[str, str]:
    """Each form of each adjective of a region that is no state, folded, with the region's key in `cities.tsv`."""
    return _forms([(row["region"], row["adjective"]) for row in read_table("names/region_adjectives.tsv")], letters)


def common_forms(letters: Letters) -> frozenset[str]:
    """The folded forms among both that are other words too, so that they need context."""
    rows = read_table("names/nationality_exceptions.tsv")
    return frozenset(letters.fold(row["form"]) for row in rows if row["kind"] == "common")


def _forms(adjectives: Iterable[tuple[str, str]], letters: Letters) -> dict[str, str]:
    """The folded forms of each owner's adjectives, broken plurals included.

    An accusative that is spelled like the name of a place (the Russian, Russia) is left to the name.
    """
    endings = load_endings()
    places = _place_names(letters)
    plurals = [row for row in read_table("names/nationality_exceptions.tsv") if row["kind"] == "plural"]
    owners: dict[str, str] = {}
    for owner, bases in adjectives:
        forms = {form for base in bases.split(_PARTED) if base for form in nisba_forms(base, endings)}
        for row in plurals:
            if row["owner"] == owner:
                forms |= {row["form"], _ARTICLE + row["form"]}
        for form in map(letters.fold, forms):
            if form.endswith(_ALEF) and form in places:
                continue
            if owners.setdefault(form, owner) != owner:
                raise ValueError(f"{form!r} is claimed by {owners[form]} and {owner}")
    return owners


def _place_names(letters: Letters) -> frozenset[str]:
    """The folded names of all countries and other places."""
    rows = [*read_table("names/countries.tsv"), *read_table("names/cities.tsv")]
    return frozenset(letters.fold(name) for row in rows for name in row["arabic"].split(_PARTED))
