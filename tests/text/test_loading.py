"""Reports from files: what is read, what is refused, and that nothing else is lost by it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.loading import BadInputError, Loaded, check_date, load_bytes, load_file, text_id

NEWS = "غادر الوفد المدينة فجر أمس، ولم يدل أعضاؤه بأي تصريح."
ENGLISH = "The delegation left the city at dawn and its members made no statement at all."


def load(data: bytes, where: str = "report.txt", **given: str) -> list[Loaded]:
    return list(load_bytes(data, where, Path(where).stem, **given))


def lines(*objects: object) -> bytes:
    return "\n".join(json.dumps(o, ensure_ascii=False) for o in objects).encode()


def only_problem(loaded: list[Loaded]) -> str:
    (one,) = loaded
    assert one.report is None
    assert one.problem is not None
    return one.problem


def is_one_sentence(message: str) -> bool:
    return message.endswith(".") and "\n" not in message and "Traceback" not in message and ". " not in message


# --- plain text


def test_plain_text_is_kept_as_it_came() -> None:
    text = f"\u200f  {NEWS}\r\n\r\n\u0640\u064e نص\u202c \n"
    (loaded,) = load(text.encode(), published="2013-11-21", outlet="المرفأ")
    assert loaded.report is not None
    assert loaded.report.text == text
    assert (loaded.report.published, loaded.report.published_from) == ("2013-11-21", "given")
    assert loaded.report.outlet == "المرفأ"
    assert loaded.notes == ()


def test_the_name_of_a_plain_text_is_in_its_id(tmp_path: Path) -> None:
    path = tmp_path / "taqrir.txt"
    path.write_text(NEWS, encoding="utf-8")
    (loaded,) = load_file(path)
    assert loaded.report is not None
    assert loaded.report.id.startswith("taqrir")
    assert (loaded.report.published, loaded.report.published_from) == (None, None)


def test_two_texts_of_one_name_are_two_reports(tmp_path: Path) -> None:
    ids = []
    for folder, text in (("one", NEWS), ("two", NEWS + " ثم عاد."), ("three", NEWS)):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "report.txt"
        path.write_text(text, encoding="utf-8")
        (loaded,) = load_file(path)
        assert loaded.report is not None
        ids.append(loaded.report.id)
    assert ids[0] == ids[2] != ids[1]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", "\ufeff".encode(), "\u00a0\u2003\n".encode()])
def test_empty_file(data: bytes) -> None:
    problem = only_problem(load(data))
    assert problem == "report.txt: the file holds no text; give a file with a report in it."


@pytest.mark.parametrize("data", [b"", b"\n\n \n"])
def test_empty_file_of_json_lines(data: bytes) -> None:
    problem = only_problem(load(data, "reports.jsonl"))
    assert problem == "reports.jsonl: the file holds no reports; give one JSON object a line."


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    (loaded,) = load(NEWS.encode("utf-8-sig"))
    assert loaded.report is not None
    assert loaded.report.text == NEWS


@pytest.mark.parametrize(("encoding", "name"), [("cp1256", "Windows-1256"), ("iso8859-6", "ISO 8859-6")])
def test_old_arabic_encodings_are_read_and_said(encoding: str, name: str) -> None:
    (loaded,) = load((NEWS * 3).encode(encoding))
    assert loaded.report is not None
    assert loaded.report.text == NEWS * 3
    assert loaded.notes == (f"report.txt: is not UTF-8; read as {name}.",)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16(encoding: str) -> None:
    mark = "" if encoding == "utf-16" else "\ufeff"
    (loaded,) = load((mark + NEWS).encode(encoding))
    assert loaded.report is not None
    assert loaded.report.text == NEWS


def test_utf_16_without_a_mark_is_refused() -> None:
    assert is_one_sentence(only_problem(load(NEWS.encode("utf-16-le"))))


def test_broken_utf_16() -> None:
    with pytest.raises(BadInputError, match=r"^report.txt: is neither") as raised:
        load(b"\xff\xfe" + NEWS.encode("utf-16-le") + b"\x00")
    assert is_one_sentence(str(raised.value))


def test_a_few_broken_letters_cost_no_report() -> None:
    data = (NEWS + "\n" + NEWS).encode()
    cut = data[: len(NEWS.encode()) + 1] + b"\xd8" + data[len(NEWS.encode()) + 1 :]
    (loaded,) = load(cut)
    assert loaded.report is not None
    assert loaded.report.text.count("\ufffd") == 1
    (note,) = loaded.notes
    assert "broken letters (1, the first in line 2)" in note


@pytest.mark.parametrize(
    "data",
    [bytes(range(128, 256)) * 3, b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe\xfd" * 4, "Ünterwegs müßig".encode("latin-1")],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BadInputError, match=r"^report.txt: is neither UTF-8 nor Windows-1256 text") as raised:
        load(data)
    assert is_one_sentence(str(raised.value))


def test_english_report() -> None:
    problem = only_problem(load(ENGLISH.encode()))
    assert problem == "report.txt: is not in Arabic (0% of its letters are); Tawatur reads Arabic reports only."


def test_arabic_report_with_english_names_in_it() -> None:
    (loaded,) = load(f"{NEWS} (CNN) {NEWS} Reuters".encode())
    assert loaded.report is not None


def test_text_full_of_marks_of_direction_and_vowels() -> None:
    text = "".join(f"\u200f\u202b{c}\u0651\u064e\u0640\u202c\u200e" for c in NEWS)
    (loaded,) = load(text.encode())
    assert loaded.report is not None
    assert loaded.report.text == text


def test_a_file_that_is_too_long_for_one_report() -> None:
    problem = only_problem(load((NEWS * 50_000).encode()))
    assert "more than one report does" in problem
    assert is_one_sentence(problem.replace(f"{len(NEWS) * 50_000:,}", ""))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"nowhere\.txt: cannot be read \(No such file"):
        list(load_file(tmp_path / "nowhere.txt"))
    with pytest.raises(BadInputError, match="cannot be read"):
        list(load_file(tmp_path))


# --- JSON lines


def test_fields_of_a_json_line() -> None:
    line = {"id": 7, "text": NEWS, "title": "ع", "outlet": "المرفأ", "published": "2013-11-21T18:30", "more": [1]}
    (loaded,) = load(lines(line | {"url": None}), "reports.jsonl")
    report = loaded.report
    assert report is not None
    assert (report.id, report.title, report.outlet) == ("7", "ع", "المرفأ")
    assert (report.published, report.published_from, report.url) == ("2013-11-21T18:30", "given", None)


def test_a_json_line_without_id_is_named_by_its_text() -> None:
    loaded = load(lines({"text": NEWS}, {"text": NEWS}, {"text": NEWS + "!"}), "reports.jsonl")
    ids = [one.report.id for one in loaded if one.report]
    assert ids == [text_id(NEWS), text_id(NEWS), text_id(NEWS + "!")]
    assert ids[0] != ids[2]


BROKEN = [
    ("cut off", '{"id": "a", "text": "غادر', "is not a JSON object"),
    ("no JSON", "غادر الوفد", "is not a JSON object"),
    ("a list", '["غادر"]', "is not a JSON object"),
    ("a number too long to read", "1" * 5000, "is not a JSON object"),
    ("a number too deep", "[" * 100_000, "is not a JSON object"),
    ("no text", '{"id": "a"}', "has no 'text'"),
    ("empty text", '{"id": "a", "text": "  "}', "has no 'text'"),
    ("text that is a list", '{"id": "a", "text": ["غادر"]}', "'text' must be text"),
    ("outlet that is a number", '{"text": "غادر الوفد", "outlet": 3}', "'outlet' must be text"),
    ("id that is true", '{"text": "غادر الوفد", "id": true}', "'id' must be text"),
    ("no date", '{"text": "غادر الوفد", "published": "أمس"}', "'published' is 'أمس', which is no date"),
    ("a day that is not", '{"text": "غادر الوفد", "published": "2013-02-30"}', "which is no date"),
    ("English", json.dumps({"text": ENGLISH}), "is not in Arabic"),
    ("five megabytes", json.dumps({"text": "غادر الوفد " * 460_000}, ensure_ascii=False), "more than one report does"),
    ("bytes that are no text", b'{"text": "\x81\xff\xfe\x00"}'.decode("latin-1"), "is neither UTF-8"),
]


@pytest.mark.parametrize(("line", "says"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_one_broken_line_is_named_and_the_others_are_kept(line: str, says: str) -> None:
    good = lines({"id": "one", "text": NEWS})
    bad = line.encode("latin-1" if "\xff" in line else "utf-8")
    loaded = load(good + b"\n\n" + bad + b"\n" + lines({"id": "two", "text": NEWS}), "reports.jsonl")
    first, broken, last = loaded
    assert first.report is not None
    assert last.report is not None
    assert (first.report.id, last.report.id) == ("one", "two")
    assert broken.report is None
    assert broken.problem is not None
    assert broken.problem.startswith("reports.jsonl, line 3: ")
    assert says in broken.problem
    assert broken.problem.endswith(".")
    assert "\n" not in broken.problem
    assert len(broken.problem) < 250


def test_a_line_in_another_encoding_costs_no_other() -> None:
    old = json.dumps({"id": "old", "text": NEWS}, ensure_ascii=False).encode("cp1256")
    loaded = load(lines({"id": "new", "text": NEWS}) + b"\n" + old, "reports.jsonl")
    assert [one.report.text for one in loaded if one.report] == [NEWS, NEWS]
    assert [one.notes for one in loaded] == [(), ("reports.jsonl, line 2: is not UTF-8; read as Windows-1256.",)]


def test_halves_of_letters_in_json_escapes_are_made_question_marks() -> None:
    (loaded,) = load(b'{"id": "\\ud800", "text": "' + NEWS.encode() + b' \\udc00"}', "reports.jsonl")
    assert loaded.report is not None
    assert loaded.report.text == NEWS + " ?"
    loaded.report.id.encode()


def test_line_separators_within_a_string_part_no_lines() -> None:
    (loaded,) = load(lines({"text": f"{NEWS}\u2028{NEWS}\x85"}), "reports.jsonl")
    assert loaded.report is not None


def test_standard_input_is_told_by_its_first_sign() -> None:
    (of_lines,) = load(lines({"id": "one", "text": NEWS}), "-")
    (plain,) = load(NEWS.encode(), "-")
    assert of_lines.report is not None
    assert plain.report is not None
    assert (of_lines.report.id, plain.report.text) == ("one", NEWS)


@pytest.mark.parametrize(
    "value", ["2013-11-21", "2013-11-21T18:30", "2013-11-21 18:30:05", "2013-11-21T18:30:00+03:00"]
)
def test_dates(value: str) -> None:
    check_date(value, "'published'")


@pytest.mark.parametrize(
    "value", ["", "2013", "2013-11", "21/11/2013", "2013-13-01", "20131121", "2013-W47-4", "0001-01-01", "٢٠١٣-١١-٢١"]
)
def test_no_dates(value: str) -> None:
    with pytest.raises(BadInputError, match="write it as 2013-11-21"):
        check_date(value, "'published'")


@given(st.binary(), st.sampled_from(["a.txt", "a.jsonl", "-"]))
def test_any_bytes_give_reports_or_sentences(data: bytes, where: str) -> None:
    try:
        loaded = load(data, where)
    except BadInputError as error:
        loaded = [Loaded(None, str(error))]
    assert loaded
    for one in loaded:
        assert (one.report is None) is (one.problem is not None)
        assert all(said.startswith(where) for said in (*one.notes, one.problem or where))
