"""Letters aligned with letters: which Latin letters each Arabic letter of a name stands for.

Each Arabic letter takes none to three Latin letters, in order. The chances are learned by expectation
maximization, without any knowledge of the scripts (the many-to-many aligner of Jiampojamarn et al., 2007).
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST = 3
# Before anything is known: the chance of a letter to take none, one, two or three.
FIRST_CHANCES = (0.2, 0.5, 0.25, 0.05)
LEAST = 1e-9
ROUNDS = 6
HEAVIEST = 5

Chances = dict[tuple[str, str], float]


class Pair(NamedTuple):
    """A word in Arabic letters, in Latin letters, and how often this pair was seen."""

    arabic: str
    latin: str
    seen: int


def _takes(latin: str, at: int) -> range:
    return range(min(LONGEST, len(latin) - at) + 1)


def _chance(chances: Chances, letter: str, taken: str) -> float:
    return max(chances.get((letter, taken), LEAST), LEAST) if chances else FIRST_CHANCES[len(taken)]


def _expected(pair: Pair, chances: Chances) -> Iterator[tuple[tuple[str, str], float]]:
    """How often each letter is expected to take which letters in this pair."""
    arabic, latin, _ = pair
    rows, columns = len(arabic) + 1, len(latin) + 1
    ahead = [[0.0] * columns for _ in range(rows)]
    behind = [[0.0] * columns for _ in range(rows)]
    ahead[0][0] = behind[-1][-1] = 1.0
    steps = [(i, j, k) for i in range(len(arabic)) for j in range(columns) for k in _takes(latin, j)]
    for i, j, k in steps:
        if ahead[i][j]:
            ahead[i + 1][j + k] += ahead[i][j] * _chance(chances, arabic[i], latin[j : j + k])
    for i, j, k in reversed(steps):
        if behind[i + 1][j + k]:
            behind[i][j] += behind[i + 1][j + k] * _chance(chances, arabic[i], latin[j : j + k])
    total = ahead[-1][-1]
    for i, j, k in steps:
        both = ahead[i][j] * behind[i + 1][j + k]
        if both:
            yield (arabic[i], latin[j : j + k]), both * _chance(chances, arabic[i], latin[j : j + k]) / total


def learn_chances(pairs: Sequence[Pair]) -> Chances:
    """For each Arabic letter the chance of what it takes."""
    chances: Chances = {}
    for _ in range(ROUNDS):
        counts: defaultdict[tuple[str, str], float] = defaultdict(float)
        totals: defaultdict[str, float] = defaultdict(float)
        for pair in pairs:
            weight = math.sqrt(min(pair.seen, HEAVIEST))
            for key, share in _expected(pair, chances):
                counts[key] += weight * share
                totals[key[0]] += weight * share
        chances = {key: count / totals[key[0]] for key, count in counts.items()}
    return chances


def align(pair: Pair, chances: Chances) -> tuple[list[str], float]:
    """What each Arabic letter takes in the likeliest alignment (empty: there is none), and its log chance a letter."""
    arabic, latin, _ = pair
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in arabic:
        reached: dict[int, tuple[float, int]] = {}
        for j, (score, _) in best[-1].items():
            for k in _takes(latin, j):
                here = score + math.log(_chance(chances, letter, latin[j : j + k]))
                if j + k not in reached or reached[j + k][0] < here:
                    reached[j + k] = (here, k)
        best.append(reached)
    end = len(latin)
    if end not in best[-1]:
        return [], -math.inf
    score = best[-1][end][0] / len(arabic)
    taken: list[str] = []
    for reached in reversed(best[1:]):
        k = reached[end][1]
        taken.append(latin[end - k : end])
        end -= k
    return taken[::-1], score
