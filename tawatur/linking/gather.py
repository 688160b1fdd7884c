"""The accounts of one event put together: what it is, on whose word, how it changed, where they disagree."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tawatur.linking.conflicts import Within, conflicts_of
from tawatur.linking.history import history_of
from tawatur.linking.origins import sources_of
from tawatur.model.days import iso
from tawatur.model.linked import Told
from tawatur.model.record import Account, RecordEvent, Source

T = TypeVar("T")


def gather(event_id: str, accounts: Iterable[Told], within: Within) -> RecordEvent:
    """The event of the record that these accounts speak of. `within` is that of `conflicts_of`."""
    told = sorted(accounts, key=lambda a: a.order)
    sources = sources_of(told)
    history = history_of(told)
    status = history[-1].status
    timed = _timed([a for a in told if a.said.status == status]) or _timed(told)
    said = timed.said if timed else None
    many = sum(s.at_most for s in sources)
    return RecordEvent(
        id=event_id,
        type=_most([a.said.type for a in told]) or told[0].said.type,
        mode=_most([a.said.mode for a in told if a.said.mode]),
        status=status,
        time=said.time if said else None,
        earliest=iso(said.days.first) if said and said.days else None,
        latest=iso(said.days.last) if said and said.days else None,
        place=_most([a.place for a in told if a.place]),
        actor=_agreed([a.actor for a in told if a.actor]),
        recipient=_agreed([a.recipient for a in told if a.recipient]),
        reported=min((a.teller.published[:10] for a in told if a.teller.published), default=None),
        independent=len(sources),
        independent_at_most=many,
        accounts=tuple(_account(a, sources) for a in told),
        sources=sources,
        history=history,
        conflicts=conflicts_of(told, within),
    )


def _timed(told: Sequence[Told]) -> Told | None:
    """The account whose time names the fewest days; of those the time that most give, the latest given first."""
    dated = [a for a in told if a.said.days]
    if not dated:
        return next((a for a in reversed(told) if a.said.time), None)
    least = min(a.said.days.length for a in dated if a.said.days)
    finest = [a for a in dated if a.said.days and a.said.days.length == least]
    count = Counter(a.said.days for a in finest)
    return max(finest, key=lambda a: (count[a.said.days], a.order))


def _most(values: Sequence[T]) -> T | None:
    count = Counter(values)
    return min(count, key=lambda v: (-count[v], str(v))) if count else None


def _agreed(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Those whom at least half of the accounts that name anybody name, in the order of first mention."""
    count = Counter(who for names in lists for who in set(names))
    most = max(count.values(), default=0)
    return tuple(dict.fromkeys(w for names in lists for w in names if count[w] * 2 >= min(len(lists), most)))


def _account(told: Told, sources: Sequence[Source]) -> Account:
    said, teller = told.said, told.teller
    return Account(
        report=teller.report,
        event=said.event,
        outlet=teller.outlet,
        published=teller.published,
        type=said.type,
        mode=said.mode,
        status=said.status,
        trigger=said.trigger,
        time=said.time,
        earliest=iso(said.days.first) if said.days else said.earliest,
        latest=iso(said.days.last) if said.days else said.latest,
        place=told.place,
        actor=told.actor,
        recipient=told.recipient,
        chain=tuple(s.entity for s in told.chain),
        copy_of=teller.copy_of if teller.copy_of != teller.report else None,
        source=next(s.id for s in sources if told.ref in s.accounts),
        why=told.why,
    )
