"""What the tables of names say that linking needs: which country a name, a nationality or a lexicon key belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from tawatur.linking.names import NameKeys
from tawatur.tables import read_table

# Endings of a nationality other than the masculine singular, folded; the longest first.
_ENDINGS = ("\u062a\u064a\u0646", "\u062a\u0627\u0646", "\u064a\u0646", "\u0648\u0646", "\u0627\u062a", "\u0647")

# Classes of organizations that each state has its own of.
_OF_STATES = frozenset({"ministry", "parliament", "presidency", "government", "court", "army", "service"})


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Countries by name (their own and their capitals'), by nationality, and by lexicon key.

    Names and nationalities are folded tokens without the article; countries are ISO 3166 codes. `kinds` are lexicon
    keys that name a kind of body, of which every country may have one, so that they tell nobody apart.
    """

    names: dict[tuple[str, ...], str]
    nationalities: dict[str, str]
    by_key: dict[str, str]
    kinds: frozenset[str]

    def country_of(self, key: str | None, tokens: tuple[str, ...]) -> str | None:
        """The country that is named, or whose capital is; None for any other place."""
        if key is not None and key in self.countries:
            return key
        return self.names.get(tokens)

    def country_in(self, tokens: tuple[str, ...]) -> str | None:
        """The country that a nationality or a name among these tokens points to; None where two are named."""
        found = {code for t in tokens if (code := self.names.get((t,)) or self._nationality(t))}
        return found.pop() if len(found) == 1 else None

    def _nationality(self, token: str) -> str | None:
        for form in (token, *(token[: -len(e)] for e in _ENDINGS if token.endswith(e))):
            if form in self.nationalities:
                return self.nationalities[form]
        return None

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of all countries."""
        return frozenset(self.names.values())


def load_gazetteer(keys: NameKeys) -> Gazetteer:
    """The gazetteer from the project's tables of countries, cities, people and organizations.

    Forms that are common words too are left out.
    """
    names: dict[tuple[str, ...], str] = {}
    nationalities: dict[str, str] = {}
    by_key: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in read_table("names/countries.tsv"):
        code = row["iso3"]
        by_key[code] = code
        capitals[row["capital"]] = code
        names.update({keys.tokens(form): code for form in _forms(row["arabic"])})
        nationalities.update({tokens[0]: code for f in _forms(row["adjective"]) if (tokens := keys.tokens(f))})
    for row in read_table("names/cities.tsv"):
        by_key[row["key"]] = capitals.get(row["key"], row["iso3"])
        if row["key"] in capitals and not row["common"]:
            names.update({keys.tokens(form): capitals[row["key"]] for form in _forms(row["arabic"])})
    for row in read_table("names/nationality_exceptions.tsv"):
        if row["kind"] == "plural" and row["owner"] in by_key:
            nationalities.update(dict.fromkeys(keys.tokens(row["form"]), row["owner"]))
    by_key.update({row["key"]: row["country"] for row in read_table("names/people.tsv") if row["country"]})
    by_key.update({row["key"]: row["iso3"] for row in read_table("names/organizations.tsv") if row["iso3"]})
    kinds = {row["head"] for row in read_table("names/groups.tsv")}
    kinds |= {r["key"] for r in read_table("names/organizations.tsv") if not r["iso3"] and r["class"] in _OF_STATES}
    return Gazetteer(names, nationalities, by_key, frozenset(kinds))


def _forms(cell: str) -> Iterator[str]:
    return (form.strip() for form in cell.split("|") if form.strip())
