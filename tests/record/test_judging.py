"""A person's word wins over the machine, outlives it, and can be carried elsewhere."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from tawatur.model import Reading
from tawatur.model.record import Correction, RecordEvent, judgement_from_dict, to_dict
from tawatur.record import Record

from .conftest import export

Fill = Callable[[Iterable[Reading]], Record]
SAID: dict[str, Any] = {"who": "Rim", "when": "2014-04-01T10:00:00", "why": "read both"}


@pytest.fixture
def record(fill: Fill, story: list[Reading]) -> Record:
    return fill(story)


def holding(record: Record, report: str, event: str) -> RecordEvent:
    return next(e for e in record.events() if any((a.report, a.event) == (report, event) for a in e.accounts))


def reports(event: RecordEvent) -> set[str]:
    return {a.report for a in event.accounts}


def test_two_events_judged_the_same_are_one(record: Record) -> None:
    oslo, geneva = holding(record, "difaf-1", "e1"), holding(record, "burj-1", "e1")
    record.judge("same", "event", oslo.id, geneva.id, **SAID)
    assert reports(holding(record, "burj-1", "e1")) == reports(oslo) | reports(geneva)


def test_an_account_judged_different_leaves_with_its_own(record: Record) -> None:
    before = holding(record, "difaf-1", "e1")
    record.judge("different", "event", before.id, "marsa-2:e1", **SAID)
    assert "marsa-2" not in reports(holding(record, "difaf-1", "e1"))
    assert reports(holding(record, "marsa-2", "e1")).isdisjoint({"difaf-1", "marsa-1", "ufuq-1"})
    assert len(list(record.events())) == 6


def test_a_wrong_account_is_left_out(record: Record) -> None:
    assert holding(record, "marsa-2", "e1").conflicts
    record.judge("wrong", "event", "marsa-2:e1", **SAID)
    meeting = holding(record, "difaf-3", "e1")
    assert "marsa-2" not in reports(meeting)
    assert not meeting.conflicts


def test_unsure_takes_a_judgement_back(record: Record) -> None:
    before = export(record)
    record.judge("wrong", "event", "marsa-2:e1", **SAID)
    record.judge("different", "event", "difaf-1:e1", "ufuq-2:e1", **SAID)
    assert export(record) != before
    later = {**SAID, "when": "2014-04-02T10:00:00"}
    record.judge("unsure", "event", "marsa-2:e1", **later)
    record.judge("unsure", "event", "ufuq-2:e1", "difaf-1:e1", **later)
    assert export(record) == before
    assert len(record.judgements()) == 4


def test_people_judged_apart_and_together(record: Record) -> None:
    (holmen,), (mansouri,) = record.find("هولمن"), record.find("خليل المنصوري")
    record.judge("different", "entity", "difaf-1:holmen", "marsa-2:holmen", **SAID)
    assert sorted(len(e.mentions) for e in record.find("هولمن")) == [1, 9]
    record.judge("same", "entity", "marsa-2:holmen", mansouri.id, **SAID)
    assert {len(e.mentions) for e in record.find("المنصوري")} == {11}
    assert record.entity(holmen.id).names


def test_judgements_outlive_reading_anew_and_taking_out(fill: Fill, story: list[Reading]) -> None:
    record = fill(story)
    record.judge("different", "event", "difaf-1:e1", "marsa-2:e1", **SAID)
    record.judge("wrong", "event", "burj-1:e1", **SAID)
    record.judge("different", "entity", "difaf-1:holmen", "nida-1:holmen", **SAID)
    judged = export(record)
    for reading in story:
        record.remove(reading.report.id)
    for reading in reversed(story):
        record.add(reading)
    assert export(record) == judged
    # Read anew, with other ids for the same passages.
    last = story[-1]
    renamed = replace(last, events=tuple(replace(e, id=f"x{e.id}") for e in last.events))
    record.add(renamed)
    apart = holding(record, "marsa-2", "xe1")
    assert "difaf-1" not in reports(apart)


def test_judgements_are_dumped_and_loaded(fill: Fill, story: list[Reading]) -> None:
    record = fill(story)
    record.judge("different", "event", "difaf-1:e1", "marsa-2:e1", **SAID)
    record.judge("same", "entity", "difaf-1:mansouri", "difaf-1:holmen", **SAID)
    lines = [json.dumps(to_dict(j), ensure_ascii=False) for j in record.judgements()]
    # A judgement may come before the reports that it is about.
    other = fill([])
    assert other.load_judgements(judgement_from_dict(json.loads(line)) for line in lines) == 2
    assert other.load_judgements(judgement_from_dict(json.loads(line)) for line in lines) == 0
    for reading in story:
        other.add(reading)
    assert export(other) == export(record)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (("same", "event", "difaf-1:e1", None), ValueError),
        (("wrong", "event", "e-nothing", None), ValueError),
        (("wrong", "entity", "difaf-1:holmen", None), ValueError),
        (("same", "event", "difaf-1:e1", "difaf-1:e99"), KeyError),
        (("same", "event", "nowhere:e1", "difaf-1:e1"), KeyError),
    ],
)
def test_what_cannot_be_judged_is_refused(record: Record, call: tuple[str, ...], error: type[Exception]) -> None:
    verdict, subject, first, second = call
    with pytest.raises(error):
        record.judge(verdict, subject, first, second, **SAID)  # type: ignore[arg-type]
    assert record.judgements() == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"verdict": "corrected"}, "correction"),
        ({"correction": {"status": "maybe"}}, "correction.status"),
        ({"verdict": "maybe"}, "verdict"),
        ({"who": 3}, "who"),
        ({"first": {}}, "first"),
        ({"second": None}, "second"),
    ],
)
def test_a_bad_line_is_refused_by_the_name_of_the_field(record: Record, change: dict[str, object], named: str) -> None:
    good = to_dict(record.judge("same", "event", "difaf-1:e1", "burj-1:e1", **SAID))
    assert judgement_from_dict(good)
    with pytest.raises(ValueError, match=named):
        judgement_from_dict({**good, **change})


def test_a_corrected_account_says_what_the_person_says(record: Record) -> None:
    meeting = holding(record, "marsa-2", "e1")
    assert meeting.conflicts
    record.judge("corrected", "event", "marsa-2:e1", correction=Correction(time="2014-03-11", status="denied"), **SAID)
    account = next(a for a in holding(record, "marsa-2", "e1").accounts if a.report == "marsa-2")
    assert (account.time, account.earliest, account.latest) == ("2014-03-11", "2014-03-11", "2014-03-11")
    assert (account.type, account.status) == ("CONSULT", "denied")
    assert "corrected" in account.why
    assert {c.field for c in holding(record, "marsa-2", "e1").conflicts} == {"status"}
    assert next(e for e in record.reading("marsa-2").events if e.id == "e1").status == "happened"
    record.judge("right", "event", "marsa-2:e1", **{**SAID, "when": "2014-04-02T10:00:00"})
    assert holding(record, "marsa-2", "e1") == meeting


def test_corrections_are_dumped_and_outlive_reading_anew(record: Record, story: list[Reading], fill: Fill) -> None:
    kept = record.judge("corrected", "event", "marsa-2:e1", correction=Correction(status="denied"), **SAID)
    assert judgement_from_dict(json.loads(json.dumps(to_dict(kept)))) == kept
    judged = export(record)
    other = fill(reversed(story))
    other.load_judgements(record.judgements())
    assert export(other) == judged


def test_taking_back_leads_step_by_step_to_the_beginning(record: Record) -> None:
    before = export(record)
    record.judge("wrong", "event", "marsa-2:e1", **SAID)
    wrong = export(record)
    record.judge("right", "event", "marsa-2:e1", **{**SAID, "when": "2014-04-02T10:00:00"})
    record.judge("different", "event", "difaf-1:e1", "ufuq-2:e1", **{**SAID, "when": "2014-04-03T10:00:00"})
    taken = []
    for hour in range(11, 15):
        found = record.take_back(who="Rim", when=f"2014-04-04T{hour}:00:00")
        taken.append((found.verdict if found else None, export(record) == before, export(record) == wrong))
    assert taken == [("different", True, False), ("right", False, True), ("wrong", True, False), (None, True, False)]
    assert len(record.judgements()) == 6
    assert record.last_judgement() is None
