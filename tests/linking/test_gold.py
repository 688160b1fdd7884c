"""Linking measured on annotated stories, by the measure's own script; floors only go up."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.export.record_lines import record_lines
from tawatur.linking import load_linker
from tawatur.model.wire import reading_from_dict
from tawatur.record import Record

SHARED = Path(__file__).parents[3] / "shared"
TOOLS = SHARED / "tools"

pytestmark = pytest.mark.skipif(not TOOLS.exists(), reason="needs the annotated stories beside the project")


def measure(part: str, folder: Path) -> dict[str, float]:
    """Precision, recall and F1 of pairs, and the conflicts found, wanted and reported."""
    gold = SHARED / "gold" / part
    made = subprocess.run([sys.executable, TOOLS / "gold-readings", gold], capture_output=True, text=True, check=True)
    readings, record_file = folder / "readings.jsonl", folder / "record.jsonl"
    readings.write_text(made.stdout, encoding="utf-8")
    with Record(":memory:", load_linker) as record:
        for line in made.stdout.splitlines():
            record.add(reading_from_dict(json.loads(line)))
        record_file.write_text("\n".join(record_lines(record.lines())), encoding="utf-8")
    command = [sys.executable, *map(str, (TOOLS / "score-cross", gold, readings, record_file))]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    same = re.search(r"P ([\d.]+)\s+R ([\d.]+)\s+F1 ([\d.]+)", out)
    conflicts = re.search(r"found (\d+) of (\d+), reported (\d+)", out)
    assert same
    assert conflicts
    names = ("p", "r", "f1", "found", "wanted", "reported")
    return dict(zip(names, map(float, [*same.groups(), *conflicts.groups()]), strict=True))


def test_dev(tmp_path: Path) -> None:
    measured = measure("dev", tmp_path)
    assert measured["f1"] >= 0.85
    assert measured["p"] >= 0.9


def test_train(tmp_path: Path) -> None:
    measured = measure("train", tmp_path)
    assert measured["f1"] >= 0.8
    assert measured["found"] >= measured["wanted"] / 2
    assert measured["reported"] <= 3 * measured["wanted"]


def test_seeds_put_the_meetings_in_istanbul_together(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, TOOLS / "gold-readings", SHARED / "gold" / "seeds"], capture_output=True, text=True, check=True
    )
    with Record(":memory:", load_linker) as record:
        for line in made.stdout.splitlines():
            record.add(reading_from_dict(json.loads(line)))
        met = {("geneva-invitation", "e7"), ("lavrov-denial", "e6")}
        assert any(met <= {(a.report, a.event) for a in event.accounts} for event in record.events())
