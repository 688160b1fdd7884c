"""Values of time as days."""

from datetime import date

import pytest

from tawatur.model import Span, Time
from tawatur.model.days import Days, days_of, days_of_value, iso


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2013-11-18", "2013-11-18", "2013-11-18"),
        ("2013-11-18TMO", "2013-11-18", "2013-11-18"),
        ("2013-11-18T09:30", "2013-11-18", "2013-11-18"),
        ("2013-11", "2013-11-01", "2013-11-30"),
        ("2013-W46", "2013-11-11", "2013-11-17"),
        ("2013-W46-WE", "2013-11-16", "2013-11-17"),
        ("2013-SU", "2013-06-01", "2013-08-31"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("2013-11-18/2013-11-21", "2013-11-18", "2013-11-21"),
        ("2013-11/2014-02", "2013-11-01", "2014-02-28"),
    ],
)
def test_values_that_name_days(value: str, first: str, last: str) -> None:
    days = days_of_value(value)
    assert days is not None
    assert (iso(days.first), iso(days.last)) == (first, last)
    assert days.length == (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


@pytest.mark.parametrize(
    "value", [None, "", "PAST_REF", "P3D", "PXY", "2013-02-30", "2013-W60", "201", "noon", "2014/2013"]
)
def test_values_that_name_none(value: str | None) -> None:
    assert days_of_value(value) is None


def test_bounds_win_over_the_value_and_durations_name_no_day() -> None:
    bounded = Time(id="t", span=Span(0, 1), type="DATE", value="2013", earliest="2013-03-01", latest="2013-03-02")
    found = days_of(bounded)
    assert found is not None
    assert iso(found.last) == "2013-03-02"
    assert days_of(Time(id="t", span=Span(0, 1), type="DURATION", value="2013")) is None


def test_gap() -> None:
    one, two, month = Days(10, 10), Days(12, 12), Days(1, 30)
    assert (one.gap(two), two.gap(one), one.gap(month)) == (2, 2, 0)
