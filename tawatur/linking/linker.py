"""All that a record asks of linking, in one place (`tawatur.model.linking.Linking`)."""

from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.linking.copies import LEAST_TELLING, bands, copied
from tawatur.linking.entities import ONE_STORY, choose, fuller
from tawatur.linking.events import LEAST_LIKENESS, LEAST_STEMS, NEIGHBOURS, WINDOW, Matcher, shared_likeness
from tawatur.linking.gather import gather
from tawatur.linking.preparing import Preparer
from tawatur.model import Reading
from tawatur.model.linked import Linkable, Match, Participant, Prepared, Profile, Told
from tawatur.model.linking import Limits
from tawatur.model.record import RecordEvent

# Participants at least so alike do not contradict each other.
_WITHIN = 0.5


@dataclass(frozen=True, eq=False)
class Linker:
    """Links reports with the project's tables and models; see `Linking` for what each function does."""

    preparer: Preparer
    matcher: Matcher

    @property
    def limits(self) -> Limits:
        """Which reports are compared."""
        return Limits(WINDOW, LEAST_STEMS, LEAST_LIKENESS, NEIGHBOURS, LEAST_TELLING, ONE_STORY)

    def prepare(self, reading: Reading) -> Prepared:
        """What the record keeps of a reading."""
        return self.preparer.prepare(reading)

    def likeness(self, shared: int, weight: int, other: int) -> float:
        """The likeness of two reports by the weight of the stems they share."""
        return shared_likeness(shared, weight, other)

    def match(self, one: Linkable, two: Linkable, likeness: float) -> tuple[Match, ...]:
        """The events of two reports that are one."""
        return self.matcher.match(one, two, likeness)

    def bands(self, report: Linkable) -> tuple[int, ...]:
        """Keys that copies have in common."""
        return bands(report)

    def copied(self, one: Linkable, two: Linkable) -> float:
        """How much two texts share where one is a copy of the other."""
        return copied(one, two)

    def blocks(self, profile: Profile) -> tuple[str, ...]:
        """Keys that profiles of one entity have in common."""
        return self.preparer.decider.blocks(profile)

    def choose(self, profile: Profile, candidates: Iterable[Profile]) -> tuple[Profile, str] | None:
        """The earlier profile that this one is another spelling of."""
        return choose(self.preparer.decider, profile, candidates)

    def fuller(self, profile: Profile, company: Iterable[Profile]) -> tuple[Profile, str] | None:
        """The person of the company that a name stands for."""
        return fuller(self.preparer.decider, profile, company)

    def _within(self, one: Profile, two: Profile) -> bool:
        """Whether two entities do not contradict each other: one holds the other, or may stand for it."""
        a, b = self._participant(one), self._participant(two)
        if a.kind == b.kind == "place" and (a.is_country or b.is_country) and not (a.country and b.country):
            return True
        return self.preparer.comparer.likeness(a, b) >= _WITHIN

    def _participant(self, profile: Profile) -> Participant:
        named = self.preparer.comparer.named
        return named(profile.kind, profile.tokens, profile.country or None, profile.key or None)

    def gather(self, event_id: str, accounts: Iterable[Told], entities: dict[str, Profile]) -> RecordEvent:
        """The accounts of one event put together."""
        return gather(event_id, accounts, lambda one, two: one == two or self._within(entities[one], entities[two]))

    def tokens(self, name: str) -> tuple[str, ...]:
        """The words of a name."""
        return self.preparer.comparer.name_keys.tokens(name)

    def sound(self, token: str) -> str:
        """The consonant key of a token."""
        return self.preparer.comparer.name_keys.key(token)

    def stem(self, folded: str) -> str:
        """The stem of a folded word."""
        return self.preparer.comparer.stems.stem(folded)

    def outlet(self, name: str | None) -> str | None:
        """The key of an outlet."""
        return self.preparer.outlets.key(name)

    def known_outlet(self, name: str) -> str | None:
        """The key of an outlet that is known."""
        return self.preparer.outlets.known(name)

    def is_agency(self, name: str | None) -> bool:
        """Whether an outlet is an agency."""
        return self.preparer.outlets.is_agency(name)

    def outlet_name(self, key: str) -> str:
        """The name of an outlet in Latin letters."""
        return self.preparer.outlets.latin.get(key, key)
