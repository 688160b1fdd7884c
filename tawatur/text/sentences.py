"""Sentences, found over the words and quotations of a text."""

from dataclasses import dataclass

from tawatur.model import Span
from tawatur.tables import read_table
from tawatur.text.letters import Letters
from tawatur.text.quotations import CLOSING_MARKS, STRAIGHT_MARKS, Quotation
from tawatur.text.words import Word

_ENDS = frozenset(".!?\u061f\u06d4")
_STOP = "."
_NEWLINE = "\n"
# What stands after an end mark only where the sentence goes on.
_GOES_ON = frozenset("\u060c,\u061b;")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: words [first, last) and its place, without the white space around it."""

    first: int
    last: int
    span: Span


@dataclass(frozen=True, eq=False)
class SentenceSplitter:
    """Finds the ends of sentences, by folded words.

    After one of `abbreviations` a full stop ends none, nor between two `letter_names` (an agency's short name
    spelled out) or just before one of `domains` (a site's address). `openers` begin a sentence: even where
    they are glued to the word before, or stand after a pause or a short name.
    """

    abbreviations: frozenset[str]
    letter_names: frozenset[str]
    domains: frozenset[str]
    openers: frozenset[str]

    def sentences(self, words: tuple[Word, ...], quotes: tuple[Quotation, ...]) -> tuple[Sentence, ...]:
        """The sentences of a text, in order; every word but line breaks belongs to one."""
        closing = {quote.last for quote in quotes if quote.closed}
        found: list[Sentence] = []
        first = 0
        i = 0
        while i < len(words):
            if words[i].folded == _NEWLINE:
                _close(found, words, first, i)
                first = i = i + 1
            elif words[i].folded in _ENDS and self._ends_here(words, i, first):
                after = _after_closing_marks(words, i, closing)
                if after == len(words) or words[after].folded not in _GOES_ON:
                    _close(found, words, first, after)
                    first = after
                i = after
            else:
                if i > first and words[i].folded in self.openers and _glued(words, i):
                    _close(found, words, first, i)
                    first = i
                i += 1
        _close(found, words, first, len(words))
        return tuple(found)

    def _ends_here(self, words: tuple[Word, ...], i: int, first: int) -> bool:
        before = words[i - 1].folded if i > first else ""
        after = words[i + 1].folded if i + 1 < len(words) else _NEWLINE
        if before == "(":  # a mark of doubt or surprise in brackets
            return False
        if words[i].folded != _STOP:
            return True
        if after == _STOP:
            return False
        if after == _NEWLINE or after in self.openers:
            return True
        # Two stops or more mark a pause, as in a headline.
        return before != _STOP and not self._abbreviates(words, i, before, after, at_head=i - 1 == first)

    def _abbreviates(self, words: tuple[Word, ...], i: int, before: str, after: str, *, at_head: bool) -> bool:
        """Whether the stop at `i` belongs to a short name, a number or an address."""
        last_letters = before.rpartition(_STOP)[2]  # Latin letters parted by stops are one word
        if before in self.abbreviations or (len(last_letters) == 1 and last_letters.isalpha()):
            return True
        touches = words[i].end == words[i + 1].start
        if before.isdigit():
            return at_head or (after[0].isdigit() and touches)
        if touches and after in self.domains:
            return True
        # With a space after the stop, two letters are no short name unless more stand parted by stops beside them.
        spelled = touches or _STOP in (words[i - 2].folded if i > 1 else "", _folded_at(words, i + 2))
        return spelled and before in self.letter_names and after in self.letter_names


def _folded_at(words: tuple[Word, ...], i: int) -> str:
    return words[i].folded if i < len(words) else ""


def _glued(words: tuple[Word, ...], i: int) -> bool:
    """Whether the word at `i` has lost the space before it."""
    return words[i - 1].end == words[i].start and words[i - 1].folded[-1].isalnum()


def _after_closing_marks(words: tuple[Word, ...], i: int, closing: set[int]) -> int:
    """The first word after the end mark at `i` and the closing quotation marks and brackets that belong to it."""
    i += 1
    while i < len(words):
        mark = words[i].folded
        if not (mark in _ENDS or mark in CLOSING_MARKS or mark == ")" or (mark in STRAIGHT_MARKS and i in closing)):
            break
        i += 1
    return i


def _close(found: list[Sentence], words: tuple[Word, ...], first: int, last: int) -> None:
    if first < last:
        found.append(Sentence(first, last, Span(words[first].start, words[last - 1].end)))


def load_sentence_splitter(letters: Letters) -> SentenceSplitter:
    """A splitter with the project's tables `text/abbreviations.tsv` and `text/openers.tsv`."""
    words: dict[str, set[str]] = {"abbreviation": set(), "letter": set(), "domain": set()}
    for row in read_table("text/abbreviations.tsv"):
        words[row["kind"]].add(letters.fold(row["word"]))
    openers = frozenset(letters.fold(row["opener"]) for row in read_table("text/openers.tsv"))
    return SentenceSplitter(
        frozenset(words["abbreviation"]), frozenset(words["letter"]), frozenset(words["domain"]), openers
    )
