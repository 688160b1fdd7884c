"""What pages ask of a record: parts of long lists, names by id, where a report stands."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from tawatur.model import Reading
from tawatur.model.answers import EventPlace
from tawatur.model.days import day_of
from tawatur.model.linked import UNDATED
from tawatur.model.record import RecordEvent
from tawatur.record import Record

Fill = Callable[[Iterable[Reading]], Record]


@pytest.fixture
def record(fill: Fill, story: list[Reading]) -> Record:
    return fill(story)


def place(event: RecordEvent) -> EventPlace:
    first, last = (UNDATED if (d := day_of(v)) is None else d for v in (event.earliest, event.latest))
    return EventPlace(first, last, event.id)


def test_newest_reports_first(record: Record) -> None:
    notes = record.browsing.newest(100)
    assert len(notes) == len(record)
    assert [n.published for n in notes] == sorted((n.published or "" for n in notes), reverse=True)
    assert record.browsing.newest(3, 2) == notes[2:5]
    assert {n.id: n.copy_of for n in notes}["marsa-1"] == "difaf-1"


def test_a_report_without_a_day_is_the_last(fill: Fill, story: list[Reading]) -> None:
    undated = replace(story[0], report=replace(story[0].report, id="undated", published=None, published_from=None))
    record = fill([*story, undated])
    assert record.browsing.newest(100)[-1].id == "undated"


def test_latest_followed_and_disputed(record: Record) -> None:
    events = {e.id: e for e in record.events()}
    told = [max(a.published or "" for a in e.accounts) for e in record.browsing.latest(100)]
    assert len(told) == len(events)
    assert told == sorted(told, reverse=True)
    followed = record.browsing.followed(100)
    assert followed[0] == max(events.values(), key=lambda e: len(e.accounts))
    groups = [{a.report for a in e.accounts} for e in followed]
    assert all(2 * len(b & a) < len(b) for n, b in enumerate(groups) for a in groups[:n])
    assert {e.id for e in record.browsing.disputed(100)} == {e.id for e in record.conflicts()}
    assert record.browsing.counts() == (len(record), len(events), len(list(record.conflicts())))


def test_a_list_goes_on_after_any_of_its_events(record: Record) -> None:
    events = list(record.timeline())
    for n, event in enumerate(events, 1):
        assert list(record.timeline(after=place(event))) == events[n:]
    disputed = list(record.conflicts())
    assert list(record.conflicts(after=place(disputed[0]))) == disputed[1:]


def test_a_story_goes_on_after_any_of_its_events(record: Record) -> None:
    whole = record.story("difaf-1")
    reports, events = record.told("difaf-1")
    assert reports == whole.reports
    assert list(events) == [entry.event for entry in whole.entries]
    first = whole.entries[0].event
    assert list(record.told("difaf-1", place(first))[1]) == [entry.event for entry in whole.entries[1:]]
    with pytest.raises(KeyError):
        record.told("nowhere")


def test_search_in_parts(record: Record) -> None:
    found = record.search("المنصوري")
    assert len(found) > 4
    assert record.search("المنصوري", 2) + record.search("المنصوري", 100, 2) == found


def test_labels_follow_the_record(record: Record, story: list[Reading]) -> None:
    (holmen,) = record.find("إريك هولمن")
    label = record.browsing.labels([holmen.id, "n-nobody"])[holmen.id]
    assert (label.name, label.kind, label.romanized) == (holmen.name, "person", None)
    assert set(record.browsing.labels([holmen.id, "n-nobody"])) == {holmen.id}
    last = story[-1]
    record.add(replace(last, entities=tuple(replace(e, romanized="Erik Holmen") for e in last.entities)))
    assert record.browsing.labels([holmen.id])[holmen.id].romanized == "Erik Holmen"


def test_a_portrait_holds_some_of_the_mentions(record: Record) -> None:
    (holmen,) = record.find("إريك هولمن")
    whole, total = record.browsing.portrait(holmen.id, 100)
    assert total == len({m.report for m in holmen.mentions})
    assert replace(whole, mentions=(), why=()) == replace(holmen, mentions=(), why=())
    assert sorted(whole.mentions) == sorted(holmen.mentions)
    part, same = record.browsing.portrait(holmen.id, 2, 1)
    assert same == total
    assert [m.report for m in part.mentions] == list(dict.fromkeys(m.report for m in whole.mentions))[1:3]
    assert {m.passage.report for m in record.about(part).did} <= {m.report for m in part.mentions}
    with pytest.raises(KeyError):
        record.browsing.portrait("n-nobody", 1)


def test_where_a_report_stands(record: Record) -> None:
    placed = record.browsing.placed("difaf-1")
    reading = record.reading("difaf-1")
    assert set(placed.events) == {e.id for e in reading.events}
    assert set(placed.entities) == {e.id for e in reading.entities}
    assert "difaf-1" in {a.report for a in record.event(placed.events["e1"]).accounts}
    assert record.entity(placed.entities["holmen"]).name == "إريك هولمن"
    assert placed.judged == {}
    record.judge("wrong", "event", "difaf-1:e1", who="Rim", when="2014-04-01T10:00:00", why="misread")
    assert {e: j.verdict for e, j in record.browsing.placed("difaf-1").judged.items()} == {"e1": "wrong"}
    assert record.browsing.placed("marsa-1").copy_of == "difaf-1"
    with pytest.raises(KeyError):
        record.browsing.placed("nowhere")


def test_passages_are_those_of_entries(record: Record) -> None:
    for event in record.events():
        for account, passage in zip(event.accounts, record.entry(event).passages, strict=True):
            assert record.passage(account.report, account.trigger) == passage


def test_namesakes_and_outlets(record: Record) -> None:
    assert [x.name for x in record.browsing.namesakes("هولمان", 5)] == ["إريك هولمن"]
    assert record.browsing.outlet_name("انترفاكس") == "Interfax"
    assert record.browsing.outlet_name("وكالة الضفاف") is None


def test_what_is_doubtful_is_asked_once(record: Record) -> None:
    doubts = record.browsing.doubtful(100)
    assert [d.chance for d in doubts] == sorted(d.chance for d in doubts)
    events = {a.ref: e.id for e in record.events() for a in e.accounts}
    assert all(events[d.account] == events[d.other] == d.event for d in doubts)
    names = [f"{ref.report}:{ref.event}" for ref in (doubts[0].account, doubts[0].other)]
    record.judge("unsure", "event", *names, who="Rim", when="2014-04-01T10:00:00", why="cannot tell")
    assert record.browsing.doubtful(100) == doubts[1:]
    assert record.browsing.doubtful(1) == doubts[1:2]
    record.take_back(who="Rim", when="2014-04-02T10:00:00")
    assert record.browsing.doubtful(100) == doubts
