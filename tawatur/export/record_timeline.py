"""Events as a timeline that TimelineJS draws."""

import html
import json
from collections.abc import Callable, Iterable
from typing import Any

from tawatur.model.answers import Entry
from tawatur.model.record import RecordEvent

NameOf = Callable[[str], str]


def timelinejs(entries: Iterable[Entry], name_of: NameOf) -> str:
    """One JSON object with all dated events; the program that draws it takes texts as HTML, so they are escaped."""
    slides = [_slide(entry, name_of) for entry in entries if entry.event.earliest]
    return json.dumps({"events": slides}, ensure_ascii=False)


def headline(event: RecordEvent, name_of: NameOf) -> str:
    """What an event is, in one line: type, who, to whom."""
    who = ", ".join(map(name_of, event.actor))
    whom = ", ".join(map(name_of, event.recipient))
    return f"{event.type}: {' → '.join(part for part in (who, whom) if part)}".removesuffix(": ")


def support(event: RecordEvent) -> str:
    """What became of an event, and how many tell it."""
    return f"{event.status}, {len({a.report for a in event.accounts})} reports, {event.independent} independent"


def _slide(entry: Entry, name_of: NameOf) -> dict[str, Any]:
    event = entry.event
    quotes = [
        f"<blockquote dir='rtl'>{html.escape(p.text)}</blockquote><p>{html.escape(p.outlet or p.report)}</p>"
        for p in entry.passages[:1]
    ]
    told = f"<p>{support(event)}</p>"
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(event.earliest),
        "text": {"headline": html.escape(headline(event, name_of)), "text": told + "".join(quotes)},
        "group": event.type,
    }
    if event.latest and event.latest != event.earliest:
        slide["end_date"] = _date(event.latest)
    return slide


def _date(iso: str | None) -> dict[str, int]:
    year, month, day = map(int, (iso or "")[:10].split("-"))
    return {"year": year, "month": month, "day": day}
