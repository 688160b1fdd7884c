"""What the readings of one story say together."""

from collections.abc import Callable, Iterable

import pytest

from tawatur.model import Reading
from tawatur.model.record import RecordEvent
from tawatur.record import Record

Fill = Callable[[Iterable[Reading]], Record]


@pytest.fixture
def record(fill: Fill, story: list[Reading]) -> Record:
    return fill(story)


def holding(record: Record, report: str, event: str) -> RecordEvent:
    """The event of the record that an event of a reading was put to."""
    return next(e for e in record.events() if any((a.report, a.event) == (report, event) for a in e.accounts))


def reports(event: RecordEvent) -> set[str]:
    return {a.report for a in event.accounts}


def test_planned_put_off_and_held_are_one_meeting(record: Record) -> None:
    meeting = holding(record, "difaf-1", "e1")
    assert reports(meeting) == {
        "difaf-1", "marsa-1", "ufuq-1", "nida-1", "mizan-1", "ufuq-2", "difaf-3", "marsa-2",
    }  # fmt: skip
    assert meeting.status == "happened"


def test_another_meeting_of_the_same_people_stays_apart(record: Record) -> None:
    assert reports(holding(record, "burj-1", "e1")) == {"burj-1", "difaf-2"}


def test_copies_are_kept_and_lead_back_to_the_agency(record: Record) -> None:
    copies = {a.report: a.copy_of for a in holding(record, "difaf-1", "e1").accounts}
    assert copies["marsa-1"] == copies["ufuq-1"] == "difaf-1"
    assert [r for r, copy in copies.items() if copy is None] == [
        "difaf-1", "nida-1", "mizan-1", "ufuq-2", "difaf-3", "marsa-2",
    ]  # fmt: skip


def test_copies_and_those_who_cite_one_agency_count_once(record: Record) -> None:
    meeting = holding(record, "difaf-1", "e1")
    unnamed = next(s for s in meeting.sources if s.kind == "unnamed")
    assert {a.report for a in unnamed.accounts} == {"difaf-1", "marsa-1", "ufuq-1", "nida-1", "mizan-1"}
    assert unnamed.at_most == 1
    assert meeting.independent == len(meeting.sources) == 4


def test_a_date_that_moved_is_history(record: Record) -> None:
    steps = [(s.reported, s.status, s.time) for s in holding(record, "difaf-1", "e1").history]
    assert steps == [
        ("2014-03-02", "planned", "2014-03-04"),
        ("2014-03-04", "planned", "2014-03-11"),
        ("2014-03-11", "happened", "2014-03-11"),
        ("2014-03-12", "happened", "2014-03-10"),
    ]


def test_two_dates_for_what_is_past_are_a_conflict(record: Record) -> None:
    (conflict,) = holding(record, "difaf-1", "e1").conflicts
    assert (conflict.field, conflict.values) == ("time", ("2014-03-10", "2014-03-11"))
    assert [[a.report for a in side] for side in conflict.sides] == [["marsa-2"], ["difaf-3"]]


def test_a_rumour_and_its_denial_are_a_conflict_and_history(record: Record) -> None:
    rumour = holding(record, "burj-1", "e1")
    (conflict,) = rumour.conflicts
    assert conflict.field == "status"
    assert conflict.values == ("happened", "denied")
    assert [s.status for s in rumour.history] == ["happened", "denied"]
    assert rumour.status == "denied"


def test_events_come_by_date_the_undated_last(record: Record) -> None:
    dates = [e.earliest for e in record.events()]
    assert dates == ["2014-02-01", "2014-03-05", "2014-03-10", "2014-03-10", None]


def test_people_are_one_across_reports(record: Record) -> None:
    (holmen,) = record.find("هولمن")
    assert len(holmen.mentions) == 10
    assert record.entity(holmen.part_of or "").name == "النرويج"


def test_unnamed_sources_are_not_taken_for_one_person(record: Record) -> None:
    unnamed = [e for e in record.entities() if e.kind == "unnamed"]
    assert len(unnamed) == 5
    assert all(len(e.mentions) == 1 for e in unnamed)
