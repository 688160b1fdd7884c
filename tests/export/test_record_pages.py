"""A record as text, tables and JSON lines."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.export.record_csv import conflicts_csv, record_csv, search_csv, sources_csv, timeline_csv, who_csv
from tawatur.export.record_lines import record_lines
from tawatur.export.record_pages import (
    conflicts_page,
    event_page,
    search_page,
    sources_page,
    story_page,
    timeline_page,
    who_page,
)
from tawatur.linking import load_linker
from tawatur.model.wire import reading_from_dict
from tawatur.record import Record

STORY = Path(__file__).parents[1] / "record" / "story.jsonl"


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    with Record(":memory:", load_linker) as made:
        for line in STORY.read_text(encoding="utf-8").splitlines():
            made.add(reading_from_dict(json.loads(line)))
        yield made


def test_timeline_page(record: Record) -> None:
    page = timeline_page(map(record.entry, record.timeline()), record.entity)
    dates = [line for line in page.splitlines() if line.startswith("==")]
    assert dates == ["== 2014-02-01 to 2014-02-28", "== 2014-03-05", "== 2014-03-10", "== no date known"]
    assert "CONSULT · happened · 8 reports, 4 independent · 1 conflict" in page
    assert "planned → happened" in page
    assert "time: 2014-03-10 ≠ 2014-03-11" in page
    assert "[burj-1] قالت مصادر مطلعة لجريدة البرج" in page
    assert timeline_page([], record.entity) == "No event in the record fits.\n"


def test_arabic_is_last_and_isolated_only_where_asked(record: Record) -> None:
    entries = [record.entry(e) for e in record.timeline()]
    plain = timeline_page(entries, record.entity)
    isolated = timeline_page(entries, record.entity, isolate=True)
    assert "\u2068" not in plain
    assert isolated.replace("\u2068", "").replace("\u2069", "") == plain
    assert isolated.count("\u2068") == isolated.count("\u2069") > 20


def test_event_page_has_everything(record: Record) -> None:
    event = next(e for e in record.events() if len(e.accounts) == 8)
    page = event_page(record.entry(event), record.entity)
    for part in ("SOURCES", "HISTORY", "CONFLICTS", "ACCOUNTS"):
        assert f"\n{part}\n" in page
    assert "prints the text of difaf-1" in page
    assert all(f"{a.report}:{a.event}" in page for a in event.accounts)


def test_the_words_of_an_account_are_marked_whole(record: Record) -> None:
    event = next(e for e in record.events() if len(e.accounts) == 8)
    entry = record.entry(event)
    page = event_page(entry, record.entity)
    for passage in entry.passages:
        trigger = passage.text[passage.marked.start - passage.span.start : passage.marked.end - passage.span.start]
        line = next(line for line in page.splitlines() if f"[{passage.report}]" in line and trigger in line)
        before, marked, after = line.split("*")
        assert trigger in marked
        assert before[-1].isspace()
        assert not after[:1].isalnum()


def test_conflicts_page(record: Record) -> None:
    page = conflicts_page(map(record.entry, record.conflicts()), record.entity)
    assert page.count("two dates for one event") == 2
    assert page.count("told by some, denied by others") == 1
    assert conflicts_page([], record.entity).startswith("No accounts")


def test_who_page(record: Record) -> None:
    page = who_page(record.who("هولمن"), record.entity)
    for part in ("SAID", "SAID ABOUT", "DID", "WAS SAID TO DO", "MET WITH"):
        assert f"\n{part}\n" in page
    assert who_page([], record.entity).startswith("Nobody")


def test_sources_story_and_search_pages(record: Record) -> None:
    assert "1 of 1  وكالة الضفاف" in sources_page(record.sources())
    page = story_page(record.story("difaf-1"), record.entity)
    assert page.startswith("REPORTS\n")
    assert "marsa-1 · prints the text of difaf-1" in page
    assert "[difaf-3]" in search_page(record.search("معبر الصخرة"))
    assert search_page([]).startswith("No report")


def rows(lines: Iterator[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("\n".join(lines))))


def test_tables(record: Record) -> None:
    accounts = rows(record_csv(record.lines(), record.entity))
    assert len(accounts) == sum(len(e.accounts) for e in record.events())
    assert {a["actor"] for a in accounts if a["report"] == "burj-1"} == {"إريك هولمن | خليل المنصوري"}
    timeline = rows(timeline_csv(map(record.entry, record.timeline()), record.entity))
    assert [r["from"] for r in timeline] == ["2014-02-01", "2014-03-05", "2014-03-10", "2014-03-10", ""]
    sides = rows(conflicts_csv(map(record.entry, record.conflicts()), record.entity))
    assert {(s["field"], s["side"], s["value"]) for s in sides if s["report"] == "marsa-2"} == {
        ("time", "1", "2014-03-10")
    }
    assert {r["part"] for r in rows(who_csv(record.who("هولمن"), record.entity))} == {
        "said", "said_about", "did", "said_to_do", "met",
    }  # fmt: skip
    assert {r["outlet"]: r["reports"] for r in rows(sources_csv(record.sources()))}["وكاله ضفاف"] == "3"
    assert all(r["passage"] for r in rows(search_csv(record.search("معبر الصخرة"))))


def test_json_lines_have_the_shape_of_the_contract(record: Record) -> None:
    lines = [json.loads(line) for line in record_lines(record.lines())]
    kinds = [line["record"] for line in lines]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"entity", "event"}
    names = {line["id"] for line in lines if line["record"] == "entity"}
    for event in (line for line in lines if line["record"] == "event"):
        assert event["accounts"]
        for account in event["accounts"]:
            assert {"report", "event", "status", "time", "place", "actor", "recipient", "chain"} <= account.keys()
            assert names >= {*account["actor"], *account["recipient"], *account["chain"]}
        assert event["independent"] == len(event["sources"]) <= event["independent_at_most"]
        covered = {(a["report"], a["event"]) for s in event["sources"] for a in s["accounts"]}
        assert covered == {(a["report"], a["event"]) for a in event["accounts"]}
        for conflict in event["conflicts"]:
            assert conflict["field"] in ("status", "time", "place", "who", "number")
            assert all({"report", "event"} == ref.keys() for side in conflict["sides"] for ref in side)
