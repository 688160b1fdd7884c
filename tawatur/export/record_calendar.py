"""Planned events as iCalendar (RFC 5545), for calendar programs."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from tawatur.model.record import RecordEvent

# Plans that reach further than so many days name a season, not a day.
LONGEST = 31
_OCTETS = 75

Say = Callable[[RecordEvent], str]


def is_dated_plan(event: RecordEvent) -> bool:
    """Whether an event is planned, for some days that a calendar can show."""
    if event.status != "planned" or event.earliest is None or event.latest is None:
        return False
    return (date.fromisoformat(event.latest) - date.fromisoformat(event.earliest)).days < LONGEST


def calendar_lines(events: Iterable[RecordEvent], title: str, summary: Say, place: Say, link: Say) -> Iterator[str]:
    """The lines of a calendar, without line ends (which are CR LF), of those events that are dated plans.

    `summary`, `place` and `link` say what stands for an event; an empty place or link is left out.
    """
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tawatur//EN")
    yield from _folded(f"X-WR-CALNAME:{_escaped(title)}")
    for event in filter(is_dated_plan, events):
        end = date.fromisoformat(event.latest or "") + timedelta(1)
        yield "BEGIN:VEVENT"
        yield f"UID:{event.id}@tawatur"
        yield f"DTSTAMP:{_stamp(event.reported or event.earliest or '')}T000000Z"
        yield f"DTSTART;VALUE=DATE:{_stamp(event.earliest or '')}"
        yield f"DTEND;VALUE=DATE:{_stamp(end.isoformat())}"
        yield from _folded(f"SUMMARY:{_escaped(summary(event))}")
        if where := place(event):
            yield from _folded(f"LOCATION:{_escaped(where)}")
        yield "STATUS:TENTATIVE"
        if address := link(event):
            yield from _folded(f"URL:{address}")
        yield "END:VEVENT"
    yield "END:VCALENDAR"


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
