"""What is taken from one report: the reading, and its parts.

The JSON shape of these classes is the public contract in `docs/record.md`;
`tawatur.model.wire` turns them into it and back.
"""

from dataclasses import dataclass
from typing import Literal

from tawatur.model.span import Span

EntityKind = Literal["person", "organization", "place", "group", "unnamed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Act = Literal[
    "say", "announce", "confirm", "deny", "add", "explain", "demand", "reject",
    "accuse", "expect", "consider", "ask", "warn", "promise",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "ongoing", "planned", "proposed", "conditional", "denied", "possible"]
LinkType = Literal["denies", "corrects", "answers", "because", "conflicts"]
PublishedFrom = Literal["given", "page", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it came in. `text` is never changed; all spans count its code points.

    `published` is an ISO date or date-time. Where it was inferred, `published_candidates`
    holds the dates that the text allows, the likeliest first; where it is None they may
    still narrow it down. `agency` and `filed_from` are the agency and the place that a
    dateline or credit names, as written; `agency_key` is the agency's row in the lexicon.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    published_candidates: tuple[str, ...] = ()
    url: str | None = None
    language: str = "ar"
    agency: str | None = None
    agency_key: str | None = None
    filed_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody or something that a report names, or an unnamed source that it cites.

    `name` is the fullest form, bare of titles; `description` the title or role that the
    report gives; `part_of` the id of the country or body that a person acts for.
    `mentions` are bare of titles and clitics. `key` names the row of the lexicon that it
    was known by, where it was.
    """

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]
    romanized: str | None = None
    description: str | None = None
    part_of: str | None = None
    key: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression of time. `value` is TIMEX3, or None where it could not be resolved.

    `earliest` and `latest` are the ISO dates that bound it (JSON: `from`, `to`).
    """

    id: str
    span: Span
    type: TimeType
    value: str | None
    earliest: str | None = None
    latest: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody says something. `chain` runs from the one nearest the report to the speaker."""

    id: str
    speaker: str | None
    cue: Span
    act: Act
    quoted: bool
    content: Span
    to: tuple[str, ...] = ()
    medium: Span | None = None
    time: str | None = None
    chain: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, will, may, or did not. `type` and `mode` are PLOVER's.

    An empty `chain` means that the report says so itself. `condition_event` is the id of the
    event that the condition names, where it names one; `statement` the innermost statement
    that holds the event; `same_as` an earlier event of which this is another mention.
    """

    id: str
    type: EventType
    trigger: Span
    status: Status
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    chain: tuple[str, ...] = ()
    condition: Span | None = None
    condition_event: str | None = None
    same_as: str | None = None
    statement: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How one event or statement bears on another; `source` and `target` are ids (JSON: `from`, `to`)."""

    type: LinkType
    source: str
    target: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that is taken from one report."""

    report: Report
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
