"""What the learned reader would tell of a text, said by hand: for tests of what is made of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from tawatur.language.layers import WORD_LAYERS
from tawatur.language.network import Floats, Signals
from tawatur.text.document import Document

_SURE = 8.0


@dataclass(frozen=True, eq=False)
class HandSignals(Signals):
    """Signals with `links[layer]`: which word points to which words. All words were read together."""

    links: Mapping[str, Mapping[int, Sequence[int]]] = field(default_factory=dict)

    def pairs(self, layer: str, word: int, others: Sequence[int]) -> Floats:
        """A high score for the words that `word` points to, a low one for all others."""
        chosen = self.links.get(layer, {}).get(word, ())
        return np.array([_SURE if other in chosen else -_SURE for other in others], dtype=np.float32)

    def none(self, layer: str, word: int) -> float:
        """A score between those."""
        return 0.0

    def reach(self, word: int) -> tuple[int, int]:
        """All words."""
        return 0, len(self.labels["cue"])


def hand_signals(
    document: Document,
    labels: Mapping[str, Mapping[int, str]],
    links: Mapping[str, Mapping[int, Sequence[int]]] | None = None,
) -> HandSignals:
    """Signals that give each word the label named for it in a layer, and the first label of the layer to the others."""
    scores = {}
    for layer, names in WORD_LAYERS.items():
        rows = np.zeros((len(document.words), len(names)), dtype=np.float32)
        for i in range(len(document.words)):
            rows[i, names.index(labels.get(layer, {}).get(i, names[0]))] = _SURE
        shares: Floats = rows - np.log(np.exp(rows).sum(axis=1, keepdims=True))
        scores[layer] = shares
    return HandSignals(scores, (), np.zeros((0, 0), dtype=np.float32), "hand", links or {})
