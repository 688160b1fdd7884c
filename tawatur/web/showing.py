"""The pages that show what the record holds: each takes a question and gives a page, or KeyError for nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tawatur.model import Reading, Status
from tawatur.model.answers import Entry, Filters, Passage, Placed
from tawatur.model.record import Account, AccountRef, RecordEvent
from tawatur.model.wire import reading_to_dict
from tawatur.web import network, paging
from tawatur.web.event_table import table
from tawatur.web.pages import STATUSES, TYPES, Ask, BadQuestionError, Page
from tawatur.web.segments import cards, segments

_NEWEST = 12
_SHOWN = 8
_FOUND = 20
_LISTED = 40
_WEIGHED = 150
_NAMESAKES = 8
_DISPUTED = 10
_REPORTS_OF_ENTITY = 40


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list, with the account that shows best what is told."""

    event: RecordEvent
    account: Account
    passage: Passage

    @property
    def statuses(self) -> tuple[Status, ...]:
        """What was said to become of it, day after day, without repeating."""
        return tuple(status for status, _ in groupby(step.status for step in self.event.history))


def lines(ask: Ask, events: Iterable[RecordEvent]) -> list[Line]:
    """Events with the passage that each is shown by."""
    found = []
    for event in events:
        best = min(event.accounts, key=lambda a: (a.status != event.status, a.copy_of is not None, a.time is None))
        found.append(Line(event, best, ask.record.passage(best.report, best.trigger)))
    return found


def home(ask: Ask) -> Page:
    """What is new, what is disputed, what most reports follow."""
    browsing = ask.record.browsing
    reports, events, disputed = browsing.counts()
    latest = browsing.latest(_NEWEST)
    followed = browsing.followed(_SHOWN)
    open_ = [e for e in browsing.disputed(_SHOWN) if any(not c.closed_by for c in e.conflicts)]
    answer = {
        "reports": reports,
        "events": events,
        "disputed": disputed,
        "latest": tuple(latest),
        "followed": tuple(followed),
        "conflicts": tuple(open_),
        "newest": browsing.newest(_SHOWN),
    }
    return Page("home.html", answer, lambda: {"latest": lines(ask, latest), "followed": lines(ask, followed)})


def filters_of(ask: Ask) -> Filters:
    """The filters that a query holds, named as on the command line."""
    return Filters(
        since=ask.given("from"),
        until=ask.given("to"),
        who=ask.given("who"),
        place=ask.given("place"),
        type=ask.one_of("type", TYPES),
        status=ask.one_of("status", STATUSES),
        min_independent=ask.count("min-independent"),
    )


def timeline(ask: Ask) -> Page:
    """Events by date of what happened."""
    filters = filters_of(ask)
    after = paging.event_place_of(ask.given("next"))
    try:
        events, more = paging.first_page(ask.record.timeline(filters, after), _LISTED)
    except ValueError as error:
        raise BadQuestionError("no_date", why=str(error)) from None
    next_ = paging.event_token(events[-1]) if more else None
    answer = {"events": tuple(events), "next": next_}
    return Page(
        "timeline.html",
        answer,
        lambda: {"days_shown": _by_day(lines(ask, events)), "filters": filters, "types": TYPES, "statuses": STATUSES},
    )


def _by_day(shown: Iterable[Line]) -> list[tuple[tuple[str | None, str | None], list[Line]]]:
    return [
        (days, list(group)) for days, group in groupby(shown, key=lambda line: (line.event.earliest, line.event.latest))
    ]


def conflicts(ask: Ask) -> Page:
    """The events on which accounts disagree."""
    events, more = paging.first_page(ask.record.conflicts(paging.event_place_of(ask.given("next"))), _DISPUTED)
    entries = [ask.record.entry(event) for event in events]
    next_ = paging.event_token(events[-1]) if more else None
    return Page("conflicts.html", {"entries": tuple(entries), "next": next_}, lambda: {"passages": _passages(entries)})


def story(ask: Ask) -> Page:
    """A story: its reports, and the events that they tell."""
    reports, told = ask.record.told(ask.id, paging.event_place_of(ask.given("next")))
    events, more = paging.first_page(told, _LISTED)
    answer = {"reports": reports, "events": tuple(events), "next": paging.event_token(events[-1]) if more else None}
    texts = {note.copy_of or note.id for note in reports}
    return Page(
        "story.html",
        answer,
        lambda: {"days_shown": _by_day(lines(ask, events)), "texts": len(texts), "of": ask.id},
    )


def event(ask: Ask) -> Page:
    """One event: who tells it, how, and since when."""
    entry = ask.record.entry(ask.record.event(ask.id))
    return Page(
        "event.html",
        entry,
        lambda: {
            "rows": table(entry, ask.arabic_name),
            "passages": _passages([entry]),
            "last": ask.record.last_judgement(),
        },
    )


def _passages(entries: Iterable[Entry]) -> dict[AccountRef, Passage]:
    """The passage of each account."""
    return {a.ref: p for entry in entries for a, p in zip(entry.event.accounts, entry.passages, strict=True)}


def report(ask: Ask) -> Page:
    """The text of a report, and what was read in it."""
    reading = ask.record.reading(ask.id)
    placed = ask.record.browsing.placed(ask.id)
    answer = {**reading_to_dict(reading), "placed": {"events": placed.events, "entities": placed.entities}}
    return Page(
        "report.html",
        answer,
        lambda: {**beside(reading, placed), "last": ask.record.last_judgement()},
    )


def beside(reading: Reading, placed: Placed) -> Mapping[str, Any]:
    """What a page needs to show a reading beside its text."""
    return {
        "reading": reading,
        "placed": placed,
        "segments": segments(reading),
        "cards": cards(reading),
        "times": {t.id: t for t in reading.times},
        "entities": {e.id: e for e in reading.entities},
        "types": TYPES,
        "statuses": STATUSES,
    }


def entity(ask: Ask) -> Page:
    """What somebody said and did, what was said of them, and whom they met, in the newest reports that name them."""
    skip = paging.skip_of(ask.given("next"))
    part, reports = ask.record.browsing.portrait(ask.id, _REPORTS_OF_ENTITY, skip)
    who = ask.record.about(part)
    read = skip + _REPORTS_OF_ENTITY
    answer = {"who": who, "reports": reports, "next": paging.token(read) if read < reports else None}
    family = part.name.split()[-1:]
    near = [x for x in ask.record.browsing.namesakes(" ".join(family), _NAMESAKES) if x.id != part.id]
    denied = tuple(m for m in who.said if m.act == "deny")
    return Page(
        "entity.html",
        answer,
        lambda: {
            "nodes": network.met(who.met),
            "denied": denied,
            "net": network,
            "near": near,
            "family": family,
            "last": ask.record.last_judgement(),
        },
    )


def search(ask: Ask) -> Page:
    """Reports that hold all the words, and who goes by them."""
    words = ask.given("words")
    skip = paging.skip_of(ask.given("next"))
    found = ask.record.search(words, _FOUND + 1, skip) if words else []
    named = ask.record.browsing.namesakes(words, _NAMESAKES) if words and not skip else []
    next_ = paging.token(skip + _FOUND) if len(found) > _FOUND else None
    answer = {"words": words, "entities": tuple(named), "reports": tuple(found[:_FOUND]), "next": next_}
    return Page("search.html", answer)


def sources(ask: Ask) -> Page:
    """How each outlet did."""
    return Page("sources.html", {"of_events": _WEIGHED, "sources": ask.record.sources(_WEIGHED)})
