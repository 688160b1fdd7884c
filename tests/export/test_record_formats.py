"""The record for other programs: calendars, timelines, graphs, tables."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur.api import Record
from tawatur.cli import main
from tawatur.export.cameo import CameoExport
from tawatur.export.record_calendar import calendar_lines, is_dated_plan
from tawatur.export.record_graph import graphml_lines
from tawatur.export.record_timeline import timelinejs
from tawatur.model.wire import reading_from_dict

from ..record.conftest import STORY

GRAPH = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "record.db") as record:
        for line in STORY.read_text(encoding="utf-8").splitlines():
            record.add(reading_from_dict(json.loads(line)))
        yield record


def test_a_calendar_has_the_plans_alone(record: Record) -> None:
    events = list(record.events())
    plan = replace(events[0], status="planned", earliest="2014-05-10", latest="2014-05-12", reported="2014-05-02")
    season = replace(plan, earliest="2014-06-01", latest="2014-08-31")
    undated = replace(plan, earliest=None, latest=None)
    assert [is_dated_plan(e) for e in (plan, season, undated, replace(plan, status="denied"))] == [True] + [False] * 3
    lines = list(calendar_lines([plan, season], "a; b", lambda _: "لقاء، " * 40, lambda _: "", lambda e: e.id))
    assert lines.count("BEGIN:VEVENT") == 1
    assert {"DTSTART;VALUE=DATE:20140510", "DTEND;VALUE=DATE:20140513", "X-WR-CALNAME:a\\; b"} <= set(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert not any(line.startswith("LOCATION") for line in lines)


def test_a_timeline_has_every_dated_event_and_runs_nothing(record: Record) -> None:
    events = list(record.events())
    slides = json.loads(timelinejs(map(record.entry, events), lambda _: "<b>"))["events"]
    assert [s["unique_id"] for s in slides] == [e.id for e in events if e.earliest]
    assert all("<b>" not in s["text"]["headline"] and "&lt;b&gt;" in s["text"]["headline"] for s in slides)
    assert slides[0]["start_date"] == {"year": 2014, "month": 2, "day": 1}


def test_a_graph_joins_those_who_take_part(record: Record) -> None:
    tree = ET.fromstring("\n".join(graphml_lines(record.lines())))
    nodes = {node.get("id") for node in tree.iter(f"{GRAPH}node")}
    assert nodes == {e.id for e in record.entities()}
    edges = list(tree.iter(f"{GRAPH}edge"))
    assert edges
    assert all({e.get("source"), e.get("target")} <= nodes for e in edges)
    meeting = max(record.events(), key=lambda e: len(e.accounts))
    told = [e for e in edges if e.findtext(f"{GRAPH}data[@key='e_event']") == meeting.id]
    assert {(e.get("source"), e.get("target")) for e in told} == {meeting.actor}
    assert told[0].findtext(f"{GRAPH}data[@key='e_independent']") == str(meeting.independent)


def test_signs_that_xml_cannot_hold_are_left_out(record: Record) -> None:
    entity = replace(next(iter(record.entities())), name="a\x00<b>&\x1f")
    tree = ET.fromstring("\n".join(graphml_lines([entity])))
    assert tree.findtext(f".//{GRAPH}data[@key='name']") == "a<b>&"


def test_formats_of_the_command(record: Record) -> None:
    def export(*options: str) -> bytes:
        result = CliRunner().invoke(main, ["export", "--record", str(record.path), *options])
        assert result.exit_code == 0, result.output
        return result.stdout_bytes

    assert export("--format", "ics").startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert json.loads(export("--format", "timelinejs"))["events"]
    assert ET.fromstring(export("--format", "graphml").decode())
    plain, excel = export("--format", "csv"), export("--format", "csv", "--excel")
    assert excel == b"\xef\xbb\xbf" + plain
    assert len(list(csv.reader(io.StringIO(plain.decode())))) > 10
    assert len(export("--format", "plover").splitlines()) > 10
    # The made-up people and towns of the story have no codes.
    cameo = CliRunner().invoke(main, ["export", "--record", str(record.path), "--format", "cameo"])
    assert cameo.exit_code == 0
    assert cameo.stdout.splitlines() == [CameoExport.header]
    assert "left out: " in cameo.stderr
    refused = CliRunner().invoke(main, ["export", "--record", str(record.path), "--excel"])
    assert refused.exit_code == 2
