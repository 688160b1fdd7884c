"""What pages of a record show: the newest of a long list, names by id, where a report stands. Nothing reads it all."""

from collections import Counter
from collections.abc import Iterable

from tawatur.model.answers import Doubt, Label, Placed, ReportNote
from tawatur.model.linked import UNDATED, Profile
from tawatur.model.linking import Linking
from tawatur.model.record import AccountRef, EntityRef, RecordEntity, RecordEvent
from tawatur.record.events import Events
from tawatur.record.judging import Judging
from tawatur.record.named import Named
from tawatur.record.passages import title_of
from tawatur.record.store import Store

# Events last told of so many days before the newest report count as followed.
_FOLLOWED_DAYS = 30
# So many events of one story are looked past to find the next.
_EVENTS_OF_STORY = 8
# Reports, the newest first, the undated last.
_NEWEST = f"CASE day WHEN {UNDATED} THEN -1 ELSE day END DESC, id"


class Browsing:
    """Answers what a page asks; events must be summed up."""

    def __init__(self, store: Store, linking: Linking, events: Events, named: Named, judging: Judging) -> None:
        self._store = store
        self._linking = linking
        self._events = events
        self._named = named
        self._judging = judging
        self._known: dict[str, Label] = {}
        self._known_at = (-1, -1)

    def counts(self) -> tuple[int, int, int]:
        """How many reports, events, and events with conflicts there are."""
        sql = (
            "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM event WHERE type IS NOT NULL),"
            " (SELECT count(*) FROM event WHERE conflicts > 0)"
        )
        reports, events, disputed = self._store.rows(sql)[0]
        return int(reports), int(events), int(disputed)

    def outlet_name(self, outlet: str) -> str | None:
        """The name of an outlet in Latin letters; None where it is not known."""
        key = self._linking.known_outlet(outlet)
        return self._linking.outlet_name(key) if key else None

    def state(self) -> tuple[int, int]:
        """Two numbers that change whenever the record does, by this process or another."""
        return (int(self._store.rows("PRAGMA data_version")[0][0]), self._store.connection.total_changes)

    def newest(self, limit: int, skip: int = 0) -> tuple[ReportNote, ...]:
        """The reports that came out last, the newest first, the undated last."""
        rows = self._store.rows(
            f"SELECT no FROM report ORDER BY {_NEWEST} LIMIT ? OFFSET ?",
            (limit, skip),
        )
        return self.notes(int(row[0]) for row in rows)

    def notes(self, reports: Iterable[int]) -> tuple[ReportNote, ...]:
        """The reports of these rows, in the order given."""
        nos = list(reports)
        rows = self._store.reports(nos)
        copies = self._events.copies(set(nos))
        return tuple(
            ReportNote(
                id=rows[no].id,
                outlet=rows[no].outlet,
                published=rows[no].published,
                title=title_of(self._store.reading(no)),
                copy_of=copies.get(no),
            )
            for no in nos
        )

    def latest(self, limit: int) -> list[RecordEvent]:
        """The events that reports told of last, the newest first."""
        return self._loaded(self._numbers("told IS NOT NULL ORDER BY told DESC, reports DESC, id LIMIT ?", limit))

    def followed(self, limit: int) -> list[RecordEvent]:
        """The events that most reports tell, of those that the newest reports still tell of; one a story."""
        last = self._store.rows("SELECT max(told) FROM event")[0][0]
        if last is None:
            return []
        where = f"told >= {last - _FOLLOWED_DAYS} ORDER BY reports DESC, told DESC, id LIMIT ?"
        candidates = self._numbers(where, _EVENTS_OF_STORY * limit)
        reports: dict[int, set[int]] = {no: set() for no in candidates}
        for no, report in self._store.many("SELECT event, report FROM unit WHERE event IN ({})", candidates):
            reports[no].add(report)
        kept: list[int] = []
        for no in candidates:
            # What mostly the same reports tell is of one story.
            if not any(2 * len(reports[no] & reports[other]) >= len(reports[no]) for other in kept):
                kept.append(no)
        return self._loaded(kept[:limit])

    def disputed(self, limit: int) -> list[RecordEvent]:
        """The events on which accounts disagree, those told of last first."""
        return self._loaded(self._numbers("conflicts > 0 ORDER BY told IS NULL, told DESC, id LIMIT ?", limit))

    def labels(self, ids: Iterable[str]) -> dict[str, Label]:
        """What entities are called. Ids that the record does not have are passed over."""
        if self._known_at != (state := self.state()):
            self._known_at, self._known = state, {}
        found = {}
        for id_ in dict.fromkeys(ids):
            if id_ not in self._known and (profiles := self._named.profiles(id_)):
                self._known[id_] = self._label(id_, *self._spellings(profiles))
            if id_ in self._known:
                found[id_] = self._known[id_]
        return found

    def _spellings(self, profiles: list[int]) -> tuple[Counter[str], Counter[str]]:
        """How often each spelling of a name stands in reports, and each in Latin letters."""
        names: Counter[str] = Counter()
        latin: Counter[str] = Counter()
        sql = "SELECT name, romanized, count(*) FROM entity WHERE profile IN ({}) GROUP BY 1, 2"
        for name, romanized, count in self._store.many(sql, profiles):
            names[name] += count
            if romanized:
                latin[romanized] += count
        return names, latin

    def _label(self, id_: str, names: Counter[str], latin: Counter[str]) -> Label:
        first = self._first_profile(id_)
        return Label(
            id=id_,
            kind=first.kind,
            name=max(names, key=lambda n: (len(n.split()), names[n], n), default=" ".join(first.tokens)),
            romanized=min(latin, key=lambda n: (-latin[n], n)) if latin else None,
        )

    def _first_profile(self, id_: str) -> Profile:
        return self._store.profile(self._store.rows("SELECT no FROM profile WHERE entity = ?", (id_,))[0][0])

    def portrait(self, id_: str, limit: int, skip: int = 0) -> tuple[RecordEntity, int]:
        """An entity with its mentions in some of its reports, the newest first, and how many reports name it.

        `why` too is that of these mentions only. Raises KeyError where there is no such entity.
        """
        store = self._store
        profiles = self._named.profiles(id_)
        own = f"profile IN ({','.join(map(str, profiles)) or 'NULL'})"
        total = int(store.rows(f"SELECT count(DISTINCT report) FROM entity WHERE {own}")[0][0])
        if not total:
            raise KeyError(id_)
        names, latin = self._spellings(profiles)
        label = self._label(id_, names, latin)
        reports = [
            int(row[0])
            for row in store.rows(
                f"SELECT no FROM report WHERE no IN (SELECT report FROM entity WHERE {own})"
                f" ORDER BY {_NEWEST} LIMIT ? OFFSET ?",
                (limit, skip),
            )
        ]
        found = store.many(
            "SELECT entity.report, report.id, entity, why FROM entity JOIN report ON report.no = entity.report"
            f" WHERE {own} AND entity.report IN ({{}})",
            reports,
        )
        found.sort(key=lambda row: (reports.index(row[0]), row[2]))
        description, part_of = self._named.described((row[0], row[2]) for row in found)
        entity = RecordEntity(
            id=id_,
            kind=label.kind,
            name=label.name,
            romanized=label.romanized,
            description=description,
            key=self._first_profile(id_).key or None,
            part_of=part_of,
            names=tuple(sorted(names, key=lambda n: (-names[n], n))),
            mentions=tuple(EntityRef(report=row[1], entity=row[2]) for row in found),
            why=tuple(sorted({row[3] for row in found if row[3]})),
        )
        return entity, total

    def placed(self, report_id: str) -> Placed:
        """Where the parts of a report stand in the record. Raises KeyError where it has no such report."""
        no = self._store.report_no(report_id)
        if no is None:
            raise KeyError(report_id)
        events = self._store.rows(
            "SELECT account.event, event.id FROM account JOIN unit ON unit.no = account.unit"
            " JOIN event ON event.no = unit.event WHERE account.report = ?",
            (no,),
        )
        return Placed(
            events=dict(events),
            judged=self._judging.on_accounts(report_id),
            entities=self.named(report_id),
            copy_of=self._events.copies({no}).get(no),
        )

    def named(self, report_id: str) -> dict[str, str]:
        """The ids of the record for the entities of a report, by their ids in its reading.

        Raises KeyError where the record has no such report.
        """
        no = self._store.report_no(report_id)
        if no is None:
            raise KeyError(report_id)
        entities = self._store.rows("SELECT entity FROM entity WHERE report = ?", (no,))
        return {local: id_ for (local,) in entities if (id_ := self._named.id_of(no, local))}

    def doubtful(self, limit: int) -> list[Doubt]:
        """The accounts that were put together with the least chance and that nobody judged, the least first."""
        judged = self._judging.judged_pairs()
        rows = self._store.rows(
            "SELECT unit.no, unit.chance, event.id, unit.report, unit.number, other.no, other.report, other.number"
            " FROM unit JOIN unit AS other ON other.no = unit.parent JOIN event ON event.no = unit.event"
            " WHERE unit.parent IS NOT NULL AND other.event = unit.event ORDER BY unit.chance, unit.no LIMIT ?",
            (limit + len(judged),),
        )
        open_ = [row for row in rows if frozenset((row[0], row[5])) not in judged][:limit]
        return [
            Doubt(
                chance=chance,
                event=event,
                account=self._account(report, number),
                other=self._account(other_report, other_number),
            )
            for _, chance, event, report, number, _, other_report, other_number in open_
        ]

    def _account(self, report: int, number: int) -> AccountRef:
        kept = self._store.linkable(report)
        return AccountRef(report=kept.report, event=kept.units[number].events[0])

    def namesakes(self, name: str, limit: int) -> list[Label]:
        """The entities that go by a name, exact spellings first, then by use."""
        ids = self._named.find(name)[:limit]
        labels = self.labels(ids)
        return [labels[id_] for id_ in ids if id_ in labels]

    def _numbers(self, where: str, limit: int) -> list[int]:
        rows = self._store.rows(f"SELECT no FROM event WHERE type IS NOT NULL AND {where}", (limit,))
        return [int(row[0]) for row in rows]

    def _loaded(self, numbers: Iterable[int]) -> list[RecordEvent]:
        return [event for no in numbers if (event := self._events.load(no)) is not None]
