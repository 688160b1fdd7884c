"""Known names: the tables of people, organizations, places and groups, found in the words of a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tawatur.language.nationality import nationality_forms
from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.words import Word, WordSplitter

NameKind = Literal["person", "organization", "place", "group"]

_ARTICLE = "\u0627\u0644"
_LAM_LAM = "\u0644\u0644"
# What may stand before a name in one word, by folded letters.
_CLITICS = frozenset(["و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك"])
_BODIES = frozenset({"organization", "group"})
_LAM_HEADS = frozenset(["و", "ف"])


@dataclass(frozen=True, slots=True)
class KnownName:
    """A row of a table of names.

    `table` is people, organizations, countries, cities or groups; `klass` the row's class (ministry, agency,
    city …); `country` an ISO 3166 code or the letters of a body; `body` the key of the organization that a
    person stands for; `office` what a person held, `role` the PLOVER role of an organization or group.
    """

    key: str
    table: str
    kind: NameKind
    latin: str
    country: str = ""
    klass: str = ""
    body: str = ""
    office: str = ""
    capital_of: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a known name: `short` where it is only a part of it, `common` where it is a word too."""

    name: KnownName
    short: bool = False
    common: bool = False


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A known name at words [first, last); `skip` folded letters of the first word are clitics.

    `country` is the state told by an adjective of nationality or a country's name after it.
    """

    first: int
    last: int
    skip: int
    forms: tuple[Form, ...]
    country: str = ""


@dataclass(frozen=True, eq=False)
class NameLexicon:
    """Finds known names with an Aho-Corasick automaton over the folded words of a text."""

    automaton: Any
    by_key: Mapping[str, KnownName]
    nationalities: Mapping[str, str]

    def matches(self, words: tuple[Word, ...]) -> list[NameMatch]:
        """Every known name in `words`, longer ones before the shorter that they hold, in order of the text."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        at = 1
        for i, word in enumerate(words):
            starts[at] = i
            at += len(word.folded)
            ends[at] = i + 1
            at += 1
        line = " " + " ".join(word.folded for word in words) + " "
        found = []
        for end, (length, forms) in self.automaton.iter(line):
            last = ends.get(end)  # the pattern ends with the space after the word
            if last is None:
                continue
            start = end - length
            skip = 0
            while start - skip not in starts:
                skip += 1
            head = line[start - skip : start]
            if skip and head not in (_LAM_HEADS if line.startswith(_LAM_LAM, start) else _CLITICS):
                continue
            match = NameMatch(starts[start - skip], last, skip, forms)
            found.append(match)
            if last < len(words) and (of_state := self._of_state(match, words[last].folded)):
                found.append(of_state)
        return sorted(found, key=lambda m: (m.first, -m.last))

    def _of_state(self, match: NameMatch, after: str) -> NameMatch | None:
        """The body of a state that `match` and the adjective of nationality after it name together."""
        country = self.nationalities.get(after)
        forms = tuple(f for f in match.forms if f.name.kind in _BODIES and f.name.country in ("", country))
        return NameMatch(match.first, match.last + 1, match.skip, forms, country) if country and forms else None

    def longest(self, words: tuple[Word, ...]) -> list[NameMatch]:
        """The matches that no longer match covers or crosses."""
        kept: list[NameMatch] = []
        for match in sorted(self.matches(words), key=lambda m: (m.first - m.last, m.first)):
            if all(match.last <= k.first or k.last <= match.first for k in kept):
                kept.append(match)
        return sorted(kept, key=lambda m: m.first)


def load_names(letters: Letters, splitter: WordSplitter) -> NameLexicon:
    """The lexicon of the tables in `data/names`."""
    import ahocorasick  # noqa: PLC0415 - a C extension that only this needs

    forms: dict[str, list[Form]] = {}
    by_key: dict[str, KnownName] = {}
    for name, written, short, common in _rows():
        by_key[f"{name.table}/{name.key}"] = name
        folded = letters.fold(written)
        if not folded.replace(" ", "").isalpha():
            folded = " ".join(word.folded for word in splitter.words(written))
        # A word that is a name only in context: so are letters that spell an abbreviation.
        form = Form(name, short, common and all(len(part) == 1 for part in folded.split()[1:]))
        forms.setdefault(folded, []).append(form)
        if folded.startswith(_ARTICLE):
            forms.setdefault(_LAM_LAM + folded[len(_ARTICLE) :], []).append(form)
    automaton = ahocorasick.Automaton()
    for folded, rows in forms.items():
        automaton.add_word(folded + " ", (len(folded), tuple(rows)))
    automaton.make_automaton()
    return NameLexicon(automaton, by_key, nationality_forms(letters))


def _rows() -> Iterator[tuple[KnownName, str, bool, bool]]:
    """Each form of each row: the name, how it is written, whether it is short, whether it is a common word."""
    for row in read_table("names/people.tsv"):
        name = KnownName(row["key"], "people", "person", row["latin"], row["country"], "", row["body"], row["office"])
        yield from _forms(name, row["arabic"], False, False)
        yield from _forms(name, row["short"], True, False)
    for row in read_table("names/organizations.tsv"):
        kind: NameKind = "group" if row["kind"] == "group" else "organization"
        name = KnownName(row["key"], "organizations", kind, row["latin"], row["iso3"], row["class"], role=row["plover"])
        yield from _forms(name, row["arabic"], False, row["common"] == "1")
    for row in read_table("names/groups.tsv"):
        kind = "group" if row["kind"] == "group" else "organization"
        latin = row["head"].replace("-", " ")
        name = KnownName(row["head"], "groups", kind, latin, klass="group", role=row["plover"])
        yield from _forms(name, row["arabic"], False, False)
    capitals = {}
    for row in read_table("names/countries.tsv"):
        name = KnownName(row["iso3"], "countries", "place", row["latin"], row["iso3"], "country")
        capitals[row["capital"]] = row["iso3"]
        yield from _forms(name, row["arabic"], False, row["common"] == "1")
    for row in read_table("names/cities.tsv"):
        capital_of = capitals.get(row["key"], "")
        name = KnownName(row["key"], "cities", "place", row["latin"], row["iso3"], row["kind"], capital_of=capital_of)
        yield from _forms(name, row["arabic"], False, row["common"] == "1")


def _forms(name: KnownName, cell: str, short: bool, common: bool) -> Iterable[tuple[KnownName, str, bool, bool]]:
    return ((name, form.strip(), short, common) for form in cell.split("|") if form.strip())
