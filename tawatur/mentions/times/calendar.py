"""Reckoning with days: weeks, months, the Hijri calendar, and the days that bound a TIMEX3 value."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

Bounds = tuple[date, date]

# First and last month of a season; winter may mean the one that begins in the year or the one that ends in it.
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_WINTER = "WI"


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def week_value(day: date) -> str:
    """The ISO week of a day as TIMEX3, such as 2013-W46."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest day of that ISO weekday that is not after `day`."""
    return day - timedelta((day.isoweekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The earliest day of that ISO weekday that is not before `day`."""
    return day + timedelta((weekday - day.isoweekday()) % 7)


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The day of the Umm al-Qura calendar, or None where that calendar does not reach or has no such day."""
    from hijridate import Hijri  # noqa: PLC0415 (its tables are read only where a text needs them)

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_month(year: int, month: int) -> Bounds | None:
    """The first and the last day of a Hijri month, or None where the calendar does not reach."""
    first = hijri_day(year, month, 1)
    after = hijri_day(year + month // 12, month % 12 + 1, 1)
    return (first, after - timedelta(1)) if first and after else None


def hijri_year_of(day: date) -> int | None:
    """The Hijri year that a day lies in, or None where the calendar does not reach."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def bounds_of(value: str) -> Bounds | None:
    """The first and the last day that a TIMEX3 date or time can mean; None for lengths, sets and vague times."""
    if "/" in value:
        first, last = (bounds_of(end) for end in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    for shape, find in _SHAPES:
        if m := shape.match(value):
            return find(m)
    return None


def _day_bounds(m: re.Match[str]) -> Bounds | None:
    day = make_day(int(m[1]), int(m[2]), int(m[3]))
    return (day, day) if day else None


def _month_bounds(m: re.Match[str]) -> Bounds:
    return _months(int(m[1]), int(m[2]), int(m[2]))


def _week_bounds(m: re.Match[str]) -> Bounds:
    monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
    # The weekend differs between countries (Friday to Sunday): all its days are within the bounds.
    return monday + timedelta(4 if m[3] else 0), monday + timedelta(6)


def _season_bounds(m: re.Match[str]) -> Bounds:
    year = int(m[1])
    if m[2] == _WINTER:
        return date(year - 1, 12, 1), _months(year + 1, 2, 2)[1]
    return _months(year, *_SEASONS[m[2]])


def _part_of_year_bounds(m: re.Match[str]) -> Bounds:
    length = 3 if m[2] == "Q" else 6
    return _months(int(m[1]), (int(m[3]) - 1) * length + 1, int(m[3]) * length)


def _years_bounds(m: re.Match[str]) -> Bounds | None:
    span = 10 ** (4 - len(m[1]))
    first = int(m[1]) * span
    return (date(first, 1, 1), date(first + span - 1, 12, 31)) if first else None


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds | None]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), _day_bounds),
    (re.compile(r"(\d{4})-(\d\d)$"), _month_bounds),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?$"), _week_bounds),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)$"), _season_bounds),
    (re.compile(r"(\d{4})-([QH])(\d)$"), _part_of_year_bounds),
    (re.compile(r"(\d{2,4})$"), _years_bounds),
)


def third_of(bounds: Bounds, edge: str) -> Bounds:
    """The first (START), middle (MID) or last (END) third of a stretch of days."""
    first, last = bounds
    days = (last - first).days + 1
    part = {"START": 0, "MID": 1, "END": 2}.get(edge)
    if part is None or days < 3:
        return bounds
    return first + timedelta(days * part // 3), first + timedelta(max(days * (part + 1) // 3 - 1, 0))


def _months(year: int, first: int, last: int) -> Bounds:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
