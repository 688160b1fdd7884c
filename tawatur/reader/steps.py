"""The steps of reading, in order. Each takes the draft so far and gives it back with its own part added."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tawatur.claims.candidates import Choices, candidates, entity_candidates
from tawatur.claims.events import find_events
from tawatur.claims.statements import find_statements
from tawatur.mentions.naming import find_mentions
from tawatur.mentions.times import find_times, infer_published
from tawatur.reader.draft import Draft
from tawatur.reader.tools import Tools

# What an event can take place in: a place, or the house of a body.
_PLACES = frozenset({"place", "organization"})

Step = Callable[[Draft, Tools], Draft]


def cut_words(draft: Draft, tools: Tools) -> Draft:
    """Words, sentences, quotations; known names; datelines and credits."""
    document = tools.cutter.cut(draft.report)
    datelines = tools.datelines.find(document)
    agency = next((d for d in datelines if d.agency), None)
    place = next((d.place for d in datelines if d.place), None)
    report = replace(
        draft.report,
        agency=agency.agency.of(draft.report.text) if agency and agency.agency else None,
        agency_key=agency.agency_key if agency else None,
        filed_from=place.of(draft.report.text) if place else None,
    )
    known = tuple(tools.names.longest(document.words))
    return replace(draft, report=report, document=document, known=known, datelines=datelines)


def date_report(draft: Draft, tools: Tools) -> Draft:
    """The day of the report, inferred from its text where it is not given."""
    if draft.report.published:
        return draft
    spans = tuple(s.span for s in draft.cut.sentences)
    found = infer_published(draft.report.text, draft.cut.words, spans, tools.time_rules)
    report = replace(
        draft.report,
        published=found.day.isoformat() if found.day else None,
        published_from="inferred" if found.day else None,
        published_candidates=tuple(day.isoformat() for day in found.candidates),
    )
    return replace(draft, report=report)


def place_times(draft: Draft, tools: Tools) -> Draft:
    """Expressions of time, with their values where the day of the report is known."""
    published = draft.report.published
    reference = date.fromisoformat(published[:10]) if published else None
    spans = tuple(s.span for s in draft.cut.sentences)
    times = find_times(draft.report.text, draft.cut.words, spans, reference, tools.time_rules)
    return replace(draft, times=times)


def hear(draft: Draft, tools: Tools) -> Draft:
    """What the learned reader tells of each word, from the words and what the tables say of them."""
    document = draft.cut
    marks = tools.marker.marks(document, draft.times, draft.datelines)
    starts = [sentence.first for sentence in document.sentences]
    signals = tools.network.read([word.folded for word in document.words], marks, starts)
    return replace(draft, signals=signals)


def name_entities(draft: Draft, tools: Tools) -> Draft:
    """Names and unnamed sources, led together into entities."""
    known = list(draft.known)
    mentions = find_mentions(draft.cut, draft.heard, known, draft.datelines)
    mentions = tools.sources.with_sources(draft.cut, draft.heard, mentions)
    return replace(draft, entities=tools.entities.entities(draft.cut, mentions, known))


def take_statements(draft: Draft, tools: Tools) -> Draft:
    """Who says what, through whom, to whom, where and when."""
    who = entity_candidates(draft.cut, draft.entities)
    said = find_statements(draft.cut, draft.heard, who, draft.datelines)
    return replace(draft, statements=tools.circumstances.fill(draft.cut, said, who, draft.times))


def take_events(draft: Draft, tools: Tools) -> Draft:
    """What is said to have happened, by whose word, with what status."""
    who = entity_candidates(draft.cut, draft.entities)
    where = entity_candidates(draft.cut, (e for e in draft.entities if e.kind in _PLACES))
    when = candidates(draft.cut, ((time.span, time.id) for time in draft.times))
    choices = Choices(who, where, when)
    events = find_events(draft.cut, draft.heard, choices, draft.statements, tools.verbs, draft.datelines)
    return replace(draft, events=tools.conditions.with_conditions(draft.cut, events))


def link_claims(draft: Draft, tools: Tools) -> Draft:
    """What denies, answers, corrects or explains what."""
    return replace(draft, links=tools.linker.links(draft.cut, draft.events))


STEPS: tuple[Step, ...] = (
    cut_words,
    date_report,
    place_times,
    hear,
    name_entities,
    take_statements,
    take_events,
    link_claims,
)
