"""Joint n-grams over aligned words, smoothed as Kneser and Ney do (interpolated, one discount an order)."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tawatur.language.spelling import END, FIRST_SIGN, GRAIN, ORDER, START, ZERO

Counts = dict[str, Counter[str]]


def _counts(words: Iterable[str]) -> list[Counts]:
    """How often each sign follows each history, by the length of the history.

    Histories shorter than the longest count in how many different longer ones they stand.
    """
    longest: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word in words:
        padded = START * (ORDER - 1) + word + END
        for i in range(ORDER - 1, len(padded)):
            longest[padded[i - ORDER + 1 : i]][padded[i]] += 1
    orders: list[Counts] = [longest]
    for _ in range(ORDER - 1):
        shorter: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for history, signs in orders[0].items():
            shorter[history[1:]].update(signs.keys())
        orders.insert(0, shorter)
    return orders


def _discount(counts: Counts) -> float:
    sizes = Counter(number for signs in counts.values() for number in signs.values())
    return sizes[1] / (sizes[1] + 2 * sizes[2])


def _sign_of(chance: float) -> str:
    return chr(ZERO + round(-math.log(chance) / GRAIN))


def ngram_lines(words: Iterable[Sequence[tuple[str, str]]]) -> list[str]:
    """The n-grams of words given as steps (Arabic letter, Latin letters), as `spelling.ngrams_of` reads them."""
    words = list(words)
    common = Counter(step for word in words for step in word)
    ordered = sorted(common, key=lambda step: (-common[step], step))
    sign = {step: chr(FIRST_SIGN + i) for i, step in enumerate(ordered)}
    lines = [f"{sign[step]}\t{step[0]}\t{step[1]}" for step in ordered]
    chances: dict[str, float] = {}
    for counts in _counts("".join(sign[step] for step in word) for word in words):
        discount = _discount(counts)
        for history, signs in sorted(counts.items()):
            total = sum(signs.values())
            backoff = discount * len(signs) / total
            row = _sign_of(backoff)
            for following, number in sorted(signs.items()):
                shorter = chances[history[1:] + following] if history else 1 / len(signs)
                chance = chances[history + following] = (number - discount) / total + backoff * shorter
                row += following + _sign_of(chance)
            lines.append(f"{history}\t{row}")
    return lines
