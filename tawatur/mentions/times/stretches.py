"""Finds dates coarser than a day: weeks, months, seasons, years and longer; and dates as a whole."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tawatur.mentions.times.calendar import add_months, bounds_of, hijri_month, hijri_year_of, week_value
from tawatur.mentions.times.context import GRAINS, Context
from tawatur.mentions.times.days import find_day, full_year, names_day, nearest_by_tense, year_named
from tawatur.mentions.times.meaning import Meaning
from tawatur.model import TimeType

_MONTHS_IN = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}


@dataclass(frozen=True, slots=True)
class Found:
    """What an expression came to: its type, its value (None: not to be told), and the edge that it narrows to.

    `day` and `grain` say what later expressions can count from, where it is a time on the calendar.
    """

    type: TimeType
    value: str | None
    day: date | None = None
    grain: str = ""
    edge: str | None = None


def find_date(m: Meaning, context: Context) -> Found:
    if m.part is not None:
        return _part_of_day(m, context)
    if names_day(m):
        return day_found(find_day(m, context))
    for name, find in _COARSE:
        if getattr(m, name) is not None:
            return replace(find(m, context), edge=m.edge)
    return replace(_by_unit(m, context), edge=m.edge)


def day_found(day: date | None) -> Found:
    return Found("DATE", day.isoformat() if day else None, day, "D" if day else "")


def _part_of_day(m: Meaning, context: Context) -> Found:
    if names_day(m):
        day = find_day(m, context)
    else:
        day = context.day_spoken_of()
        # The night by itself is the one that led to the day spoken of.
        if day and m.part == "NI":
            day -= timedelta(1)
    return Found("TIME", f"{day.isoformat()}T{m.part}" if day else None, day, "D" if day else "")


def _century(m: Meaning, _context: Context) -> Found:
    return Found("DATE", f"{(m.century or 1) - 1:02d}")


def _decade(m: Meaning, context: Context) -> Found:
    century = 19
    if m.century is not None:
        century = m.century - 1
    elif m.unit == "CE" and m.shift is not None:
        if context.today is None:
            return Found("DATE", None)
        century = context.today.year // 100 + m.shift
    # The fourth decade is that of the thirties.
    decade = (m.decade or 1) - 1 if m.number is not None else m.decade
    return Found("DATE", f"{century}{decade}")


def _part_of_year(m: Meaning, context: Context) -> Found:
    year = year_named(m, context)
    letter, parts = ("H", 2) if m.half == "year" else ("Q", 4)
    if m.quarter is None or not 1 <= m.quarter <= parts:
        return Found("DATE", None)
    month = (m.quarter - 1) * 12 // parts + 1
    if year is None and m.unit is None and context.today:
        year = context.today.year
        if m.shift == -1 and date(year, month, 1) > add_months(context.today, -12 // parts):
            year -= 1
        elif m.shift == 1 and date(year, month, 1) <= context.today:
            year += 1
    if year is None:
        return Found("DATE", None)
    first = date(year, month, 1)
    return Found("DATE", f"{year:04d}-{letter}{m.quarter}", first, "Q" if parts == 4 else "Y")


def half_of_month(m: Meaning, context: Context) -> Found:
    month = _month(m, context)
    if month.day is None or m.quarter not in {1, 2}:
        return Found("DATE", None)
    first, last = bounds_of(month.value or "") or (month.day, month.day)
    middle = first.replace(day=15)
    start, end = (first, middle) if m.quarter == 1 else (middle + timedelta(1), last)
    return Found("DATE", f"{start.isoformat()}/{end.isoformat()}", start, "M")


_SEASON_STARTS = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}


def _season(m: Meaning, context: Context) -> Found:
    year = year_named(m, context)
    if year is None and context.today and m.unit != "Y":
        today = context.today
        first = _SEASON_STARTS[m.season or "SU"]
        year = today.year
        if m.shift is not None and m.shift < 0 and today < date(today.year, first, 1) + timedelta(92):
            year -= 1
        elif m.shift is not None and m.shift > 0 and today.month >= first:
            year += 1
        elif m.shift is None and today.month < first and context.direction() != "future":
            year -= 1
    if year is None:
        return Found("DATE", None)
    return Found("DATE", f"{year:04d}-{m.season}", date(year, _SEASON_STARTS[m.season or "SU"], 1), "Y")


def _hijri_month_found(m: Meaning, context: Context) -> Found:
    month = m.hmonth or 1
    if m.hyear is not None:
        stretch = hijri_month(m.hyear, month)
    else:
        year = hijri_year_of(context.today) if context.today else None
        if context.today is None or year is None:
            return Found("DATE", None)
        stretches = [s for y in (-1, 0, 1) if (s := hijri_month(year + y, month))]
        if m.shift is not None and m.shift < 0:
            stretches = [s for s in stretches if s[0] < context.today]
        elif m.shift is not None and m.shift > 0:
            stretches = [s for s in stretches if s[0] > context.today]
        first = nearest_by_tense([s[0] for s in stretches], context.today, context)
        stretch = next((s for s in stretches if s[0] == first), None)
    if stretch is None:
        return Found("DATE", None)
    return Found("DATE", f"{stretch[0].isoformat()}/{stretch[1].isoformat()}", stretch[0], "M")


def _hijri_year_found(m: Meaning, _context: Context) -> Found:
    first, last = hijri_month(m.hyear or 0, 1), hijri_month(m.hyear or 0, 12)
    if first is None or last is None:
        return Found("DATE", None)
    return Found("DATE", f"{first[0].isoformat()}/{last[1].isoformat()}", first[0], "Y")


def _month(m: Meaning, context: Context) -> Found:
    month = m.month or 1
    year = year_named(m, context)
    if year is None and m.year is None and m.unit != "Y":
        today = context.base(m.anchor, "M")
        first = None
        if today is not None:
            this = today.replace(day=1)
            candidates = [date(today.year + y, month, 1) for y in (-1, 0, 1)]
            if m.shift is None:
                first = nearest_by_tense(candidates, this, context, months=2)
            elif m.shift == 0:
                first = candidates[1] if abs(today.month - month) <= 1 else None
            else:
                later = [d for d in candidates if (d > this if m.shift > 0 else d < this)]
                first = min(later) if m.shift > 0 else max(later)
        year = first.year if first else None
    if year is None:
        return Found("DATE", None)
    return Found("DATE", f"{year:04d}-{month:02d}", date(year, month, 1), "M")


def _year(m: Meaning, _context: Context) -> Found:
    year = full_year(m.year or 0)
    return Found("DATE", f"{year:04d}", date(year, 1, 1), "Y")


def _by_unit(m: Meaning, context: Context) -> Found:
    """A stretch named by its unit alone: last week, this month, the next year."""
    grain = m.unit or ""
    shift = m.shift or 0
    base = context.today
    if m.anchor == "told":
        base = _told_before(grain if grain in GRAINS else "Y", shift, context)
    if m.shift is None and grain == "W" and context.direction() in {"past", "said"}:
        shift = -1
    if base is None:
        return Found("DATE", None)
    return shifted(base, grain, shift, weekend=m.edge == "WE")


def _told_before(grain: str, shift: int, context: Context) -> date | None:
    """What "the same, the next, the previous" counts from; "the previous" may be the one before the report."""
    if shift >= 0:
        return context.told_at_least(grain)
    last = context.told[-1] if context.told else None
    if last and last.grain == grain and context.sentence - last.sentence <= 1:
        return last.day
    return context.told_at_least(grain, near=0) or context.today


def shifted(base: date, grain: str, shift: int, *, weekend: bool = False) -> Found:
    """The day, week, month … that lies so many of them from that of `base`."""
    if grain == "D":
        return day_found(base + timedelta(shift))
    if grain == "W":
        day = base + timedelta(7 * shift)
        return Found("DATE", week_value(day) + ("-WE" if weekend else ""), day, "W")
    if grain not in _MONTHS_IN:
        return Found("DATE", None)
    first = add_months(base, _MONTHS_IN[grain] * shift)
    value = {
        "M": f"{first.year:04d}-{first.month:02d}",
        "Q": f"{first.year:04d}-Q{(first.month + 2) // 3}",
        "HY": f"{first.year:04d}-H{(first.month + 5) // 6}",
        "Y": f"{first.year:04d}",
        "DE": f"{first.year // 10}",
        "CE": f"{first.year // 100}",
    }[grain]
    return Found("DATE", value, first, grain if grain in {"M", "Q", "Y"} else "")


_COARSE: tuple[tuple[str, Callable[[Meaning, Context], Found]], ...] = (
    ("decade", _decade),
    ("century", _century),
    ("quarter", _part_of_year),
    ("season", _season),
    ("hmonth", _hijri_month_found),
    ("month", _month),
    ("hyear", _hijri_year_found),
    ("year", _year),
)
