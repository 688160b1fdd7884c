"""Sentences and quotations, found over the words of a text."""

from dataclasses import dataclass

from tawatur.model import Span
from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.words import Word

_ENDS = frozenset(".!?\u061f\u06d4")
_OPENING = {"\u00ab": "\u00bb", "\u201c": "\u201d", "\u201e": "\u201d", "\u2039": "\u203a"}
_CLOSING = {close: open_ for open_, close in _OPENING.items() if open_ != "\u201e"}
_STRAIGHT = frozenset('"\u201f\uff02')
_NEWLINE = "\n"
# A quotation that is not closed within this many paragraphs was never meant to run on.
_PARAGRAPHS_OPEN = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: words [first, last) and its place, without the white space around it."""

    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks: words [first, last), marks left out, and its place.

    `closed` is False where the closing mark is missing and the end was taken from the paragraph.
    """

    first: int
    last: int
    span: Span
    closed: bool = True


@dataclass(frozen=True, eq=False)
class SentenceSplitter:
    """Finds the ends of sentences; `abbreviations` are folded words after which a full stop ends none."""

    abbreviations: frozenset[str]

    def sentences(self, text: str, words: tuple[Word, ...]) -> tuple[Sentence, ...]:
        """The sentences of `text`, in order; every word but line breaks belongs to one."""
        found: list[Sentence] = []
        first = 0
        i = 0
        while i < len(words):
            if words[i].folded == _NEWLINE:
                _close(found, words, first, i)
                first = i = i + 1
                continue
            if words[i].folded in _ENDS and self._ends_here(text, words, i):
                i = _after_closing_marks(words, i)
                _close(found, words, first, i)
                first = i
                continue
            i += 1
        _close(found, words, first, len(words))
        return tuple(found)

    def _ends_here(self, text: str, words: tuple[Word, ...], i: int) -> bool:
        if words[i].folded != ".":
            return True
        before = words[i - 1] if i else None
        after = words[i + 1] if i + 1 < len(words) else None
        # Two stops or more mark a pause, as in a headline, unless the line ends with them.
        if (before and before.folded == ".") or (after and after.folded == "."):
            return after is None or after.folded == _NEWLINE
        if before is None or before.folded in self.abbreviations:
            return False
        # Letters parted by stops (an agency's short name, an initial) end no sentence.
        return not (len(before.folded) == 1 and before.folded.isalpha())


def _after_closing_marks(words: tuple[Word, ...], i: int) -> int:
    """The first word after the end mark at `i` and the closing quotation marks and brackets that belong to it."""
    i += 1
    while i < len(words) and words[i].start == words[i - 1].end:
        mark = words[i].folded
        straight_close = mark in _STRAIGHT and (i + 1 == len(words) or words[i + 1].start > words[i].end)
        if not (mark in _ENDS or mark in _CLOSING or mark == ")" or straight_close):
            break
        i += 1
    return i


def _close(found: list[Sentence], words: tuple[Word, ...], first: int, last: int) -> None:
    if first < last:
        found.append(Sentence(first, last, Span(words[first].start, words[last - 1].end)))


def quotations(words: tuple[Word, ...]) -> tuple[Quotation, ...]:
    """What stands in quotation marks, in order of opening; nested ones are given too.

    A straight mark opens or closes by the spaces around it, and where they do not tell, closes
    what is open. What is never closed ends with its paragraph.
    """
    found: list[Quotation] = []
    open_marks: list[tuple[str, int]] = []
    breaks: list[int] = []
    for i, word in enumerate(words):
        mark = word.folded
        if mark == _NEWLINE:
            breaks.append(i)
            _drop_stale(open_marks, breaks, words, found)
        elif mark in _OPENING:
            open_marks.append((mark, i))
        elif mark in _CLOSING:
            _close_mark(open_marks, _CLOSING[mark], i, words, found)
        elif mark in _STRAIGHT:
            if _straight_opens(words, i, any(m in _STRAIGHT for m, _ in open_marks)):
                open_marks.append((mark, i))
            else:
                _close_mark(open_marks, mark, i, words, found)
    for _, at in open_marks:
        end = next((b for b in breaks if b > at), len(words))
        _add(found, words, at + 1, end, closed=False)
    return tuple(sorted(found, key=lambda q: (q.first, -q.last)))


def _straight_opens(words: tuple[Word, ...], i: int, one_is_open: bool) -> bool:
    """Whether the straight mark at `i` opens a quotation."""
    before = words[i - 1] if i else None
    after = words[i + 1] if i + 1 < len(words) else None
    if before and before.folded == ":":
        return not one_is_open
    apart_before = before is None or before.folded == _NEWLINE or before.end < words[i].start or before.folded == "("
    apart_after = after is None or after.start > words[i].end or not after.folded[0].isalnum()
    if apart_before != apart_after:
        return apart_before
    return not one_is_open


def _drop_stale(
    open_marks: list[tuple[str, int]], breaks: list[int], words: tuple[Word, ...], found: list[Quotation]
) -> None:
    while open_marks:
        _, at = open_marks[0]
        since = [b for b in breaks if b > at]
        if len(since) < _PARAGRAPHS_OPEN:
            return
        _add(found, words, at + 1, since[0], closed=False)
        del open_marks[0]


def _close_mark(
    open_marks: list[tuple[str, int]], opened_by: str, i: int, words: tuple[Word, ...], found: list[Quotation]
) -> None:
    """Close the innermost quotation that `opened_by` opened; those opened inside it and never closed are dropped."""
    for k in range(len(open_marks) - 1, -1, -1):
        mark, at = open_marks[k]
        if mark == opened_by or (mark in _STRAIGHT and opened_by in _STRAIGHT):
            _add(found, words, at + 1, i)
            del open_marks[k:]
            return


def _add(found: list[Quotation], words: tuple[Word, ...], first: int, last: int, *, closed: bool = True) -> None:
    if first < last:
        found.append(Quotation(first, last, Span(words[first].start, words[last - 1].end), closed))


def load_sentence_splitter(letters: Letters) -> SentenceSplitter:
    """A splitter with the project's table of abbreviations."""
    rows = read_table("text/abbreviations.tsv")
    return SentenceSplitter(frozenset(letters.fold(row["abbreviation"]) for row in rows))
