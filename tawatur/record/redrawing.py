"""Trees of events drawn anew as judgements say: pure, and the same for the same trees and judgements."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Edge(NamedTuple):
    """A unit and the earlier one it is led back to, with the chance that they are one; `order` is where it stands."""

    unit: int
    parent: int | None
    chance: float | None
    order: tuple[int, int, str, int]


class _Tie(NamedTuple):
    """Two units that belong together; ties of the machine are cut before those of people, the weakest first."""

    judged: bool
    chance: float
    order: tuple[int, int, str, int]
    one: int
    other: int


def redraw(edges: Sequence[Edge], spoken: Iterable[tuple[str, int, int]]) -> dict[int, int]:
    """For each unit the first of those that belong with it, after `same` and `different` were applied in turn."""
    orders = {e.unit: e.order for e in edges}
    ties = {
        _Tie(False, e.chance or 0.0, _later_first(e.order), e.unit, e.parent) for e in edges if e.parent is not None
    }
    for verdict, one, other in spoken:
        if verdict == "same":
            ties.add(_Tie(True, 1.0, _later_first(orders[max(one, other, key=orders.__getitem__)]), one, other))
            continue
        while path := _path(ties, one, other):
            ties.remove(min(path))
    return _firsts(ties, orders)


def _later_first(order: tuple[int, int, str, int]) -> tuple[int, int, str, int]:
    """A key by which of two equal ties the one of the later unit is cut first."""
    day, size, report, number = order
    return (-day, -size, report, -number)


def _neighbours(ties: Iterable[_Tie]) -> dict[int, list[_Tie]]:
    found: dict[int, list[_Tie]] = defaultdict(list)
    for tie in sorted(ties):
        found[tie.one].append(tie)
        found[tie.other].append(tie)
    return found


def _path(ties: set[_Tie], start: int, end: int) -> list[_Tie]:
    """The ties from one unit to the other; none where they are apart."""
    near = _neighbours(ties)
    came: dict[int, _Tie | None] = {start: None}
    waiting = [start]
    while waiting:
        at = waiting.pop(0)
        if at == end:
            break
        for tie in near[at]:
            to = tie.other if tie.one == at else tie.one
            if to not in came:
                came[to] = tie
                waiting.append(to)
    path: list[_Tie] = []
    back = came.get(end)
    while back is not None:
        path.append(back)
        end = back.other if back.one == end else back.one
        back = came.get(end)
    return path


def _firsts(ties: Iterable[_Tie], orders: dict[int, tuple[int, int, str, int]]) -> dict[int, int]:
    near = _neighbours(ties)
    first: dict[int, int] = {}
    for unit in sorted(orders, key=orders.__getitem__):
        if unit in first:
            continue
        waiting = [unit]
        while waiting:
            at = waiting.pop()
            if at not in first:
                first[at] = unit
                waiting.extend(t.other if t.one == at else t.one for t in near[at])
    return first
