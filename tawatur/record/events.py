"""The events of the record: trees of linked accounts, and what their accounts say together."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from tawatur.model.days import day_of, days_of_value, iso
from tawatur.model.linked import UNDATED, Profile, Said, Speaker, Teller, Told
from tawatur.model.linking import Linking
from tawatur.model.record import RecordEvent
from tawatur.record.ids import entity_id, event_id
from tawatur.record.packing import unpack_said
from tawatur.record.store import ReportRow, Store


class _Carrier(NamedTuple):
    key: str
    name: str
    copy_of: str


class Events:
    """Keeps the list of events up to date, and puts accounts together when asked."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self._store = store
        self._linking = linking

    def mark(self, events: Iterable[int]) -> None:
        """Say that the accounts of these events (the numbers of their first units) changed."""
        store = self._store
        for no in sorted(set(events)):
            if not store.rows("SELECT 1 FROM unit WHERE event = ? LIMIT 1", (no,)):
                store.run("DELETE FROM event WHERE no = ?", (no,))
            elif store.rows("SELECT 1 FROM event WHERE no = ?", (no,)):
                store.run("UPDATE event SET stale = 1 WHERE no = ?", (no,))
            else:
                report, number = store.rows("SELECT report, number FROM unit WHERE no = ?", (no,))[0]
                kept = store.linkable(report)
                id_ = event_id(kept.report, kept.units[number].events[0])
                store.run("INSERT INTO event (no, id) VALUES (?, ?)", (no, id_))

    def mark_reports(self, reports: Iterable[int]) -> None:
        """Say that something that the accounts of these reports show changed."""
        sql = "UPDATE event SET stale = 1 WHERE no IN (SELECT event FROM unit WHERE report IN ({}))"
        self._store.many(sql, sorted(reports))

    def mark_prints(self, roots: Iterable[int]) -> None:
        """Say that the groups of copies with these first reports changed."""
        rows = self._store.many("SELECT no FROM report WHERE root IN ({})", sorted(roots))
        self.mark_reports(int(row[0]) for row in rows)

    def mark_people(self, roots: Iterable[int]) -> None:
        """Say that entities with profiles in these trees changed."""
        sql = (
            "SELECT DISTINCT entity.report FROM profile JOIN entity ON entity.profile = profile.no"
            " WHERE profile.root IN ({})"
        )
        self.mark_reports(int(row[0]) for row in self._store.many(sql, sorted(roots)))

    def stale(self) -> list[int]:
        """The events to be summed up."""
        return [int(row[0]) for row in self._store.rows("SELECT no FROM event WHERE stale ORDER BY no")]

    def settle(self, events: Iterable[int]) -> None:
        """Sum events up again, and note what they are listed by."""
        for no in events:
            event = self.load(no)
            row: tuple[object, ...] = (None,) * 8
            if event is not None:
                days = day_of(event.earliest), day_of(event.latest)
                reports = {a.report for a in event.accounts}
                told = max((day for a in event.accounts if (day := day_of(a.published))), default=None)
                row = (event.type, event.status, *days, event.independent, len(event.conflicts), len(reports), told)
            self._store.run(
                "UPDATE event SET type = ?, status = ?, first_day = ?, last_day = ?, independent = ?, conflicts = ?,"
                " reports = ?, told = ?, stale = 0 WHERE no = ?",
                (*row, no),
            )

    def load(self, no: int) -> RecordEvent | None:
        """The event whose first unit is `no`; None where there is none, or all its accounts were judged wrong."""
        rows = self._store.rows(
            "SELECT account.report, said, corrected, parent, chance FROM unit CROSS JOIN account"
            " ON account.unit = unit.no WHERE unit.event = ? AND NOT wrong",
            (no,),
        )
        if not rows:
            return None
        id_ = self._store.rows("SELECT id FROM event WHERE no = ?", (no,))[0][0]
        teller = _Tellers(self._store, self._linking, {row[0] for row in rows})
        people = _People(self._store, {row[0] for row in rows})
        linked = self._linked({row[3] for row in rows if row[3]})
        told = [self._told(row, teller, people, linked) for row in rows]
        return self._linking.gather(id_, told, people.named)

    def copies(self, reports: set[int]) -> dict[int, str]:
        """For each of these reports that prints the text of another the id of that one."""
        tellers = [(no, _Tellers(self._store, self._linking, {no}).teller(no)) for no in sorted(reports)]
        return {no: t.copy_of for no, t in tellers if t.copy_of != t.report}

    def _linked(self, units: set[int]) -> dict[int, str]:
        """For each unit the report it stands in."""
        sql = "SELECT unit.no, report.id FROM unit JOIN report ON report.no = unit.report WHERE unit.no IN ({})"
        return {int(no): report for no, report in self._store.many(sql, sorted(units))}

    def _told(self, row: Any, tellers: "_Tellers", people: "_People", linked: dict[int, str]) -> Told:
        report, text, corrected, parent, chance = row
        said = unpack_said(text)
        why = f"matched with {linked[parent]} ({chance:.2f})" if parent in linked else "first account"
        if corrected:
            said, why = _corrected(said, json.loads(corrected)), f"{why}; corrected by a person"
        chain = []
        for local, name in zip(said.chain, said.chain_names, strict=True):
            profile = people.profile(report, local)
            unnamed = profile.kind == "unnamed"
            outlet = None if unnamed else self._linking.known_outlet(name) or tellers.outlet(self._linking.outlet(name))
            chain.append(Speaker(people.id(report, local), name, unnamed, outlet))
        return Told(
            teller=tellers.teller(report),
            said=said,
            actor=tuple(people.id(report, a) for a in said.actor),
            recipient=tuple(people.id(report, r) for r in said.recipient),
            place=people.id(report, said.place) if said.place else None,
            chain=tuple(chain),
            why=why,
        )


def _corrected(said: Said, correction: dict[str, Any]) -> Said:
    """What an account says after a person corrected it."""
    said = replace(said, type=correction["type"] or said.type, status=correction["status"] or said.status)
    if correction["time"]:
        days = days_of_value(correction["time"])
        first, last = (iso(days.first), iso(days.last)) if days else (None, None)
        said = replace(said, time=correction["time"], earliest=first, latest=last, days=days)
    return said


class _Tellers:
    """The reports that accounts stand in, and whose word each is."""

    def __init__(self, store: Store, linking: Linking, reports: set[int]) -> None:
        self._rows = store.reports(reports)
        roots = {row.root for row in self._rows.values()}
        prints: dict[int, list[ReportRow]] = {root: [] for root in roots}
        for (no,) in store.many("SELECT no FROM report WHERE root IN ({})", sorted(roots)):
            row = store.report(no)
            prints[row.root].append(row)
        self._carriers = {root: _carrier(rows, linking) for root, rows in prints.items()}
        self._outlets = {row.outlet_key for row in self._rows.values()}

    def outlet(self, key: str | None) -> str | None:
        """The key itself, if one of these reports is of this outlet."""
        return key if key in self._outlets else None

    def teller(self, report: int) -> Teller:
        """The report as a teller."""
        row = self._rows[report]
        carrier = self._carriers[row.root]
        return Teller(
            report=row.id,
            outlet=row.outlet,
            outlet_key=row.outlet_key,
            carrier=carrier.key,
            carrier_name=carrier.name,
            published=row.published,
            day=row.order[0] if row.order[0] != UNDATED else None,
            order=row.order,
            copy_of=carrier.copy_of,
        )


def _carrier(prints: list[ReportRow], linking: Linking) -> _Carrier:
    """Whose word the reports of one text are.

    The one agency that they credit; else the one agency among their outlets; else the outlet of the first report.
    """
    rows = sorted(prints, key=lambda r: r.order)
    own = [r for r in rows if linking.is_agency(r.outlet)]
    credited = {r.credit for r in rows if r.credit and not r.credit.startswith("?")} or _credited_by_several(rows)
    if len(credited) == 1:
        key = credited.pop()
        first = next((r for r in own if r.outlet_key == key), rows[0])
        return _Carrier(key, linking.outlet_name(key), first.id)
    first = own[0] if len({r.outlet_key for r in own}) == 1 else rows[0]
    return _Carrier(first.outlet_key or first.id, first.outlet or first.id, first.id)


def _credited_by_several(rows: list[ReportRow]) -> set[str]:
    """The names that no table knows and that several outlets credit for one text."""
    names = {(r.credit[1:], r.outlet_key) for r in rows if r.credit}
    count = Counter(name for name, _ in names)
    return {name for name, outlets in count.items() if outlets > 1}


class _People:
    """The entities of the record that those of some reports are; `named` are those asked for, by id."""

    def __init__(self, store: Store, reports: set[int]) -> None:
        self._store = store
        rows = store.many(
            "SELECT entity.report, entity.entity, profile.no, COALESCE(target, root) FROM entity JOIN profile"
            " ON profile.no = entity.profile LEFT JOIN alias USING (root) WHERE entity.report IN ({})",
            sorted(reports),
        )
        self._rows = {(report, entity): (profile, root) for report, entity, profile, root in rows}
        self.named: dict[str, Profile] = {}

    def profile(self, report: int, entity: str) -> Profile:
        """The profile of an entity of a report."""
        return self._store.profile(self._rows[report, entity][0])

    def id(self, report: int, entity: str) -> str:
        """The id of the entity of the record that an entity of a report is."""
        id_ = entity_id(self._store.profile(self._rows[report, entity][1]).id)
        self.named[id_] = self.profile(report, entity)
        return id_
