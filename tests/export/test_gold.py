"""Judged readings as gold: what is written is read back, and measures what was judged."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawatur.api import Record
from tawatur.evaluation import load_gold, score
from tawatur.export.gold import gold_yaml
from tawatur.model import Reading
from tawatur.model.record import Correction
from tawatur.model.wire import reading_from_dict

from ..record.conftest import STORY

SAID: dict[str, Any] = {"who": "Rim", "why": "read"}


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "record.db") as record:
        for line in STORY.read_text(encoding="utf-8").splitlines():
            record.add(reading_from_dict(json.loads(line)))
        yield record


def write(record: Record, folder: Path) -> list[Reading]:
    """Write the gold of all judged reports; their readings."""
    folder.mkdir(exist_ok=True)
    readings = []
    for reading, judged in record.judged():
        (folder / f"{reading.report.id}.txt").write_text(reading.report.text, encoding="utf-8")
        (folder / f"{reading.report.id}.yaml").write_text(gold_yaml(reading, judged), encoding="utf-8")
        readings.append(reading)
    return readings


def test_what_was_judged_right_is_found_again(record: Record, tmp_path: Path) -> None:
    for reading in record.readings():
        for event in reading.events:
            name = f"{reading.report.id}:{event.id}"
            record.judge("right", "event", name, when=f"2014-04-01T10:00:00{len(name)}", **SAID)
    readings = write(record, tmp_path / "gold")
    golds = list(load_gold(tmp_path / "gold"))
    assert len(golds) == len(readings) == len(record)
    by_name = {r.report.id: r for r in readings}
    for gold in golds:
        reading = by_name[gold.name]
        assert [e.trigger for e in gold.events] == [e.trigger for e in reading.events]
        assert [e.status for e in gold.events] == [e.status for e in reading.events]
        assert [s.cue for s in gold.statements] == [s.cue for s in reading.statements]
        assert [s.content for s in gold.statements] == [s.content for s in reading.statements]
        times = {t.id: t.value for t in reading.times}
        assert [e.time for e in gold.events] == [times.get(e.time or "") for e in reading.events]
    scores = score(golds, [by_name[g.name] for g in golds])
    assert scores.tallies["event"].f1 == scores.tallies["whole"].f1 == 1.0


def test_what_was_judged_wrong_or_corrected(record: Record, tmp_path: Path) -> None:
    reading = record.reading("difaf-1")
    first, second = reading.events[0].id, reading.events[1].id
    record.judge("wrong", "event", f"difaf-1:{first}", when="2014-04-01T10:00:00", **SAID)
    assert list(record.judged()) == []
    correction = Correction(status="denied", time="2014-03-11")
    record.judge("corrected", "event", f"difaf-1:{second}", when="2014-04-01T11:00:00", correction=correction, **SAID)
    write(record, tmp_path / "gold")
    (gold,) = load_gold(tmp_path / "gold")
    (event,) = gold.events
    assert (event.id, event.status, event.time) == (second, "denied", "2014-03-11")
