"""The learned reader: a small network that reads a whole report at once.

A Transformer encoder (Vaswani et al. 2017) over words, made from feature numbers and the marks of the
tables, gives each word a label in each of `WORD_LAYERS`, and each pair of words a score in each of
`PAIR_LAYERS` (bilinear, with a term for their distance; after Dozat and Manning 2017). `training/` holds
the scripts that made the model, `docs/decisions` why it is shaped so.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from tawatur.language.layers import PAIR_LAYERS, WORD_LAYERS
from tawatur.language.models import model_path, model_text
from tawatur.language.wordfeatures import WordFeatures, word_features

Floats = npt.NDArray[np.float32]

# The longest stretch of words read at once, and how many words around its core are read along.
_CORE = 256
_AROUND = 64
_BUCKETS = 24
_NEAR = 8


@dataclass(frozen=True, eq=False)
class _Window:
    """Words [start, stop) read together, of which [first, last) are its own."""

    start: int
    first: int
    last: int
    stop: int
    queries: Floats
    keys: Floats
    key_bias: Floats
    none: Floats


@dataclass(frozen=True, eq=False)
class Signals:
    """What the network tells of the words of a document.

    `labels[layer]` holds log-probabilities, a row a word.
    """

    labels: dict[str, Floats]
    windows: tuple[_Window, ...]
    distance: Floats
    version: str

    def pairs(self, layer: str, word: int, others: Sequence[int]) -> Floats:
        """Scores from `word` to each of `others`; minus infinity for those too far away to have been read with it."""
        window = next(w for w in self.windows if w.first <= word < w.last)
        task = PAIR_LAYERS.index(layer)
        at = np.asarray(others, dtype=np.int64)
        scores = np.full(len(at), -np.inf, dtype=np.float32)
        read = (at >= window.start) & (at < window.stop)
        inside = at[read] - window.start
        query = window.queries[word - window.start, task]
        scale = np.sqrt(np.float32(query.shape[0]))
        bias = window.key_bias[inside, task] + self.distance[task, _bucket(at[read] - word)]
        scores[read] = window.keys[inside, task] @ query / scale + bias
        return scores

    def none(self, layer: str, word: int) -> float:
        """The score from `word` to nothing at all."""
        window = next(w for w in self.windows if w.first <= word < w.last)
        return float(window.none[word - window.start, PAIR_LAYERS.index(layer)])

    def reach(self, word: int) -> tuple[int, int]:
        """The words [start, stop) that were read together with `word`."""
        window = next(w for w in self.windows if w.first <= word < w.last)
        return window.start, window.stop


def _bucket(offset: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Distances up to 7 each by itself, longer ones on a logarithmic scale; to the left apart from to the right."""
    size = np.abs(offset)
    far = np.floor(_NEAR + np.log2(np.maximum(size, _NEAR) / _NEAR) * 3).astype(np.int64)
    bucket: npt.NDArray[np.int64] = np.minimum(np.where(size < _NEAR, size, far), _BUCKETS - 1)
    return bucket + _BUCKETS * (offset < 0)


@dataclass(frozen=True, eq=False)
class ReaderNetwork:
    """The trained model: rows of feature numbers, the encoder, and the table of distances."""

    features: WordFeatures
    rows: npt.NDArray[np.int8]
    row_scales: Floats
    distance: Floats
    session: Any
    version: str

    def read(self, folded: Sequence[str], marks: Floats, sentence_starts: Sequence[int]) -> Signals:
        """The signals for words given folded, with their marks and the places where sentences begin."""
        ids = self.features.ids(folded)
        vectors = np.einsum("wfe,wf->we", self.rows[ids].astype(np.float32), self.row_scales[ids])
        spans = _windows(len(folded), sentence_starts)
        # Of a text without words there are no windows, and no rows.
        empty = {layer: np.zeros((0, len(names)), dtype=np.float32) for layer, names in WORD_LAYERS.items()}
        labels: dict[str, list[Floats]] = {layer: [rows] for layer, rows in empty.items()}
        windows = []
        for start, first, last, stop in spans:
            inputs = {"words": vectors[start:stop][None], "marks": marks[start:stop][None]}
            out, queries, keys, key_bias, none = (a[0] for a in self.session.run(None, inputs))
            at = 0
            for layer, names in WORD_LAYERS.items():
                scores = out[first - start : last - start, at : at + len(names)]
                labels[layer].append(_log_softmax(scores))
                at += len(names)
            windows.append(_Window(start, first, last, stop, queries, keys, key_bias, none))
        joined = {layer: np.concatenate(parts) for layer, parts in labels.items()}
        return Signals(joined, tuple(windows), self.distance, self.version)


def _windows(size: int, sentence_starts: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """(start, first, last, stop) of each window: whole where it fits, else cut at the beginnings of sentences."""
    if size <= _CORE + _AROUND:
        return [(0, 0, size, size)] if size else []
    cuts = [0]
    for start in [*sentence_starts, size]:
        while start - cuts[-1] > _CORE:
            before = [s for s in sentence_starts if cuts[-1] < s <= cuts[-1] + _CORE]
            cuts.append(before[-1] if before else cuts[-1] + _CORE)
    cuts.append(size)
    return [
        (max(0, first - _AROUND), first, last, min(size, last + _AROUND))
        for first, last in pairwise(cuts)
        if first < last
    ]


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def spans_of_labels(scores: Floats, labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    """The likeliest spans in a layer of `B-`/`I-` labels: (first, last, label, mean probability).

    Viterbi over the scores, with every `I-` bound to follow its own `B-` or `I-`.
    """
    size, kinds = scores.shape
    if not size:
        return []
    allowed = np.zeros((kinds, kinds), dtype=np.float32)
    for j in range(2, kinds, 2):
        allowed[:, j] = -np.inf
        allowed[[j - 1, j], j] = 0
    best = scores[0].copy()
    best[2::2] = -np.inf
    came_from = np.zeros((size, kinds), dtype=np.int64)
    for t in range(1, size):
        options = best[:, None] + allowed
        came_from[t] = options.argmax(axis=0)
        best = options.max(axis=0) + scores[t]
    path = [int(best.argmax())]
    for t in range(size - 1, 0, -1):
        path.append(int(came_from[t, path[-1]]))
    path.reverse()
    return _spans(path, scores, labels)


def _spans(path: list[int], scores: Floats, labels: Sequence[str]) -> list[tuple[int, int, str, float]]:
    spans = []
    i = 0
    while i < len(path):
        first, label = i, path[i]
        i += 1
        if label % 2 == 1:
            while i < len(path) and path[i] == label + 1:
                i += 1
            chosen = [scores[t, path[t]] for t in range(first, i)]
            spans.append((first, i, labels[label].removeprefix("B-"), float(np.exp(np.mean(chosen)))))
    return spans


def load_network() -> ReaderNetwork:
    """The trained model in `data/models/reader.*`."""
    import onnxruntime  # noqa: PLC0415 - heavy, and only this needs it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    # The weights are stored in eight bits: unpack them once, not at every run.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    with model_path("reader.onnx") as path:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    with model_path("reader.npz") as path:
        arrays = np.load(path)
        rows, scales, distance = arrays["rows"], arrays["scales"], arrays["distance"]
    with model_path("reader.json") as path:
        about = json.loads(path.read_text(encoding="utf-8"))
    # JSON, because a line break is a word too.
    features = word_features(json.loads(model_text("reader-words.json.gz")))
    return ReaderNetwork(features, rows, scales, distance, session, about["version"])
