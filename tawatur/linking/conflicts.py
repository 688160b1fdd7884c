"""Accounts of one event that cannot all be right.

A date that moved because a meeting was put off, or a plan that came about on another day, is history; two dates
for one past event are a conflict. Coarser and finer do not contradict each other (a month and a day in it, a
country and a town in it). An account that corrects another closes the conflict and keeps both.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

from tawatur.model.days import iso
from tawatur.model.linked import Told
from tawatur.model.record import AccountRef, Conflict, ConflictField

_FACT = frozenset({"happened", "ongoing"})
_AHEAD = frozenset({"planned", "proposed", "conditional", "possible"})
# A number of people that grows from one day's reports to the next is news moving on.
_SAME_NEWS_DAYS = 1
# Times farther apart than this (days) are those of two events that were wrongly put together.
_FARTHEST = 7

K = TypeVar("K", bound=Hashable)

Within = Callable[[str, str], bool]


def conflicts_of(accounts: Iterable[Told], within: Within) -> tuple[Conflict, ...]:
    """The conflicts among the accounts of one event.

    `within(one, two)` tells whether one entity of the record is, belongs to or holds the other, so that the two
    do not contradict each other.
    """
    told = sorted(accounts, key=lambda a: a.order)
    found = [_status(told), _time(told), _place(told, within), _who(told, within), _number(told)]
    return tuple(c for c in found if c is not None)


def _status(told: list[Told]) -> Conflict | None:
    """Told as a fact or a plan by one, denied by another, neither of them earlier news."""
    denied = [a for a in told if a.said.status == "denied"]
    others = [a for a in told if a.said.status in _FACT | {"planned"}]
    sides: dict[str, list[Told]] = defaultdict(list)
    for a in others:
        if any(_speak_against(a, d) for d in denied):
            sides[a.said.status].append(a)
    if not sides:
        return None
    status = min(sides, key=lambda s: (-len(sides[s]), s))
    return _conflict("status", {status: sides[status], "denied": denied}, "told by some, denied by others")


def _speak_against(one: Told, denial: Told) -> bool:
    if one.teller.report == denial.teller.report:
        return one.said.event in denial.said.denies or _speakers(one) != _speakers(denial)
    return not (
        one.said.status == "planned"
        and one.teller.day is not None
        and denial.teller.day is not None
        and one.teller.day > denial.teller.day
    )


def _speakers(told: Told) -> tuple[str, ...]:
    return tuple(s.entity for s in told.chain)


def _time(told: list[Told]) -> Conflict | None:
    """Days that do not meet, unless the event was put off or the earlier account only looked ahead."""
    dated = [a for a in told if a.said.days is not None and a.said.days.length == 1 and a.said.status != "denied"]
    groups: dict[int, list[Told]] = defaultdict(list)
    for a in dated:
        groups[a.said.days.first if a.said.days else 0].append(a)
    for one, two in sorted(combinations(sorted(groups), 2), key=lambda p: (p[1] - p[0], p)):
        if two - one > _FARTHEST:
            continue
        against = [(a, b) for a in groups[one] for b in groups[two] if _dates_contradict(a, b)]
        if against:
            sides = {iso(one): [a for a, _ in against], iso(two): [b for _, b in against]}
            return _conflict("time", sides, "two dates for one event")
    return None


def _dates_contradict(one: Told, two: Told) -> bool:
    if one.teller.report == two.teller.report and _speakers(one) == _speakers(two):
        return False
    first, second = (one, two) if one.order <= two.order else (two, one)
    # Where an earlier report looked ahead, the plan moved, or came about on another day.
    return first.said.status not in _AHEAD or first.teller.day == second.teller.day


def _place(told: list[Told], within: Within) -> Conflict | None:
    groups = _by(told, lambda a: a.place)
    for one, two in combinations(sorted(groups), 2):
        apart = not _shared_report(groups[one], groups[two]) and not within(one, two)
        if apart and all(a.said.status in _FACT for a in groups[one] + groups[two]):
            return _conflict("place", {one: groups[one], two: groups[two]}, "two places for one event")
    return None


def _who(told: list[Told], within: Within) -> Conflict | None:
    """Different named actors of one deed, none of whom stands for another."""
    groups = _by([a for a in told if a.said.status in _FACT], lambda a: a.actor)
    for one, two in combinations(sorted(groups), 2):
        first, second = groups[one], groups[two]
        if _shared_report(first, second) or any(within(p, q) for p in one for q in two):
            continue
        if any(_one_deed(a, b) and a.teller.copy_of != b.teller.copy_of for a in first for b in second):
            return _conflict("who", {" ".join(one): first, " ".join(two): second}, "different actors")
    return None


def _one_deed(one: Told, two: Told) -> bool:
    """Whether two accounts, in reports of about one day, name the deed with one root."""
    return _same_news(one, two) and not set(one.said.roots).isdisjoint(two.said.roots)


def _same_news(one: Told, two: Told) -> bool:
    days = one.teller.day, two.teller.day
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= _SAME_NEWS_DAYS


def _number(told: list[Told]) -> Conflict | None:
    """Different numbers of people in reports of about the same day."""
    counted = [a for a in told if a.said.number is not None and a.said.status in _FACT]
    groups = _by(counted, lambda a: a.said.number)
    for one, two in combinations(sorted(groups), 2):
        against = [(a, b) for a in groups[one] for b in groups[two] if _numbers_contradict(a, b)]
        if against:
            sides = {str(one): [a for a, _ in against], str(two): [b for _, b in against]}
            return _conflict("number", sides, "different numbers")
    return None


def _numbers_contradict(one: Told, two: Told) -> bool:
    return one.teller.report != two.teller.report and _one_deed(one, two)


def _by(told: Iterable[Told], value: Callable[[Told], K | None]) -> dict[K, list[Told]]:
    groups: dict[K, list[Told]] = defaultdict(list)
    for account in told:
        found = value(account)
        if found is not None and found != ():
            groups[found].append(account)
    return groups


def _shared_report(one: Sequence[Told], two: Sequence[Told]) -> bool:
    """Whether one report gives both."""
    return bool({a.teller.report for a in one} & {b.teller.report for b in two})


def _conflict(field: ConflictField, sides: dict[str, list[Told]], why: str) -> Conflict:
    refs = {value: tuple(dict.fromkeys(a.ref for a in side)) for value, side in sides.items()}
    return Conflict(
        field=field,
        sides=tuple(refs.values()),
        values=tuple(refs),
        closed_by=_closed_by(list(sides.values())),
        why=why,
    )


def _closed_by(sides: list[list[Told]]) -> AccountRef | None:
    """The account that corrects one of the sides, by a link of its report."""
    for account in (a for side in sides for a in side):
        if account.said.corrects:
            return account.ref
        if account.said.corrected_by:
            return AccountRef(report=account.teller.report, event=account.said.corrected_by[0])
    return None
