"""What a record answers about events: timeline, conflicts, sources, story, search."""

from collections.abc import Callable, Iterator

from tawatur.model import Span
from tawatur.model.answers import EventPlace, Filters, Found, ReportNote, Standing, Story
from tawatur.model.days import day_of
from tawatur.model.linked import UNDATED
from tawatur.model.record import Account, AccountRef, RecordEvent
from tawatur.record.events import Events
from tawatur.record.named import Named
from tawatur.record.passages import Passages, title_of
from tawatur.record.schema import WHERE, WHO
from tawatur.record.store import Store
from tawatur.text.words import WordSplitter

_FACT = ("happened", "ongoing")
_AHEAD = ("planned", "proposed", "conditional", "possible")
# Reports at least so alike tell one story; of a longer story the reports nearest to the one asked for are given.
_ONE_STORY = 0.2
_STORY_REPORTS = 200
_PASSAGES_SHOWN = 5
# Undated events stand after all others; the same values order a page and tell where the next begins.
_PLACE = f"COALESCE(first_day, {UNDATED}), COALESCE(last_day, {UNDATED}), id"


class Asking:
    """Answers questions about events, which must be summed up."""

    def __init__(self, store: Store, events: Events, named: Named, passages: Passages) -> None:
        self._store = store
        self._events = events
        self._named = named
        self._passages = passages

    def listed(
        self, where: str = "1", values: tuple[object, ...] = (), after: EventPlace | None = None
    ) -> Iterator[RecordEvent]:
        """The events that fit, in the order of what happened, the undated last; those that stand after a place."""
        if after is not None:
            where, values = f"({where}) AND ({_PLACE}) > (?, ?, ?)", (*values, *after)
        sql = f"SELECT no FROM event WHERE type IS NOT NULL AND {where} ORDER BY {_PLACE}"
        for row in self._store.rows(sql, values):
            if (event := self._events.load(row[0])) is not None:
                yield event

    def event(self, id_: str) -> RecordEvent | None:
        """The event with this id."""
        found = self._store.rows("SELECT no FROM event WHERE id = ?", (id_,))
        return self._events.load(found[0][0]) if found else None

    def timeline(self, filters: Filters, after: EventPlace | None = None) -> Iterator[RecordEvent]:
        """The events that fit, in the order of what happened, the undated last; those that stand after a place."""
        terms: dict[str, object] = {
            "last_day >= ?": _day(filters.since, "from"),
            "first_day <= ?": _day(filters.until, "to"),
            "type = ?": filters.type,
            "status = ?": filters.status,
            "independent >= ?": filters.min_independent or None,
        }
        asked = {sql: value for sql, value in terms.items() if value is not None}
        who = set(self._named.find(filters.who)) if filters.who else None
        place = set(self._named.find(filters.place)) if filters.place else None
        where = [*asked, *(self._with(role, ids) for role, ids in ((WHO, who), (WHERE, place)) if ids is not None)]
        for event in self.listed(" AND ".join(where) or "1", tuple(asked.values()), after):
            there = place is None or any(a.place in place for a in event.accounts)
            if there and (who is None or any(who & {*a.actor, *a.recipient, *a.chain} for a in event.accounts)):
                yield event

    def _with(self, role: str, ids: set[str]) -> str:
        """A condition that leaves only events in which one of these entities has this role."""
        profiles = ",".join(str(no) for id_ in sorted(ids) for no in self._named.profiles(id_))
        return (
            "no IN (SELECT unit.event FROM entity JOIN part USING (report, entity) JOIN unit ON unit.no = part.unit"
            f" WHERE entity.profile IN ({profiles or 'NULL'}) AND part.role = '{role}')"
        )

    def search(
        self, words: str, splitter: WordSplitter, stem: Callable[[str], str], limit: int = -1, skip: int = 0
    ) -> list[Found]:
        """The reports that hold all these words, in any spelling that folds to the same; the best first.

        `limit` of them after the first `skip`; all where it is negative.
        """
        asked = [w.folded for w in splitter.words(words) if w.folded[0].isalnum()]
        if not asked:
            return []
        query = " AND ".join(f'(folded : "{w}" OR stems : "{stem(w)}")' for w in asked)
        sql = (
            "SELECT report.no FROM words JOIN report ON report.no = words.rowid WHERE words MATCH ?"
            " ORDER BY words.rank, day, -size, id LIMIT ? OFFSET ?"
        )
        wanted = {*asked, *(stem(w) for w in asked)}
        found = []
        for (no,) in self._store.rows(sql, (query, limit, skip)):
            reading = self._store.reading(no)
            text = reading.report.text
            places = [
                Span(w.start, w.end) for w in splitter.words(text) if w.folded in wanted or stem(w.folded) in wanted
            ]
            passages = {p.span: p for p in self._passages.sentences(reading, places)}
            report = reading.report
            found.append(
                Found(
                    report=report.id,
                    outlet=report.outlet,
                    published=report.published,
                    title=title_of(reading),
                    passages=tuple(passages.values())[:_PASSAGES_SHOWN],
                )
            )
        return found

    def story(self, id_: str) -> Story | None:
        """The reports that tell one story with a report or an event, and the events that they tell."""
        told = self.told(id_)
        return told and Story(reports=told[0], entries=tuple(map(self._passages.entry, told[1])))

    def told(
        self, id_: str, after: EventPlace | None = None
    ) -> tuple[tuple[ReportNote, ...], Iterator[RecordEvent]] | None:
        """As `story`, without passages; the events that stand after a place, each loaded when it is asked for."""
        start = self._store.rows(
            "SELECT no FROM report WHERE id = ? UNION SELECT unit.report FROM event JOIN unit ON unit.event = event.no"
            " WHERE event.id = ?",
            (id_, id_),
        )
        if not start:
            return None
        reports = self.told_with([int(row[0]) for row in start])
        rows = sorted(self._store.reports(reports).values(), key=lambda r: r.order)
        copies = self._events.copies(reports)
        notes = tuple(
            ReportNote(
                id=row.id,
                outlet=row.outlet,
                published=row.published,
                title=title_of(self._store.reading(row.no)),
                copy_of=copies.get(row.no),
            )
            for row in rows
        )
        told = ",".join(map(str, sorted(reports)))
        return notes, self.listed(f"no IN (SELECT event FROM unit WHERE report IN ({told}))", (), after)

    def told_with(self, start: list[int]) -> set[int]:
        """The reports that tell one story with these, themselves too."""
        found = set(start)
        edge = sorted(found)
        while edge and len(found) < _STORY_REPORTS:
            near = self._store.many(
                f"SELECT other, likeness FROM neighbour WHERE likeness >= {_ONE_STORY} AND report IN ({{}})", edge
            ) + self._store.many(
                f"SELECT report, likeness FROM neighbour WHERE likeness >= {_ONE_STORY} AND other IN ({{}})", edge
            )
            best: dict[int, float] = {}
            for no, likeness in near:
                if no not in found:
                    best[no] = max(likeness, best.get(no, 0.0))
            orders = {no: row.order for no, row in self._store.reports(best).items()}
            edge = sorted(best, key=lambda n: (-best[n], orders[n]))[: _STORY_REPORTS - len(found)]
            found |= set(edge)
        return found

    def sources(self, recent: int | None = None) -> tuple[Standing, ...]:
        """How outlets and agencies did, those with most reports first.

        Where `recent` is given, only so many events count: those told of last that several reports tell.
        """
        outlets = self._store.rows(
            "SELECT outlet_key, count(*), min(outlet) FROM report WHERE outlet_key IS NOT NULL GROUP BY outlet_key"
        )
        tally = {key: _Tally() for key, _, _ in outlets}
        events = self.listed() if recent is None else self._told_last(recent)
        for event in events:
            reports = {a.report for a in event.accounts}
            keys = dict(self._store.many("SELECT id, outlet_key FROM report WHERE id IN ({})", sorted(reports)))
            keys = {report: key for report, key in keys.items() if key is not None}
            for key in set(keys.values()):
                tally[key].events += 1
            if len(reports) > 1:
                _tally(event, keys, tally)
        standings = [
            Standing(
                outlet=key,
                name=name,
                reports=count,
                events=tally[key].events,
                first=tuple(tally[key].first),
                denied=tuple(tally[key].denied),
                foretold=tuple(tally[key].foretold),
                came_true=tuple(tally[key].came_true),
            )
            for key, count, name in outlets
        ]
        return tuple(sorted(standings, key=lambda s: (-s.reports, s.outlet)))

    def _told_last(self, limit: int) -> Iterator[RecordEvent]:
        """The events told of last that several reports tell, in the order of what happened."""
        newest = "SELECT no FROM event WHERE reports > 1 AND told IS NOT NULL ORDER BY told DESC, id LIMIT ?"
        return self.listed(f"no IN ({newest})", (limit,))


class _Tally:
    def __init__(self) -> None:
        self.events = 0
        self.first: list[AccountRef] = []
        self.denied: list[AccountRef] = []
        self.foretold: list[AccountRef] = []
        self.came_true: list[AccountRef] = []


def _tally(event: RecordEvent, keys: dict[str, str], tally: dict[str, _Tally]) -> None:
    """Count one event that several reports tell."""
    accounts = [a for a in event.accounts if a.report in keys]
    dated = [a for a in accounts if a.published]
    outlets = {keys[a.report] for a in accounts}
    if dated and len(outlets) > 1:
        earliest = min((a.published or "")[:10] for a in dated)
        early = {keys[a.report] for a in dated if (a.published or "")[:10] == earliest}
        if len(early) == 1:
            tally[keys[dated[0].report]].first.append(dated[0].ref)
    for outlet in outlets:
        own = [a for a in accounts if keys[a.report] == outlet]
        others = [a for a in accounts if keys[a.report] != outlet]
        told = [a for a in own if a.status in (*_FACT, "planned")]
        if told and any(a.status == "denied" for a in others):
            tally[outlet].denied.append(told[0].ref)
        ahead = next((a for a in own if a.status in _AHEAD), None)
        later = [a for a in accounts if ahead and _after(a, ahead) and a.status in (*_FACT, "denied")]
        if ahead and later:
            tally[outlet].foretold.append(ahead.ref)
            if event.status in _FACT:
                tally[outlet].came_true.append(ahead.ref)


def _after(one: Account, other: Account) -> bool:
    return bool(one.published and other.published and one.published[:10] > other.published[:10])


def _day(value: str | None, name: str) -> int | None:
    if value is None:
        return None
    day = day_of(value)
    if day is None:
        raise ValueError(f"'{value}' for '{name}' is no date; write it as 2013-11-26")
    return day
