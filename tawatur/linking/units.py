"""What linking keeps of a reading: its events as units, with the words and names that they can be compared by.

A unit is one event of one report with all its mentions (`same_as`). Everything here follows from the
reading alone, so that two reports can be compared without looking at any third.
"""

from collections import defaultdict

from tawatur.linking.participants import Comparer
from tawatur.linking.stems import Stems
from tawatur.model import Event, Reading, Span
from tawatur.model.days import Days, day_of, days_of
from tawatur.model.linked import Linkable, Mention, Unit
from tawatur.text.document import Document

# Words on each side of a trigger that are compared.
_NEAR = 7
# Of an event told more often than this in one report, the first mentions stand for all.
MENTIONS_COMPARED = 6
# A stem that weighs more than this tells what a report is about; the rarest so many are kept.
_TELLING = 550
_TELLING_KEPT = 64


def linkable(reading: Reading, document: Document, comparer: Comparer) -> Linkable:
    """What linking keeps of `reading`; `document` is its report cut into words."""
    stem = comparer.stems.stem
    stems = tuple(stem(w.folded) if w.folded[0].isalnum() else "" for w in document.words)
    entities = {e.id: e for e in reading.entities}
    numbers = {e.id: i for i, e in enumerate(reading.entities)}
    days = {t.id: found for t in reading.times if (found := days_of(t))}
    return Linkable(
        report=reading.report.id,
        day=published_day(reading),
        size=len(document.words),
        stems=stems,
        participants=tuple(comparer.participant(e, entities, reading.report.text) for e in reading.entities),
        units=tuple(_unit(events, document, numbers, days) for events in mentions_together(reading)),
        telling=_telling(stems, comparer.stems),
    )


def _telling(stems: tuple[str, ...], weights: Stems) -> dict[str, int]:
    """The stems that tell most what a report is about, with their weights."""
    found = {s: w for s in set(stems) if len(s) > 1 and (w := weights.weight(s)) > _TELLING}
    kept = sorted(found, key=lambda s: (-found[s], s))[:_TELLING_KEPT]
    return {s: found[s] for s in kept}


def published_day(reading: Reading) -> int | None:
    """The ordinal of the day that the report came out, or of the likeliest such day; None where nothing tells."""
    candidates = (reading.report.published, *reading.report.published_candidates)
    return next((day for value in candidates if (day := day_of(value)) is not None), None)


def mentions_together(reading: Reading) -> list[list[Event]]:
    """The events of a reading, those that are mentions of one (`same_as`) together, in the order of the reading."""
    known = {e.id for e in reading.events}
    leads = {e.id: e.same_as for e in reading.events if e.same_as in known}

    def first(event: str) -> str:
        seen = {event}
        while (earlier := leads.get(event)) is not None and earlier not in seen:
            seen.add(earlier)
            event = earlier
        return min(seen) if leads.get(event) in seen else event

    groups: dict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        groups[first(event.id)].append(event)
    return list(groups.values())


def _unit(events: list[Event], document: Document, numbers: dict[str, int], days: dict[str, Days]) -> Unit:
    def gathered(ids: list[str]) -> tuple[int, ...]:
        return tuple(sorted({numbers[i] for i in ids if i in numbers}))

    return Unit(
        events=tuple(e.id for e in events),
        types=frozenset(e.type for e in events),
        statuses=frozenset(e.status for e in events),
        mentions=tuple(mention_at(e.trigger, document) for e in events[:MENTIONS_COMPARED]),
        actors=gathered([a for e in events for a in e.actor]),
        recipients=gathered([r for e in events for r in e.recipient]),
        places=gathered([e.place for e in events if e.place]),
        speakers=gathered([c for e in events for c in e.chain]),
        days=tuple(sorted({days[e.time] for e in events if e.time in days})),
    )


def mention_at(span: Span, document: Document) -> Mention:
    """The words of a span of the report's text, and the sentence that holds them."""
    words = document.words
    if not words or not document.sentences:
        return Mention(0, 0, 0, 0)
    # A reading from elsewhere may point past the words.
    first = min(document.words_in(span)[0], len(words) - 1)
    last = max(first + 1, document.words_in(span)[1])
    held = document.sentences[document.sentence_of[first]]
    return Mention(first, last, held.first, held.last)


def near(mention: Mention, stems: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words around a trigger, its own included."""
    return _set(stems[max(0, mention.first - _NEAR) : mention.last + _NEAR])


def trigger(mention: Mention, stems: tuple[str, ...]) -> frozenset[str]:
    """The stems of a trigger."""
    return _set(stems[mention.first : mention.last])


def sentence(mention: Mention, stems: tuple[str, ...]) -> frozenset[str]:
    """The stems of the sentence that holds a trigger."""
    return _set(stems[mention.sentence_first : mention.sentence_last])


def _set(stems: tuple[str, ...]) -> frozenset[str]:
    return frozenset(s for s in stems if s)
