"""What a program calls: the public names, and that what they give is what the classes say."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args

import pytest

import tawatur
from tawatur.model import Act, Entity, Event, EventType, Link, Reading, Span, Statement, Status, Time
from tawatur.model.record import RecordEvent
from tawatur.model.wire import reading_from_dict, reading_to_dict

ROOT = Path(__file__).parents[1]
TEXT = (
    "موسكو (رويترز) - أعلنت وزارة الخارجية الروسية اليوم الخميس أن وزير الخارجية الروسي سيرغي لافروف سيزور دمشق غدا.\n"
    "وقال لافروف للصحفيين إن بلاده ترفض العقوبات على سوريا."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return tawatur.read(TEXT, published="2013-11-21", outlet="المرفأ")


@pytest.fixture
def record(tmp_path: Path, reading: Reading) -> Iterator[tawatur.Record]:
    with tawatur.Record(tmp_path / "record.db") as opened:
        assert opened.add(reading)
        yield opened


def test_all_is_what_is_exported() -> None:
    tree = ast.parse((ROOT / "tawatur" / "__init__.py").read_text(encoding="utf-8"))
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tawatur.")
        for alias in node.names
    }
    assert sorted(imported) == sorted(tawatur.__all__) == list(tawatur.__all__)
    for name in tawatur.__all__:
        assert getattr(tawatur, name).__module__.startswith("tawatur.")
    code = "from tawatur import *; print(sorted(n for n in dir() if not n.startswith('_')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ast.literal_eval(done.stdout) == sorted(tawatur.__all__)


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        _ = tawatur.write
    assert not hasattr(tawatur, "annotations")


def test_importing_the_package_costs_nothing() -> None:
    code = "import sys, tawatur; print(sorted(m for m in sys.modules if m.startswith('tawatur.') or m == 'numpy'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reading_is_what_its_classes_say(reading: Reading) -> None:
    assert isinstance(reading, tawatur.Reading)
    assert reading.report.text == TEXT
    assert (reading.report.published, reading.report.published_from) == ("2013-11-21", "given")
    parts: dict[str, type] = {
        "entities": Entity, "times": Time, "statements": Statement, "events": Event, "links": Link,
    }  # fmt: skip
    for name, kind in parts.items():
        found = getattr(reading, name)
        assert isinstance(found, tuple)
        assert all(type(part) is kind for part in found)
    assert all(event.type in get_args(EventType) and event.status in get_args(Status) for event in reading.events)
    assert all(statement.act in get_args(Act) for statement in reading.statements)
    for part in (*reading.entities, *reading.statements, *reading.events, *reading.times):
        assert is_dataclass(part)
        for field in fields(part):
            value = getattr(part, field.name)
            spans = value if isinstance(value, tuple) and not isinstance(value, Span) else (value,)
            for span in spans:
                if isinstance(span, Span):
                    assert 0 <= span.start < span.end <= len(TEXT)
                    assert span.of(TEXT).strip() == span.of(TEXT)


def test_ids_of_a_reading_lead_somewhere(reading: Reading) -> None:
    entities = {e.id for e in reading.entities}
    times = {t.id for t in reading.times}
    events, statements = {e.id for e in reading.events}, {s.id for s in reading.statements}
    for event in reading.events:
        assert {*event.actor, *event.recipient, *event.chain} <= entities
        assert event.place is None or event.place in entities
        assert event.time is None or event.time in times
        assert event.statement is None or event.statement in statements
        assert event.same_as is None or event.same_as in events
    for statement in reading.statements:
        assert {*statement.chain, *statement.to} <= entities
        assert statement.chain[-1:] == ((statement.speaker,) if statement.speaker else ())
    for entity in reading.entities:
        assert entity.part_of is None or entity.part_of in entities
        assert entity.part_of != entity.id


def test_the_plainest_is_found(reading: Reading) -> None:
    (lavrov,) = [e for e in reading.entities if e.kind == "person" and "لافروف" in e.name]
    assert (lavrov.name, lavrov.key, lavrov.romanized) == ("سيرغي لافروف", "sergei-lavrov", "Sergei Lavrov")
    assert len(lavrov.mentions) == 2
    assert {t.value for t in reading.times} == {"2013-11-21", "2013-11-22"}
    assert (reading.report.agency, reading.report.agency_key) == ("رويترز", "reuters")
    assert any(s.cue.of(TEXT) == "وقال" and s.speaker == lavrov.id for s in reading.statements)
    assert any(e.type == "CONSULT" and e.status == "planned" for e in reading.events)


def test_reading_is_a_function_of_its_arguments(reading: Reading) -> None:
    again = tawatur.Reader().read(TEXT, published="2013-11-21", outlet="المرفأ")
    assert again == reading
    assert reading_from_dict(reading_to_dict(again)) == reading


def test_a_reader_takes_all_that_a_report_has() -> None:
    reader = tawatur.Reader()
    report = reader.read(TEXT, published="2013-11-21T18:30", title="ع", url="http://a.test/1", id="one").report
    assert (report.id, report.title, report.url, report.published) == (
        "one",
        "ع",
        "http://a.test/1",
        "2013-11-21T18:30",
    )
    same = reader.read_report(tawatur.Report(id="two", text=TEXT))
    assert (same.report.id, same.report.published) == ("two", None)


def test_the_same_text_gets_the_same_id() -> None:
    one, two = tawatur.read("غادر الوفد"), tawatur.read("غادر الوفد")
    assert one.report.id == two.report.id != tawatur.read("غادر الوفد.").report.id


@pytest.mark.parametrize("published", ["yesterday", "2013-02-30", ""])
def test_no_date_is_an_error(published: str) -> None:
    with pytest.raises(ValueError, match=r"published is .*, which is no date"):
        tawatur.read("غادر الوفد", published=published)


@pytest.mark.parametrize("text", ["", " ", "\n", "hello", "!", "و", "\u200f"])
def test_texts_with_nothing_in_them_give_empty_readings(text: str) -> None:
    reading = tawatur.read(text)
    assert (reading.report.text, reading.events, reading.statements) == (text, (), ())


def test_a_record_gives_events_of_its_classes(record: tawatur.Record, reading: Reading) -> None:
    assert not record.add(reading)
    assert len(record) == 1
    assert reading.report.id in record
    events = list(record.timeline())
    assert events
    assert all(type(event) is RecordEvent for event in events)
    assert all(event.independent >= 1 for event in events)
    asked = list(record.timeline(tawatur.Filters(who="لافروف", type="CONSULT")))
    assert {e.id for e in asked} <= {e.id for e in events}
    assert asked
    assert record.reading(reading.report.id) == reading


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no record " * 100, encoding="utf-8")
    with pytest.raises(ValueError, match="is not a record of Tawatur"):
        tawatur.Record(path)
    assert path.read_text(encoding="utf-8").startswith("no record")


def test_the_example_of_the_package_and_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    _, _, rest = readme.partition("```python\n")
    code, _, _ = rest.partition("```")
    assert "tawatur.Record" in code
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {"text": TEXT})
    assert (tmp_path / "record.db").exists()
