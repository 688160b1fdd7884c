"""Trains the model that splits clitics and writes `tawatur/data/models/clitics.crf`.

    python -m training.train_clitics DATA_DIR [--folds]

DATA_DIR holds `ud/ar_pud.conllu` (sentences 201-1000 teach, 1-200 measure) and `names/wikidata-pairs.tsv`.
Prints segment F1 and the share of words with a clitic that are split right, on the words as written and with
every hamza left out. With `--folds` it measures on four parts of the sentences that teach, and writes nothing:
that is for choosing settings. The seed is fixed and CRFsuite's L-BFGS draws nothing at random: the same input
gives the same bytes.

The treebank has few of some clitics that news has many of (the future, the `fa`, pronouns of the first and second
person). So words are taught again with another clitic that the grammar allows in its stead; names and
`training/clitic_words.txt` teach what only looks like a clitic.
"""

import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pycrfsuite import Tagger, Trainer

from tawatur.language.seams import SeamFinder, load_seam_finder
from tawatur.language.splitter import MODEL, NO_SEAM, SEAM
from tawatur.language.vocabulary import load_vocabulary
from tawatur.text.letters import load_letters
from training.treebank import EDGE, Group, Token, read_groups

HERE = Path(__file__).parent
OUT = HERE.parent / "tawatur" / "data" / "models" / MODEL
SEED = 4
FOLDS = 4
SETTINGS = {"c1": 0.1, "c2": 0.1, "max_iterations": 150, "feature.possible_transitions": True}
# How many of the words that could be taught with another clitic are.
SHARE = 0.25
NAMES = 1500
OFTEN_ENOUGH = 3
WORDS_REPEATED = 2

WAW, FA, BA, KAF, SIN, YEH, NI = "\u0648", "\u0641", "\u0628", "\u0643", "\u0633", "\u064a", "\u0646\u064a"
ARTICLE, TEH, TA_MARBUTA = "\u0627\u0644", "\u062a", "\u0629"
IMPERFECT = "\u064a\u062a\u0646\u0623"
WEAK_ENDINGS = ("\u0649", "\u0627\u0621", "\u0627")
HEADS = ("NOUN", "VERB", "PROPN", "ADJ", "AUX", "NUM")


class Example(NamedTuple):
    """A word in its pieces, and its neighbours (empty where it stands for itself)."""

    pieces: tuple[str, ...]
    last: str
    following: str

    @property
    def word(self) -> str:
        """The word as written."""
        return "".join(self.pieces)

    @property
    def cuts(self) -> frozenset[int]:
        """The places, in letters, at which a piece ends and another begins."""
        at, found = 0, []
        for piece in self.pieces[:-1]:
            at += len(piece)
            found.append(at)
        return frozenset(found)


class Score(NamedTuple):
    """Counts of segments that agree, of true and of found ones; of words with a clitic, and those of them right."""

    agree: int = 0
    true: int = 0
    found: int = 0
    clitic_words: int = 0
    clitic_right: int = 0

    def __str__(self) -> str:
        f1 = 2 * self.agree / (self.true + self.found)
        return f"segment F1 {f1:.4f}, words with a clitic {self.clitic_right / self.clitic_words:.4f}"


def add(a: Score, b: Score) -> Score:
    """Both counts together."""
    return Score(*(x + y for x, y in zip(a, b, strict=True)))


def without_hamza(example: Example, finder: SeamFinder) -> Example:
    """The same word as one writes it who leaves hamzas out."""
    bare = finder.vocabulary.bare
    return Example(tuple(p for p in map(bare, example.pieces) if p), bare(example.last), bare(example.following))


def varied(groups: Iterable[Group], pronouns: Sequence[str]) -> list[Example]:
    """Words of the treebank with another clitic in the stead of theirs, or with one where they had none.

    `pronouns` are those that both verbs and nouns take.
    """
    draw = random.Random(SEED)
    made: list[Example] = []
    for group in groups:
        head = next((i for i, token in enumerate(group.tokens) if token.part in HEADS), None)
        for pieces in _variants(list(group.pieces), head, group.tokens, draw, pronouns):
            made.append(Example(tuple(pieces), group.last, group.following))
    return made


def _variants(
    pieces: list[str],
    head: int | None,
    tokens: tuple[Token, ...],
    draw: random.Random,
    pronouns: Sequence[str],
) -> Iterable[list[str]]:
    if pieces[0] == WAW and draw.random() < SHARE:
        yield [FA, *pieces[1:]]
    if head is None:
        return
    token = tokens[head]
    verb = token.part in ("VERB", "AUX")
    if verb and "Tense=Pres" in token.features and token.form[0] in IMPERFECT and pieces[:head] in ([], [WAW]):
        if draw.random() < SHARE:
            yield [*pieces[:head], SIN, *pieces[head:]]
        if head == 0 and draw.random() < SHARE / 3:
            yield [WAW, SIN, *pieces]
    if pieces[0] == BA and head == 1 and token.part == "NOUN" and draw.random() < SHARE:
        yield [KAF, *pieces[1:]]
    if head == len(pieces) - 2 and tokens[-1].part == "PRON":
        if draw.random() < SHARE:
            yield [*pieces[:-1], draw.choice([*pronouns, NI] if verb else pronouns)]
        if token.part == "NOUN" and draw.random() < SHARE / 2:
            yield [*pieces[:-1], YEH]
    elif head == len(pieces) - 1 and token.part == "NOUN" and "Definite=Ind" not in token.features:
        form = token.form
        if not form.startswith(ARTICLE) and not form.endswith(WEAK_ENDINGS) and draw.random() < SHARE / 4:
            yield [*pieces[:-1], form[:-1] + TEH if form.endswith(TA_MARBUTA) else form, draw.choice(pronouns)]


def lookalikes(path: Path, finder: SeamFinder) -> list[Example]:
    """Names whose first or last letters look like a clitic: whole, and without neighbours."""
    names = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        _, arabic, count = line.split("\t")
        name = arabic.replace(" ", "")
        if int(count) >= OFTEN_ENOUGH and len(name) > 2 and finder.seams(name):
            names.add(name)
    return [Example((name,), "", "") for name in random.Random(SEED).sample(sorted(names), NAMES)]


def listed() -> list[Example]:
    """The words of `clitic_words.txt`, with a plus at their seams."""
    lines = HERE.joinpath("clitic_words.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return [Example(tuple(word.split("+")), "", "") for word in words] * WORDS_REPEATED


def examples(groups: Iterable[Group]) -> list[Example]:
    """The words of the treebank with their neighbours."""
    return [Example(group.pieces, group.last, group.following) for group in groups]


def features(example: Example, finder: SeamFinder) -> tuple[list[int], list[list[str]]]:
    """The seams of a word and what is known about each."""
    bare = finder.vocabulary.bare
    seams = finder.seams(example.word)
    last, following = (EDGE if word == EDGE else bare(word) for word in example[1:])
    return [s.at for s in seams], finder.features(example.word, seams, last, following) if seams else []


def train(taught: Iterable[Example], finder: SeamFinder, path: Path) -> None:
    """Train a CRF and write it to `path`."""
    trainer = Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    for example in taught:
        places, known = features(example, finder)
        if places:
            cuts = example.cuts
            trainer.append(known, [SEAM if place in cuts else NO_SEAM for place in places])
    trainer.train(str(path))


def measure(measured: Iterable[Example], finder: SeamFinder, path: Path) -> Score:
    """Split words with the model at `path` and compare."""
    tagger = Tagger()
    tagger.open(str(path))
    score = Score()
    for example in measured:
        places, known = features(example, finder)
        labels = tagger.tag(known) if places else []
        cuts = {place for place, label in zip(places, labels, strict=True) if label == SEAM}
        true, found = ([0, *sorted(c), len(example.word)] for c in (example.cuts, cuts))
        a, b = (set(pairwise(edges)) for edges in (true, found))
        clitic = bool(example.cuts)
        score = add(score, Score(len(a & b), len(a), len(b), clitic, clitic and cuts == example.cuts))
    return score


def run(
    teaching: list[Group], measuring: list[Group], extra: list[Example], finder: SeamFinder, out: Path
) -> list[Score]:
    """Train on one part of the treebank, measure on another: as written, and without hamzas."""
    pronouns = [pronoun for pronoun in finder.pronouns if pronoun not in (YEH, NI)]
    taught = [*examples(teaching), *varied(teaching, pronouns), *extra]
    train([*taught, *(without_hamza(e, finder) for e in taught)], finder, out)
    measured = examples(measuring)
    return [measure(m, finder, out) for m in (measured, [without_hamza(e, finder) for e in measured])]


def main(data: Path, folds: bool) -> None:
    """Train and measure."""
    letters = load_letters()
    finder = load_seam_finder(letters, load_vocabulary(letters))
    measuring, teaching = read_groups(data / "ud" / "ar_pud.conllu")
    extra = [*lookalikes(data / "names" / "wikidata-pairs.tsv", finder), *listed()]
    if folds:
        totals = [Score(), Score()]
        with tempfile.TemporaryDirectory() as folder:
            for fold in range(FOLDS):
                part = [g for g in teaching if g.sentence % FOLDS == fold]
                rest = [g for g in teaching if g.sentence % FOLDS != fold]
                scores = run(rest, part, extra, finder, Path(folder) / "fold.crf")
                totals = [add(a, b) for a, b in zip(totals, scores, strict=True)]
    else:
        totals = run(teaching, measuring, extra, finder, OUT)
        print(f"{OUT.name}: {OUT.stat().st_size} bytes")
    print(f"as written:      {totals[0]}")
    print(f"without hamzas:  {totals[1]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--folds" in sys.argv[2:])
