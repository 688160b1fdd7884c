"""The record: what many reports say together.

The JSON shape of `RecordEntity` and `RecordEvent` is the public contract in `docs/record.md`;
`to_dict` turns them into it. Ids name a thing by the first account of it, so that they do not
depend on the order in which reports were added.
"""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal, get_args

from tawatur.model.reading import EntityKind, EventType, Status
from tawatur.model.span import Span

SourceKind = Literal["named", "report", "unnamed", "ring"]
ConflictField = Literal["status", "time", "place", "who", "number"]
Verdict = Literal["same", "different", "right", "wrong", "corrected", "unsure"]
Subject = Literal["event", "entity"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class AccountRef:
    """An event of a reading."""

    report: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one report says of an event.

    `actor`, `recipient`, `place` and `chain` are ids of entities of the record. `time` is the TIMEX3 value,
    `earliest` and `latest` (JSON: `from`, `to`) the ISO dates that bound it. `copy_of` is the report whose text
    this one prints. `source` is the id of the source that the account rests on. `why` says what put the account
    to this event.
    """

    report: str
    event: str
    outlet: str | None
    published: str | None
    type: EventType
    mode: str | None
    status: Status
    trigger: Span
    time: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    chain: tuple[str, ...]
    copy_of: str | None
    source: str
    why: str

    @property
    def ref(self) -> AccountRef:
        """The event of the reading."""
        return AccountRef(report=self.report, event=self.event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An origin that accounts rest on.

    `named`: somebody who is named, as the end of a chain. `report`: the word of an outlet or agency itself.
    `ring`: outlets that cite each other. `unnamed`: sources without a name, which different outlets give; they
    are not taken for one person nor for several, so `at_most` says how many they may be.
    """

    id: str
    kind: SourceKind
    name: str
    entity: str | None
    at_most: int
    accounts: tuple[AccountRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryStep:
    """The status and time that reports of one day first give: `reported` is that day, None where it is not known."""

    reported: str | None
    status: Status
    time: str | None
    accounts: tuple[AccountRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Accounts that cannot all be right; `values` says what each side has. `closed_by` is the account that corrects."""

    field: ConflictField
    sides: tuple[tuple[AccountRef, ...], ...]
    values: tuple[str, ...]
    closed_by: AccountRef | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEvent:
    """Something that reports speak of, with every account of it.

    `status`, `time`, `place` and the like are those of the latest account that gives them. `independent` is the
    number of `sources`; `independent_at_most` what it would be if no two unnamed sources were one.
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    time: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    reported: str | None
    independent: int
    independent_at_most: int
    accounts: tuple[Account, ...]
    sources: tuple[Source, ...]
    history: tuple[HistoryStep, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class EntityRef:
    """An entity of a reading."""

    report: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEntity:
    """Somebody or something that reports name.

    `names` are its spellings, `mentions` the entities of readings that it was put together from, `why` what put
    them together.
    """

    id: str
    kind: EntityKind
    name: str
    romanized: str | None
    description: str | None
    key: str | None
    part_of: str | None
    names: tuple[str, ...]
    mentions: tuple[EntityRef, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A passage of a report that a judgement is about; it outlives a new reading, whose ids may differ."""

    report: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What an account should say; what is None was read rightly. `time` is a TIMEX3 value."""

    type: EventType | None = None
    status: Status | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word.

    Two events or entities are (`same`) or are not (`different`) one; or one account reads its report `right`, `wrong`,
    or is `corrected`. `when` is an ISO date-time that the caller gives. A later judgement on the same passages wins
    over an earlier one; `unsure` takes it back.
    """

    verdict: Verdict
    subject: Subject
    first: Place
    second: Place | None
    who: str
    when: str
    why: str
    correction: Correction | None = None


# What can be said of one account; `why` of a judgement that takes another back.
ON_ONE = ("right", "wrong", "corrected")
TAKEN_BACK = "taken back"


def to_dict(part: Any) -> Any:
    """A class of the record as JSON values (`docs/record.md`); `earliest` and `latest` become `from` and `to`."""
    if isinstance(part, tuple):
        return [to_dict(item) for item in part]
    if not is_dataclass(part):
        return part
    out: dict[str, Any] = {}
    if isinstance(part, RecordEvent | RecordEntity):
        out["record"] = "event" if isinstance(part, RecordEvent) else "entity"
    for field in fields(part):
        out[_JSON_NAME.get(field.name, field.name)] = to_dict(getattr(part, field.name))
    return out


_JSON_NAME = {"earliest": "from", "latest": "to"}


def judgement_from_dict(data: Any) -> Judgement:
    """The judgement that a JSON object holds. Raises ValueError with a sentence that names the field."""
    if not isinstance(data, dict):
        raise ValueError("a judgement must be an object")
    for name, allowed in (("verdict", get_args(Verdict)), ("subject", get_args(Subject))):
        _check(name, data.get(name), allowed)
    for name in ("who", "when", "why"):
        if not isinstance(data.get(name), str):
            raise ValueError(f"'{name}' must be text")
    second = data.get("second")
    if second is None and data["verdict"] in ("same", "different"):
        raise ValueError(f"'second' must name a passage where the verdict is {data['verdict']!r}")
    return Judgement(
        verdict=data["verdict"], subject=data["subject"], first=_place(data.get("first"), "first"),
        second=_place(second, "second") if second is not None else None,
        who=data["who"], when=data["when"], why=data["why"], correction=_correction(data),
    )  # fmt: skip


def _check(name: str, value: Any, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"'{name}' is {value!r}; it must be one of {', '.join(allowed)}")


def _correction(data: dict[str, Any]) -> Correction | None:
    given = data.get("correction")
    if given is None:
        if data["verdict"] == "corrected":
            raise ValueError("'correction' must say what was corrected where the verdict is 'corrected'")
        return None
    if not isinstance(given, dict):
        raise ValueError("'correction' must be an object")
    for name, allowed in (("type", get_args(EventType)), ("status", get_args(Status))):
        if given.get(name) is not None:
            _check(f"correction.{name}", given[name], allowed)
    time = given.get("time")
    if time is not None and not isinstance(time, str):
        raise ValueError("'correction.time' must be text")
    return Correction(type=given.get("type"), status=given.get("status"), time=time)


def _place(data: Any, where: str) -> Place:
    if not isinstance(data, dict) or not isinstance(data.get("report"), str) or not isinstance(data.get("words"), str):
        raise ValueError(f"'{where}' must have 'report' and 'words' that are text")
    span = data.get("span")
    if not (isinstance(span, list) and len(span) == 2 and all(isinstance(v, int) for v in span)):
        raise ValueError(f"'{where}.span' must be [start, end]")
    return Place(report=data["report"], span=Span(*span), words=data["words"])
