"""The entities of the record: trees of profiles, with those that a person put together."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from tawatur.model.linking import Linking
from tawatur.model.record import EntityRef, RecordEntity
from tawatur.record.store import Store

# Of an entity that more reports name, the latest so many are looked at for its title and whom it belongs to.
_LOOKED_AT = 20
_GROUP = "COALESCE(target, root)"

_LATIN_WORD = re.compile("[a-z]+")
_LATIN_ARTICLES = frozenset({"al", "el"})
_LATIN_VOWELS = re.compile("[aeiouwyh]")
# A word with fewer consonants is looked for as it is.
_FEW_CONSONANTS = 3


def latin_words(name: str) -> set[str]:
    """The words in Latin letters of a name, bare of accents and of the article."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = set(_LATIN_WORD.findall(plain.lower()))
    return words - _LATIN_ARTICLES or words


def latin_key(word: str) -> str:
    """What spellings of a word in Latin letters have in common: its consonants, where these tell enough."""
    key = re.sub(r"(.)\1+", r"\1", _LATIN_VOWELS.sub("", word))
    return key if len(key) >= _FEW_CONSONANTS else word


class Named:
    """Finds and loads entities."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self._store = store
        self._linking = linking

    def all(self) -> Iterator[RecordEntity]:
        """All entities, by id."""
        sql = (
            f"SELECT entity FROM profile WHERE no IN (SELECT DISTINCT {_GROUP} FROM entity JOIN profile"
            " ON profile.no = entity.profile LEFT JOIN alias USING (root)) ORDER BY entity"
        )
        for (id_,) in self._store.rows(sql):
            if (entity := self.load(id_)) is not None:
                yield entity

    def find(self, name: str) -> list[str]:
        """The ids of the entities that go by a name, or have it as their id; exact spellings first, then by use.

        Every word of the name must be one of the entity's, by consonant key. A name in Latin letters is looked for
        among the names as they are written in these.
        """
        if name.startswith("n-") and self.profiles(name):
            return [name]
        if words := latin_words(name):
            return self._find_latin(words)
        tokens = set(self._linking.tokens(name))
        keys = sorted({self._linking.sound(t) for t in tokens})
        sql = f"SELECT profile FROM token WHERE key IN ({{}}) GROUP BY profile HAVING count(*) = {len(keys)}"
        found: dict[str, tuple[bool, int]] = {}
        for (no,) in self._store.many(sql, keys):
            exact = tokens <= set(self._store.profile(no).tokens)
            uses = self._store.rows("SELECT count(*) FROM entity WHERE profile = ?", (no,))[0][0]
            id_ = self._id(no)
            inexact, before = found.get(id_, (True, 0))
            found[id_] = (inexact and not exact, before - uses)
        return sorted((i for i, (_, uses) in found.items() if uses), key=lambda i: (*found[i], i))

    def _find_latin(self, words: set[str]) -> list[str]:
        """As `find`, of words in Latin letters."""
        keys = {latin_key(word) for word in words}
        # What has all these letters in order may have the words.
        likely = " AND ".join(["romanized LIKE ?"] * len(keys))
        sql = f"SELECT profile, romanized, count(*) FROM entity WHERE {likely} GROUP BY 1, 2"
        found: dict[str, tuple[bool, int]] = {}
        for no, romanized, uses in self._store.rows(sql, [f"%{'%'.join(key)}%" for key in sorted(keys)]):
            theirs = latin_words(romanized)
            if keys <= {latin_key(word) for word in theirs}:
                inexact, before = found.get(id_ := self._id(no), (True, 0))
                found[id_] = (inexact and not words <= theirs, before - uses)
        return sorted(found, key=lambda i: (*found[i], i))

    def profiles(self, id_: str) -> list[int]:
        """The profiles of an entity; none where the record has no such entity."""
        first = "(SELECT no FROM profile WHERE entity = ?)"
        if self._store.rows(f"SELECT 1 FROM alias WHERE root = {first}", (id_,)):
            return []
        sql = f"SELECT no FROM profile WHERE root = {first} OR root IN (SELECT root FROM alias WHERE target = {first})"
        return [int(row[0]) for row in self._store.rows(sql, (id_, id_))]

    def load(self, id_: str) -> RecordEntity | None:
        """The entity with this id; None where the record has none."""
        rows = self._store.many(
            "SELECT report.id, entity.entity, entity.name, romanized, entity.why, profile.why, day, -size, report.no,"
            " profile.data FROM entity JOIN profile ON profile.no = entity.profile"
            " JOIN report ON report.no = entity.report WHERE entity.profile IN ({})",
            self.profiles(id_),
        )
        if not rows:
            return None
        rows.sort(key=lambda r: (r[6], r[7], r[0], r[1]))
        first = self._store.profile(self._store.rows("SELECT no FROM profile WHERE entity = ?", (id_,))[0][0])
        names = Counter(r[2] for r in rows)
        fullest = max(names, key=lambda n: (len(n.split()), names[n], n))
        latin = Counter(r[3] for r in rows if r[3])
        description, part_of = self.described((int(row[8]), row[1]) for row in reversed(rows))
        return RecordEntity(
            id=id_,
            kind=first.kind,
            name=fullest,
            romanized=min(latin, key=lambda n: (-latin[n], n)) if latin else None,
            description=description,
            key=first.key or None,
            part_of=part_of,
            names=tuple(sorted(names, key=lambda n: (-names[n], n))),
            mentions=tuple(EntityRef(report=r[0], entity=r[1]) for r in rows),
            why=tuple(sorted({w for r in rows for w in r[4:6] if w})),
        )

    def described(self, mentions: Iterable[tuple[int, str]]) -> tuple[str | None, str | None]:
        """The title that the latest report to give one gives, and the entity that it acts for.

        `mentions` are reports and the entity's id in each, the latest first.
        """
        description = part_of = None
        for no, local in islice(mentions, _LOOKED_AT):
            entity = next(e for e in self._store.reading(no).entities if e.id == local)
            description = description or entity.description
            if part_of is None and entity.part_of:
                part_of = self.id_of(no, entity.part_of)
            if description and part_of:
                break
        return description, part_of

    def id_of(self, report: int, entity: str) -> str | None:
        """The id of the entity of the record that an entity of a report is."""
        found = self._store.rows("SELECT profile FROM entity WHERE report = ? AND entity = ?", (report, entity))
        return self._id(found[0][0]) if found else None

    def _id(self, profile: int) -> str:
        group = f"SELECT {_GROUP} FROM profile LEFT JOIN alias USING (root) WHERE no = ?"
        sql = f"SELECT entity FROM profile WHERE no = ({group})"
        return str(self._store.rows(sql, (profile,))[0][0])
