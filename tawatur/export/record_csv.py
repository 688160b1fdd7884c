"""A record and its answers as tables (CSV): one header line, one row an item; names in full, lists parted by ` | `."""

import csv
import io
from collections.abc import Iterable, Iterator

from tawatur.export.record_rows import ACCOUNT, EVENT, Cell, EntityOf, Names, account_rows, event_cells
from tawatur.model.answers import Entry, Found, Mentioned, Standing, Who
from tawatur.model.record import RecordEntity, RecordEvent

_BETWEEN = " | "


def record_csv(items: Iterable[RecordEntity | RecordEvent], entity: EntityOf) -> Iterator[str]:
    """The events of a record, one row an account; `entity` gives an entity by its id."""
    yield _row([*EVENT, *ACCOUNT])
    yield from map(_row, account_rows(items, entity))


def timeline_csv(entries: Iterable[Entry], entity: EntityOf) -> Iterator[str]:
    """Events, one row each, with the passages that they rest on. Also for a story."""
    yield _row([*EVENT, "reported", "passages"])
    names = Names(entity)
    for entry in entries:
        passages = _BETWEEN.join(_flat(p.text) for p in entry.passages)
        yield _row([*event_cells(entry.event, names), entry.event.reported, passages])


def conflicts_csv(entries: Iterable[Entry], entity: EntityOf) -> Iterator[str]:
    """Conflicts, one row an account of a side."""
    yield _row(["event", "type", "field", "side", "value", "report", "account", "closed_by", "passage"])
    names = Names(entity)
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
    names = Names(entity)
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
                        m.when,
                        m.event,
                        m.status,
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
            yield _row([f.report, f.outlet, f.published, f.title, _flat(passage.text)])


def _flat(text: str) -> str:
    return " ".join(text.split())


def _row(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([_BETWEEN.join(c) if isinstance(c, tuple) else c for c in cells])
    return out.getvalue()
