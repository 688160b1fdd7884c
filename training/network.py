"""The reader's network in PyTorch, as it is trained; `tawatur.language.network` runs what is exported from it."""

import math
from typing import NamedTuple

import torch
from torch import Tensor, nn

from tawatur.language.layers import PAIR_LAYERS, WORD_LAYERS
from tawatur.language.wordfeatures import PAD

PAIR_SIZE = 64
BUCKETS = 24
NEAR = 8
HEAD_SIZE = 64
ROTATION_BASE = 10000.0


class Shape(NamedTuple):
    """The sizes of the encoder: rows of features, size of a row, size of a state, layers."""

    rows: int
    row_size: int
    size: int
    layers: int


def rotation(length: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines of rotary positions (Su et al. 2021)."""
    inverse = ROTATION_BASE ** -(torch.arange(0, HEAD_SIZE, 2).float() / HEAD_SIZE)
    angles = torch.outer(torch.arange(length).float(), inverse)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn the halves of `x` by the angles of their positions."""
    a, b = x.chunk(2, -1)
    cos, sin = cos.to(x.dtype), sin.to(x.dtype)
    return torch.cat((a * cos - b * sin, a * sin + b * cos), -1)


class Block(nn.Module):
    """Attention and feed-forward, each after a norm and added to what came in."""

    def __init__(self, size: int, dropout: float) -> None:
        super().__init__()
        self.heads = size // HEAD_SIZE
        self.n1 = nn.LayerNorm(size, bias=False)
        self.n2 = nn.LayerNorm(size, bias=False)
        self.qkv = nn.Linear(size, 3 * size, bias=False)
        self.o = nn.Linear(size, size, bias=False)
        self.up = nn.Linear(size, 4 * size, bias=False)
        self.down = nn.Linear(4 * size, size, bias=False)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None, cos: Tensor, sin: Tensor) -> Tensor:
        batch, length, size = x.shape
        qkv = self.qkv(self.n1(x)).view(batch, length, 3, self.heads, HEAD_SIZE).permute(2, 0, 3, 1, 4)
        q, k = rotate(qkv[0], cos, sin), rotate(qkv[1], cos, sin)
        attended = nn.functional.scaled_dot_product_attention(q, k, qkv[2], attn_mask=mask)
        x = x + self.dropout(self.o(attended.transpose(1, 2).reshape(batch, length, size)))
        out: Tensor = x + self.dropout(self.down(nn.functional.gelu(self.up(self.n2(x)))))
        return out


class Encoder(nn.Module):
    """States of words from vectors of words (each the sum of its feature rows)."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.emb = nn.Embedding(shape.rows, shape.row_size, padding_idx=PAD)
        self.en = nn.LayerNorm(shape.row_size, bias=False)
        self.proj = nn.Linear(shape.row_size, shape.size, bias=False)
        self.blocks = nn.ModuleList(Block(shape.size, dropout) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.size, bias=False)
        nn.init.normal_(self.emb.weight, std=0.02)
        nn.init.normal_(self.proj.weight, std=1 / math.sqrt(shape.row_size))
        for block in self.blocks:
            for name, weight in block.named_parameters():
                if weight.dim() == 2:
                    shrink = math.sqrt(2 * shape.layers) if name.startswith(("o.", "down.")) else 1
                    nn.init.normal_(weight, std=0.02 / shrink)

    def vectors(self, ids: Tensor) -> Tensor:
        """The vectors of words from their feature numbers."""
        out: Tensor = self.emb(ids).sum(2)
        return out

    def forward(self, vectors: Tensor, real: Tensor | None) -> Tensor:
        """States of words; `real` is True where there is a word (None: everywhere)."""
        x = self.proj(self.en(vectors))
        cos, sin = rotation(vectors.shape[1])
        mask = real[:, None, None, :] if real is not None else None
        for block in self.blocks:
            x = block(x, mask, cos, sin)
        out: Tensor = self.norm(x)
        return out


class ReaderModel(nn.Module):
    """The encoder with marks added to the words, and a head for each layer of labels and of pairs."""

    def __init__(self, shape: Shape, marks: int, dropout: float) -> None:
        super().__init__()
        self.enc = Encoder(shape, dropout)
        self.marks = nn.Linear(marks, shape.row_size, bias=False)
        nn.init.zeros_(self.marks.weight)
        self.labels = nn.Linear(shape.size, sum(map(len, WORD_LAYERS.values())))
        pairs = len(PAIR_LAYERS)
        self.query = nn.Linear(shape.size, PAIR_SIZE * pairs)
        self.key = nn.Linear(shape.size, PAIR_SIZE * pairs)
        self.key_bias = nn.Linear(shape.size, pairs)
        self.none = nn.Linear(shape.size, pairs)
        self.distance = nn.Parameter(torch.zeros(pairs, 2 * BUCKETS))
        self.dropout = nn.Dropout(dropout)

    def states(self, ids: Tensor, marks: Tensor, real: Tensor) -> Tensor:
        """States of words from feature numbers and marks."""
        out: Tensor = self.dropout(self.enc(self.enc.vectors(ids) + self.marks(marks), real))
        return out

    def forward(self, words: Tensor, marks: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """As exported: from vectors of words and marks to labels, queries, keys, key bias and none."""
        h = self.enc(words + self.marks(marks), None)
        shape = (*h.shape[:2], len(PAIR_LAYERS), PAIR_SIZE)
        return self.labels(h), self.query(h).view(shape), self.key(h).view(shape), self.key_bias(h), self.none(h)

    def label_scores(self, h: Tensor) -> dict[str, Tensor]:
        """Scores of the labels of each layer for states [words, size]."""
        parts = self.labels(h).split([len(names) for names in WORD_LAYERS.values()], -1)
        return dict(zip(WORD_LAYERS, parts, strict=True))

    def pair_scores(self, h: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [layer, from, to] of pairs of words, and [from, layer] of none."""
        n = len(h)
        q = self.query(h).view(n, len(PAIR_LAYERS), PAIR_SIZE).transpose(0, 1)
        k = self.key(h).view(n, len(PAIR_LAYERS), PAIR_SIZE).transpose(0, 1)
        scores = q @ k.transpose(1, 2) / math.sqrt(PAIR_SIZE)
        return scores + self.distance[:, buckets(n)] + self.key_bias(h).t()[:, None, :], self.none(h)


def buckets(n: int) -> Tensor:
    """The bucket of the distance from each word to each other, as `tawatur.language.network` has them."""
    place = torch.arange(n)
    offset = place[None] - place[:, None]
    size = offset.abs()
    far = (NEAR + torch.log2(size.clamp(min=NEAR) / NEAR) * 3).floor().long()
    return torch.where(size < NEAR, size, far).clamp(max=BUCKETS - 1) + BUCKETS * (offset < 0)
