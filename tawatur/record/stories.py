"""Which reports tell one story, and which of their events are one.

Each report keeps its nearest neighbours among those that stand before it (`Linkable.order`), and the matches of its
events with theirs. All of it follows from the set of reports: adding or taking out one report only touches those
that it is, or was, a neighbour of.
"""

from collections import defaultdict
from typing import NamedTuple

from tawatur.model.linked import UNDATED, Linkable
from tawatur.model.linking import Linking
from tawatur.record.forest import Forest
from tawatur.record.store import Order, Store


class _Alike(NamedTuple):
    """A report alike to another; sorts the most alike first, of equals the one that stands first."""

    distance: float
    order: Order
    no: int


class Stories:
    """Finds neighbours and links events."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self._store = store
        self._linking = linking
        self._forest = Forest(store.connection, "unit")

    def add(self, no: int, report: Linkable) -> tuple[set[int], set[int]]:
        """Link a new report. Returns the reports with new neighbours (itself too), and the changed roots of events."""
        store = self._store
        day = report.order[0]
        weight = report.weight
        rows = [(s, day, no, weight) for s in report.telling]
        store.connection.executemany("INSERT INTO stem VALUES (?, ?, ?, ?)", rows)
        alike = self._alike(no, report)
        changed = {no}
        for other in self._first(alike, report):
            self._join(no, other)
        for other in alike:
            if other.order > report.order and self._admit(other, no, report):
                changed.add(other.no)
        return changed, self._lead_back(changed)

    def remove(self, no: int, report: Linkable) -> tuple[set[int], set[int]]:
        """Unlink a report that is about to be taken out. Returns the reports that lost it as a neighbour, and roots."""
        store = self._store
        later = {int(row[0]) for row in store.rows("SELECT report FROM neighbour WHERE other = ?", (no,))}
        units = store.units(no)
        store.connection.executemany("DELETE FROM link WHERE unit = ? OR other = ?", [(u, u) for u in units])
        store.run("DELETE FROM neighbour WHERE report = ? OR other = ?", (no, no))
        day = report.order[0]
        store.connection.executemany(
            "DELETE FROM stem WHERE stem = ? AND day = ? AND report = ?", [(s, day, no) for s in report.telling]
        )
        roots: set[int] = set()
        for unit in units:
            roots |= self._forest.lead(unit, None) | {unit}
            roots |= self._forest.release(unit)[1]
        for other in later:
            self._refill(other)
        return later, roots | self._lead_back(later)

    def _alike(self, no: int, report: Linkable) -> list[_Alike]:
        """All reports of about the same days that are alike enough, the most alike first."""
        store = self._store
        stems = sorted(report.telling)
        limits = self._linking.limits
        window = limits.window
        sql = "SELECT report, weight, stem FROM stem WHERE stem IN ({})"
        if report.day is None:
            found = store.many(sql, stems)
        else:
            near = f" AND day BETWEEN {report.day - window} AND {report.day + window}"
            found = store.many(sql + near, stems) + store.many(sql + f" AND day = {UNDATED}", stems)
        shared: dict[tuple[int, int], list[str]] = defaultdict(list)
        for other, its_weight, stem in found:
            shared[other, its_weight].append(stem)
        weight, weights = report.weight, report.telling
        likeness = {
            other: self._linking.likeness(sum(weights[s] for s in both), weight, its_weight)
            for (other, its_weight), both in shared.items()
            if len(both) >= limits.stems and other != no
        }
        alike = [other for other, share in likeness.items() if share >= limits.likeness]
        return sorted(_Alike(-likeness[row.no], row.order, row.no) for row in store.reports(alike).values())

    def _first(self, alike: list[_Alike], report: Linkable) -> list[_Alike]:
        return [a for a in alike if a.order < report.order][: self._linking.limits.neighbours]

    def _admit(self, later: _Alike, no: int, report: Linkable) -> bool:
        """Make a new report the neighbour of a later one, if it is nearer than the farthest that the later one has."""
        rows = self._store.rows("SELECT other, likeness FROM neighbour WHERE report = ?", (later.no,))
        orders = self._store.reports(row[0] for row in rows)
        has = sorted(_Alike(-likeness, orders[other].order, other) for other, likeness in rows)
        new = _Alike(later.distance, report.order, no)
        if len(has) >= self._linking.limits.neighbours:
            if new > has[-1]:
                return False
            self._part(later.no, has[-1].no)
        self._join(later.no, new)
        return True

    def _refill(self, no: int) -> None:
        """Give a report the neighbours that it lacks."""
        report = self._store.linkable(no)
        has = {int(row[0]) for row in self._store.rows("SELECT other FROM neighbour WHERE report = ?", (no,))}
        for other in self._first(self._alike(no, report), report):
            if other.no not in has:
                self._join(no, other)

    def _join(self, no: int, other: _Alike) -> None:
        store = self._store
        store.run("INSERT INTO neighbour VALUES (?, ?, ?)", (no, other.no, -other.distance))
        matches = self._linking.match(store.linkable(no), store.linkable(other.no), -other.distance)
        if matches:
            units, others = store.units(no), store.units(other.no)
            rows = [(units[m.unit], others[m.other], m.chance) for m in matches]
            store.connection.executemany("INSERT INTO link VALUES (?, ?, ?)", rows)

    def _part(self, no: int, other: int) -> None:
        store = self._store
        store.run("DELETE FROM neighbour WHERE report = ? AND other = ?", (no, other))
        others = store.units(other)
        store.connection.executemany(
            "DELETE FROM link WHERE unit = ? AND other = ?", [(u, o) for u in store.units(no) for o in others]
        )

    def _lead_back(self, reports: set[int]) -> set[int]:
        """Lead every event of these reports back to its best match. Returns the roots that changed."""
        changed: set[int] = set()
        for no in reports:
            for unit in self._store.units(no):
                rows = self._store.rows(
                    "SELECT link.chance, day, -size, id, number, other FROM link JOIN unit ON unit.no = other"
                    " JOIN report ON report.no = unit.report WHERE link.unit = ?",
                    (unit,),
                )
                best = min(rows, key=lambda r: (-r[0], *r[1:5]), default=None)
                parent = int(best[5]) if best else None
                changed |= self._forest.lead(unit, parent)
                self._store.run("UPDATE unit SET chance = ? WHERE no = ?", (best[0] if best else None, unit))
        return changed
