"""Words as numbers for the learned reader: a known word, a known stem, and parts of the letters.

A rare word still has its stem and its first and last letters, hashed into a fixed number of rows
(feature hashing, Weinberger et al. 2009), so that no word is wholly unknown.
"""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tawatur.tables import read_table

PAD, MASK, UNKNOWN, NONE = range(4)
_FIRST_WORD = 4
HASHED = 8192
PER_WORD = 8
_SHORTEST_STEM = 3
_DIGIT = re.compile(r"\d")

Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class WordFeatures:
    """Turns folded words into rows of `PER_WORD` feature numbers."""

    words: Mapping[str, int]
    prefixes: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many feature numbers there are."""
        return _FIRST_WORD + len(self.words) + HASHED

    def ids(self, folded: Iterable[str]) -> Ids:
        """A row of feature numbers for each word; digits count as one sign, so that numbers are alike by length."""
        seen: dict[str, tuple[int, ...]] = {}
        rows = []
        for word in folded:
            row = seen.get(word)
            if row is None:
                row = seen[word] = self._row(_DIGIT.sub("0", word))
            rows.append(row)
        return np.array(rows, dtype=np.int64).reshape(len(rows), PER_WORD)

    def _row(self, word: str) -> tuple[int, ...]:
        n = len(word)
        parts = (
            "^" + word[:2],
            "^" + word[:3] if n > 2 else "",
            "^" + word[:4] if n > 3 else "",
            word[-2:] + "$" if n > 1 else "",
            word[-3:] + "$" if n > 2 else "",
            word[1:5] + "m" if n > 4 else "",
        )
        hashed = (self._hash(part) if part else NONE for part in parts)
        return (self.words.get(word, UNKNOWN), self._stem(word), *hashed)

    def _stem(self, word: str) -> int:
        for prefix in self.prefixes:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
                stem = self.words.get(word[len(prefix) :])
                if stem is not None:
                    return stem
        return NONE

    def _hash(self, part: str) -> int:
        return _FIRST_WORD + len(self.words) + zlib.crc32(part.encode()) % HASHED


def word_features(vocabulary: Sequence[str]) -> WordFeatures:
    """Features with the given known words, most frequent first (their order is part of a trained model)."""
    prefixes = tuple(row["prefix"] for row in read_table("text/prefixes.tsv"))
    return WordFeatures({word: _FIRST_WORD + i for i, word in enumerate(vocabulary)}, prefixes)
