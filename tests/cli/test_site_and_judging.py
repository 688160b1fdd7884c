"""What the commands say about serving, correcting, undoing, and writing gold."""

from pathlib import Path

import pytest

from tawatur.api import Record
from tests.record.conftest import STORY

from .conftest import Run


@pytest.fixture
def record(run: Run) -> Path:
    """A record of the made-up story, in the folder that the commands run in."""
    assert run("add", "--readings", STORY).exit_code == 0
    return Path("record.db")


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--host", "0.0.0.0"], 2, "give a --token"),
        (["--host", "192.168.1.20", "--token", "short"], 2, "16 letters"),
        (["--record", "none.db"], 1, "no such record"),
        (["--port", "70000"], 2, "--port"),
    ],
)
def test_serving_others_needs_a_token(run: Run, options: list[str], status: int, said: str) -> None:
    result = run("serve", *options)
    assert result.exit_code == status
    assert said in result.output


def test_a_record_that_is_none_is_not_served(run: Run) -> None:
    Path("letter.db").write_text("Dear Sir, " * 500)
    result = run("serve", "--record", "letter.db")
    assert result.exit_code == 1
    assert "is not a record" in result.output


def test_serving_runs_the_site_of_the_record(run: Run, record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = []
    monkeypatch.setattr("uvicorn.run", lambda app, **options: served.append(options))
    result = run("serve", "--port", 9000, "--record", record)
    assert result.exit_code == 0
    assert "http://127.0.0.1:9000/" in result.output
    assert [(o["host"], o["port"]) for o in served] == [("127.0.0.1", 9000)]


def test_correcting_and_undoing(run: Run, record: Path) -> None:
    assert run("judge", "correct", "marsa-2:e1", "--status", "denied", "--why", "x", "--by", "Rim").exit_code == 0
    assert run("judge", "right", "difaf-1:e1", "--why", "x", "--by", "Rim").exit_code == 0
    assert "taken back: right by Rim" in run("judge", "undo", "--by", "Rim").output
    assert "taken back: corrected by Rim" in run("judge", "undo", "--by", "Rim").output
    assert "there is no judgement" in run("judge", "undo", "--by", "Rim").output
    with Record(record) as kept:
        assert [j.verdict for j in kept.judgements()] == ["corrected", "right", "unsure", "unsure"]
    nothing = run("judge", "correct", "marsa-2:e1", "--why", "x")
    assert nothing.exit_code == 1
    assert "correction" in nothing.output


@pytest.mark.parametrize("names", [["a:e1"], ["a:e1", "b:e1", "c:e1"]])
def test_two_are_needed_to_be_the_same(run: Run, record: Path, names: list[str]) -> None:
    assert run("judge", "same", *names, "--why", "x").exit_code == 2


def test_gold_of_what_was_judged(run: Run, record: Path) -> None:
    assert "gold: 0 reports" in run("judge", "gold", "gold").output
    with Record(record) as kept:
        events = [e.id for e in kept.reading("difaf-1").events]
    for event in events:
        assert run("judge", "right", f"difaf-1:{event}", "--why", "read").exit_code == 0
    assert "gold: 1 reports" in run("judge", "gold", "gold").output
    assert sorted(p.name for p in Path("gold").iterdir()) == ["difaf-1.txt", "difaf-1.yaml"]
    measured = run("evaluate", "gold")
    assert measured.exit_code == 0
    assert "event" in measured.output
