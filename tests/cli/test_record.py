"""The commands that fill a record and ask it, on the sample story."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tawatur.model.wire import reading_to_dict
from tests.cli.conftest import Run
from tests.gold_readings import gold_readings, write_readings


def table(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


# --- filling


def test_added_twice_changes_nothing(readings: Path, run: Run) -> None:
    first = run("add", "--record", "r.db", "--readings", readings)
    assert first.exit_code == 0
    assert first.stdout == "r.db: 10 added, 0 already there, 10 reports in all.\n"
    before = run("export", "--record", "r.db").stdout
    again = run("add", "--record", "r.db", "--readings", readings)
    assert again.exit_code == 0
    assert again.stdout == "r.db: 0 added, 10 already there, 10 reports in all.\n"
    assert run("export", "--record", "r.db").stdout == before
    assert len(before.splitlines()) > 20


def test_the_order_of_adding_changes_nothing(tmp_path: Path, story: Path, run: Run) -> None:
    backward = write_readings(tmp_path / "backward.jsonl", gold_readings()[::-1])
    assert run("add", "--record", "r.db", "--readings", backward).exit_code == 0
    for form in ("jsonl", "csv"):
        whole = run("export", "--record", "r.db", "--format", form).stdout
        assert whole == run("export", "--record", story, "--format", form).stdout


def test_reports_are_read_and_added(tmp_path: Path, run: Run) -> None:
    text = "التقى وزير الخارجية الروسي سيرغي لافروف وفدا سوريا في موسكو أمس."
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    for added, same in ((1, 0), (0, 1)):
        result = run("add", "report.txt", "--published", "2013-11-21", "--outlet", "المرفأ")
        assert result.stdout == f"record.db: {added} added, {same} already there, 1 reports in all.\n"
    (found,) = objects(run("search", "موسكو", "--format", "jsonl"))
    assert "report-" in str(found)


def test_one_bad_reading_is_named_and_the_others_are_kept(tmp_path: Path, run: Run) -> None:
    good = [json.dumps(reading_to_dict(r), ensure_ascii=False) for r in gold_readings()[:2]]
    bad = json.loads(good[0])
    bad["events"][0]["status"] = "maybe"
    lines = [good[0], "", json.dumps(bad), "{", good[1]]
    (tmp_path / "mixed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = run("add", "--record", "r.db", "--readings", "mixed.jsonl", "--readings", "nowhere.jsonl")
    assert result.exit_code == 1
    assert result.stdout == "r.db: 2 added, 0 already there, 2 reports in all.\n"
    third, fourth, nowhere = result.stderr.splitlines()
    assert third.startswith("skipped: mixed.jsonl, line 3: is no reading ('events[0].status' is 'maybe'; it must be")
    assert fourth.startswith("skipped: mixed.jsonl, line 4: is no reading (")
    assert nowhere.startswith("skipped: nowhere.jsonl: cannot be read (No such file or directory)")
    assert all(line.endswith(".") for line in (third, fourth, nowhere))


def test_a_report_taken_out_leaves_the_record_as_if_it_had_never_been_there(readings: Path, run: Run) -> None:
    run("add", "--record", "all.db", "--readings", readings)
    result = run("remove", "geneva-07", "--record", "all.db")
    assert result.stdout == "geneva-07: taken out; 9 reports are left.\n"
    without = [r for r in gold_readings() if r.report.id != "geneva-07"]
    run("add", "--record", "nine.db", "--readings", write_readings(Path("nine.jsonl"), without))
    assert run("export", "--record", "all.db").stdout == run("export", "--record", "nine.db").stdout
    again = run("remove", "geneva-07", "--record", "all.db")
    assert again.exit_code == 1
    assert again.stderr == "geneva-07: there is no such report in all.db.\n"


# --- asking


@pytest.mark.parametrize(
    "args",
    [
        ["timeline"], ["conflicts"], ["who", "لافروف"], ["story", "geneva-07"], ["sources"], ["search", "إسطنبول"],
        ["search", "اسطنبول"], ["timeline", "--who", "Lavrov", "--from", "2013-11-15", "--to", "2013-11-30"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_question_is_answered_in_every_form(args: list[str], story: Path, run: Run) -> None:
    answers = {form: run(*args, "--record", story, "--format", form) for form in ("text", "jsonl", "csv")}
    assert [a.exit_code for a in answers.values()] == [0, 0, 0]
    assert run(*args, "--record", story).stdout == answers["text"].stdout
    assert len(answers["text"].stdout) > 100
    assert objects(answers["jsonl"])
    rows = table(answers["csv"])
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


def test_the_timeline_is_in_order_and_keeps_to_what_is_asked(story: Path, run: Run) -> None:
    whole = objects(run("timeline", "--record", story, "--format", "jsonl"))
    assert len(whole) >= 15
    days = [entry["event"]["from"] for entry in whole]
    dated = [str(day) for day in days if day]
    assert dated == sorted(dated)
    assert all(day is None for day in days[len(dated) :])
    for option, value, field in (("--status", "denied", "status"), ("--type", "CONSULT", "type")):
        some = objects(run("timeline", "--record", story, "--format", "jsonl", option, value))
        assert 0 < len(some) < len(whole)
        assert {entry["event"][field] for entry in some} == {value}


def test_the_story_contradicts_itself_where_gold_says_so(story: Path, run: Run) -> None:
    rows = table(run("conflicts", "--record", story, "--format", "csv"))
    assert {"time", "status"} <= {row["field"] for row in rows}


def test_somebody_is_found_in_arabic_in_latin_letters_and_by_id(story: Path, run: Run) -> None:
    (arabic,) = objects(run("who", "بوغدانوف", "--record", story, "--format", "jsonl"))
    entity = arabic["entity"]
    by_id = run("who", entity["id"], "--record", story, "--format", "jsonl")
    assert objects(by_id) == [arabic]
    for latin in ("Bogdanov", "al-Bogdanov", "BOGDANOV", "Bogdánov", "Boghdanev"):
        assert objects(run("who", latin, "--record", story, "--format", "jsonl")) == [arabic]
    assert objects(run("who", "Bogdan", "--record", story, "--format", "jsonl")) == []
    shown = run("show", entity["id"], "--record", story)
    assert shown.exit_code == 0
    assert entity["name"] in shown.stdout


def test_an_event_is_shown_in_full_with_every_passage(story: Path, run: Run) -> None:
    ids = re.findall(r"\be-[0-9a-z]{8,}", run("timeline", "--record", story).stdout)
    assert len(set(ids)) >= 15
    shown = run("show", ids[0], "--record", story)
    assert shown.exit_code == 0
    assert ids[0] in shown.stdout
    (entry,) = objects(run("show", ids[0], "--record", story, "--format", "jsonl"))
    assert ids[0] in str(entry)


def test_nothing_found_is_said_and_is_no_fault(story: Path, run: Run) -> None:
    for args in (["who", "Nobodyatall"], ["search", "زرافة"], ["timeline", "--who", "Nobodyatall"]):
        result = run(*args, "--record", story)
        assert result.exit_code == 0
        assert len(result.stdout.splitlines()) == 1
        assert run(*args, "--record", story, "--format", "jsonl").stdout == ""


def test_json_and_csv_hold_no_marks_of_direction(story: Path, run: Run) -> None:
    for form in ("jsonl", "csv"):
        assert not re.search("[\u2066-\u2069\u200e\u200f]", run("export", "--record", story, "--format", form).stdout)


# --- faults


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["timeline"], "record.db: there is no such record; make one with `tawatur add --record record.db FILE`."),
        (["show", "e-00000000", "--record", "STORY"], "e-00000000: there is no such entry in "),
        (["show", "n-00000000", "--record", "STORY"], "n-00000000: there is no such entry in "),
        (["story", "nosuch", "--record", "STORY"], "nosuch: there is no such entry in "),
        (["remove", "nosuch", "--record", "STORY"], "nosuch: there is no such report in "),
        (["judge", "wrong", "nosuch:e1", "--why", "x", "--record", "STORY"], "nosuch"),
        (["judge", "load", "nowhere.jsonl", "--record", "STORY"], "nowhere.jsonl: cannot be read (No such file"),
        (["evaluate", "nowhere"], "nowhere: holds no gold annotations"),
        (["export", "--record", "junk.db"], "junk.db is not a record of Tawatur"),
        (["add", "--record", "no/folder/r.db", "--readings", "READINGS"], "no/folder/r.db cannot be opened"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_fault_is_told_in_one_sentence(args: list[str], says: str, story: Path, readings: Path, run: Run) -> None:
    Path("junk.db").write_bytes(b"no database at all, but long enough to be taken for one" * 30)
    given = {"STORY": str(story), "READINGS": str(readings)}
    result = run(*(given.get(arg, arg) for arg in args))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.strip()[-1] in ".?"


def test_a_bad_line_of_judgements_is_named_and_none_is_kept(story: Path, run: Run) -> None:
    Path("bad.jsonl").write_text('\n{"verdict": "perhaps"}\n', encoding="utf-8")
    result = run("judge", "load", "bad.jsonl", "--record", story)
    assert result.exit_code == 1
    assert result.stderr.startswith("bad.jsonl, line 2: is no judgement ('verdict' is 'perhaps'; it must be one of")
    assert run("judge", "list", "--record", story).stdout == ""


def test_judgements_are_kept_dumped_and_loaded(readings: Path, run: Run) -> None:
    for record in ("one.db", "two.db"):
        run("add", "--record", record, "--readings", readings)
    ids = list(dict.fromkeys(re.findall(r"\be-[0-9a-z]{8,}", run("timeline", "--record", "one.db").stdout)))
    kept = run("judge", "same", ids[0], ids[1], "--why", "one", "--by", "Salma", "--record", "one.db")
    assert kept.stdout == "kept: same by Salma.\n"
    assert "Salma · one" in run("judge", "list", "--record", "one.db").stdout
    Path("dump.jsonl").write_text(run("judge", "dump", "--record", "one.db").stdout, encoding="utf-8")
    for new in (1, 0):
        loaded = run("judge", "load", "dump.jsonl", "--record", "two.db")
        assert loaded.stdout == f"two.db: {new} new judgements of 1.\n"
    assert run("export", "--record", "two.db").stdout == run("export", "--record", "one.db").stdout
