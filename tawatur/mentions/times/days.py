"""Finds the calendar day that an expression means."""

from datetime import date, timedelta

from tawatur.mentions.times.calendar import (
    add_months,
    hijri_day,
    hijri_year_of,
    make_day,
    weekday_on_or_after,
    weekday_on_or_before,
)
from tawatur.mentions.times.context import Context
from tawatur.mentions.times.meaning import Meaning

# How much farther off a day counts that lies against the tense around it. News tells of what is long past with "last"
# or with the year, and of what lies far ahead likewise, so that even a day against the tense may be the nearer reading.
_AHEAD_THOUGH_PAST = 6
_BEHIND_THOUGH_FUTURE = 2
_WEEK = timedelta(7)


def full_year(year: int) -> int:
    """A year of two figures is one of the twentieth century."""
    return year + 1900 if year < 100 else year


def names_day(m: Meaning) -> bool:
    """Whether an expression names a day, however it does."""
    return m.day is not None or m.weekday is not None or m.offset is not None or (m.unit == "D" and m.shift is not None)


def find_day(m: Meaning, context: Context) -> date | None:
    """The day that `m` means in this context, None where it cannot be told."""
    if m.day is not None:
        # The Gregorian date beside it is the surer one: the Hijri calendar differs between countries.
        return _hijri(m, context) if m.hmonth is not None and m.month is None else _dated(m, context)
    if m.offset is not None:
        return _offset_day(m, context)
    if m.weekday is not None:
        return _weekday(m, m.weekday, context)
    base = _told_day(m, context)
    return base + timedelta(m.shift or 0) if base else None


def _told_day(m: Meaning, context: Context) -> date | None:
    if m.anchor != "told":
        return context.today
    return context.told_at_least("D") or (context.today if m.shift == 0 else None)


def _dated(m: Meaning, context: Context) -> date | None:
    """A day of a month of the Common Era, its year given or to be found."""
    day = m.day or 1
    if m.month is None:
        return _day_of_relative_month(m, day, context)
    year = year_named(m, context)
    if year is not None:
        return make_day(year, m.month, day)
    today = context.base(m.anchor, "D")
    if today is None or m.unit == "Y":
        return None
    if m.shift == 0:
        # "The current" month is the report's own, or that of a text which was written shortly before or after.
        return make_day(today.year, m.month, day) if abs(today.month - m.month) <= 1 else None
    candidates = [d for y in (-1, 0, 1) if (d := make_day(today.year + y, m.month, day))]
    if m.shift is not None:
        return _by_shift(candidates, today, m.shift)
    return nearest_by_tense(candidates, today, context)


def year_named(m: Meaning, context: Context) -> int | None:
    """The year that an expression names, counts to, or is known to mean by its event; None where it does none."""
    if m.event and m.month and m.day and (known := context.known_years.get((m.event, m.month, m.day))):
        return known
    if m.year is not None:
        return full_year(m.year)
    if m.unit == "Y" and m.shift is not None:
        base = context.base(m.anchor, "Y")
        return base.year + m.shift if base else None
    return None


def _day_of_relative_month(m: Meaning, day: int, context: Context) -> date | None:
    base = context.base(m.anchor, "M")
    if base is None or m.shift is None:
        return None
    first = add_months(base, m.shift)
    return make_day(first.year, first.month, day)


def _by_shift(candidates: list[date], today: date, shift: int) -> date | None:
    """The last candidate before today, or the first after it."""
    if shift < 0:
        return max((d for d in candidates if d < today), default=None)
    return min((d for d in candidates if d > today), default=None)


def nearest_by_tense(candidates: list[date], today: date, context: Context, *, months: int = 1) -> date | None:
    """The nearest candidate, where days against the tense count as farther away.

    `months` makes them farther yet where they stand for whole months.
    """
    direction = context.direction()
    against_past = _AHEAD_THOUGH_PAST * months if direction == "past" else 1
    against_future = _BEHIND_THOUGH_FUTURE if direction == "future" else 1

    def distance(day: date) -> int:
        days = (day - today).days
        return days * against_past if days > 0 else -days * against_future

    return min(candidates, key=distance, default=None)


def _hijri(m: Meaning, context: Context) -> date | None:
    month, day = m.hmonth or 1, m.day or 1
    if m.hyear is not None:
        return hijri_day(m.hyear, month, day)
    today = context.today
    year = hijri_year_of(today) if today else None
    if today is None or year is None:
        return None
    candidates = [d for y in (-1, 0, 1) if (d := hijri_day(year + y, month, day))]
    if m.shift is not None:
        return _by_shift(candidates, today, m.shift)
    return nearest_by_tense(candidates, today, context)


def _offset_day(m: Meaning, context: Context) -> date | None:
    """Today, yesterday, tomorrow; where a weekday is named beside it, that weekday is the surer word."""
    if context.today is None:
        return None
    day = context.today + timedelta(m.offset or 0)
    if m.weekday is None:
        return day
    if (m.offset or 0) > 0:
        return weekday_on_or_after(context.today, m.weekday)
    return weekday_on_or_before(day, m.weekday)


def _weekday(m: Meaning, weekday: int, context: Context) -> date | None:
    if m.unit == "W" and m.shift is not None:
        base = context.base(m.anchor, "W")
        return weekday_on_or_after(_monday(base) + m.shift * _WEEK, weekday) if base else None
    today = context.base(m.anchor, "D")
    if today is None:
        return None
    if m.shift is None:
        return _weekday_by_tense(m, weekday, today, context)
    if m.shift == 0:
        this_week = weekday_on_or_after(_monday(today), weekday)
        return weekday_on_or_before(today, weekday) if m.anchor == "told" else this_week
    if m.shift > 0:
        return weekday_on_or_after(today + timedelta(1), weekday) + (m.shift - 1) * _WEEK
    return weekday_on_or_before(today - timedelta(1), weekday) + (m.shift + 1) * _WEEK


def _weekday_by_tense(m: Meaning, weekday: int, today: date, context: Context) -> date:
    if context.direction() == "future":
        return weekday_on_or_after(today, weekday)
    day = weekday_on_or_before(today, weekday)
    # The night "of" a day leads to it: told on that day, it is the night before.
    return day - timedelta(1) if m.half == "before" and day == today else day


def _monday(day: date) -> date:
    return weekday_on_or_before(day, 1)
