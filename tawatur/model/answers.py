"""What a record answers when it is asked; every answer holds the passages that it rests on."""

from dataclasses import dataclass
from typing import NamedTuple

from tawatur.model.reading import Act, EntityKind, EventType, Status
from tawatur.model.record import AccountRef, Judgement, RecordEntity, RecordEvent
from tawatur.model.span import Span


class EventPlace(NamedTuple):
    """Where an event stands in a list by date of what happened: its days as ordinals, and its id."""

    first: int
    last: int
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events a timeline holds; what is None is not asked for.

    `since` and `until` are ISO dates, both included: an event belongs where its days and these meet, an event
    without a day only where neither is given. `who` and `place` are names or ids of entities.
    """

    since: str | None = None
    until: str | None = None
    who: str | None = None
    place: str | None = None
    type: EventType | None = None
    status: Status | None = None
    min_independent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words of a report: `text` is the sentence (or statement), `span` its place, `marked` what it is there for."""

    report: str
    outlet: str | None
    published: str | None
    text: str
    span: Span
    marked: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event with the passages of its accounts, in the order of the accounts."""

    event: RecordEvent
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A thing said or done: when (ISO date, None where not known), the event if it is one, who else, and the words.

    `act` is that of a statement, None for an event.
    """

    when: str | None
    event: str | None
    status: Status | None
    others: tuple[str, ...]
    passage: Passage
    act: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """What the record holds of somebody, each list in the order of what happened, undated last.

    `did` by the word of a report itself, `said_to_do` by the word of others.
    """

    entity: RecordEntity
    said: tuple[Mentioned, ...]
    said_about: tuple[Mentioned, ...]
    did: tuple[Mentioned, ...]
    said_to_do: tuple[Mentioned, ...]
    met: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an outlet or agency did: counts of reports and events, and the accounts that each count rests on.

    `first`: events that several outlets tell and it told before all others. `denied`: facts and plans that others
    deny. `came_true` of `foretold`: plans of it that later happened, of those of which later reports tell.
    """

    outlet: str
    name: str
    reports: int
    events: int
    first: tuple[AccountRef, ...]
    denied: tuple[AccountRef, ...]
    foretold: tuple[AccountRef, ...]
    came_true: tuple[AccountRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNote:
    """A report of a story: `copy_of` is the report whose text it prints."""

    id: str
    outlet: str | None
    published: str | None
    title: str
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports that tell one story, by date, and the events that they tell, in the order of what happened."""

    reports: tuple[ReportNote, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A report that holds the words searched for, and where they stand."""

    report: str
    outlet: str | None
    published: str | None
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What an entity is called."""

    id: str
    kind: EntityKind
    name: str
    romanized: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a report stands in the record: ids of its reading to ids of the record.

    `judged` are the judgements in force on single events of the reading, `copy_of` is the report whose text it prints.
    """

    events: dict[str, str]
    judged: dict[str, Judgement]
    entities: dict[str, str]
    copy_of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two accounts that were put together, with the chance that the model gave, and the event that they are now of."""

    chance: float
    event: str
    account: AccountRef
    other: AccountRef
