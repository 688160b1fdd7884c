"""The text of a report cut where marks begin and end, so that a page only has to put the pieces one after another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tawatur.model import Event, Reading, Span, Statement

_WORD = re.compile(r"[\w\u0640\u064b-\u0652\u0670]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that belong to a card: `kind` says as what (event, cue, content, time, condition, name)."""

    span: Span
    kind: str
    card: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text. `cards` are those that it belongs to, `starts` those whose own words begin with it."""

    text: str
    kinds: tuple[str, ...]
    cards: tuple[str, ...]
    starts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A statement or an event, to stand beside the text."""

    item: Statement | Event

    @property
    def is_event(self) -> bool:
        """Whether it is an event, and no statement."""
        return isinstance(self.item, Event)

    @property
    def span(self) -> Span:
        """Its own words: the trigger or the cue."""
        return self.item.trigger if isinstance(self.item, Event) else self.item.cue


def cards(reading: Reading) -> tuple[Card, ...]:
    """The statements and events of a report in the order of reading."""
    items: list[Statement | Event] = [*reading.statements, *reading.events]
    return tuple(sorted(map(Card, items), key=lambda card: (card.span.start, card.is_event)))


def segments(reading: Reading) -> tuple[Segment, ...]:
    """The text of a report in pieces; put together they are the text. Marks cover whole words."""
    text = reading.report.text
    shown = cards(reading)
    starts: dict[int, list[str]] = {}
    marks = list(_marks(reading))
    for card in shown:
        span = whole_words(text, card.span)
        starts.setdefault(span.start, []).append(card.item.id)
    edges = sorted({0, len(text), *(edge for m in marks for edge in m.span)})
    return tuple(_segment(text[start:end], start, end, marks, starts.get(start, ())) for start, end in pairwise(edges))


def whole_words(text: str, span: Span) -> Span:
    """The words that a span touches: letters join, and a mark inside a word would part them."""
    start, end = span
    while 0 < start < len(text) and _WORD.match(text[start - 1]) and _WORD.match(text[start]):
        start -= 1
    while 0 < end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end]):
        end += 1
    return Span(start, end)


def _marks(reading: Reading) -> Iterable[Mark]:
    times = {t.id: t.span for t in reading.times}
    text = reading.report.text

    def mark(span: Span | None, kind: str, card: str) -> Iterable[Mark]:
        if span is not None and span.start < span.end:
            yield Mark(whole_words(text, span), kind, card)

    for card in cards(reading):
        item = card.item
        yield from mark(card.span, "event" if card.is_event else "cue", item.id)
        yield from mark(times.get(item.time or ""), "time", item.id)
        yield from mark(item.condition if isinstance(item, Event) else item.content, "extent", item.id)
    for entity in reading.entities:
        for mention in entity.mentions:
            yield from mark(mention, "name", "")


def _segment(text: str, start: int, end: int, marks: list[Mark], starts: Iterable[str]) -> Segment:
    here = [m for m in marks if m.span.start < end and start < m.span.end]
    return Segment(
        text=text,
        kinds=tuple(sorted({m.kind for m in here})),
        cards=tuple(dict.fromkeys(m.card for m in here if m.card)),
        starts=tuple(starts),
    )
