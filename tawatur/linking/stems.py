"""Words brought near their stems, each with a weight: how much it tells that two texts share it.

Likeness only. The weights come from a table counted over news, not from the record, so that they
do not change as reports are added.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tawatur.tables import read_table
from tawatur.text.letters import load_letters

# The weight of a rare stem.
TOP = 1000
# In how many of a thousand reports a stem that the table does not list is taken to stand.
_RARE_SHARE = 0.5


@dataclass(frozen=True, eq=False)
class Stems:
    """The affixes that are taken off, and the weights of common stems (0 to TOP; all others weigh TOP).

    Weights are whole numbers, so that their sum does not depend on the order of adding.
    """

    heads: tuple[tuple[str, int], ...]
    tails: tuple[tuple[str, int], ...]
    weights: dict[str, int]

    def stem(self, folded: str) -> str:
        """The stem of one folded word. Numbers and Latin words stay as they are."""
        if not "\u0620" <= folded[0] <= "\u064a":
            return folded
        for affix, left in self.heads:
            if folded.startswith(affix) and len(folded) - len(affix) >= left:
                folded = folded[len(affix) :]
                break
        for affix, left in self.tails:
            if folded.endswith(affix) and len(folded) - len(affix) >= left:
                return folded[: -len(affix)]
        return folded

    def weight(self, stem: str) -> int:
        """How much a shared `stem` tells, 0 (in every report) to TOP (rare)."""
        return self.weights.get(stem, TOP)

    def total(self, stems: Iterable[str]) -> int:
        """The weights of `stems` added up."""
        get = self.weights.get
        return sum(get(stem, TOP) for stem in stems)


def load_affixes() -> Stems:
    """The stems with the project's affixes, and no weights."""
    fold = load_letters().fold
    ends: dict[str, list[tuple[str, int]]] = {"head": [], "tail": []}
    for row in read_table("linking/affixes.tsv"):
        ends[row["end"]].append((fold(row["affix"]), int(row["left"])))
    for affixes in ends.values():
        affixes.sort(key=lambda a: (-len(a[0]), a[0]))
    return Stems(tuple(ends["head"]), tuple(ends["tail"]), {})


def load_stems() -> Stems:
    """The stems with the project's affixes and weights."""
    weights = {}
    for row in read_table("linking/common_words.tsv"):
        weight = math.log(1000 / float(row["per_mille"])) / math.log(1000 / _RARE_SHARE)
        weights[row["stem"]] = round(TOP * max(0.0, min(1.0, weight)))
    return replace(load_affixes(), weights=weights)
