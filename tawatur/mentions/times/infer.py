"""Infers the day that a report was written from the calendar facts in it.

Every day that the facts allow is weighed: each fact says how well a day agrees with it, and the weights are
multiplied. How well was counted from news whose day is known (how long after a weekday, a date or a named year
reports come out). A day is given only where it stands out; the other days are candidates. Facts that tell of the
same past or coming time count once for each distinct day. The day of the computer's clock plays no part: without a
year in the text, no day is given, only candidates among the years in which there is news on the web.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tawatur.mentions.times.calendar import make_day
from tawatur.mentions.times.facts import CalendarFact, calendar_facts
from tawatur.mentions.times.rules import TimeRules
from tawatur.model import Span
from tawatur.text.words import Word

# Years tried where the text names none: those with Arabic news on the web.
_WEB_YEARS = range(1996, 2036)
# A report names as its latest past year one at most so many years back.
_YEARS_ON = 6
# The likeliest day is given where it is so many times as likely as the next.
_STANDS_OUT = 1.5
# Candidates are the days at least this fraction as likely as the likeliest, but no more than so many; where the text
# names no year, the likeliest day of each.
_WORTH_NAMING = 0.1
_MOST_CANDIDATES = 60
# How far from an undated day of a month the report is looked for.
_DAYS_BEFORE, _DAYS_AFTER = 130, 330

# Counted: days from a weekday told as past (or as to come) to the day of the report.
_PAST_WEEKDAY = (0.28, 0.43, 0.13, 0.09, 0.03, 0.02, 0.02)
_COMING_WEEKDAY = (0.06, 0.3, 0.22, 0.18, 0.14, 0.06, 0.04)
# Counted: years from the latest year named for something past to the report's.
_YEARS_AFTER = (0.2, 0.4, 0.2, 0.1, 0.05, 0.03, 0.02)
# A day of a month without its year is this many days off, on the average.
_DAYS_OFF = 45.0
_UNLIKELY = 0.02
_NAMED_TODAY = 0.1
_OLD = 0.1
# A day that lies ahead is mostly told with a word of the future.
_AHEAD_UNSAID = 0.5
_CONTRADICTION = 0.0005


@dataclass(frozen=True, slots=True)
class Inference:
    """The day that a report was written, as far as its text tells.

    `day` is None where no day stands out; `candidates` are the days that the text allows, the likeliest first;
    `facts` what they rest on.
    """

    day: date | None
    candidates: tuple[date, ...]
    facts: tuple[CalendarFact, ...]


def infer_published(text: str, words: tuple[Word, ...], sentences: tuple[Span, ...], rules: TimeRules) -> Inference:
    """Infer the day that a report was written, with the days that come into question and the facts they rest on."""
    facts = calendar_facts(text, words, sentences, rules)
    distinct = _distinct(facts)
    weighed: list[tuple[float, date]] = []
    for day in _days_in_question(distinct):
        weight = 1.0
        for fact in distinct:
            weight *= _weight(fact, day)
        weighed.append((weight * _year_weight(distinct, day), day))
    weighed.sort(key=lambda w: (-w[0], w[1]))
    if not weighed or weighed[0][0] <= _CONTRADICTION**2:
        return Inference(None, (), facts)
    best = weighed[0][0]
    if not _names_year(distinct):
        return Inference(None, _likeliest_of_years([day for _, day in weighed]), facts)
    candidates = tuple(day for weight, day in weighed if weight >= best * _WORTH_NAMING)[:_MOST_CANDIDATES]
    stands_out = len(weighed) == 1 or best >= _STANDS_OUT * weighed[1][0]
    tells = any(f.kind in {"own-day", "own-weekday", "own-date"} for f in facts)
    return Inference(candidates[0] if stands_out and tells else None, candidates, facts)


def _likeliest_of_years(days: list[date]) -> tuple[date, ...]:
    """The first day of each year, in the order given: without a year, no year is likelier than another."""
    found: dict[int, date] = {}
    for day in days:
        found.setdefault(day.year, day)
    return tuple(found.values())


def _distinct(facts: tuple[CalendarFact, ...]) -> list[CalendarFact]:
    """The facts, each told once. A day told as past and as to come is to come: it was planned."""
    seen: dict[tuple[object, ...], CalendarFact] = {}
    for f in facts:
        told = f.direction if f.kind == "weekday" else ""
        key = (f.kind, told, f.year, f.month, f.day, f.weekday)
        if key not in seen or f.direction == "future":
            seen[key] = f
    return list(seen.values())


def _names_year(facts: list[CalendarFact]) -> bool:
    return any(f.year or (f.kind == "day" and f.weekday) for f in facts)


def _days_in_question(facts: list[CalendarFact]) -> Iterator[date]:
    """Every day that comes near enough to the facts to be weighed."""
    own = [f for f in facts if f.kind == "own-day"]
    if own:
        days = {day for f in own if (day := make_day(f.year, f.month, f.day))}
        yield from sorted(days)
        return
    weekdays = {f.weekday for f in facts if f.kind == "own-weekday"}
    for first, last in _stretches(facts):
        for n in range((last - first).days + 1):
            day = first + timedelta(n)
            if not weekdays or day.isoweekday() in weekdays:
                yield day


def _stretches(facts: list[CalendarFact]) -> list[tuple[date, date]]:
    """The stretches of days to look in, none overlapping."""
    found: list[tuple[date, date]] = []
    for year in _years(facts):
        for f in facts:
            if f.kind in {"day", "own-date"} and (day := make_day(year, f.month, f.day)):
                before, after = (0, 0) if f.kind == "own-date" else (_DAYS_BEFORE, _DAYS_AFTER)
                found.append((day - timedelta(before), day + timedelta(after)))
            elif f.kind == "own-month":
                found.append((date(year, f.month, 1), date(year, f.month, 28) + timedelta(3)))
    for f in facts:
        if f.kind == "dated-day" and f.weekday and (day := make_day(f.year, f.month, f.day)):
            found.append((day - timedelta(_DAYS_BEFORE), day + timedelta(_DAYS_AFTER)))
    merged: list[tuple[date, date]] = []
    for first, last in sorted(found):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _years(facts: list[CalendarFact]) -> range:
    own = [f.year for f in facts if f.kind == "own-year"]
    if own:
        return range(min(own), max(own) + 1)
    past = [f.year for f in facts if f.kind in {"year", "dated-day"} and f.direction != "future"]
    coming = [f.year for f in facts if f.kind in {"year", "dated-day"} and f.direction == "future"]
    if past:
        first = max(past)
        return range(first, min([first + _YEARS_ON, *(y for y in coming if y >= first)]) + 1)
    if coming:
        return range(min(coming) - _YEARS_ON, min(coming) + 1)
    return _WEB_YEARS


def _year_weight(facts: list[CalendarFact], day: date) -> float:
    """How well the year of a day goes with the years that the text names."""
    weight = 1.0
    past = [f for f in facts if f.kind in {"year", "dated-day"} and f.direction != "future" and not f.weekday]
    if past:
        latest = max(f.year for f in past)
        near = any(
            f.kind == "dated-day" and (told := make_day(f.year, f.month, f.day)) and abs((day - told).days) <= _DAYS_OFF
            for f in past
        )
        gap = day.year - latest
        weight *= 0.4 if near else _YEARS_AFTER[gap] if 0 <= gap < len(_YEARS_AFTER) else _CONTRADICTION
    for f in facts:
        if f.kind == "year" and f.direction == "future" and day.year > f.year:
            weight *= _CONTRADICTION
        if f.kind == "own-year" and day.year != f.year:
            weight *= _CONTRADICTION
    return weight


def _weight(fact: CalendarFact, day: date) -> float:
    """How well a day of the report goes with one fact."""
    weigh = _WEIGHTS.get(fact.kind)
    return weigh(fact, day) if weigh else 1.0


def _own_weekday(fact: CalendarFact, day: date) -> float:
    return 1.0 if day.isoweekday() == fact.weekday else _CONTRADICTION


def _own_date(fact: CalendarFact, day: date) -> float:
    return 1.0 if (day.month, day.day) == (fact.month, fact.day) else _CONTRADICTION


def _own_month(fact: CalendarFact, day: date) -> float:
    return 1.0 if day.month == fact.month else _UNLIKELY


def _weekday(fact: CalendarFact, day: date) -> float:
    if fact.direction == "future":
        return _COMING_WEEKDAY[(fact.weekday - day.isoweekday()) % 7]
    return _PAST_WEEKDAY[(day.isoweekday() - fact.weekday) % 7]


def _day_of_month(fact: CalendarFact, day: date) -> float:
    agrees = day.day <= fact.day if fact.direction == "future" else day.day >= fact.day
    return 1.0 if agrees else 0.5 if fact.direction == "open" else _UNLIKELY


def _month_beside(fact: CalendarFact, day: date) -> float:
    months = (day.month - fact.month) % 12 if fact.kind == "month-before" else (fact.month - day.month) % 12
    return _UNLIKELY if months == 0 else 1.0 / months


def _undated(fact: CalendarFact, day: date) -> float:
    """A day of a month without its year: the nearest such day in the direction that the tense tells."""
    best = 0.0
    for year in (day.year - 1, day.year, day.year + 1):
        told = make_day(year, fact.month, fact.day)
        if told is None or (fact.weekday and told.isoweekday() != fact.weekday):
            continue
        off = (day - told).days
        against = (fact.direction == "past" and off < 0) or (fact.direction == "future" and off > 0)
        # The report's own day is called today.
        likely = _UNLIKELY if against else _NAMED_TODAY if off == 0 else 1.0
        if off < 0 and fact.direction != "future":
            likely = min(likely, _AHEAD_UNSAID)
        best = max(best, _nearness(off) * likely)
    return max(best, _CONTRADICTION)


def _nearness(off: int) -> float:
    near: float = 2.0 ** (-abs(off) / _DAYS_OFF)
    return near


def _dated(fact: CalendarFact, day: date) -> float:
    told = make_day(fact.year, fact.month, fact.day)
    if told is None:
        return 1.0
    off = (day - told).days
    if (off < 0 and fact.direction == "past") or (off > 0 and fact.direction == "future"):
        return _CONTRADICTION
    # Dates farther off say no more than their year does.
    return _nearness(off) if abs(off) <= _DAYS_OFF else _OLD


_WEIGHTS = {
    "own-weekday": _own_weekday,
    "own-date": _own_date,
    "own-month": _own_month,
    "weekday": _weekday,
    "day-of-month": _day_of_month,
    "month-before": _month_beside,
    "month-after": _month_beside,
    "day": _undated,
    "dated-day": _dated,
}
