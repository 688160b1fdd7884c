"""Finds ranges: two times with all that lies between; and clock times, which ranges are often made of."""

from dataclasses import replace
from datetime import timedelta

from tawatur.mentions.times.clock import clock_value
from tawatur.mentions.times.context import Context
from tawatur.mentions.times.days import find_day, names_day
from tawatur.mentions.times.meaning import Meaning
from tawatur.mentions.times.stretches import Found, find_date

# What a bare day of the month, and a bare hour, has from the far end of its range.
_OF_DAY = ("month", "hmonth", "hyear", "year", "unit", "shift", "anchor", "part", "offset")
_OF_HOUR = ("day", "month", "year", "weekday", "offset", "shift", "unit", "anchor", "part", "half", "zone", "exact")
_HALF_A_DAY = 12


def find_range(m: Meaning, context: Context) -> Found:
    """A stretch between two times; what one end leaves out it has from the other."""
    if m.end is None:
        return Found("DATE", None)
    start, end = replace(m, end=None), m.end
    if start.hour is not None:
        first, last = _clock_ends(start, end, context)
    else:
        last = find_date(end, context)
        first = _near_end(start, end, last, context)
        if _backward(first, last) and first.day and not _placed(end):
            # Counted on from the near end: the first such time after it.
            last = find_date(replace(end, shift=1), replace(context, today=first.day))
    if _backward(first, last) and first.grain == last.grain == "Y":
        # Years printed from right to left.
        first, last = last, first
    if first.value is None or last.value is None or _backward(first, last):
        return Found(last.type, None)
    return Found(last.type, f"{first.value}/{last.value}", first.day, first.grain)


def _backward(first: Found, last: Found) -> bool:
    return bool(first.day and last.day and first.day > last.day)


def _placed(m: Meaning) -> bool:
    """Whether an expression tells by itself which of several such times it means."""
    return m.year is not None or m.shift is not None or m.offset is not None


def _near_end(start: Meaning, end: Meaning, last: Found, context: Context) -> Found:
    """The near end of a range: the last such time that is not after the far end."""
    if start.day is not None and start.month is None and start.hmonth is None:
        return find_date(_filled(start, end, _OF_DAY), context)
    if _placed(start) or last.day is None:
        return find_date(start, context)
    # Counted back from the far end: the last such time before the day after it.
    return find_date(replace(start, shift=-1), replace(context, today=last.day + timedelta(1)))


def _clock_ends(start: Meaning, end: Meaning, context: Context) -> tuple[Found, Found]:
    """Both clock times; a far end without its half of the day is the first such hour after the near one."""
    start, end = _filled(start, end, _OF_HOUR), _filled(end, start, tuple(n for n in _OF_HOUR if n != "part"))
    first = find_clock(start, context)
    last = find_clock(end, context)
    if first.value is None or last.value is not None or end.hour is None:
        return first, last
    for hour in (end.hour, end.hour + _HALF_A_DAY):
        last = find_clock(replace(end, hour=hour, exact=1), context)
        if last.value is not None and last.value > first.value:
            return first, last
    return first, Found("TIME", None)


def _filled(m: Meaning, other: Meaning, names: tuple[str, ...]) -> Meaning:
    """`m` with the parts of these names that it lacks and `other` has."""
    missing = {n: v for n in names if getattr(m, n) is None and (v := getattr(other, n)) is not None}
    return replace(m, **missing)


def find_clock(m: Meaning, context: Context) -> Found:
    """A clock time on the day that is named with it, or on the day spoken of."""
    day = find_day(m, context) if names_day(m) else context.day_spoken_of()
    value = clock_value(m)
    return Found("TIME", f"{day.isoformat()}{value}" if day and value else None, day, "D" if day else "")
