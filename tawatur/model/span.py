"""Places in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """[start, end) in Unicode code points of a report's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a letter."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words that stand here."""
        return text[self.start : self.end]
