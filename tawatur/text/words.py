"""Words: the text cut into words, numbers and single marks, each with its place."""

import re
from dataclasses import dataclass

from tawatur.tables import read_table
from tawatur.text.letters import Letters

# Letters with the marks that stand among them; Latin words; numbers with their decimal sign; any other sign
# by itself. A letter next to a digit starts a new word: the conjunction before "21" is a word.
_LATIN = "A-Za-z\u00c0-\u024f"
_LETTER = rf"[^\W\d_{_LATIN}]"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d\u00ad"
_WORD = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[{_MARKS}])*"
    rf"|[{_LATIN}]+(?:['’.&-][{_LATIN}]+)*"
    r"|\d+(?:[.,\u066b\u066c]\d+)*"
    r"|\n|\S"
)
_SHORTEST_GLUED = 6
_TA_MARBUTA = "\u0629"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: its place in the text, and its folded form."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, eq=False)
class WordSplitter:
    """Cuts text into words; `openers` are the folded words that open a sentence though no space stands before them."""

    letters: Letters
    glued: re.Pattern[str]

    def words(self, text: str) -> tuple[Word, ...]:
        """Cut `text` into words. Signs that fold to nothing (direction marks) make no word."""
        fold = self.letters.fold
        found: list[Word] = []
        for m in _WORD.finditer(text):
            start, end = m.span()
            folded = fold(m.group())
            if not folded:
                continue
            cut = self._glued_at(m.group(), folded) if end - start > _SHORTEST_GLUED else 0
            if cut:
                found.append(Word(start, start + cut, fold(text[start : start + cut])))
                found.append(Word(start + cut, end, fold(text[start + cut : end])))
            else:
                found.append(Word(start, end, folded))
        return tuple(found)

    def _glued_at(self, surface: str, folded: str) -> int:
        """Where in `surface` the next sentence begins, 0 where the word is one word.

        Two signs: a ta marbuta, which only ends words, with letters after it; or a known opener at the end.
        """
        at = surface.find(_TA_MARBUTA)
        if 2 <= at < len(surface) - 3 and surface[at + 1].isalpha():
            return at + 1
        if len(folded) == len(surface) and (m := self.glued.search(folded)):
            return m.start(1)
        return 0


def load_word_splitter(letters: Letters) -> WordSplitter:
    """A splitter with the project's table of openers."""
    openers = "|".join(sorted({letters.fold(row["opener"]) for row in read_table("text/openers.tsv")}))
    return WordSplitter(letters, re.compile(rf"..\w({openers})$"))
