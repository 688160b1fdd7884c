"""The days that bound a value, and the shape of what is found."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tawatur.mentions.times import TimeRules, find_times
from tawatur.mentions.times.calendar import bounds_of, third_of
from tawatur.model import Time

ReadTimes = Callable[[str, date | None], tuple[Time, ...]]
REFERENCE = date(2013, 11, 21)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2013-11-18", "2013-11-18", "2013-11-18"),
        ("2013-11-18TMO", "2013-11-18", "2013-11-18"),
        ("2013-11-18T14:00Z", "2013-11-18", "2013-11-18"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013-W46", "2013-11-11", "2013-11-17"),
        ("2013-W46-WE", "2013-11-15", "2013-11-17"),
        ("2009-W53", "2009-12-28", "2010-01-03"),
        ("2013-Q3", "2013-07-01", "2013-09-30"),
        ("2013-H1", "2013-01-01", "2013-06-30"),
        ("2014-SU", "2014-06-01", "2014-08-31"),
        ("2014-WI", "2013-12-01", "2015-02-28"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("198", "1980-01-01", "1989-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2013-11-18/2013-11-21", "2013-11-18", "2013-11-21"),
        ("2012-09/2013-01", "2012-09-01", "2013-01-31"),
    ],
)
def test_bounds_of_value(value: str, first: str, last: str) -> None:
    assert bounds_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["P3D", "PT1H30M", "PAST_REF", "XXXX-WXX-5", "2013-02-30"])
def test_no_bounds(value: str) -> None:
    assert bounds_of(value) is None


def test_edges_narrow_a_month_to_a_third() -> None:
    month = (date(2013, 9, 1), date(2013, 9, 30))
    assert third_of(month, "START") == (date(2013, 9, 1), date(2013, 9, 10))
    assert third_of(month, "MID") == (date(2013, 9, 11), date(2013, 9, 20))
    assert third_of(month, "END") == (date(2013, 9, 21), date(2013, 9, 30))
    assert third_of(month, "WE") == month


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("وصل الوفد في مطلع سبتمبر الماضي", "2013-09-01", "2013-09-10"),
        ("وصل الوفد الأسبوع الماضي", "2013-11-11", "2013-11-17"),
        ("وصل الوفد مؤخرا", None, "2013-11-21"),
        ("يقيم الوفد حاليا هنا", "2013-11-21", "2013-11-21"),
        ("سيصل الوفد قريبا", "2013-11-21", None),
        ("وصل الوفد أمس عند الساعة الثامنة", "2013-11-20", "2013-11-20"),
        ("استمر اللقاء ساعتين", None, None),
    ],
)
def test_bounds_of_what_is_found(
    sentence: str, earliest: str | None, latest: str | None, read_times: ReadTimes
) -> None:
    time = read_times(sentence, REFERENCE)[-1]
    assert (time.earliest, time.latest) == (earliest, latest)


def test_times_are_in_order_and_do_not_overlap(read_times: ReadTimes) -> None:
    lines = (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line.split("\t")[-1] for line in lines if line and not line.startswith("#"))
    times = read_times(text, REFERENCE)
    assert len(times) > 500
    assert [t.id for t in times] == [f"T{n}" for n in range(1, len(times) + 1)]
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
    assert all(t.span.of(text).strip() == t.span.of(text) != "" for t in times)


def test_same_text_same_times(read_times: ReadTimes) -> None:
    text = "أعلن الوزير أمس الأربعاء أن اللقاء سيعقد بين 18 و21 كانون الأول"
    assert read_times(text, REFERENCE) == read_times(text, REFERENCE)


def test_marks_and_stretched_letters_stay_inside_the_span(read_times: ReadTimes) -> None:
    text = "وصل الوفد وَأَمْسِ الأربعــاء غادر"
    [time] = read_times(text, REFERENCE)
    assert time.span.of(text) == "أَمْسِ الأربعــاء"
    assert time.value == "2013-11-20"


def test_empty_text(time_rules: TimeRules) -> None:
    assert find_times("", (), (), REFERENCE, time_rules) == ()
