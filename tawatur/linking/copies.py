"""Which reports print one text: the same under another name, shortened, with another headline, words changed.

MinHash over folded words proposes (also reports far apart in time); runs of words that both share confirm.
Every copy is led back to one earlier report, the one it shares most with; reports that are led back to one
count as one origin.
"""

from collections.abc import Sequence
from itertools import pairwise

from tawatur.model.linked import Linkable

# 16 bands of 8 hashes propose nine of ten pairs that share 0.8 of their words, and one of 17 that share half:
# those that were cut or changed more are proposed by what they tell (`tawatur.linking.events.likeness`).
_BANDS = 16
_ROWS = 8
_SEED = 1

# Neighbours less alike than this in what they tell (`tawatur.linking.events.likeness`) are not compared word by word.
LEAST_TELLING = 0.25
# How much of the shorter text's pairs of neighbouring words the longer one must hold.
LEAST_SHARED = 0.45
# Texts with figures that share fewer of them than this are written on one pattern (daily market reports), no copies.
_LEAST_FIGURES = 0.5
_FIGURES_TOLD = 4
# Texts shorter than this (words) tell too little.
_SHORTEST = 12


def bands(report: Linkable) -> tuple[int, ...]:
    """Keys such that reports with a key in common may be copies; none for a text that tells nothing."""
    # Imported here: it brings scipy, and only adding to a record needs it.
    from datasketch import MinHash  # noqa: PLC0415

    words = sorted(report.telling)
    if report.size < _SHORTEST or not words:
        return ()
    sketch = MinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    sketch.update_batch([w.encode() for w in words])
    values = sketch.hashvalues.tolist()
    return tuple(_mix(band, values[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS))


def _mix(band: int, values: Sequence[int]) -> int:
    """One signed 64-bit number for a band of hashes."""
    mixed = band + 1
    for value in values:
        mixed = (mixed * 1_000_003 ^ value) & 0xFFFFFFFFFFFFFFFF
    return mixed - 2**63


def shared(one: Linkable, two: Linkable) -> float:
    """The share of the pairs of neighbouring words of the shorter text that the longer one holds, 0 to 1."""
    a, b = _neighbours(one), _neighbours(two)
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def copied(one: Linkable, two: Linkable) -> float:
    """How much the two texts share where one is a copy of the other; 0 where it is not."""
    if min(one.size, two.size) < _SHORTEST:
        return 0.0
    share = shared(one, two)
    if share < LEAST_SHARED:
        return 0.0
    figures, others = _figures(one), _figures(two)
    least = min(len(figures), len(others))
    if least >= _FIGURES_TOLD and len(figures & others) < _LEAST_FIGURES * least:
        return 0.0
    return share


def _neighbours(report: Linkable) -> set[tuple[str, str]]:
    stems = [s for s in report.stems if s]
    return set(pairwise(stems))


def _figures(report: Linkable) -> set[str]:
    return {s for s in report.stems if s and s[0].isdigit()}
