"""Roles of actors (government, army, opposition …), told by words of an office, of a name, or of the lexicon.

Which words tell which role stands in `data/export/roles.tsv`; the roles are those of CAMEO.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tawatur.tables import read_table
from tawatur.text.letters import Letters

Words = tuple[str, ...]
# Whether a role holds whatever body is named beside it, only where none is, or only where nothing else tells one.
When = Literal["first", "then", "last"]

_ARTICLE = "\u0627\u0644"
_PARTED = " | "
_EXACT = "="
_FORMER = "ELI"
# An office of names/people.tsv: its title, and the year or years in which it was held ("2004-", "to 2003").
_OFFICE = re.compile(r"(?P<title>.*?) ?(?P<until>to )?(?P<first>\d{4})(?P<dash>-)?(?P<last>\d{4})?")
_EVER = 9999


@dataclass(frozen=True, slots=True)
class Office:
    """The words of a title, and the first and the last year in which it was held (0 and 9999 where not told)."""

    title: Words
    first: int = 0
    last: int = _EVER


@dataclass(frozen=True, slots=True)
class _Row:
    role: str
    when: str
    english: tuple[Words, ...]
    bare: tuple[Words, ...]
    exact: tuple[Words, ...]


@dataclass(frozen=True, eq=False)
class Roles:
    """Finds roles in words. `load_roles` makes one."""

    rows: tuple[_Row, ...]

    @property
    def codes(self) -> frozenset[str]:
        """All roles that words may tell."""
        return frozenset(row.role for row in self.rows)

    def told(self, words: Words, when: When) -> str:
        """The role that folded Arabic words tell; empty where they tell none."""
        bare = tuple(word.removeprefix(_ARTICLE) for word in words)
        for row in self.rows:
            if row.when == when and (_any_stands(row.bare, bare) or _any_stands(row.exact, words)):
                return row.role
        return ""

    def held(self, offices: Iterable[Office], year: int | None, when: When) -> str:
        """The role of somebody who had `offices`, in `year` (or ever, where that is None).

        Somebody who by then has left the last office that tells a role `first` is of the former elite.
        """
        then = [o.title for o in offices if year is None or o.first <= year <= o.last]
        past = [o.title for o in offices if year is not None and o.last < year]
        for row in self.rows:
            if row.when == when and any(_any_stands(row.english, title) for title in then):
                return row.role
        left = when == "first" and any(
            _any_stands(row.english, title) for row in self.rows if row.when == when for title in past
        )
        return _FORMER if left else ""


def offices_of(text: str) -> Iterator[Office]:
    """The offices that a cell of names/people.tsv lists; years without a title belong to the title before them."""
    title: Words = ()
    for part in text.split(", "):
        m = _OFFICE.fullmatch(part)
        if not m:
            title = tuple(part.split())
            yield Office(title)
            continue
        title = tuple(m["title"].split()) or title
        first = int(m["first"])
        last = int(m["last"] or (_EVER if m["dash"] else first))
        yield Office(title, 0 if m["until"] else first, last)


def load_roles(letters: Letters) -> Roles:
    """The roles of `data/export/roles.tsv`."""
    return Roles(tuple(_row(row, letters) for row in read_table("export/roles.tsv")))


def _row(row: dict[str, str], letters: Letters) -> _Row:
    arabic = [phrase for phrase in row["arabic"].split(_PARTED) if phrase]
    return _Row(
        role=row["role"],
        when=row["when"],
        english=tuple(tuple(phrase.split()) for phrase in row["english"].split(_PARTED) if phrase),
        bare=tuple(tuple(letters.fold(p).split()) for p in arabic if not p.startswith(_EXACT)),
        exact=tuple(tuple(letters.fold(p[1:]).split()) for p in arabic if p.startswith(_EXACT)),
    )


def _any_stands(phrases: tuple[Words, ...], words: Words) -> bool:
    """Whether the words of one of `phrases` stand together in `words`."""
    return any(words[i : i + len(phrase)] == phrase for phrase in phrases for i in range(len(words) - len(phrase) + 1))
