"""What a record answers, with the passages that the answers rest on."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from tawatur.model import Reading
from tawatur.model.answers import Filters
from tawatur.record import Record

Fill = Callable[[Iterable[Reading]], Record]


@pytest.fixture
def record(fill: Fill, story: list[Reading]) -> Record:
    return fill(story)


@pytest.mark.parametrize(
    ("filters", "dates"),
    [
        (Filters(), ["2014-02-01", "2014-03-05", "2014-03-10", "2014-03-10", None]),
        (Filters(since="2014-03-06"), ["2014-03-10", "2014-03-10"]),
        (Filters(until="2014-02-10"), ["2014-02-01"]),
        (Filters(since="2014-03-05", until="2014-03-05"), ["2014-03-05"]),
        (Filters(who="هولمن"), ["2014-03-05", "2014-03-10", "2014-03-10"]),
        (Filters(who="ليزا برغ"), ["2014-03-05", "2014-03-10", None]),
        (Filters(place="جنيف"), ["2014-03-05"]),
        (Filters(type="REJECT"), [None]),
        (Filters(status="denied"), ["2014-03-05"]),
        (Filters(min_independent=3), ["2014-03-10"]),
        (Filters(who="هولمن", place="اوسلو", type="CONSULT"), ["2014-03-10"]),
        (Filters(who="nobody"), []),
    ],
)
def test_timeline(record: Record, filters: Filters, dates: list[str | None]) -> None:
    assert [e.earliest for e in record.timeline(filters)] == dates


def test_a_date_that_is_none_is_refused(record: Record) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        list(record.timeline(Filters(since="yesterday")))


def test_every_account_has_its_passage(record: Record) -> None:
    for event in record.events():
        entry = record.entry(event)
        for account, passage in zip(event.accounts, entry.passages, strict=True):
            text = record.reading(account.report).report.text
            assert passage.report == account.report
            assert passage.text == passage.span.of(text)
            assert passage.span.contains(account.trigger)
            assert passage.marked == account.trigger


def test_who(record: Record) -> None:
    (who,) = record.who("إريك هولمن")
    assert [m.passage.report for m in who.said] == ["difaf-3"]
    assert {m.passage.report for m in who.said_about} >= {"difaf-1", "burj-1", "difaf-2"}
    assert [m.when for m in who.did] == ["2014-03-10", "2014-03-10", "2014-03-11", "2014-03-11"]
    assert {m.status for m in who.said_to_do} == {"planned", "happened", "denied"}
    mansouri = record.find("المنصوري")[0].id
    assert all(m.others == (mansouri,) for m in who.met)
    assert all("هولمن" in m.passage.text for m in who.met)
    dates = [m.when for m in who.met]
    assert dates == sorted(dates, key=lambda d: d or "9999")


def test_find_takes_other_spellings_and_ids(record: Record) -> None:
    (holmen,) = record.find("اريك هولمان")
    assert record.find(holmen.id) == [holmen]
    assert record.entity(holmen.id) == holmen
    assert record.find("") == []
    with pytest.raises(KeyError):
        record.entity("n-nobody")


def test_sources(record: Record) -> None:
    by_name = {s.name: s for s in record.sources()}
    agency, tower = by_name["وكالة الضفاف"], by_name["جريدة البرج"]
    assert (agency.reports, tower.reports) == (3, 1)
    assert [r.report for r in tower.denied] == ["burj-1"]
    assert [r.report for r in tower.first] == ["burj-1"]
    assert [r.report for r in agency.foretold] == [r.report for r in agency.came_true] == ["difaf-1"]


def test_story(record: Record) -> None:
    story = record.story("difaf-1")
    assert [n.id for n in story.reports][:3] == ["marsa-1", "difaf-1", "ufuq-1"]
    assert {n.id for n in story.reports} >= {"nida-1", "mizan-1", "ufuq-2"}
    event = story.entries[-1].event
    assert record.story(event.id).reports
    with pytest.raises(KeyError):
        record.story("e-nothing")


def test_search_folds_spelling(fill: Fill, story: list[Reading]) -> None:
    first = story[0]
    marked = replace(first, report=replace(first.report, id="marked", text="اجتمع أَحمَد في ٢٠١٣ بالمبعوث"), entities=(),
                     times=(), statements=(), events=(), links=())  # fmt: skip
    record = fill([*story, marked])
    assert [f.report for f in record.search("احمد 2013")] == ["marked"]
    found = record.search("جثامين القتلي")
    assert len(found) == 7
    assert all("جثامين" in p.text or "القتلى" in p.text for f in found for p in f.passages)
    assert record.search("كلمة غائبة") == record.search(" ! ") == []
    record.remove("marked")
    assert record.search("احمد 2013") == []


def test_what_is_not_there_is_named(record: Record) -> None:
    for call in (record.event, record.reading, record.entity):
        with pytest.raises(KeyError, match="nowhere"):
            call("nowhere")
    assert "difaf-1" in record
    assert "nowhere" not in record


def test_sources_of_the_events_told_of_last(record: Record) -> None:
    whole, part = record.sources(), record.sources(1)
    assert record.sources(1000) != ()
    assert [(s.outlet, s.reports) for s in part] == [(s.outlet, s.reports) for s in whole]
    assert max(s.events for s in part) == 1
    assert sum(len(s.first) for s in part) <= 1
    assert [s.first for s in record.sources(1000)] == [s.first for s in whole]
