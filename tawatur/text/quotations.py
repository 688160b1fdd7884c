"""Quotations: what stands between quotation marks, found over the words of a text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tawatur.model import Span
from tawatur.text.words import Word

# Marks of one family close each other: writers mix curly and straight ones.
_ANGULAR, _SINGLE, _DOUBLE = "angular", "single", "double"
_FAMILY = {
    "\u00ab": _ANGULAR,
    "\u00bb": _ANGULAR,
    "\u2039": _SINGLE,
    "\u203a": _SINGLE,
    "\u201c": _DOUBLE,
    "\u201d": _DOUBLE,
    "\u201e": _DOUBLE,
    '"': _DOUBLE,
    "\u201f": _DOUBLE,
    "\uff02": _DOUBLE,
}
_OPENING_MARKS = frozenset("\u00ab\u2039\u201c\u201e")
CLOSING_MARKS = frozenset("\u00bb\u203a\u201d")
STRAIGHT_MARKS = frozenset('"\u201f\uff02')
_NEWLINE = "\n"
# What an opening mark may touch.
_LETS_OPEN = frozenset("(:[-\u2013\u2014") | {_NEWLINE}
# A quotation that is not closed within this many paragraphs was never meant to run on.
_PARAGRAPHS_OPEN = 3
# Quotations stand in quotations, but no deeper than this: a text of nothing but marks is no riddle.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks: words [first, last), marks left out, and its place.

    `closed` is False where the closing mark is missing and the end was taken from the paragraph.
    """

    first: int
    last: int
    span: Span
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening mark: its family, its word, and how many ends of paragraphs stand before it."""

    family: str
    at: int
    paragraph: int


@dataclass(slots=True)
class _Finder:
    words: tuple[Word, ...]
    found: list[Quotation] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def run(self) -> list[Quotation]:
        for i, word in enumerate(self.words):
            if word.folded == _NEWLINE:
                if i and self.words[i - 1].folded != _NEWLINE:
                    self.ends.append(i)
                    self._give_up(mark for mark in self.open if len(self.ends) - mark.paragraph >= _PARAGRAPHS_OPEN)
            elif family := _FAMILY.get(word.folded):
                self._mark(i, word.folded, family)
        self._give_up(self.open)
        return sorted(self.found, key=lambda q: (q.first, -q.last))

    def _mark(self, i: int, mark: str, family: str) -> None:
        is_open = any(o.family == family for o in self.open)
        if self._opens(i, mark, is_open):
            self.open.append(_Open(family, i, len(self.ends)))
            if len(self.open) > _DEEPEST:
                del self.open[0]
        elif is_open:
            self._close(i, family)

    def _opens(self, i: int, mark: str, is_open: bool) -> bool:
        """Whether the mark at `i` opens a quotation, by its shape and by the spaces around it.

        Shapes are turned round in some texts, and straight marks have none.
        """
        before, after = self._apart(i)
        if mark in _OPENING_MARKS:
            return not (is_open and after and not before)
        if mark in CLOSING_MARKS:
            return not is_open and before and not after
        if i and self.words[i - 1].folded == ":":
            return not is_open
        return before if before != after else not is_open

    def _apart(self, i: int) -> tuple[bool, bool]:
        """Whether the mark at `i` stands apart from the word before it and from the word after it."""
        here = self.words[i]
        before = self.words[i - 1] if i else None
        after = self.words[i + 1] if i + 1 < len(self.words) else None
        return (
            before is None or before.end < here.start or before.folded in _LETS_OPEN,
            after is None or after.start > here.end or not after.folded[0].isalnum(),
        )

    def _close(self, i: int, family: str) -> None:
        """Close the innermost quotation of `family`; those opened inside it and never closed are dropped."""
        while (mark := self.open.pop()).family != family:
            pass
        self._add(mark, i, closed=True)

    def _give_up(self, marks: Iterable[_Open]) -> None:
        """End quotations that are never closed with their paragraphs."""
        for mark in list(marks):
            self.open.remove(mark)
            last = self.ends[mark.paragraph] if mark.paragraph < len(self.ends) else len(self.words)
            self._add(mark, last, closed=False)

    def _add(self, mark: _Open, last: int, *, closed: bool) -> None:
        first = mark.at + 1
        while not closed and last > first and self.words[last - 1].folded == _NEWLINE:
            last -= 1
        if first < last:
            span = Span(self.words[first].start, self.words[last - 1].end)
            self.found.append(Quotation(first, last, span, closed))


def quotations(words: tuple[Word, ...]) -> tuple[Quotation, ...]:
    """What stands in quotation marks, in order of opening; nested ones are given too.

    What is never closed ends with its paragraph.
    """
    return tuple(_Finder(words).run())
