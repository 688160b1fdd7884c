"""Readings built by hand: sentences invented for the project, with the people of an invented week of March 2014."""

from typing import Any

from tawatur.model import Entity, Event, Reading, Report, Span, Time

PUBLISHED = "2014-03-10"
WHO = {
    entity.id: entity
    for entity in (
        Entity(id="russia", kind="place", name="روسيا", key="RUS", mentions=()),
        Entity(id="moscow", kind="place", name="موسكو", key="moscow", mentions=()),
        Entity(id="cairo", kind="place", name="القاهرة", key="cairo", mentions=()),
        Entity(
            id="minister", kind="person", name="إيغور سوكين", romanized="Igor Sukin", mentions=(),
            description="وزير الخارجية الروسي", part_of="russia",
        ),
        Entity(id="turk", kind="person", name="كمال آلطن", description="وزير الدفاع التركي", mentions=()),
        Entity(
            id="coalition", kind="organization", name="الائتلاف الوطني السوري", key="syrian-national-coalition",
            mentions=(),
        ),
        Entity(id="un", kind="organization", name="الأمم المتحدة", key="united-nations", mentions=()),
        Entity(id="army", kind="organization", name="الجيش السوري", key="army", mentions=()),
        Entity(id="gunmen", kind="group", name="مسلحون", key="gunmen", mentions=()),
        Entity(id="source", kind="unnamed", name="مصدر دبلوماسي", mentions=()),
        Entity(id="nobody", kind="person", name="سمير نور", mentions=()),
    )
}  # fmt: skip


def event(text: str, trigger: str, **fields: Any) -> Event:
    """An event of `text` whose trigger is the first place of these words."""
    start = text.index(trigger)
    return Event(**{"id": "e1", "trigger": Span(start, start + len(trigger)), **fields})


def day(value: str) -> Time:
    """A time t1 that is one day."""
    return Time(id="t1", span=Span(0, 1), type="DATE", value=value, earliest=value, latest=value)


def reading(text: str, *events: Event, times: tuple[Time, ...] = (), published: str | None = PUBLISHED) -> Reading:
    """A reading of `text` with all the people above."""
    report = Report(id="r1", text=text, outlet="البرج", published=published)
    return Reading(report=report, entities=tuple(WHO.values()), times=times, events=events)
