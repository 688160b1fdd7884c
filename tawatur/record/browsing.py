"""What pages of a record show: the newest of a long list, names by id, where a report stands. Nothing reads it all."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tawatur.model import Span
from tawatur.model.answers import Label, Passage, Placed, ReportNote
from tawatur.model.linked import UNDATED
from tawatur.model.linking import Linking
from tawatur.model.record import RecordEvent
from tawatur.record.events import Events
from tawatur.record.named import Named
from tawatur.record.passages import Passages, title_of
from tawatur.record.store import Store

# Events last told of so many days before the newest report count as followed.
_FOLLOWED_DAYS = 30


class Browsing:
    """Answers what a page asks; events must be summed up."""

    def __init__(self, store: Store, linking: Linking, events: Events, named: Named, passages: Passages) -> None:
        self._store = store
        self._linking = linking
        self._events = events
        self._named = named
        self._passages = passages

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

    def passage(self, report: str, span: Span) -> Passage:
        """The sentence of a report that holds a span. Raises KeyError where there is no such report."""
        return self._passages.sentences(self._passages.reading(report), [span])[0]

    def state(self) -> tuple[int, int]:
        """Two numbers that change whenever the record does, by this process or another."""
        return (int(self._store.rows("PRAGMA data_version")[0][0]), self._store.connection.total_changes)

    def newest(self, limit: int, skip: int = 0) -> tuple[ReportNote, ...]:
        """The reports that came out last, the newest first, the undated last."""
        rows = self._store.rows(
            f"SELECT no FROM report ORDER BY CASE day WHEN {UNDATED} THEN -1 ELSE day END DESC, id LIMIT ? OFFSET ?",
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
        return self._loaded("told IS NOT NULL ORDER BY told DESC, reports DESC, id LIMIT ?", limit)

    def followed(self, limit: int) -> list[RecordEvent]:
        """The events that most reports tell, of those that the newest reports still tell of."""
        last = self._store.rows("SELECT max(told) FROM event")[0][0]
        if last is None:
            return []
        return self._loaded(f"told >= {last - _FOLLOWED_DAYS} ORDER BY reports DESC, told DESC, id LIMIT ?", limit)

    def disputed(self, limit: int) -> list[RecordEvent]:
        """The events on which accounts disagree, those told of last first."""
        return self._loaded("conflicts > 0 ORDER BY told IS NULL, told DESC, id LIMIT ?", limit)

    def labels(self, ids: Iterable[str]) -> dict[str, Label]:
        """What entities are called. Ids that the record does not have are passed over."""
        found = {}
        for id_ in dict.fromkeys(ids):
            if profiles := self._named.profiles(id_):
                found[id_] = self._label(id_, profiles)
        return found

    def _label(self, id_: str, profiles: Sequence[int]) -> Label:
        names: Counter[str] = Counter()
        latin: Counter[str] = Counter()
        rows = self._store.many(
            "SELECT name, romanized, count(*) FROM entity WHERE profile IN ({}) GROUP BY 1, 2",
            profiles,
        )
        for name, romanized, count in rows:
            names[name] += count
            if romanized:
                latin[romanized] += count
        first = self._store.profile(self._store.rows("SELECT no FROM profile WHERE entity = ?", (id_,))[0][0])
        return Label(
            id=id_,
            kind=first.kind,
            name=max(names, key=lambda n: (len(n.split()), names[n], n), default=" ".join(first.tokens)),
            romanized=min(latin, key=lambda n: (-latin[n], n)) if latin else None,
        )

    def placed(self, report_id: str) -> Placed:
        """Where the events and entities of a report stand in the record. Raises KeyError where it has no such report.

        `wrong` are the events that were judged to misread the report.
        """
        no = self._store.report_no(report_id)
        if no is None:
            raise KeyError(report_id)
        events = self._store.rows(
            "SELECT account.event, event.id, wrong FROM account JOIN unit ON unit.no = account.unit"
            " JOIN event ON event.no = unit.event WHERE account.report = ?",
            (no,),
        )
        entities = self._store.rows("SELECT entity FROM entity WHERE report = ?", (no,))
        return Placed(
            events={event: id_ for event, id_, _ in events},
            wrong=frozenset(event for event, _, wrong in events if wrong),
            entities={local: id_ for (local,) in entities if (id_ := self._named.id_of(no, local))},
            copy_of=self._events.copies({no}).get(no),
        )

    def namesakes(self, name: str, limit: int) -> list[Label]:
        """The entities that go by a name, exact spellings first, then by use."""
        ids = self._named.find(name)[:limit]
        labels = self.labels(ids)
        return [labels[id_] for id_ in ids if id_ in labels]

    def _loaded(self, where: str, limit: int) -> list[RecordEvent]:
        rows = self._store.rows(f"SELECT no FROM event WHERE type IS NOT NULL AND {where}", (limit,))
        return [event for row in rows if (event := self._events.load(int(row[0]))) is not None]
