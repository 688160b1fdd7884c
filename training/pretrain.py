"""Teaches the encoder Arabic news before it is taught to read: it guesses words hidden from it.

    python -m training.pretrain DATA ENCODER.pt [--threads N]

DATA/raw holds news, one report a line or apart by an empty line. First the encoder goes once through all of it, then
several times through the two fifths of it that speak most of politics and conflict (the share of
`training/telling_words.txt`). A quarter of the words are hidden (masked language modelling, Devlin et al. 2019) and
guessed among the words known, with sampled softmax (Jean et al. 2015). Inner matrices are trained with Muon, the rest
with AdamW. The seed is fixed. Takes some three hours on two cores.
"""

import argparse
import lzma
import math
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from tawatur.language.wordfeatures import MASK, NONE, PAD, PER_WORD, WordFeatures, word_features
from tawatur.text.document import load_cutter
from training.network import Encoder, Shape

SEED = 1
KNOWN_WORDS = 32_000
ROW_SIZE, SIZE, LAYERS = 128, 256, 6
STRETCH = 128
SHORTEST = 20
HIDDEN = 0.25
# Of the hidden words so many are masked; a few become another word; the rest stay, so that words as they are count too.
MASKED, REPLACED = 0.85, 0.92
SAMPLED = 4000
MUON_RATE, ADAM_RATE = 0.008, 1.6e-3
TELLING_SHARE = 0.42
WORDS_A_STEP = 8192
WARM_UP_STEPS = 100

Ids = npt.NDArray[np.int32]


class News:
    """Reports as numbers of word types, and the feature numbers of each type."""

    def __init__(self, raw: Path) -> None:
        splitter = load_cutter().word_splitter
        texts = [text for path in sorted(raw.glob("*.txt.xz")) for text in _reports(path)]
        reports = [[word.folded for word in splitter.words(text)] for text in texts]
        counts = Counter(word for report in reports for word in report)
        self.words = [word for word, _ in counts.most_common(KNOWN_WORDS)]
        self.features: WordFeatures = word_features(self.words)
        types = list(counts)
        self.types = len(types)
        number = {word: i for i, word in enumerate(types)}
        rows = self.features.ids(types)
        # Two more types: a hidden word, and padding.
        special = np.array([[MASK] + [NONE] * (PER_WORD - 1), [PAD] * PER_WORD])
        self.rows = torch.from_numpy(np.concatenate((rows, special)))
        self.hidden, self.pad = self.types, self.types + 1
        frequency = torch.ones(self.features.size)
        for word in self.words:
            frequency[self.features.words[word]] = counts[word]
        self.frequency = frequency[: len(self.words) + MASK + NONE]
        self.reports: list[Ids] = [np.array([number[w] for w in r], dtype=np.int32) for r in reports]
        telling = set((Path(__file__).parent / "telling_words.txt").read_text(encoding="utf-8").split())
        share = np.array([sum(w in telling for w in r) / max(len(r), 1) for r in reports])
        first = np.argsort(-share, kind="stable")[: int(len(reports) * TELLING_SHARE)]
        self.telling: list[Ids] = [self.reports[i] for i in sorted(first)]


def _reports(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        yield from (text for text in file.read().split("\n\n") if text.strip())


def batches(reports: list[Ids], pad: int) -> Iterator[Tensor]:
    """Stretches of reports of about one length each, so many words at a time, in random order."""
    stretches = []
    for report in reports:
        start = random.randint(0, STRETCH) if len(report) > STRETCH else 0
        parts = [report[:start], *(report[i : i + STRETCH] for i in range(start, len(report), STRETCH))]
        stretches += [part for part in parts if len(part) >= SHORTEST]
    random.shuffle(stretches)
    made = []
    for at in range(0, len(stretches), 2048):
        block = sorted(stretches[at : at + 2048], key=len)
        while block:
            width = math.ceil(len(block[-1]) / 32) * 32
            taken, block = block[-(WORDS_A_STEP // width) :], block[: -(WORDS_A_STEP // width)]
            made.append(_padded(taken, width, pad))
    random.shuffle(made)
    yield from made


def _padded(stretches: list[Ids], width: int, pad: int) -> Tensor:
    out = np.full((len(stretches), width), pad, dtype=np.int64)
    for i, stretch in enumerate(stretches):
        out[i, : len(stretch)] = stretch
    return torch.from_numpy(out)


class Guesser(nn.Module):
    """The encoder with a head that guesses hidden words."""

    def __init__(self, news: News) -> None:
        super().__init__()
        self.enc = Encoder(Shape(news.features.size, ROW_SIZE, SIZE, LAYERS))
        self.head = nn.Sequential(nn.Linear(SIZE, ROW_SIZE, bias=False), nn.GELU(), nn.LayerNorm(ROW_SIZE, bias=False))
        self.bias = nn.Parameter((news.frequency / news.frequency.sum()).log())
        sampling = news.frequency.sqrt()
        self.register_buffer("sampling", sampling / sampling.sum())

    def loss(self, news: News, batch: Tensor) -> Tensor:
        """The loss on a batch of word types, with words hidden at random."""
        real = batch != news.pad
        wanted = news.rows[batch][..., 0]
        chance, fate = torch.rand(batch.shape), torch.rand(batch.shape)
        guessed = real & (chance < HIDDEN)
        shown = batch.clone()
        shown[guessed & (fate < MASKED)] = news.hidden
        other = guessed & (fate >= MASKED) & (fate < REPLACED)
        shown[other] = torch.randint(0, news.types, (int(other.sum()),))
        guessed &= wanted > NONE
        with torch.autocast("cpu", torch.bfloat16):
            states = self.enc(self.enc.vectors(news.rows[shown]), real)
            made = self.head(states[guessed])
        return self._sampled_softmax(made.float(), wanted[guessed])

    def _sampled_softmax(self, made: Tensor, wanted: Tensor) -> Tensor:
        sampling: Tensor = self.sampling  # type: ignore[assignment]
        drawn = torch.unique(torch.multinomial(sampling, SAMPLED, replacement=True))
        correction = torch.log(-torch.expm1(SAMPLED * torch.log1p(-sampling[drawn])))
        wrong = made @ self.enc.emb(drawn).t() + self.bias[drawn] - correction
        wrong = wrong.masked_fill(drawn[None] == wanted[:, None], -1e9)
        right = (made * self.enc.emb(wanted)).sum(1) + self.bias[wanted]
        return cross_entropy(torch.cat((right[:, None], wrong), 1), torch.zeros_like(wanted))


def pretrain(guesser: Guesser, news: News, reports: list[Ids], epochs: float, *, cool_down: float) -> None:
    """Train in place; over the last `cool_down` share of the steps the rate falls to nothing."""
    inner = [p for name, p in guesser.named_parameters() if p.dim() == 2 and "blocks" in name]
    rest = [p for name, p in guesser.named_parameters() if not (p.dim() == 2 and "blocks" in name)]
    optimizers = [
        torch.optim.Muon(inner, lr=MUON_RATE, weight_decay=0.05),
        torch.optim.AdamW(rest, lr=ADAM_RATE, weight_decay=0.01, betas=(0.9, 0.98)),
    ]
    rates = [MUON_RATE, ADAM_RATE]
    steps = int(sum(map(len, reports)) * epochs / WORDS_A_STEP)
    step, total = 0, 0.0
    while step < steps:
        for batch in batches(reports, news.pad):
            if step == steps:
                break
            falling = (1 - step / steps) / cool_down if cool_down else 1.0
            share = min(1.0, (step + 1) / WARM_UP_STEPS, falling)
            for optimizer, rate in zip(optimizers, rates, strict=True):
                for group in optimizer.param_groups:
                    group["lr"] = rate * share
                optimizer.zero_grad()
            loss = guesser.loss(news, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(guesser.parameters(), 1.0)
            for optimizer in optimizers:
                optimizer.step()
            step, total = step + 1, total + float(loss.detach())
            if step % 100 == 0:
                print(f"step {step} of {steps}: loss {total / 100:.3f}", flush=True)
                total = 0.0


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    random.seed(SEED)
    torch.manual_seed(SEED)
    news = News(args.data / "raw")
    guesser = Guesser(news)
    pretrain(guesser, news, news.reports, 1.2, cool_down=0.0)
    pretrain(guesser, news, news.telling, 3.6, cool_down=0.25)
    shape = list(guesser.enc.shape)
    torch.save({"shape": shape, "words": news.words, "encoder": guesser.enc.state_dict()}, args.out)


if __name__ == "__main__":
    main()
