"""Words: the text cut into words, numbers and single marks, each with its place."""

import re
from dataclasses import dataclass

from tawatur.tables import read_table
from tawatur.text.letters import Letters

# Letters with the marks that stand on them; Latin words; numbers with their decimal sign; breaks of a line; any
# other sign by itself. A letter next to a digit starts a new word: the conjunction before "21" is a word.
_LATIN = "A-Za-z\u00c0-\u024f"
_LETTER = rf"[^\W\d_{_LATIN}]"
_MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]"
# Signs that are not seen: marks of direction, joiners. Between two letters they part no word; at its edge they are
# no part of it.
_UNSEEN = "[\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
_BREAK = r"\r?\n|[\r\x0b\x0c\x85\u2028\u2029]"
_WORD = re.compile(
    rf"{_LETTER}(?:{_LETTER}|{_MARKS}|{_UNSEEN}+(?={_MARKS}*{_LETTER}))*"
    rf"|[{_LATIN}]+(?:['’.&-][{_LATIN}]+)*"
    r"|\d+(?:[.,\u066b\u066c]\d+)*"
    rf"|(?P<newline>{_BREAK})|\S"
)
_SHORTEST_GLUED = 6
_TATWEEL = "\u0640"
# A ta marbuta, which only ends words, with another word after it; one letter is a slip.
_AFTER_TA_MARBUTA = re.compile(rf"..\u0629{_MARKS}*{_TATWEEL}*(?=(?!{_TATWEEL}){_LETTER}{_MARKS}*{_LETTER})")
_DASH = "-"


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: its place in the text, and its folded form."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, eq=False)
class WordSplitter:
    """Cuts text into words; `glued` finds a folded word that opens a sentence at the end of another."""

    letters: Letters
    glued: re.Pattern[str]

    def words(self, text: str) -> tuple[Word, ...]:
        """Cut `text` into words. Signs that fold to nothing (direction marks) make no word.

        A break of the line is a word however it is written, folded to a line feed; a tatweel by itself is a dash.
        """
        fold = self.letters.fold
        found: list[Word] = []
        for m in _WORD.finditer(text):
            start, end = m.span()
            folded = "\n" if m["newline"] else fold(m.group())
            if not folded and m.group().strip(_TATWEEL) == "":
                folded = _DASH
            if not folded:
                continue
            for cut in self._seams(m.group(), folded) if end - start > _SHORTEST_GLUED else ():
                found.append(Word(start, m.start() + cut, fold(text[start : m.start() + cut])))
                start = m.start() + cut
            found.append(Word(start, end, folded if start == m.start() else fold(text[start:end])))
        return tuple(found)

    def _seams(self, surface: str, folded: str) -> list[int]:
        """The places in `surface` where another word begins, none where it is one word.

        Two signs: a ta marbuta, which only ends words, with letters after it; or a known opener at the end.
        """
        seams = [m.end() for m in _AFTER_TA_MARBUTA.finditer(surface)]
        if m := self.glued.search(folded):
            opener = self.letters.fold_with_map(surface).span(*m.span(1)).start
            if not seams or seams[-1] < opener:
                seams.append(opener)
        return seams


def load_word_splitter(letters: Letters) -> WordSplitter:
    """A splitter with the project's table of openers."""
    openers = "|".join(sorted({letters.fold(row["opener"]) for row in read_table("text/openers.tsv")}))
    return WordSplitter(letters, re.compile(rf"..\w({openers})$"))
