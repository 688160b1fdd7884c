"""Finds the TIMEX3 value of an expression in its context."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from tawatur.mentions.times.context import Context
from tawatur.mentions.times.days import find_day, nearest_by_tense, year_named
from tawatur.mentions.times.lengths import duration_value
from tawatur.mentions.times.meaning import Meaning
from tawatur.mentions.times.ranges import find_clock, find_range
from tawatur.mentions.times.stretches import Found, day_found, find_date, half_of_month, shifted

_HOURS = frozenset({"H", "MIN", "S"})
# So many years ago is said of round numbers, and means no one year.
_ROUND_COUNT = 100
_MONTHS_OF_YEAR = 12


def resolve(kind: str, m: Meaning, context: Context) -> Found:
    """The value of an expression, found in the way that its rule names in the column "value"."""
    return _KINDS[kind](m, context)


def _duration(m: Meaning, _context: Context) -> Found:
    return Found("DURATION", duration_value(m))


def _set(m: Meaning, _context: Context) -> Found:
    if m.weekday is not None:
        return Found("SET", f"XXXX-WXX-{m.weekday}")
    if m.part is not None:
        return Found("SET", f"XXXX-XX-XXT{m.part}")
    return Found("SET", duration_value(m))


def _ref(m: Meaning, context: Context) -> Found:
    return Found("DATE", m.ref, edge="REF")


def _later_ref(m: Meaning, context: Context) -> Found:
    past = context.direction() in {"past", "said"}
    return Found("DATE", "PAST_REF" if past else m.ref, edge="REF")


def _ago(m: Meaning, context: Context) -> Found:
    """So long before the report's own day; hours and tens of years stay lengths, as nobody counts them to a day."""
    if m.unit in _HOURS or m.unit in {"DE", "CE"} or m.count is None or m.count >= _ROUND_COUNT:
        return _duration(m, context)
    if context.today is None:
        return Found("DATE", None)
    return shifted(context.today, m.unit or "", -int(m.count))


def _later(m: Meaning, context: Context) -> Found:
    """So long after (or before) a time told, or after the report's own day where that lies ahead."""
    if m.unit in _HOURS or m.unit in {"DE", "CE"} or m.count is None:
        return _duration(m, context)
    sign = m.shift or 1
    if m.anchor == "told":
        base = context.told_at_least(m.unit or "D")
    elif m.unit not in {"D", "W"}:
        return _duration(m, context)
    elif context.direction() == "future":
        base = context.today
    else:
        base = context.told_at_least("D")
        if base is None:
            return _duration(m, context)
    return shifted(base, m.unit or "", sign * int(m.count)) if base else Found("DATE", None)


def _first(m: Meaning, context: Context) -> Found:
    """The first months of a year."""
    year, count = year_named(m, context), int(m.count or 0)
    if year is None or not 1 <= count <= _MONTHS_OF_YEAR:
        return Found("DATE", None)
    return Found("DATE", f"{year:04d}-01/{year:04d}-{count:02d}")


def _eve_after(m: Meaning, context: Context) -> Found:
    """The day after which something else is told to have happened: the day before the time told."""
    day = context.told_at_least("D") or context.today
    return day_found(day - timedelta(1) if day else None)


def _unresolved(_m: Meaning, _context: Context) -> Found:
    """A time that this calendar has no value for."""
    return Found("DATE", None)


def _told(_m: Meaning, context: Context) -> Found:
    """The time told before, whatever it is."""
    if not context.told:
        return Found("DATE", None)
    last = context.told[-1]
    return shifted(last.day, last.grain, 0)


def _feast(m: Meaning, context: Context) -> Found:
    """The feast that is not named: the nearer of the two."""
    if context.today is None:
        return Found("DATE", None)
    feasts = [find_day(each, context) for each in (m, replace(m, hmonth=12, day=10))]
    return day_found(nearest_by_tense([day for day in feasts if day], context.today, context))


def _eve(m: Meaning, context: Context) -> Found:
    """The day before something: the day spoken of, as what happens on the eve is what the report tells of."""
    return day_found(context.told_at_least("D", near=1) or context.today)


_KINDS: Mapping[str, Callable[[Meaning, Context], Found]] = {
    "date": find_date,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "later-ref": _later_ref,
    "ago": _ago,
    "later": _later,
    "first": _first,
    "range": find_range,
    "clock": find_clock,
    "half-month": half_of_month,
    "unresolved": _unresolved,
    "told": _told,
    "feast": _feast,
    "eve": _eve,
    "eve-after": _eve_after,
}
