"""Who may be meant: the entities of a report at the words where they are mentioned."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tawatur.language.network import Signals
from tawatur.model import Entity, Span
from tawatur.text.document import Document


@dataclass(frozen=True, slots=True)
class Candidates:
    """Choices that a layer of pairs can point to: `keys[k]` stands at word `places[k]`; a key may stand at many."""

    places: tuple[int, ...]
    keys: tuple[str, ...]

    def best(self, signals: Signals, layer: str, word: int) -> tuple[str | None, float]:
        """The likeliest key for `word`, or None for nothing, with its probability.

        The places of one key add up (a softmax over all places and nothing at all).
        """
        if not self.places:
            return None, 1.0
        scores = np.append(signals.pairs(layer, word, self.places), signals.none(layer, word))
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        total: dict[str | None, float] = {None: float(shares[-1])}
        for key, share in zip(self.keys, shares[:-1], strict=True):
            total[key] = total.get(key, 0.0) + float(share)
        choice = max(total, key=lambda key: total[key])
        return choice, total[choice]

    def chosen(self, signals: Signals, layer: str, word: int, threshold: float = 0.0) -> list[tuple[str, float]]:
        """Every key whose score reaches `threshold`, with the score, in the order in which the keys stand.

        The score of a key is the log of the summed exponentials over its places; 0 is a probability of one half.
        """
        if not self.places:
            return []
        by_key: dict[str, list[float]] = {}
        for key, score in zip(self.keys, signals.pairs(layer, word, self.places), strict=True):
            by_key.setdefault(key, []).append(float(score))
        totals = {key: float(np.logaddexp.reduce(scores)) for key, scores in by_key.items()}
        return [(key, total) for key, total in totals.items() if total >= threshold]


class Choices(NamedTuple):
    """Who may take part in an event, where it may take place, and when."""

    who: Candidates
    where: Candidates
    when: Candidates


def candidates(doc: Document, spans: Iterable[tuple[Span, str]]) -> Candidates:
    """Candidates from the spans that each key stands at: a key stands at the first word of its span."""
    ordered = sorted({(doc.words_in(span)[0], key) for span, key in spans})
    return Candidates(tuple(place for place, _ in ordered), tuple(key for _, key in ordered))


def entity_candidates(doc: Document, entities: Iterable[Entity]) -> Candidates:
    """The entities at the places of their mentions."""
    return candidates(doc, ((mention, entity.id) for entity in entities for mention in entity.mentions))
