"""Which events of two reports are one, and to which earlier account each event of a report is led back.

Every event is led back to at most one earlier account: the best match among the reports most like its own
that stand before it (`Linkable.order`). The events of a record are the trees that these links make. Links
depend on the two reports and on which reports are most alike, never on the order of adding
(see `docs/decisions/clustering.md`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.linking.pairs import SURE, PairModel, Side, chance_of, features, may_pair, rivals, surely_one
from tawatur.linking.participants import Comparer
from tawatur.model.linked import Linkable, Match

# Reports that came out farther apart than this (days) tell no common story.
WINDOW = 10
# Reports less alike than this, or with fewer telling words in common, are not compared; of the others, the most
# alike are.
LEAST_LIKENESS = 0.16
LEAST_STEMS = 3
NEIGHBOURS = 8


@dataclass(frozen=True, eq=False)
class Matcher:
    """Compares two reports."""

    comparer: Comparer
    model: PairModel

    def values(
        self, one: Linkable, two: Linkable, likeness: float
    ) -> dict[tuple[int, int], tuple[list[float], bool, bool]]:
        """For each pair of units that may be one event the values of FEATURES.

        With them whether its types are only kin, and whether it is one meeting by who met and where.
        """
        sides = [Side(u, one, self.comparer.stems) for u in one.units]
        others = [Side(u, two, self.comparer.stems) for u in two.units]
        count, count_other = _count(one), _count(two)
        found: dict[tuple[int, int], tuple[list[float], bool, bool]] = {}
        for i, a in enumerate(sides):
            for j, b in enumerate(others):
                if may_pair(a, b, self.model.kin):
                    fewest = min(_of_types(count, a), _of_types(count_other, b))
                    kin = not a.unit.types & b.unit.types
                    values = features(a, b, likeness, 1 / fewest, self.comparer)
                    found[i, j] = values, kin, surely_one(a, b, self.comparer)
        return found

    def match(self, one: Linkable, two: Linkable, likeness: float) -> tuple[Match, ...]:
        """The units of the two reports that are one event, one to one, the likelier first.

        A unit of `one` that is left over is matched with a unit that is taken where the pair is likely enough by
        itself: the reading may have missed that two mentions are one.
        """
        values = self.values(one, two, likeness)
        scores = {pair: self.model.score(v, kin=kin) for pair, (v, kin, _) in values.items()}
        chances = {pair: self.model.chance(v) for pair, v in rivals(scores, likeness).items()}
        sure = {pair: max(chance, SURE) if values[pair][2] else chance for pair, chance in chances.items()}
        found = one_to_one(sure, self.model.threshold)
        return found + self._left_over(scores, found)

    def _left_over(self, scores: dict[tuple[int, int], float], found: tuple[Match, ...]) -> tuple[Match, ...]:
        matched, taken = {m.unit for m in found}, {m.other for m in found}
        best: dict[int, Match] = {}
        for (i, j), score in sorted(scores.items()):
            chance = chance_of(score)
            likely = i not in matched and j in taken and chance >= self.model.alone_threshold
            if likely and (i not in best or chance > best[i].chance):
                best[i] = Match(i, j, chance)
        return tuple(best.values())


def one_to_one(chances: Mapping[tuple[int, int], float], threshold: float) -> tuple[Match, ...]:
    """The pairs of at least this chance that are left when no unit is matched twice and the likelier go first."""
    taken: set[int] = set()
    taken_other: set[int] = set()
    found = []
    for (i, j), chance in sorted(chances.items(), key=lambda item: (-item[1], item[0])):
        if chance >= threshold and i not in taken and j not in taken_other:
            taken.add(i)
            taken_other.add(j)
            found.append(Match(i, j, chance))
    return tuple(found)


def likeness(one: Linkable, two: Linkable) -> float:
    """How much of the telling words of the report that has fewer the other shares, 0 to 1, by weight."""
    shared = [stem for stem in one.telling if stem in two.telling]
    if len(shared) < LEAST_STEMS:
        return 0.0
    return shared_likeness(sum(one.telling[s] for s in shared), one.weight, two.weight)


def shared_likeness(shared: int, weight: int, other: int) -> float:
    """The likeness of two reports of these weights that share stems of the weight `shared`."""
    least = min(weight, other)
    return shared / least if least else 0.0


def _count(report: Linkable) -> Counter[str]:
    return Counter(t for u in report.units for t in u.types)


def _of_types(count: Counter[str], side: Side) -> int:
    return max(count[t] for t in side.unit.types)
