"""`tawatur read` in the formats of other codebooks: lines to standard output, what is left out to standard error."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tawatur.cli.read import read
from tests.export.examples import event
from tests.export.examples import reading as made_by_hand

TEXT = "التقى سوكين آلطن ونفى لقاء نور"
READING = made_by_hand(
    TEXT,
    event(TEXT, "التقى", type="CONSULT", status="happened", actor=("minister", "turk")),
    event(TEXT, "لقاء", id="e2", type="CONSULT", status="denied", actor=("minister", "nobody"), chain=("turk",)),
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that is read as the reading above, whatever the learned reader would find in it."""
    monkeypatch.setattr("tawatur.reader.load_tools", object)
    monkeypatch.setattr("tawatur.reader.read_report", lambda report, tools: READING)
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(read, [str(each) for each in arguments])
    assert result.exit_code == 0
    return result


def test_plover(report: Path) -> None:
    result = run(report, report, "--format", "plover")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["auxiliary_mode"] for record in records] == [None, "negation", None, "negation"]
    assert result.stderr == ""


def test_cameo_has_one_header_and_counts_what_it_leaves_out(report: Path) -> None:
    result = run(report, report, "--format", "cameo")
    header, *rows = result.stdout.splitlines()
    assert header.startswith("date\tsource\ttarget\tcode\t")
    assert [row.split("\t")[1:4] for row in rows] == 2 * [
        ["RUSGOV", "TURGOVMIL", "040"],
        ["TURGOVMIL", "RUSGOV", "040"],
    ]
    assert result.stderr == "left out: 2 events (2 denied)\n"
