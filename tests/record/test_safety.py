"""The file keeps what was given: killed, shared, of another version, or no record at all."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tawatur.linking import load_linker
from tawatur.model import Reading
from tawatur.model.wire import reading_to_dict
from tawatur.record import Record, schema

from .conftest import export

Fill = Callable[[Iterable[Reading]], Record]

# Adds the story again and again under other ids: argument 1 the record, 2 the readings, 3 a prefix, 4 how many.
ADDER = """
import json, sys
from dataclasses import replace
from tawatur.linking import load_linker
from tawatur.model.wire import reading_from_dict
from tawatur.record import Record
path, story, prefix, count = sys.argv[1:]
readings = [reading_from_dict(json.loads(line)) for line in open(story, encoding="utf-8")]
with Record(path, load_linker) as record:
    for i in range(int(count)):
        reading = readings[i % len(readings)]
        day = f"20{10 + i // 330 % 80:02}-{1 + i // 28 % 12:02}-{1 + i % 28:02}"
        report = replace(reading.report, id=f"{prefix}-{i:05}", published=day)
        record.add(replace(reading, report=report))
        print(i, flush=True)
"""


def adder(path: Path, story: Path, prefix: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", ADDER, str(path), str(story), prefix, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.fixture
def story_file(story: list[Reading], tmp_path: Path) -> Path:
    path = tmp_path / "story.jsonl"
    path.write_text("\n".join(json.dumps(reading_to_dict(r), ensure_ascii=False) for r in story), encoding="utf-8")
    return path


def whole(path: Path) -> None:
    """That a record's tables agree with one another."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("kept", "unit", "account", "part", "entity"):
            lost = connection.execute(f"SELECT count(*) FROM {table} WHERE report NOT IN (SELECT no FROM report)")
            assert lost.fetchone() == (0,)
        assert connection.execute(
            "SELECT count(*) FROM report WHERE no NOT IN (SELECT report FROM kept)"
        ).fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM unit WHERE event NOT IN (SELECT no FROM event)").fetchone() == (
            0,
        )


def test_killed_amid_adding_it_opens_whole_and_goes_on(tmp_path: Path, story_file: Path) -> None:
    path = tmp_path / "killed.db"
    kept = 0
    for seen in (40, 25, 60):
        process = adder(path, story_file, "k", 2000)
        assert process.stdout
        for _ in range(seen):
            assert process.stdout.readline()
        time.sleep(0.004)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        whole(path)
        with Record(path, load_linker) as record:
            # All that was reported as added is in, and at most the one that was under way besides.
            assert len(record) >= max(kept, seen)
            kept = len(record)
            ids = {r.report.id for r in record.readings()}
            assert ids == {f"k-{i:05}" for i in range(kept)}
    process = adder(path, story_file, "k", kept + 5)
    process.communicate()
    assert process.returncode == 0
    whole(path)
    with Record(path, load_linker) as record:
        assert len(record) == kept + 5


def test_two_processes_adding_at_once_lose_nothing(tmp_path: Path, story_file: Path) -> None:
    path = tmp_path / "shared.db"
    processes = [adder(path, story_file, prefix, 60) for prefix in ("a", "b")]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    whole(path)
    with Record(path, load_linker) as record:
        assert {r.report.id for r in record.readings()} == {f"{p}-{i:05}" for p in "ab" for i in range(60)}
        both = export(record)
    alone = tmp_path / "alone.db"
    for prefix in "ba":
        adder(alone, story_file, prefix, 60).communicate()
    with Record(alone, load_linker) as record:
        assert export(record) == both


def test_a_failed_add_leaves_nothing(fill: Fill, story: list[Reading], monkeypatch: pytest.MonkeyPatch) -> None:
    record = fill(story[:4])
    before = export(record)

    def fail(*_: object) -> None:
        raise RuntimeError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(record._events, "settle", fail)
        with pytest.raises(RuntimeError, match="disk full"):
            record.add(story[4])
    assert export(record) == before
    assert record.add(story[4])


@pytest.mark.parametrize(("version", "word"), [(schema.VERSION + 1, "newer"), (-1, "older")])
def test_a_record_of_another_version_is_refused_with_advice(tmp_path: Path, version: int, word: str) -> None:
    path = tmp_path / "other.db"
    Record(path, load_linker).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(ValueError, match=word) as caught:
        Record(path, load_linker)
    assert "add them to a new record" in str(caught.value)


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("not a database, but long enough to be read as one" * 40)
    with pytest.raises(ValueError, match="not a record"):
        Record(text, load_linker)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE things (id INTEGER)")
    with pytest.raises(ValueError, match="something else"):
        Record(other, load_linker)
    assert text.read_text().startswith("not a database")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be opened"):
        Record(tmp_path / "nowhere" / "record.db", load_linker)


def test_the_file_is_left_whole_when_closed(tmp_path: Path, story: list[Reading]) -> None:
    path = tmp_path / "record.db"
    with Record(path, load_linker) as record:
        for reading in story:
            record.add(reading)
    whole(path)
    assert os.path.getsize(path) > 0
