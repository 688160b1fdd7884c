"""How the status and the time of an event changed over the reports."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from tawatur.model import Status
from tawatur.model.linked import Told
from tawatur.model.record import HistoryStep

# Of two statuses that one day's reports give equally often, the one that says more.
_TELLING: dict[Status, int] = {
    "happened": 0, "ongoing": 1, "denied": 2, "planned": 3, "conditional": 4, "proposed": 5, "possible": 6,
}  # fmt: skip


def history_of(accounts: Iterable[Told]) -> tuple[HistoryStep, ...]:
    """The steps by which status and time changed, oldest first; reports of no known day come last.

    A day's status is the one that most of its accounts give. A day that gives neither a new status nor a new
    time makes no step.
    """
    told = _as_told(sorted(accounts, key=lambda a: a.order))
    steps: list[HistoryStep] = []
    for day, group in groupby(told, key=lambda a: a.teller.day):
        of_day = list(group)
        status = _status(of_day)
        bearing = [a for a in of_day if a.said.status == status]
        time = _time(bearing)
        last = steps[-1] if steps else None
        if last and last.status == status and (time is None or time == last.time):
            continue
        steps.append(
            HistoryStep(
                reported=next((a.teller.published[:10] for a in of_day if a.teller.published), None)
                if day is not None
                else None,
                status=status,
                time=time or (last.time if last and last.status == status else None),
                accounts=tuple(dict.fromkeys(a.ref for a in bearing)),
            )
        )
    return tuple(steps)


def _as_told(accounts: list[Told]) -> list[Told]:
    """The accounts without those that a report only tells in order to deny them."""
    denied = {(a.teller.report, event) for a in accounts for event in a.said.denies}
    return [a for a in accounts if (a.teller.report, a.said.event) not in denied] or accounts


def _status(accounts: list[Told]) -> Status:
    count = Counter(a.said.status for a in accounts)
    return min(count, key=lambda s: (-count[s], _TELLING[s]))


def _time(accounts: list[Told]) -> str | None:
    """The value that most accounts give, of those that name the fewest days."""
    dated = [(a.said.days.length, a.said.time) for a in accounts if a.said.days and a.said.time]
    if not dated:
        return next((a.said.time for a in accounts if a.said.time), None)
    least = min(length for length, _ in dated)
    count = Counter(value for length, value in dated if length == least)
    return min(count, key=lambda v: (-count[v], v))
