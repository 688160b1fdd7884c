"""Whom somebody met, as a small drawing: the one in the middle, the others around, thicker lines for more meetings."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.model.answers import Mentioned

WIDTH, HEIGHT = 640, 360
_MOST = 12
_REACH = (230, 140)
_THICKEST = 5


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody around the middle; `x` and `y` in units of the drawing, `times` how often they are said to have met."""

    entity: str
    times: int
    x: int
    y: int
    width: int


def met(items: Iterable[Mentioned]) -> tuple[Node, ...]:
    """Those met most often, the most frequent at the top; meetings that were denied are left out."""
    events: dict[str, set[str]] = {}
    for item in items:
        if item.status != "denied":
            for other in item.others:
                events.setdefault(other, set()).add(item.event or "")
    counts = Counter({other: len(which) for other, which in events.items()})
    first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]
    # Two stand on either side, more all around.
    turn = 0 if len(first) <= 2 else -math.pi / 2
    nodes = []
    for n, (entity, times) in enumerate(first):
        angle = 2 * math.pi * n / len(first) + turn
        x, y = WIDTH / 2 + _REACH[0] * math.cos(angle), HEIGHT / 2 + _REACH[1] * math.sin(angle)
        nodes.append(Node(entity, times, round(x), round(y), min(times, _THICKEST)))
    return tuple(nodes)
