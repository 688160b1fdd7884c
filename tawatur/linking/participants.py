"""Who takes part in an event, in a form that can be compared across reports.

A country, its government, its capital, its ministries and its people can stand for one another:
such pairs are alike in part, never the same.
"""

from dataclasses import dataclass

from tawatur.linking.gazetteer import Gazetteer
from tawatur.linking.names import NameKeys
from tawatur.linking.stems import Stems
from tawatur.model import Entity, EntityKind
from tawatur.model.linked import Participant

# Likeness of two that can stand for one another: a country and what belongs to it; two bodies of one country;
# two people of one country.
_COUNTRY_AND_PART = 0.7
_PARTS_OF_ONE = 0.6
_COMPATRIOTS = 0.1
# All words of the shorter name stand in the longer one.
_CONTAINED = 0.8
_UNNAMED_TOP = 0.7


@dataclass(frozen=True, eq=False)
class Comparer:
    """Makes and compares participants with the project's tables."""

    name_keys: NameKeys
    stems: Stems
    gazetteer: Gazetteer
    generic: frozenset[str]

    def participant(self, entity: Entity, entities: dict[str, Entity], text: str) -> Participant:
        """What linking needs of `entity`; `entities` are those of its report, by id, `text` its text."""
        tokens = self.telling_name(entity, text)
        return self.named(entity.kind, tokens, self._country(entity, tokens, entities), entity.key)

    def telling_name(self, entity: Entity, text: str) -> tuple[str, ...]:
        """The name's tokens; where they could name any body of a kind, those of another form that tells more."""
        tokens = self.name_keys.tokens(entity.name)
        if entity.kind in ("person", "unnamed") or not self.is_generic(tokens):
            return tokens
        forms = {self.name_keys.tokens(m.of(text)) for m in entity.mentions}
        telling = sorted((f for f in forms if f and not self.is_generic(f)), key=lambda f: (-len(f), f))
        return telling[0] if telling else tokens

    def is_generic(self, tokens: tuple[str, ...]) -> bool:
        """Whether a name is made of words alone that name a kind of body."""
        return all(t in self.generic for t in tokens)

    def named(self, kind: EntityKind, tokens: tuple[str, ...], country: str | None, key: str | None) -> Participant:
        """A participant of this name, that belongs to `country` where that is known."""
        own = self.gazetteer.country_of(key, tokens) if kind == "place" else None
        return Participant(
            kind=kind,
            tokens=tokens,
            stems=frozenset(self.stems.stem(t) for t in tokens),
            keys=frozenset(self.name_keys.key(t) for t in tokens),
            country=own or country,
            is_country=own is not None,
            key=None if key in self.gazetteer.kinds else key,
        )

    def _country(self, entity: Entity, tokens: tuple[str, ...], entities: dict[str, Entity]) -> str | None:
        """The country that an entity acts for: what the reading says, else what the lexicon or the name itself says."""
        seen: set[str] = set()
        holder = entity
        while holder.part_of and holder.part_of not in seen:
            seen.add(holder.part_of)
            if holder.part_of not in entities:
                break
            holder = entities[holder.part_of]
        if holder is not entity:
            names = self.name_keys.tokens(holder.name)
            found = self.gazetteer.country_of(holder.key, names) or self.gazetteer.country_in(names)
            return found or " ".join(names)
        if entity.key and (known := self.gazetteer.by_key.get(entity.key)):
            return known
        return self.gazetteer.country_in(tokens)

    def likeness(self, a: Participant, b: Participant) -> float:
        """How alike two participants are, 0 to 1; 1 where nothing speaks against their being one."""
        if a.key and b.key and a.kind == b.kind:
            return 1.0 if a.key == b.key else self._stand_in(a, b)
        if "unnamed" in (a.kind, b.kind):
            return min(_UNNAMED_TOP if a.kind != b.kind else 1.0, self._shared(a, b))
        if a.stems == b.stems or a.keys == b.keys:
            return 1.0
        if a.kind == b.kind == "person":
            return 1.0 if self._short_of(a, b) else self._stand_in(a, b)
        contained = _CONTAINED * self._contained(a, b)
        return max(self._shared(a, b), contained, self._stand_in(a, b))

    def _stand_in(self, a: Participant, b: Participant) -> float:
        if not a.country or a.country != b.country:
            return 0.0
        if a.is_country or b.is_country:
            return 1.0 if a.is_country and b.is_country else _COUNTRY_AND_PART
        if a.kind == b.kind == "place":
            return 0.0
        return _COMPATRIOTS if a.kind == b.kind == "person" else _PARTS_OF_ONE

    def _short_of(self, a: Participant, b: Participant) -> bool:
        """Whether the shorter of two names of people may be short for the longer one."""
        short, long = (a, b) if len(a.tokens) <= len(b.tokens) else (b, a)
        if not short.tokens or not short.keys <= long.keys:
            return False
        ends = {self.name_keys.key(long.tokens[-1]), self.name_keys.key(long.tokens[0])}
        return self.name_keys.key(short.tokens[-1]) in ends and not (a.country and b.country and a.country != b.country)

    def _shared(self, a: Participant, b: Participant) -> float:
        union = self.stems.total(a.stems | b.stems)
        return self.stems.total(a.stems & b.stems) / union if union else 0.0

    def _contained(self, a: Participant, b: Participant) -> float:
        least = min(self.stems.total(a.stems), self.stems.total(b.stems))
        return self.stems.total(a.stems & b.stems) / least if least else 0.0
