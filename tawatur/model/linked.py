"""What linking makes of readings, and what the record keeps of it: the words between the two."""

from dataclasses import dataclass, field
from typing import NamedTuple

from tawatur.model.days import Days
from tawatur.model.reading import EntityKind, EventType, Status
from tawatur.model.record import AccountRef
from tawatur.model.span import Span

# Where reports without a day stand: after all others.
UNDATED = 10**7


@dataclass(frozen=True, slots=True)
class Participant:
    """One entity of a report: its name as tokens, stems and consonant keys, and the country it belongs to."""

    kind: EntityKind
    tokens: tuple[str, ...]
    stems: frozenset[str]
    keys: frozenset[str]
    country: str | None
    is_country: bool
    key: str | None


class Mention(NamedTuple):
    """Where one mention of an event stands, in words of the report: trigger [first, last), sentence [from, to)."""

    first: int
    last: int
    sentence_first: int
    sentence_last: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One event of one report."""

    events: tuple[str, ...]
    types: frozenset[EventType]
    statuses: frozenset[Status]
    mentions: tuple[Mention, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    places: tuple[int, ...]
    speakers: tuple[int, ...]
    days: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class Linkable:
    """A report as linking sees it. Participants are numbered; units name them by number.

    `day` is the ordinal of the day it came out, None where not even a guess is given. `telling` are its
    rarest stems with their weights. `size` counts its words.
    """

    report: str
    day: int | None
    size: int
    stems: tuple[str, ...]
    participants: tuple[Participant, ...]
    units: tuple[Unit, ...]
    telling: dict[str, int] = field(compare=False)

    @property
    def weight(self) -> int:
        """The weights of the telling stems added up."""
        return sum(self.telling.values())

    @property
    def order(self) -> tuple[int, int, str]:
        """Where the report stands among all: by day (undated last), the longer first, then by id.

        A report is only ever led back to one that stands before it.
        """
        return (self.day if self.day is not None else UNDATED, -self.size, self.report)


class Match(NamedTuple):
    """A unit of one report and a unit of another that are one event, with the chance that they are."""

    unit: int
    other: int
    chance: float


class Profile(NamedTuple):
    """How a report names somebody or something.

    `key` is the row of the lexicon, `scope` the report and entity where the name tells too little to be
    looked for elsewhere. Fields that are not known are empty.
    """

    kind: EntityKind
    tokens: tuple[str, ...]
    country: str = ""
    field: str = ""
    key: str = ""
    scope: str = ""

    @property
    def id(self) -> str:
        """A text that names the profile, the same in every record."""
        if self.key:
            return f"{self.kind}|{self.key}"
        return "|".join((self.kind, " ".join(self.tokens), self.country, self.field, self.scope))

    @property
    def rank(self) -> tuple[bool, int, bool, bool, str]:
        """Where the profile stands: known to the lexicon first, then the fuller. It is led back to earlier ones."""
        return (not self.key, -len(self.tokens), not self.country, not self.field, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one mention of an event in a reading says; entities are given by their ids in the reading.

    `chain_names` are the names of the chain, for people to read. `number` is the number of people that the words
    give; `roots` those of the trigger. `corrects`, `corrected_by` and `denies` are events of the same reading.
    """

    event: str
    type: EventType
    mode: str | None
    status: Status
    trigger: Span
    time: str | None
    earliest: str | None
    latest: str | None
    days: Days | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    chain: tuple[str, ...]
    chain_names: tuple[str, ...]
    number: int | None
    roots: tuple[str, ...]
    corrects: tuple[str, ...]
    corrected_by: tuple[str, ...]
    denies: tuple[str, ...]


class Speaker(NamedTuple):
    """One link of a chain: the entity of the record, its name, whether it is unnamed, the outlet that it is."""

    entity: str
    name: str
    unnamed: bool
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """The report that an account stands in.

    `outlet_key` names its outlet; `carrier` whose word the report is, and `carrier_name` its name: the agency that
    it credits, the outlet whose text it prints, or its own. `copy_of` is the report whose text it prints (its own
    id where none). `order` is where it stands among all (`Linkable.order`), `day` the day it came out.
    """

    report: str
    outlet: str | None
    outlet_key: str | None
    carrier: str
    carrier_name: str
    published: str | None
    day: int | None
    order: tuple[int, int, str]
    copy_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One account of an event. Entities are given by their ids in the record; `why` says what put it to its event."""

    teller: Teller
    said: Said
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    chain: tuple[Speaker, ...]
    why: str

    @property
    def ref(self) -> AccountRef:
        """The event of the reading."""
        return AccountRef(report=self.teller.report, event=self.said.event)

    @property
    def order(self) -> tuple[tuple[int, int, str], Span, str]:
        """Where the account stands among all: by its report, then by its place in it."""
        return (self.teller.order, self.said.trigger, self.said.event)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the record keeps of a reading besides the reading itself.

    `said` are its events; `profiles` its entities by id; `credit` the agency that it credits: a key, or
    after `?` a name that no table knows.
    """

    linkable: Linkable
    said: tuple[Said, ...]
    profiles: dict[str, Profile]
    outlet_key: str | None
    credit: str | None
