"""Trains the learned reader and writes it to `tawatur/data/models/reader.*`.

    python -m training.train_reader DATA --encoder ENCODER.pt [--epochs N] [--measure GOLD_DIR …]

DATA is the folder of training data (with `raw`, and `../gold/train` beside it); ENCODER.pt is what
`training.pretrain` wrote. With `--hold-out K` the K-th fifth of the gold stories is left out of training
and measured. GOLD_DIR are folders to measure on. Needs the extra `training`. The seed is fixed; on the
same machine and library versions the run repeats itself.
"""

import argparse
import math
import random
from pathlib import Path

import torch

from tawatur.evaluation import GoldReport, load_gold, score, table
from tawatur.language.wordfeatures import MASK, NONE, UNKNOWN, WordFeatures, word_features
from tawatur.mentions.marks import MARKS
from tawatur.reader import Tools, load_tools, read_report
from training.examples import Example, load_examples
from training.export import as_network, write
from training.losses import report_loss
from training.network import ReaderModel, Shape

SEED = 11
BATCH = 8
SORTED = 32 * BATCH
DROPOUT = 0.15
ENCODER_RATE, HEAD_RATE = 5e-4, 2e-3
WEIGHT_DECAY = 0.01
WARM_UP = 0.1
# Words hidden wholly, and words whose own row is hidden so that stem and letters must do.
HIDDEN, UNKNOWN_SHARE = 0.06, 0.08


class Batch:
    """Reports padded to one length."""

    def __init__(self, examples: list[Example], features: WordFeatures, *, hide: bool) -> None:
        longest = max(len(e.folded) for e in examples)
        self.examples = examples
        self.ids = torch.zeros(len(examples), longest, 8, dtype=torch.long)
        self.marks = torch.zeros(len(examples), longest, len(MARKS))
        self.real = torch.zeros(len(examples), longest, dtype=torch.bool)
        for i, example in enumerate(examples):
            n = len(example.folded)
            ids = torch.from_numpy(features.ids(example.folded))
            if hide:
                ids[torch.rand(n) < HIDDEN] = torch.tensor([MASK] + [NONE] * 7)
                ids[torch.rand(n) < UNKNOWN_SHARE, 0] = UNKNOWN
            self.ids[i, :n] = ids
            self.marks[i, :n] = torch.from_numpy(example.marks)
            self.real[i, :n] = True


def load_encoder(path: Path) -> tuple[Shape, list[str], dict[str, torch.Tensor]]:
    """The shape, the known words and the weights that pretraining wrote."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    return Shape(*saved["shape"]), saved["words"], saved["encoder"]


def train(model: ReaderModel, examples: list[Example], features: WordFeatures, epochs: int, seed: int = SEED) -> None:
    """Train in place: AdamW, the rate rising for a tenth of the steps and then falling to nothing."""
    random.seed(seed)
    torch.manual_seed(seed)
    encoder = list(model.enc.parameters())
    heads = [p for name, p in model.named_parameters() if not name.startswith("enc.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "rate": ENCODER_RATE}, {"params": heads, "rate": HEAD_RATE}],
        lr=ENCODER_RATE, weight_decay=WEIGHT_DECAY, betas=(0.9, 0.98),
    )  # fmt: skip
    steps, step = epochs * math.ceil(len(examples) / BATCH), 0
    model.train()
    for epoch in range(epochs):
        total = 0.0
        for chosen in _batches(examples):
            done = step / steps
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * min((done + 1 / steps) / WARM_UP, (1 - done) / (1 - WARM_UP))
            total += _step(model, Batch(chosen, features, hide=True), optimizer)
            step += 1
        print(f"epoch {epoch + 1} of {epochs}: loss {total / len(examples):.3f}", flush=True)
    model.eval()


def _batches(examples: list[Example]) -> list[list[Example]]:
    """Examples in random order, those of like length together so that little is padded."""
    order = random.sample(examples, len(examples))
    order = [e for at in range(0, len(order), SORTED) for e in sorted(order[at : at + SORTED], key=_length)]
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    return random.sample(batches, len(batches))


def _length(example: Example) -> int:
    return len(example.folded)


def _step(model: ReaderModel, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    optimizer.zero_grad()
    with torch.autocast("cpu", torch.bfloat16):
        states = model.states(batch.ids, batch.marks, batch.real)
    losses = [report_loss(model, h[: len(e.folded)].float(), e) for h, e in zip(states, batch.examples, strict=True)]
    loss = torch.stack(losses).mean()
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach()) * len(losses)


def measure(tools: Tools, golds: list[GoldReport]) -> str:
    """The table of scores of a whole reading of `golds`."""
    return table(score(golds, [read_report(gold.report(), tools) for gold in golds]))


def story(name: str) -> str:
    """The story that a gold report belongs to: its name without the number."""
    return name.rpartition("-")[0]


def main() -> None:
    """Read the arguments, train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--annotations", type=Path, default=Path("training/annotations"))
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--hold-out", type=int)
    parser.add_argument("--gold-only", action="store_true")
    parser.add_argument("--measure", type=Path, nargs="*", default=[])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--version", default="reader-1")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    shape, words, weights = load_encoder(args.encoder)
    features = word_features(words)
    gold, own = load_examples(args.data, args.annotations)
    held: list[GoldReport] = []
    if args.hold_out is not None:
        stories = sorted({story(e.name) for e in gold})[args.hold_out :: 5]
        held = [g for g in load_gold(args.data.parent / "gold" / "train") if story(g.name) in stories]
        gold = [e for e in gold if story(e.name) not in stories]
    examples = gold if args.gold_only else gold + own
    print(f"{len(examples)} reports, {sum(len(e.folded) for e in examples)} words, "
          f"{sum(len(e.events) for e in examples)} events")  # fmt: skip
    torch.manual_seed(args.seed)
    model = ReaderModel(shape, len(MARKS), DROPOUT)
    model.enc.load_state_dict(weights)
    train(model, examples, features, args.epochs, args.seed)
    tools = load_tools(as_network(model, features, args.version))
    if held:
        print(f"held out: {measure(tools, held)}")
    for folder in args.measure:
        print(f"{folder}: {measure(tools, list(load_gold(folder)))}")
    if args.write:
        about = {"version": args.version, "reports": len(examples), "epochs": args.epochs, "seed": args.seed}
        write(model, words, about, args.write)


if __name__ == "__main__":
    main()
