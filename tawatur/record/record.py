"""A record of what many reports say together: the only door to the database."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from tawatur.model import Reading, Span
from tawatur.model.answers import Entry, EventPlace, Filters, Found, Passage, ReportNote, Standing, Story, Who
from tawatur.model.linking import Linking
from tawatur.model.record import (
    ON_ONE,
    TAKEN_BACK,
    Correction,
    Judgement,
    Place,
    RecordEntity,
    RecordEvent,
    Subject,
    Verdict,
)
from tawatur.record.adding import Adding
from tawatur.record.asking import Asking
from tawatur.record.biography import Biography
from tawatur.record.browsing import Browsing
from tawatur.record.events import Events
from tawatur.record.judging import Judging
from tawatur.record.named import Named
from tawatur.record.passages import Passages
from tawatur.record.people import People
from tawatur.record.schema import connect
from tawatur.record.store import Store
from tawatur.text.document import Cutter, load_cutter


class Record:
    """Reports, who and what they speak of, and what they say together.

    >>> with Record("record.db", load_linker) as record:
    ...     record.add(reading)
    ...     for event in record.timeline(Filters(min_independent=2)):
    ...         print(event.status, event.independent)

    The record follows from the readings and judgements in it alone, in whatever order they came. Every change is
    kept whole or not at all, also when the program is killed; several processes may write at once.
    """

    def __init__(self, path: str | Path, load_linking: Callable[[], Linking]) -> None:
        """Open the record at `path`; a new one is made where there is none.

        `load_linking` makes what links reports, when it is first needed (`tawatur.linking.load_linker`). Raises
        ValueError with a sentence that says what to do where the file is no record that this version reads.
        """
        self.path = Path(path)
        self._connection = connect(path)
        self._store = Store(self._connection)
        self._load_linking = load_linking

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, reading: Reading) -> bool:
        """Add what was read from one report. False, and nothing changes, where the record has this reading already.

        Another reading of a report that the record has takes the place of the earlier one.
        """
        digest = self._adding.digest(reading)
        if self._store.rows("SELECT 1 FROM report WHERE id = ? AND digest = ?", (reading.report.id, digest)):
            return False
        prepared = self._linking.prepare(reading)
        with self._writing():
            return self._adding.add(reading, prepared, digest)

    def remove(self, report_id: str) -> bool:
        """Take a report out, and all that it alone supported. False where the record has no such report."""
        with self._writing():
            no = self._store.report_no(report_id)
            if no is None:
                return False
            self._adding.remove(no)
            return True

    def __len__(self) -> int:
        """How many reports there are."""
        return int(self._store.rows("SELECT count(*) FROM report")[0][0])

    def __contains__(self, report_id: object) -> bool:
        """Whether the record has a report with this id."""
        return isinstance(report_id, str) and self._store.report_no(report_id) is not None

    def readings(self) -> Iterator[Reading]:
        """The readings of all reports, by the day they came out."""
        for row in self._store.rows("SELECT no FROM report ORDER BY day, -size, id"):
            yield self._store.reading(row[0])

    def reading(self, report_id: str) -> Reading:
        """The reading of one report. Raises KeyError where there is none."""
        return self._passages.reading(report_id)

    def events(self) -> Iterator[RecordEvent]:
        """All events, in the order of what happened, the undated last."""
        self._settle()
        return self._asking.listed()

    def entities(self) -> Iterator[RecordEntity]:
        """All entities, by id."""
        return self._named.all()

    def lines(self) -> Iterator[RecordEntity | RecordEvent]:
        """All that an export holds: the entities, then the events."""
        yield from self.entities()
        yield from self.events()

    def event(self, event_id: str) -> RecordEvent:
        """The event with this id. Raises KeyError where there is none."""
        self._settle()
        event = self._asking.event(event_id)
        if event is None:
            raise KeyError(event_id)
        return event

    def entity(self, entity_id: str) -> RecordEntity:
        """The entity with this id. Raises KeyError where there is none."""
        entity = self._named.load(entity_id)
        if entity is None:
            raise KeyError(entity_id)
        return entity

    def entry(self, event: RecordEvent) -> Entry:
        """An event with the passages that it rests on."""
        return self._passages.entry(event)

    def passage(self, report_id: str, span: Span) -> Passage:
        """The sentence of a report that holds a span. Raises KeyError where there is no such report."""
        return self._passages.at(report_id, span)

    def search(self, words: str, limit: int = -1, skip: int = 0) -> list[Found]:
        """The reports that hold all these words, the best first. Spelling is folded: hamza, marks, digits.

        `limit` of them after the first `skip`; all where it is negative.
        """
        return self._asking.search(words, self._cutter.word_splitter, self._linking.stem, limit, skip)

    def timeline(self, filters: Filters | None = None, after: EventPlace | None = None) -> Iterator[RecordEvent]:
        """The events that fit, in the order of what happened, the undated last; those that stand after a place.

        Raises ValueError where a date of the filters is none.
        """
        self._settle()
        return self._asking.timeline(filters or Filters(), after)

    def conflicts(self, after: EventPlace | None = None) -> Iterator[RecordEvent]:
        """The events on which accounts disagree, in the order of what happened, the undated last."""
        self._settle()
        return self._asking.listed("conflicts > 0", (), after)

    @property
    def browsing(self) -> Browsing:
        """What pages ask: the newest, the most followed, names by id."""
        self._settle()
        return self._browsing

    def find(self, name: str) -> list[RecordEntity]:
        """The entities that go by a name (or have it as their id): exact spellings first, then by use."""
        return [self.entity(id_) for id_ in self._named.find(name)]

    def who(self, name: str) -> list[Who]:
        """What the record holds of those that go by a name, or of the entity with this id."""
        self._settle()
        return [self._biography.tell(entity) for entity in self.find(name)]

    def about(self, entity: RecordEntity) -> Who:
        """What the reports that an entity's mentions stand in hold of it; of a part of them where it has but those."""
        self._settle()
        return self._biography.tell(entity)

    def sources(self, recent: int | None = None) -> tuple[Standing, ...]:
        """How each outlet and agency did, those with most reports first.

        Where `recent` is given, only so many events count: those told of last that several reports tell.
        """
        self._settle()
        return self._asking.sources(recent)

    def story(self, id_: str) -> Story:
        """The story that a report or an event, given by its id, belongs to. Raises KeyError where there is none."""
        self._settle()
        story = self._asking.story(id_)
        if story is None:
            raise KeyError(id_)
        return story

    def told(self, id_: str, after: EventPlace | None = None) -> tuple[tuple[ReportNote, ...], Iterator[RecordEvent]]:
        """The reports and the events of a story, as `story`, without passages; the events that stand after a place.

        Each event is loaded when it is asked for. Raises KeyError where there is no such report or event.
        """
        self._settle()
        told = self._asking.told(id_, after)
        if told is None:
            raise KeyError(id_)
        return told

    def judge(
        self,
        verdict: Verdict,
        subject: Subject,
        first: str,
        second: str | None = None,
        *,
        who: str,
        when: str,
        why: str,
        correction: Correction | None = None,
    ) -> Judgement:
        """Keep a person's word, which wins over the machine.

        `first` and `second` name events or entities: by id, or as REPORT:EVENT and REPORT:ENTITY. `same`: the two are
        one. `different`: they are not, and what else was put to them goes with the one it agrees with better.
        `right`: an account (REPORT:EVENT) reads its report rightly. `wrong`: it misreads it and is left out.
        `corrected`: it should say what `correction` holds. `unsure`: an earlier judgement on the
        same is taken back. `when` is an ISO date-time. Raises KeyError where a name is not in the record,
        ValueError where the verdict does not fit.
        """
        if verdict in ("same", "different") and second is None:
            raise ValueError(f"the verdict '{verdict}' needs two {subject} names")
        if verdict in ON_ONE and (subject != "event" or second is not None or ":" not in first):
            raise ValueError(f"the verdict '{verdict}' is on one account, named as REPORT:EVENT")
        if (verdict == "corrected") != (correction not in (None, Correction())):
            raise ValueError("a correction, and nothing else, goes with the verdict 'corrected'")
        judgement = Judgement(
            verdict=verdict,
            subject=subject,
            first=self._place(subject, first),
            second=self._place(subject, second) if second is not None else None,
            who=who,
            when=when,
            why=why,
            correction=correction,
        )
        self.load_judgements([judgement])
        return judgement

    def take_back(self, *, who: str, when: str) -> Judgement | None:
        """Take back the latest judgement that was not; what was in force before it is again. None where there is none.

        Nothing is erased: a judgement is added that says so.
        """
        found = self._judging.last()
        if found is None:
            return None
        last, before = found
        again = replace(before or replace(last, verdict="unsure", correction=None), who=who, when=when, why=TAKEN_BACK)
        self.load_judgements([again])
        return last

    def last_judgement(self) -> Judgement | None:
        """The judgement that `take_back` would take back."""
        found = self._judging.last()
        return found[0] if found else None

    def judged(self) -> Iterator[tuple[Reading, dict[str, Judgement]]]:
        """The readings of which every event was judged by itself, with the judgements by event."""
        for report in dict.fromkeys(j.first.report for j in self.judgements()):
            if report in self:
                reading, judged = self.reading(report), self._judging.on_accounts(report)
                if all(event.id in judged for event in reading.events):
                    yield reading, judged

    def judgements(self) -> list[Judgement]:
        """All judgements, the earliest first."""
        return self._judging.all()

    def load_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements that were dumped; how many the record did not have yet."""
        with self._writing():
            new = sum(self._judging.append(j) for j in judgements)
            if new:
                self._adding.judged()
        return new

    def _place(self, subject: Subject, name: str) -> Place:
        report, _, local = name.rpartition(":")
        if not report:
            first = self.event(name).accounts[0] if subject == "event" else self.entity(name).mentions[0]
            report = first.report
            local = first.event if hasattr(first, "event") else first.entity
        reading = self.reading(report)
        spans = (
            [e.trigger for e in reading.events if e.id == local]
            if subject == "event"
            else [m for e in reading.entities if e.id == local for m in e.mentions[:1]]
        )
        if not spans:
            raise KeyError(name)
        return Place(report=report, span=spans[0], words=spans[0].of(reading.report.text))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction that is kept whole or not at all, and waits for those of other processes."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def _settle(self) -> None:
        """Sum up what was left when reports were added."""
        if self._events.stale():
            with self._writing():
                self._events.settle(self._events.stale())

    @cached_property
    def _linking(self) -> Linking:
        return self._load_linking()

    @cached_property
    def _cutter(self) -> Cutter:
        return load_cutter()

    @cached_property
    def _events(self) -> Events:
        return Events(self._store, self._linking)

    @cached_property
    def _judging(self) -> Judging:
        return Judging(self._store, People(self._store, self._linking))

    @cached_property
    def _adding(self) -> Adding:
        return Adding(self._store, self._linking, self._cutter.word_splitter, self._events, self._judging)

    @cached_property
    def _named(self) -> Named:
        return Named(self._store, self._linking)

    @cached_property
    def _passages(self) -> Passages:
        return Passages(self._store, self._cutter)

    @cached_property
    def _asking(self) -> Asking:
        return Asking(self._store, self._events, self._named, self._passages)

    @cached_property
    def _browsing(self) -> Browsing:
        return Browsing(self._store, self._linking, self._events, self._named, self._judging)

    @cached_property
    def _biography(self) -> Biography:
        return Biography(self._store, self._named, self._cutter)
