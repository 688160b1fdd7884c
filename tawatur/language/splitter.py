"""Words parted into what is written on to them and their stem: conjunction, preposition, future, stem, pronoun.

Segments are cut where the letters stand: the pieces of a word, put together, are the word as it was written. The
article stays with the stem. What spelling merges is not undone: the lam before an article leaves a stem that
begins with lam, a ta marbuta before a pronoun stays teh. These are the seams of the Universal Dependencies
treebank (PUD) that the model was trained on.

At each seam that the closed lists of clitics allow, a CRF over the seams of the word decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tawatur.language.models import model_path
from tawatur.language.seams import SeamFinder, load_seam_finder
from tawatur.language.vocabulary import Vocabulary
from tawatur.text.letters import Letters

if TYPE_CHECKING:
    from pycrfsuite import Tagger

MODEL = "clitics.crf"
# Labels of the CRF.
SEAM, NO_SEAM = "1", "0"
# What stands where the text begins and where it ends.
EDGE = "|"


class Segments(NamedTuple):
    """One word: the clitics before its stem, the stem, the pronoun after it (or the empty string)."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str

    @property
    def pieces(self) -> tuple[str, ...]:
        """All segments as written; together they are the word."""
        return (*self.proclitics, self.stem, *((self.enclitic,) if self.enclitic else ()))

    @property
    def stem_at(self) -> int:
        """Where the stem begins, in code points from the start of the word."""
        return sum(map(len, self.proclitics))


@dataclass(frozen=True, slots=True, eq=False)
class CliticSplitter:
    """The splitter. Loaded once with `load_clitic_splitter`; not to be shared between threads."""

    finder: SeamFinder
    tagger: "Tagger" = field(repr=False)
    # Marks and stretches: they stand among the letters and belong to the letter before.
    marks: dict[int, str]

    def split(self, words: Sequence[str]) -> list[Segments]:
        """The segments of each of `words`, which stand one after another in a text, as written.

        Whatever is no Arabic word (numbers, signs, Latin words) has no clitics.
        """
        bare = [EDGE, *map(self.finder.vocabulary.bare, words), EDGE]
        return [self._split(word, bare[i], bare[i + 2]) for i, word in enumerate(words)]

    def _split(self, word: str, last: str, following: str) -> Segments:
        plain = word.translate(self.marks)
        seams = self.finder.seams(plain)
        if not seams:
            return Segments((), word, "")
        labels = self.tagger.tag(self.finder.features(plain, seams, last, following))
        cuts = [seam for seam, label in zip(seams, labels, strict=True) if label == SEAM]
        starts = [seam.at for seam in cuts if seam.before]
        end = next((seam.at for seam in cuts if not seam.before), len(plain))
        if starts and starts[-1] >= end:
            return Segments((), word, "")
        if plain != word:
            place = self._places(word)
            starts, end = [place[at] for at in starts], place[end]
        elif end == len(plain):
            end = len(word)
        edges = [0, *starts]
        proclitics = tuple(word[a:b] for a, b in pairwise(edges))
        return Segments(proclitics, word[edges[-1] : end], word[end:])

    def _places(self, word: str) -> list[int]:
        """For each letter of the word without marks its place in `word`, and at the end the length of `word`."""
        return [*(i for i, letter in enumerate(word) if ord(letter) not in self.marks), len(word)]


def load_clitic_splitter(letters: Letters, vocabulary: Vocabulary) -> CliticSplitter:
    """The splitter with the model of `data/models/clitics.crf`, written by `training/train_clitics.py`."""
    from pycrfsuite import Tagger  # noqa: PLC0415 - not needed where no text is read

    tagger = Tagger()
    with model_path(MODEL) as path:
        tagger.open(str(path))
    marks = {code: made for code, made in letters.table.items() if made == ""}
    return CliticSplitter(load_seam_finder(letters, vocabulary), tagger, marks)
