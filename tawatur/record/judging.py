"""A person's word on what the machine put together.

Judgements are only ever appended. They name passages, not rows or ids of a reading, so that they hold after a
report was read anew; one on a report that is not in the record waits for it. All of them are applied afresh to
what the machine finds, so that the record follows from reports and judgements alone.
"""

import json
from collections.abc import Iterable
from typing import NamedTuple

from tawatur.model import Span
from tawatur.model.linked import Profile
from tawatur.model.record import TAKEN_BACK, Judgement, Place, Subject, judgement_from_dict, to_dict
from tawatur.record.packing import pack_json, unpack_said
from tawatur.record.people import People
from tawatur.record.redrawing import Edge, redraw
from tawatur.record.store import Store


class _Node(NamedTuple):
    """An entity of a report."""

    report: int
    entity: str


class Judging:
    """Keeps judgements and applies them."""

    def __init__(self, store: Store, people: People) -> None:
        self._store = store
        self.people = people

    def append(self, judgement: Judgement) -> bool:
        """Keep a judgement; False where it is kept already."""
        sql = "INSERT OR IGNORE INTO judgement (data) VALUES (?)"
        return self._store.connection.execute(sql, (pack_json(to_dict(judgement)),)).rowcount > 0

    def all(self) -> list[Judgement]:
        """All judgements, the earliest first."""
        rows = self._store.rows("SELECT data FROM judgement")
        return sorted(
            (judgement_from_dict(json.loads(r[0])) for r in rows), key=lambda j: (j.when, pack_json(to_dict(j)))
        )

    def in_force(self, subject: Subject) -> list[Judgement]:
        """The judgements that no later one on the same passages took the place of."""
        latest: dict[tuple[Place, ...], Judgement] = {}
        for judgement in self.all():
            if judgement.subject == subject:
                places = _places(judgement)
                latest.pop(places, None)
                latest[places] = judgement
        return [j for j in latest.values() if j.verdict != "unsure"]

    def standing(self) -> list[Judgement]:
        """The judgements that were not taken back, the earliest first."""
        standing: list[Judgement] = []
        for judgement in self.all():
            if judgement.why == TAKEN_BACK:
                places = _places(judgement)
                taken = next((j for j in reversed(standing) if _places(j) == places), None)
                if taken is not None:
                    standing.remove(taken)
            else:
                standing.append(judgement)
        return standing

    def last(self) -> tuple[Judgement, Judgement | None] | None:
        """The latest judgement that was not taken back, and what was in force on the same passages before it."""
        standing = self.standing()
        if not standing:
            return None
        last = standing.pop()
        return last, next((j for j in reversed(standing) if _places(j) == _places(last)), None)

    def on_accounts(self, report: str) -> dict[str, Judgement]:
        """What is in force on single accounts of a report, by the event of its reading."""
        return {
            found[1]: judgement
            for judgement in self.in_force("event")
            if judgement.second is None
            and judgement.first.report == report
            and (found := self.account_at(judgement.first))
        }

    def judged_pairs(self) -> set[frozenset[int]]:
        """The pairs of units on which a judgement stands, also that of one who is unsure."""
        return {
            frozenset((one[2], two[2]))
            for j in self.standing()
            if j.subject == "event" and j.second
            and (one := self.account_at(j.first)) and (two := self.account_at(j.second))
        }  # fmt: skip

    def apply_to_accounts(self) -> set[int]:
        """Leave out the accounts that were judged wrong, correct others. Returns the units whose accounts changed."""
        store = self._store
        before = {
            (int(report), event): (int(unit), wrong, corrected)
            for report, event, unit, wrong, corrected in store.rows(
                "SELECT report, event, unit, wrong, corrected FROM account WHERE wrong OR corrected IS NOT NULL"
            )
        }
        after: dict[tuple[int, str], tuple[int, int, str | None]] = {}
        for judgement in self.in_force("event"):
            if judgement.verdict in ("wrong", "corrected") and (found := self.account_at(judgement.first)):
                corrected = pack_json(to_dict(judgement.correction)) if judgement.correction else None
                after[found[0], found[1]] = (found[2], int(judgement.verdict == "wrong"), corrected)
        changed = before.items() ^ after.items()
        for report, event in {key for key, _ in changed}:
            _, wrong, corrected = after.get((report, event), (0, 0, None))
            store.run(
                "UPDATE account SET wrong = ?, corrected = ? WHERE report = ? AND event = ?",
                (wrong, corrected, report, event),
            )
        return {unit for _, (unit, *_) in changed}

    def redraw(self, changed: set[int] | None) -> set[int]:
        """Draw the trees of events that judgements speak of anew. `changed` are the roots that changed; None: all.

        Returns the first units of the events that have other members than before.
        """
        store = self._store
        spoken = [
            (j.verdict, one[2], two[2])
            for j in self.in_force("event")
            if j.second
            and (one := self.account_at(j.first))
            and (two := self.account_at(j.second))
            and one[2] != two[2]
        ]
        roots = {
            int(r[0])
            for r in store.many("SELECT root FROM unit WHERE no IN ({})", {u for _, a, b in spoken for u in (a, b)})
        }
        before = {int(row[0]) for row in store.rows("SELECT root FROM redrawn")}
        if changed is not None and not changed & (roots | before):
            return set()
        touched = {
            int(row[0]) for row in store.many("SELECT DISTINCT event FROM unit WHERE root IN ({})", roots | before)
        }
        store.many("UPDATE unit SET event = root WHERE root IN ({})", roots | before)
        store.run("DELETE FROM redrawn")
        store.connection.executemany("INSERT INTO redrawn VALUES (?)", [(r,) for r in sorted(roots)])
        edges = [
            Edge(no, parent, chance, (day, -size, report, number))
            for no, parent, chance, day, size, report, number in store.many(
                "SELECT unit.no, unit.parent, chance, day, size, id, number FROM unit"
                " JOIN report ON report.no = unit.report WHERE unit.root IN ({})",
                roots,
            )
        ]
        firsts = redraw(edges, spoken)
        store.connection.executemany("UPDATE unit SET event = ? WHERE no = ?", [(f, no) for no, f in firsts.items()])
        return touched | roots | before | set(firsts.values())

    def apply_to_people(self) -> tuple[set[int], set[int]]:
        """Keep apart and put together entities. Returns the roots of changed profiles and the reports changed."""
        store = self._store
        judgements = self.in_force("entity")
        aliases = store.rows("SELECT root FROM alias")
        if (
            not judgements
            and not aliases
            and not store.rows("SELECT 1 FROM held UNION ALL SELECT 1 FROM pinned LIMIT 1")
        ):
            return set(), set()
        nodes = [
            (j.verdict, one, two)
            for j in judgements
            if j.second and (one := self.entity_at(j.first)) and (two := self.entity_at(j.second)) and one != two
        ]
        moved = self._pin(
            {max(a, b, key=self._standing) for v, a, b in nodes if v == "different" and self._own(a) == self._own(b)}
        )
        apart = {frozenset((self._own(a), self._own(b))) for v, a, b in nodes if v == "different"}
        held = {max(pair, key=lambda p: store.profile(p).rank) for pair in apart if len(pair) > 1}
        roots = self.people.hold(held)
        before = {int(row[0]) for row in aliases}
        store.run("DELETE FROM alias")
        targets = self._together([(a, b) for v, a, b in nodes if v == "same"])
        store.connection.executemany("INSERT INTO alias VALUES (?, ?)", sorted(targets.items()))
        return roots | before | set(targets) | set(targets.values()), moved

    def _pin(self, nodes: set[_Node]) -> set[int]:
        """Give exactly these entities a profile of their own, that names nobody else. Returns the reports changed."""
        store = self._store
        before = {_Node(int(r), e) for r, e in store.rows("SELECT report, entity FROM pinned")}
        store.run("DELETE FROM pinned")
        store.connection.executemany("INSERT INTO pinned VALUES (?, ?)", sorted(nodes))
        for node in before - nodes:
            if self._store.rows("SELECT 1 FROM entity WHERE report = ? AND entity = ?", node):
                self.people.show(*node, self._own(node), "")
        for node in nodes:
            profile = store.profile(self._own(node))
            alone: Profile = profile._replace(key="", scope=f"{store.report(node.report).id}:{node.entity}")
            self.people.show(*node, self.people.row(alone), "a person's word")
        return {node.report for node in before ^ nodes}

    def _own(self, node: _Node) -> int:
        return int(self._store.rows("SELECT own FROM entity WHERE report = ? AND entity = ?", node)[0][0])

    def _standing(self, node: _Node) -> tuple[tuple[int, int, str], str]:
        return (self._store.report(node.report).order, node.entity)

    def _together(self, pairs: Iterable[tuple[_Node, _Node]]) -> dict[int, int]:
        """For each profile root that was judged to be one with another, the first of them."""
        groups: list[set[int]] = []
        for pair in pairs:
            roots = {self._root(node) for node in pair}
            joined = [g for g in groups if g & roots]
            groups = [g for g in groups if not g & roots] + [roots.union(*joined)]
        targets = {}
        for group in groups:
            first = min(group, key=lambda r: self._store.profile(r).rank)
            targets.update({root: first for root in group if root != first})
        return targets

    def _root(self, node: _Node) -> int:
        sql = (
            "SELECT root FROM entity JOIN profile ON profile.no = entity.profile WHERE report = ? AND entity.entity = ?"
        )
        return int(self._store.rows(sql, node)[0][0])

    def account_at(self, place: Place) -> tuple[int, str, int] | None:
        """The account (report, event, unit) whose trigger shares most letters with a passage."""
        no = self._store.report_no(place.report)
        if no is None:
            return None
        rows = self._store.rows("SELECT event, unit, said FROM account WHERE report = ?", (no,))
        best = _best(place.span, [(unpack_said(said).trigger, (event, unit)) for event, unit, said in rows])
        return (no, best[0], best[1]) if best else None

    def entity_at(self, place: Place) -> _Node | None:
        """The entity with the mention that shares most letters with a passage."""
        no = self._store.report_no(place.report)
        if no is None:
            return None
        reading = self._store.reading(no)
        best = _best(place.span, [(m, (e.id, 0)) for e in reading.entities for m in e.mentions])
        return _Node(no, best[0]) if best else None


def _places(judgement: Judgement) -> tuple[Place, ...]:
    """The passages of a judgement, in the order of the reports."""
    return tuple(sorted((p for p in (judgement.first, judgement.second) if p), key=lambda p: (p.report, p.span)))


def _best(span: Span, found: list[tuple[Span, tuple[str, int]]]) -> tuple[str, int] | None:
    """What stands at the span that shares most letters with `span`; of equals the one of the shortest span."""
    shared = [
        (min(span.end, s.end) - max(span.start, s.start), -(s.end - s.start), value)
        for s, value in found
        if s.overlaps(span)
    ]
    return max(shared)[2] if shared else None
