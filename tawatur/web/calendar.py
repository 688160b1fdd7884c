"""What is planned: a month of it as a page, all of it as a feed that calendars subscribe to."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from tawatur.model.answers import Filters
from tawatur.model.days import days_of_value
from tawatur.model.record import RecordEvent
from tawatur.web.pages import Ask, BadQuestionError, Page
from tawatur.web.showing import Line, lines

# Plans that reach further than so many days name a season, not a day.
_LONGEST = 31
_FEED_BEFORE = 60
_FEED_MOST = 500
_MONTH_MOST = 200
_OCTETS = 75


def calendar(ask: Ask) -> Page:
    """The planned events of a month; of the newest report's month where none is named."""
    month = ask.given("month") or _newest(ask).isoformat()[:7]
    days = days_of_value(month) if re.fullmatch(r"\d{4}-\d{2}", month) else None
    if days is None:
        raise BadQuestionError("no_month", name="month")
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    events = list(islice(_planned(ask, first, last), _MONTH_MOST))
    answer = {"month": month, "events": tuple(events)}
    near = {"earlier": (first - timedelta(1)).isoformat()[:7], "later": (last + timedelta(1)).isoformat()[:7]}
    return Page("calendar.html", answer, lambda: {"first": first.isoformat(), "shown": _days(ask, events), **near})


def _newest(ask: Ask) -> date:
    notes = ask.record.browsing.newest(1)
    return date.fromisoformat(notes[0].published[:10]) if notes and notes[0].published else date.today()


def _planned(ask: Ask, first: date, last: date | None) -> Iterator[RecordEvent]:
    until = last.isoformat() if last else None
    for event in ask.record.timeline(Filters(since=first.isoformat(), until=until, status="planned")):
        days = _length(event)
        if days is not None and days <= _LONGEST:
            yield event


def _length(event: RecordEvent) -> int | None:
    if event.earliest is None or event.latest is None:
        return None
    return (date.fromisoformat(event.latest) - date.fromisoformat(event.earliest)).days + 1


def _days(ask: Ask, events: list[RecordEvent]) -> list[tuple[tuple[str | None, str | None], list[Line]]]:
    found: dict[tuple[str | None, str | None], list[Line]] = {}
    for line in lines(ask, events):
        found.setdefault((line.event.earliest, line.event.latest), []).append(line)
    return list(found.items())


def feed(ask: Ask, site: str) -> str:
    """What is planned from two months before the newest report on, as iCalendar (RFC 5545); `site` leads its links."""
    speech = ask.speech
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tawatur//EN",
        f"X-WR-CALNAME:{_escaped(str(speech.t('calendar.title').unescape()))}",
    ]
    since = _newest(ask) - timedelta(_FEED_BEFORE)
    for event in islice(_planned(ask, since, None), _FEED_MOST):
        who = ", ".join(speech.plain_name(id_) for id_ in (*event.actor, *event.recipient))
        place = speech.plain_name(event.place) if event.place else ""
        end = date.fromisoformat(event.latest or "") + timedelta(1)
        rows += [
            "BEGIN:VEVENT",
            f"UID:{event.id}@tawatur",
            f"DTSTAMP:{_stamp(event.reported or event.earliest or '')}T000000Z",
            f"DTSTART;VALUE=DATE:{_stamp(event.earliest or '')}",
            f"DTEND;VALUE=DATE:{_stamp(end.isoformat())}",
            f"SUMMARY:{_escaped(': '.join(p for p in (str(speech.t(f'type.{event.type}').unescape()), who) if p))}",
            *([f"LOCATION:{_escaped(place)}"] if place else []),
            "STATUS:TENTATIVE",
            f"URL:{site}/event/{event.id}",
            "END:VEVENT",
        ]
    return "\r\n".join(folded for row in [*rows, "END:VCALENDAR"] for folded in _folded(row)) + "\r\n"


def _stamp(iso: str) -> str:
    return iso[:10].replace("-", "")


def _escaped(text: str) -> str:
    """A text as iCalendar writes it."""
    return re.sub(r"([\\;,])", r"\\\1", " ".join(text.split()))


def _folded(row: str) -> Iterator[str]:
    """A line cut into lines of 75 octets at most, never within a letter."""
    line = ""
    for letter in row:
        if len((line + letter).encode()) > _OCTETS:
            yield line
            line = " "
        line += letter
    yield line
