"""The Latin spelling of a word of a name that is written in Arabic letters.

Two models of the same aligned words: joint n-grams over steps (an Arabic letter with the Latin letters that it
takes; Bisani and Ney, 2008), which remember how Latin names run, and a CRF over the letters and the gaps between
them, which sees more of the Arabic word. The n-grams give the likeliest spellings, the CRF helps to choose.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tawatur.language.models import model_lines, model_path

if TYPE_CHECKING:
    from pycrfsuite import Tagger

CRF, NGRAMS = "romanizer.crf", "romanizer-ngrams.txt.gz"
# The first letter of a CRF label tells what is labelled.
LETTER, GAP = "c", "g"
# Every step is one sign in the n-grams, from FIRST_SIGN on; these two stand before the first and after the last.
START, END = "<", ">"
FIRST_SIGN = 0xE000
ORDER = 4
# Log chances are kept in whole parts of this size below zero, each number as one sign from ZERO on.
GRAIN = 1 / 16
ZERO = 0x3400
UNSEEN = -12.0

_BEAM, _STEPS_A_LETTER = 12, 16
_NGRAMS_COUNT, _LEAST_CHANCE = 1.5, 1e-9
_VOWELS = "aeiou"
_LONG_VOWELS = "\u0627\u0622\u0648\u0649\u064a"
_WEAK = "\u0621\u0623\u0625\u0626\u0624\u0629\u0639\u0647"
_EDGE = 4
# Windows of letters around a gap and around a letter, as distances from it: [first, last).
_GAP_WINDOWS = (
    (-1, 1), (-2, 0), (0, 2), (-2, 1), (-1, 2), (-2, 2), (-3, 0), (0, 3), (-3, 2), (-2, 3), (-3, 3), (-4, 1), (-1, 4),
)  # fmt: skip
_LETTER_WINDOWS = (
    (0, 1), (-1, 1), (0, 2), (-1, 2), (-2, 1), (0, 3), (-2, 2), (-1, 3), (-2, 3), (-3, 1), (0, 4), (-3, 3), (-3, 4),
)  # fmt: skip
_SKIPS = (-2, -1, 2)


class Step(NamedTuple):
    """An Arabic letter with the Latin letters that it takes, and its sign in the n-grams."""

    sign: str
    latin: str


def features(word: str) -> list[list[str]]:
    """The CRF's features of each gap and letter of a word, in turn; the first and the last are gaps."""
    padded = "^" * _EDGE + word + "$" * (_EDGE + 1)
    found: list[list[str]] = []
    for i in range(len(word) + 1):
        at = i + _EDGE
        found.append([GAP, *(f"{GAP}{n}={padded[at + a : at + b]}" for n, (a, b) in enumerate(_GAP_WINDOWS))])
        if i < len(word):
            near = [f"{LETTER}{n}={padded[at + a : at + b]}" for n, (a, b) in enumerate(_LETTER_WINDOWS)]
            found.append(near + [f"{LETTER}{n}|{padded[at]}{padded[at + n]}" for n in _SKIPS])
    return found


def labels(word: str, taken: Sequence[str]) -> list[str]:
    """The CRF's labels of the gaps and letters of a word whose letters take these Latin letters.

    Vowels that a consonant takes are not written: they go to the gap on their side of it.
    """
    gaps, letters = [""] * (len(word) + 1), [""] * len(word)
    for i, (letter, latin) in enumerate(zip(word, taken, strict=True)):
        inner = latin.strip(_VOWELS)
        if letter in _LONG_VOWELS or (not inner and letter in _WEAK):
            letters[i] = latin
        elif not inner:
            gaps[i + 1] += latin
        else:
            before, after = latin.split(inner, 1)
            gaps[i] += before
            letters[i] = inner
            gaps[i + 1] += after
    made = [GAP + gaps[0]]
    for letter, gap in zip(letters, gaps[1:], strict=True):
        made += [LETTER + letter, GAP + gap]
    return made


@dataclass(frozen=True, slots=True, eq=False)
class JointNgrams:
    """Chances of steps after the steps before them.

    A row of `histories` holds the weight of backing off to a history shorter by one, then in turn the signs that
    followed and their log chances. (One string a history: many small objects would take long to load.) `steps` are
    what a letter can take, the commonest first.
    """

    histories: dict[str, str]
    steps: dict[str, tuple[Step, ...]]

    def chance(self, before: str, sign: str) -> float:
        """The log chance of a step after the signs `before`."""
        grains = 0
        while True:
            row = self.histories.get(before)
            if row is not None:
                at = row.find(sign)
                if at > 0:
                    return (grains + ZERO - ord(row[at + 1])) * GRAIN
                grains += ZERO - ord(row[0])
            if not before:
                return UNSEEN + grains * GRAIN
            before = before[1:]

    def spellings(self, word: str) -> list[tuple[float, list[str]]]:
        """The likeliest ways to spell a word, by beam search: log chance, and what each letter takes."""
        beam: list[tuple[float, str, list[str]]] = [(0.0, START * (ORDER - 1), [])]
        for letter in word:
            steps = self.steps.get(letter, (Step("", ""),))[:_STEPS_A_LETTER]
            grown = [
                (score + (self.chance(before, sign) if sign else UNSEEN), (before + sign)[1 - ORDER :], [*taken, latin])
                for score, before, taken in beam
                for sign, latin in steps
            ]
            beam = sorted(grown, key=lambda way: -way[0])[:_BEAM]
        return [(score + self.chance(before, END), taken) for score, before, taken in beam]


@dataclass(frozen=True, slots=True, eq=False)
class Speller:
    """Spells words; loaded once with `load_speller`, not to be shared between threads."""

    tagger: "Tagger" = field(repr=False)
    ngrams: JointNgrams
    labels: frozenset[str]

    def spell(self, word: str) -> str:
        """A word of basic Arabic letters without marks in small Latin letters."""
        self.tagger.set(features(word))
        scores: defaultdict[str, float] = defaultdict(float)
        for ngrams, taken in self.ngrams.spellings(word):
            made = labels(word, taken)
            crf = self.tagger.probability(made) if self.labels.issuperset(made) else 0.0
            scores["".join(taken)] += max(crf, _LEAST_CHANCE) * math.exp(_NGRAMS_COUNT * ngrams)
        return max(scores, key=lambda spelling: scores[spelling])


def ngrams_of(lines: Iterable[str]) -> JointNgrams:
    """The n-grams that `training/joint_ngrams.py` wrote: a line a step (sign, letter, Latin), then a line a history."""
    steps: dict[str, tuple[Step, ...]] = {}
    histories: dict[str, str] = {}
    for line in lines:
        first, rest = line.split("\t", 1)
        if "\t" in rest:
            letter, latin = rest.split("\t")
            steps[letter] = (*steps.get(letter, ()), Step(first, latin))
        else:
            histories[first] = rest
    return JointNgrams(histories, steps)


def load_speller() -> Speller:
    """The speller with the models that `training/train_romanizer.py` wrote."""
    from pycrfsuite import Tagger  # noqa: PLC0415 - not needed where no name is written

    tagger = Tagger()
    with model_path(CRF) as path:
        tagger.open(str(path))
    return Speller(tagger, ngrams_of(model_lines(NGRAMS)), frozenset(tagger.labels()))
