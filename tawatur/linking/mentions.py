"""Mentions of one event in one report put together, where the reading does not say which they are.

A reading that uses `same_as` at all is taken at its word. Otherwise a linear model (`mention` in
`data/linking/pair_weights.tsv`) gives each two mentions a chance to be one, and mentions are joined
by average link.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from tawatur.linking.pairs import FEATURES, PairModel, Side, chance_of, features
from tawatur.linking.participants import Comparer
from tawatur.linking.units import MENTIONS_COMPARED
from tawatur.model.linked import Linkable, Unit

MENTION_FEATURES = (*FEATURES[:-1], "order", "distance", "one_sentence", "headline", "bias")
_FARTHEST_ORDER = 10


def mention_values(report: Linkable, comparer: Comparer) -> dict[tuple[int, int], list[float]]:
    """For each two units of a report with a type in common the values of MENTION_FEATURES."""
    sides = [Side(u, report, comparer.stems) for u in report.units]
    count = Counter(t for u in report.units for t in u.types)
    standing = sorted(range(len(sides)), key=lambda i: (sides[i].unit.mentions[0].first, i))
    order = {unit: place for place, unit in enumerate(standing)}
    found = {}
    for i, j in combinations(range(len(sides)), 2):
        a, b = sides[i], sides[j]
        if not a.unit.types & b.unit.types:
            continue
        few = 1 / max(count[t] for t in a.unit.types & b.unit.types)
        one, two = a.unit.mentions[0], b.unit.mentions[0]
        apart = abs(one.first - two.first) / max(1, report.size)
        found[i, j] = [
            *features(a, b, 0.0, few, comparer)[:-1],
            min(abs(order[i] - order[j]), _FARTHEST_ORDER) / _FARTHEST_ORDER,
            apart,
            float(one.sentence_first == two.sentence_first),
            float(min(one.sentence_first, two.sentence_first) == 0),
            1.0,
        ]
    return found


def put_together(report: Linkable, comparer: Comparer, model: PairModel) -> Linkable:
    """The report with the units that are likely to be mentions of one event made one."""
    chances = {
        pair: chance_of(sum(w * v for w, v in zip(model.mention_weights, values, strict=True)))
        for pair, values in mention_values(report, comparer).items()
    }
    groups = _average_link(len(report.units), chances, model.mention_threshold)
    return replace(report, units=tuple(_joined([report.units[i] for i in group]) for group in groups))


def _average_link(count: int, chances: dict[tuple[int, int], float], least: float) -> list[list[int]]:
    """Groups of the numbers below `count`: the two groups most likely one are joined while they reach `least`."""
    groups = [[i] for i in range(count)]

    def chance(one: list[int], two: list[int]) -> float:
        return sum(chances.get((min(i, j), max(i, j)), 0.0) for i in one for j in two) / (len(one) * len(two))

    while True:
        pairs = [(chance(a, b), -i, -j) for (i, a), (j, b) in combinations(enumerate(groups), 2)]
        best, i, j = max(pairs, default=(0.0, 0, 0))
        if best < least or not pairs:
            return groups
        groups[-i] = sorted(groups[-i] + groups[-j])
        del groups[-j]


def _joined(units: list[Unit]) -> Unit:
    if len(units) == 1:
        return units[0]

    def together(numbers: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
        return tuple(sorted({n for some in numbers for n in some}))

    return Unit(
        events=tuple(e for u in units for e in u.events),
        types=frozenset(t for u in units for t in u.types),
        statuses=frozenset(s for u in units for s in u.statuses),
        mentions=tuple(m for u in units for m in u.mentions)[:MENTIONS_COMPARED],
        actors=together(u.actors for u in units),
        recipients=together(u.recipients for u in units),
        places=together(u.places for u in units),
        speakers=together(u.speakers for u in units),
        days=tuple(sorted({d for u in units for d in u.days})),
    )
