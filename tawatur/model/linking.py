"""What a record asks of linking: the two do not know each other, whoever opens a record brings them together."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from tawatur.model.linked import Linkable, Match, Prepared, Profile, Told
from tawatur.model.reading import Reading
from tawatur.model.record import RecordEvent


class Limits(NamedTuple):
    """Which reports are compared.

    Those that came out within `window` days, share `stems` telling stems and are `likeness` alike at least; of these
    the `neighbours` most alike. Neighbours below `copies` are no copies; from `story` on they tell one story.
    """

    window: int
    stems: int
    likeness: float
    neighbours: int
    copies: float
    story: float


class Linking(Protocol):
    """Everything about language and likeness that a record needs; pure functions of what they are given."""

    @property
    def limits(self) -> Limits:
        """Which reports are compared."""

    def prepare(self, reading: Reading) -> Prepared:
        """What the record keeps of a reading."""

    def likeness(self, shared: int, weight: int, other: int) -> float:
        """The likeness of two reports of these weights that share stems of the weight `shared`."""

    def match(self, one: Linkable, two: Linkable, likeness: float) -> tuple[Match, ...]:
        """The events of two reports that are one."""

    def bands(self, report: Linkable) -> tuple[int, ...]:
        """Keys such that reports with a key in common may be copies."""

    def copied(self, one: Linkable, two: Linkable) -> float:
        """How much two texts share where one is a copy of the other, else 0."""

    def blocks(self, profile: Profile) -> tuple[str, ...]:
        """Keys such that two profiles without a key in common are never one."""

    def choose(self, profile: Profile, candidates: Iterable[Profile]) -> tuple[Profile, str] | None:
        """The earlier profile that `profile` is led back to, and why."""

    def fuller(self, profile: Profile, company: Iterable[Profile]) -> tuple[Profile, str] | None:
        """The person of the company that a name which tells too little stands for, and why."""

    def gather(self, event_id: str, accounts: Iterable[Told], entities: dict[str, Profile]) -> RecordEvent:
        """The accounts of one event put together; `entities` gives a profile for each id that they name."""

    def tokens(self, name: str) -> tuple[str, ...]:
        """The words of a name, as those of profiles are."""

    def sound(self, token: str) -> str:
        """The key under which spellings of a token are found."""

    def stem(self, folded: str) -> str:
        """The stem of a folded word."""

    def outlet(self, name: str | None) -> str | None:
        """The key of the outlet that goes by a name, also of one that is not known."""

    def known_outlet(self, name: str) -> str | None:
        """The key of the outlet that goes by a name, if it is known."""

    def is_agency(self, name: str | None) -> bool:
        """Whether the outlet that goes by a name is an agency, whose texts others print."""

    def outlet_name(self, key: str) -> str:
        """The name of an outlet in Latin letters; the key itself where it is not known."""
