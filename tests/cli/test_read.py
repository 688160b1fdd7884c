"""`tawatur read`: what it prints, and that bad input costs no more than itself."""

import json
from pathlib import Path

import pytest

from tawatur.model.wire import reading_from_dict, reading_to_dict
from tests.cli.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples" / "geneva.jsonl"
NEWS = "أعلنت وزارة الخارجية الروسية أن وزير الخارجية سيرغي لافروف التقى وفدا في موسكو يوم 21 نوفمبر 2013."
ENGLISH = "The delegation left the city at dawn."


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Five files, of which two hold a report, one a good line and two bad ones, and two nothing of use."""
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "old.txt").write_bytes(NEWS.encode("cp1256"))
    (tmp_path / "mixed.jsonl").write_text(
        "\n".join([line(id="one", text=NEWS), '{"id": "two", ', line(id="three", text=ENGLISH)]), encoding="utf-8"
    )
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff\xfe\xfd")
    return tmp_path


def test_json_lines_are_readings_in_the_shape_of_the_contract(run: Run) -> None:
    result = run("read", EXAMPLES, "--format", "jsonl")
    assert result.exit_code == 0
    assert result.stderr == ""
    reports = [json.loads(text) for text in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    found = [json.loads(text) for text in result.stdout.splitlines()]
    assert [one["report"]["id"] for one in found] == [report["id"] for report in reports]
    for one, report in zip(found, reports, strict=True):
        assert one["report"]["text"] == report["text"]
        assert reading_to_dict(reading_from_dict(one)) == one
        ids = [part["id"] for layer in ("entities", "times", "statements", "events") for part in one[layer]]
        assert len(ids) == len(set(ids))
        assert all(part["why"] for layer in ("entities", "statements", "events", "links") for part in one[layer])
    assert sum(len(one["events"]) for one in found) > 10
    assert "\\u0" not in result.stdout


def test_a_page_shows_reports_one_after_another(run: Run) -> None:
    result = run("read", EXAMPLES)
    assert result.exit_code == 0
    heads = [row for row in result.stdout.splitlines() if row.startswith("== ")]
    assert [head.split()[1] for head in heads] == [f"geneva-{n:02}" for n in range(1, 11)]
    assert "\u2068" not in result.stdout
    assert "EVENT" in result.stdout


def test_the_same_report_is_read_the_same_again(run: Run) -> None:
    assert run("read", EXAMPLES, "--format", "jsonl").stdout == run("read", EXAMPLES, "--format", "jsonl").stdout


def test_a_report_from_standard_input(run: Run) -> None:
    plain = run(
        "read", "-", "--format", "jsonl", "--published", "2013-11-21", "--outlet", "المرفأ", given=NEWS.encode()
    )
    assert plain.exit_code == 0
    reading = reading_from_dict(json.loads(plain.stdout))
    assert (reading.report.published, reading.report.outlet) == ("2013-11-21", "المرفأ")
    assert any(time.value == "2013-11-21" for time in reading.times)
    assert "سيرغي لافروف" in {entity.name for entity in reading.entities}
    lines = run("read", "-", "--format", "jsonl", given=line(id="one", text=NEWS).encode())
    assert json.loads(lines.stdout)["report"]["id"] == "one"


def test_what_cannot_be_read_is_named_and_the_rest_is_read(files: Path, run: Run) -> None:
    names = ("good.txt", "nowhere.txt", "empty.txt", "mixed.jsonl", "picture.txt", "old.txt")
    result = run("read", *names, "--format", "jsonl")
    assert result.exit_code == 1
    ids = [json.loads(text)["report"]["id"].partition("-")[0] for text in result.stdout.splitlines()]
    assert ids == ["good", "one", "old"]
    told = result.stderr.splitlines()
    assert [row.split(": ")[1] for row in told] == [
        "nowhere.txt", "empty.txt", "mixed.jsonl, line 2", "mixed.jsonl, line 3", "picture.txt", "old.txt",
    ]  # fmt: skip
    assert all(row.startswith("skipped: ") and row.endswith(".") for row in told[:-1])
    assert told[-1] == "note: old.txt: is not UTF-8; read as Windows-1256."
    assert "(0% of its letters are)" in told[3]


def test_an_old_encoding_alone_is_no_fault(files: Path, run: Run) -> None:
    result = run("read", "old.txt", "--format", "jsonl")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["text"] == NEWS


def test_a_text_of_signs_that_are_not_seen_is_read(run: Run) -> None:
    text = "".join(f"\u200f\u202b{sign}\u0651\u064e\u202c" for sign in NEWS)
    result = run("read", "-", "--format", "jsonl", given=text.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["report"]["text"] == text


@pytest.mark.parametrize("text", ["وفد", "«", "وفد\n" * 400, "... \u061f !", "ـ" * 50 + " وفد", "قال " * 700])
def test_odd_texts_are_read(text: str, run: Run) -> None:
    result = run("read", "-", "--format", "jsonl", given=f"{text} غادر".encode())
    assert result.exit_code == 0
    assert reading_from_dict(json.loads(result.stdout)).report.text == f"{text} غادر"
