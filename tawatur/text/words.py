"""Words: the text cut into words, numbers and single marks, each with its place."""

import re
from dataclasses import dataclass

from tawatur.text.letters import Letters

# Letters with the marks and stretches that stand among them; numbers with their decimal sign; any other
# sign by itself. A letter next to a digit starts a new word: the conjunction before "21" is a word.
_LATIN = "A-Za-z\u00c0-\u024f"
_LETTER = rf"[^\W\d_{_LATIN}]"
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u200d\u00ad"
WORD = re.compile(
    rf"{_LETTER}(?:{_LETTER}|[{_MARKS}])*"
    rf"|[{_LATIN}]+(?:['’.&-][{_LATIN}]+)*"
    r"|\d+(?:[.,\u066b\u066c]\d+)*"
    r"|\n|\S"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: its place in the text, and its folded form."""

    start: int
    end: int
    folded: str


def words_of(text: str, letters: Letters) -> tuple[Word, ...]:
    """Cut `text` into words. Signs that fold to nothing (direction marks) make no word."""
    fold = letters.fold
    found = ((m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text))
    return tuple(Word(s, e, f) for s, e, f in found if f)
