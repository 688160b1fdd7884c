"""Values of time as days that can be compared."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tawatur.model.reading import Time

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})$")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?$")
_YEAR = re.compile(r"(\d{4})$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
# First and last month; a winter is the one that ends in its year.
_SEASONS = {
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (1, 2),
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip


class Days(NamedTuple):
    """The days from `first` to `last`, both included, as ordinals of the Gregorian calendar."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days."""
        return self.last - self.first + 1

    def gap(self, other: "Days") -> int:
        """How many days lie from the end of one to the start of the other; 0 where they share one."""
        return max(0, other.first - self.last, self.first - other.last)


def day_of(value: str | None) -> int | None:
    """The ordinal of an ISO date or date-time; None where there is none or it is no date."""
    match = _DAY.match(value or "")
    return _ordinal(*map(int, match.groups())) if match else None


def days_of(time: Time) -> Days | None:
    """The days that an expression of time stands for; None where the calendar does not tell.

    The reading's own bounds are taken where it gives both; otherwise they follow from the value.
    A duration or a set names no days.
    """
    if time.type in ("DURATION", "SET"):
        return None
    first, last = day_of(time.earliest), day_of(time.latest)
    if first is not None and last is not None:
        return Days(min(first, last), max(first, last))
    return days_of_value(time.value)


def days_of_value(value: str | None) -> Days | None:
    """The days that a TIMEX3 value stands for; None for vague values and those that are no date."""
    if not value:
        return None
    if "/" in value:
        start, _, end = value.partition("/")
        one, two = days_of_value(start), days_of_value(end)
        return Days(one.first, two.last) if one and two and one.first <= two.last else None
    for pattern, read in _READ.items():
        if match := pattern.match(value):
            return read(match)
    return None


def iso(ordinal: int) -> str:
    """The ISO date of an ordinal."""
    return date.fromordinal(ordinal).isoformat()


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _week(year: int, week: int, *, weekend: bool) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1).toordinal()
    except ValueError:
        return None
    return Days(monday + 5, monday + 6) if weekend else Days(monday, monday + 6)


def _months(year: int, first: int, last: int) -> Days | None:
    start = _ordinal(year, first, 1)
    if start is None or not 1 <= last <= 12:
        return None
    return Days(start, date(year, last, monthrange(year, last)[1]).toordinal())


def _day(match: re.Match[str]) -> Days | None:
    day = _ordinal(*map(int, match.groups()))
    return Days(day, day) if day is not None else None


_READ: dict[re.Pattern[str], Callable[[re.Match[str]], Days | None]] = {
    _DAY: _day,
    _WEEK: lambda m: _week(int(m[1]), int(m[2]), weekend=bool(m[3])),
    _MONTH: lambda m: _months(int(m[1]), int(m[2]), int(m[2])),
    _SEASON: lambda m: _months(int(m[1]), *_SEASONS[m[2]]),
    _YEAR: lambda m: _months(int(m[1]), 1, 12),
}
