"""What is planned: a month of it as a page, all of it as a feed that calendars subscribe to."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from tawatur.export.record_calendar import calendar_lines, is_dated_plan
from tawatur.model.answers import EventPlace, Filters
from tawatur.model.days import days_of_value
from tawatur.model.record import RecordEvent
from tawatur.web import paging
from tawatur.web.pages import Ask, BadQuestionError, Page
from tawatur.web.showing import Line, lines

_FEED_BEFORE = 14
_FEED_MOST = 100
_MONTH_MOST = 30


def calendar(ask: Ask) -> Page:
    """The planned events of a month; of the newest report's month where none is named."""
    month = ask.given("month") or _newest(ask).isoformat()[:7]
    days = days_of_value(month) if re.fullmatch(r"\d{4}-\d{2}", month) else None
    if days is None:
        raise BadQuestionError("no_month", name="month")
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    after = paging.event_place_of(ask.given("next"))
    events, more = paging.first_page(_planned(ask, first, last, after), _MONTH_MOST)
    next_ = paging.event_token(events[-1]) if more else None
    answer = {"month": month, "events": tuple(events), "next": next_}
    near = {"earlier": (first - timedelta(1)).isoformat()[:7], "later": (last + timedelta(1)).isoformat()[:7]}
    return Page("calendar.html", answer, lambda: {"first": first.isoformat(), "shown": _days(ask, events), **near})


def _newest(ask: Ask) -> date:
    notes = ask.record.browsing.newest(1)
    return date.fromisoformat(notes[0].published[:10]) if notes and notes[0].published else date.today()


def _planned(ask: Ask, first: date, last: date | None, after: EventPlace | None = None) -> Iterator[RecordEvent]:
    until = last.isoformat() if last else None
    filters = Filters(since=first.isoformat(), until=until, status="planned")
    return filter(is_dated_plan, ask.record.timeline(filters, after))


def _days(ask: Ask, events: list[RecordEvent]) -> list[tuple[tuple[str | None, str | None], list[Line]]]:
    found: dict[tuple[str | None, str | None], list[Line]] = {}
    for line in lines(ask, events):
        found.setdefault((line.event.earliest, line.event.latest), []).append(line)
    return list(found.items())


def feed(ask: Ask, site: str) -> str:
    """What is planned from two weeks before the newest report on, as iCalendar; `site` leads its links."""
    speech = ask.speech

    def summary(event: RecordEvent) -> str:
        who = ", ".join(map(speech.plain_name, (*event.actor, *event.recipient)))
        return ": ".join(part for part in (speech.t(f"type.{event.type}").unescape(), who) if part)

    lines = calendar_lines(
        islice(_planned(ask, _newest(ask) - timedelta(_FEED_BEFORE), None), _FEED_MOST),
        speech.t("calendar.title").unescape(),
        summary,
        lambda event: speech.plain_name(event.place) if event.place else "",
        lambda event: f"{site}/event/{event.id}",
    )
    return "".join(f"{line}\r\n" for line in lines)
