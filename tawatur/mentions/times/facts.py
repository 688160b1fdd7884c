"""The calendar facts in a text that bear on the day it was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tawatur.mentions.times.calendar import hijri_day, make_day
from tawatur.mentions.times.days import full_year
from tawatur.mentions.times.find import Places, find_expressions, meaning_of
from tawatur.mentions.times.meaning import Meaning
from tawatur.mentions.times.rules import TimeRules
from tawatur.mentions.times.tense import Direction
from tawatur.model import Span
from tawatur.text.words import Word

FactKind = Literal[
    "own-day",
    "own-date",
    "own-weekday",
    "own-month",
    "own-year",
    "day-of-month",
    "weekday",
    "dated-day",
    "day",
    "month-before",
    "month-after",
    "year",
]


@dataclass(frozen=True, slots=True)
class CalendarFact:
    """Something that the text says of the calendar, and where.

    The kinds beginning with "own" tell the report's own day, date without year, weekday, month or year. "weekday"
    and "day" are a weekday and a day of a month past or to come, "day-of-month" a day of the report's own month,
    "dated-day" a day with its year, "month-before" and "month-after" a month called last or next, "year" a year
    named for something. `direction` says whether it is past or to come; numbers that do not apply are 0.
    """

    span: Span
    kind: FactKind
    direction: Direction
    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0


def calendar_facts(
    text: str, words: tuple[Word, ...], sentences: tuple[Span, ...], rules: TimeRules
) -> tuple[CalendarFact, ...]:
    """The facts of a text in order."""
    places = Places(words, sentences)
    found: list[CalendarFact] = []
    for token in find_expressions(text, words, rules):
        m = meaning_of(token)
        if m.event is None and m.end is None and m.anchor is None:
            direction = places.direction(token, rules)
            found += _facts_of(m, Span(token.start, token.end), direction)
    return tuple(found)


def _facts_of(m: Meaning, span: Span, direction: Direction) -> Iterator[CalendarFact]:
    if m.hmonth is not None:
        yield from _hijri_fact(m, span, direction)
    elif m.offset is not None:
        yield from _own_facts(m, m.offset, span)
    elif m.month is not None:
        yield from _month_facts(m, m.month, span, direction)
    elif m.day is not None and m.unit == "M" and m.shift == 0:
        yield CalendarFact(span, "day-of-month", direction, day=m.day)
    elif m.weekday is not None and m.unit is None:
        shifted: Direction = direction if m.shift is None else "past" if m.shift < 0 else "future"
        yield CalendarFact(span, "weekday", shifted, weekday=m.weekday)
    elif m.year is not None and m.quarter is None and m.season is None:
        if m.unit == "Y" and m.shift is not None:
            yield CalendarFact(span, "own-year", "open", year=full_year(m.year) - m.shift)
        else:
            yield CalendarFact(span, "year", direction, year=full_year(m.year))


def _own_facts(m: Meaning, offset: int, span: Span) -> Iterator[CalendarFact]:
    """What "today, Thursday the 8th of June" tells of the report's own day."""
    if m.month is not None and m.day is not None:
        # Without a year any year will do to count days back in: February is told with its year or not near its end.
        day = make_day(full_year(m.year) if m.year is not None else 2001, m.month, m.day)
        if day is not None:
            own = day - timedelta(offset)
            year = own.year if m.year is not None else 0
            kind: FactKind = "own-day" if year else "own-date"
            yield CalendarFact(span, kind, "open", year=year, month=own.month, day=own.day)
    elif m.day is not None and m.unit == "M" and m.shift == 0:
        yield CalendarFact(span, "day-of-month", "open", day=m.day)
    if m.weekday is not None:
        yield CalendarFact(span, "own-weekday", "open", weekday=(m.weekday - 1 - offset) % 7 + 1)


def _month_facts(m: Meaning, month: int, span: Span, direction: Direction) -> Iterator[CalendarFact]:
    if m.year is not None:
        if m.day is None:
            yield CalendarFact(span, "year", direction, year=full_year(m.year), month=month)
        else:
            yield CalendarFact(span, "dated-day", direction, full_year(m.year), month, m.day, weekday=m.weekday or 0)
        return
    if m.unit == "Y":
        return
    if m.shift == 0:
        yield CalendarFact(span, "own-month", "open", month=month)
    elif m.shift is not None:
        direction = "past" if m.shift < 0 else "future"
        kind: FactKind = "month-before" if m.shift < 0 else "month-after"
        if m.day is None:
            yield CalendarFact(span, kind, direction, month=month)
    if m.day is not None:
        yield CalendarFact(span, "day", direction, month=month, day=m.day, weekday=m.weekday or 0)


def _hijri_fact(m: Meaning, span: Span, direction: Direction) -> Iterator[CalendarFact]:
    if m.hyear is None or m.hmonth is None or m.day is None:
        return
    day: date | None = hijri_day(m.hyear, m.hmonth, m.day)
    if day is not None:
        kind: FactKind = "own-day" if m.offset == 0 else "dated-day"
        yield CalendarFact(span, kind, direction, day.year, day.month, day.day, weekday=m.weekday or 0)
