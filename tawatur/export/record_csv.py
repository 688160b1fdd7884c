"""A record and its answers as tables (CSV): one header line, one row an item; names in full, lists parted by ` | `."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from tawatur.model.answers import Entry, Found, Mentioned, Standing, Who
from tawatur.model.record import Account, RecordEntity, RecordEvent

EntityOf = Callable[[str], RecordEntity]
_BETWEEN = " | "

_EVENT = [
    "event",
    "type",
    "mode",
    "status",
    "time",
    "from",
    "to",
    "place",
    "actor",
    "recipient",
    "independent",
    "independent_at_most",
    "reports",
]
_ACCOUNT = [
    "report",
    "outlet",
    "published",
    "account",
    "account_status",
    "account_time",
    "account_actor",
    "account_recipient",
    "account_place",
    "chain",
    "copy_of",
    "source",
]


def record_csv(items: Iterable[RecordEntity | RecordEvent], entity: EntityOf) -> Iterator[str]:
    """The events of a record, one row an account; `entity` gives an entity by its id."""
    yield _row([*_EVENT, *_ACCOUNT])
    names = _Names(entity)
    for item in items:
        if isinstance(item, RecordEvent):
            for account in item.accounts:
                yield _row([*_event(item, names), *_account(account, names)])


def timeline_csv(entries: Iterable[Entry], entity: EntityOf) -> Iterator[str]:
    """Events, one row each, with the passages that they rest on. Also for a story."""
    yield _row([*_EVENT, "reported", "passages"])
    names = _Names(entity)
    for entry in entries:
        passages = _BETWEEN.join(_flat(p.text) for p in entry.passages)
        yield _row([*_event(entry.event, names), entry.event.reported or "", passages])


def conflicts_csv(entries: Iterable[Entry], entity: EntityOf) -> Iterator[str]:
    """Conflicts, one row an account of a side."""
    yield _row(["event", "type", "field", "side", "value", "report", "account", "closed_by", "passage"])
    names = _Names(entity)
    for entry in entries:
        passages = {a.ref: p for a, p in zip(entry.event.accounts, entry.passages, strict=True)}
        for conflict in entry.event.conflicts:
            closed = f"{conflict.closed_by.report}:{conflict.closed_by.event}" if conflict.closed_by else ""
            for number, (side, value) in enumerate(zip(conflict.sides, conflict.values, strict=True), 1):
                for ref in side:
                    text = _flat(passages[ref].text) if ref in passages else ""
                    shown = names.listed(value.split()) if conflict.field in ("place", "who") else value
                    account = [ref.report, ref.event, closed, text]
                    yield _row([entry.event.id, entry.event.type, conflict.field, number, shown, *account])


def who_csv(answers: Iterable[Who], entity: EntityOf) -> Iterator[str]:
    """What people said and did, one row each."""
    yield _row(["entity", "name", "part", "when", "event", "status", "others", "report", "passage"])
    names = _Names(entity)
    for who in answers:
        lists: dict[str, tuple[Mentioned, ...]] = {
            "said": who.said,
            "said_about": who.said_about,
            "did": who.did,
            "said_to_do": who.said_to_do,
            "met": who.met,
        }
        for part, items in lists.items():
            for m in items:
                yield _row(
                    [
                        who.entity.id,
                        who.entity.name,
                        part,
                        m.when or "",
                        m.event or "",
                        m.status or "",
                        names.listed(m.others),
                        m.passage.report,
                        _flat(m.passage.text),
                    ]
                )


def sources_csv(standings: Iterable[Standing]) -> Iterator[str]:
    """How outlets did, one row each."""
    yield _row(["outlet", "name", "reports", "events", "first", "denied", "foretold", "came_true"])
    for s in standings:
        counts = [len(s.first), len(s.denied), len(s.foretold), len(s.came_true)]
        yield _row([s.outlet, s.name, s.reports, s.events, *counts])


def search_csv(found: Iterable[Found]) -> Iterator[str]:
    """Reports found, one row a passage."""
    yield _row(["report", "outlet", "published", "title", "passage"])
    for f in found:
        for passage in f.passages:
            yield _row([f.report, f.outlet or "", f.published or "", f.title, _flat(passage.text)])


class _Names:
    """Names of entities, each asked for once."""

    def __init__(self, entity: EntityOf) -> None:
        self._entity = entity
        self._known: dict[str, str] = {}

    def one(self, id_: str | None) -> str:
        if id_ is None:
            return ""
        if id_ not in self._known:
            self._known[id_] = self._entity(id_).name
        return self._known[id_]

    def listed(self, ids: Iterable[str]) -> str:
        return _BETWEEN.join(map(self.one, ids))


def _event(event: RecordEvent, names: _Names) -> list[object]:
    return [
        event.id,
        event.type,
        event.mode or "",
        event.status,
        event.time or "",
        event.earliest or "",
        event.latest or "",
        names.one(event.place),
        names.listed(event.actor),
        names.listed(event.recipient),
        event.independent,
        event.independent_at_most,
        len({a.report for a in event.accounts}),
    ]


def _account(account: Account, names: _Names) -> list[object]:
    return [
        account.report,
        account.outlet or "",
        account.published or "",
        account.event,
        account.status,
        account.time or "",
        names.listed(account.actor),
        names.listed(account.recipient),
        names.one(account.place),
        names.listed(account.chain),
        account.copy_of or "",
        account.source,
    ]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _row(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
