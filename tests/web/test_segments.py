"""Texts cut where marks begin and end."""

from itertools import pairwise
from pathlib import Path

import pytest

from tawatur.api import Record
from tawatur.model import Span
from tawatur.web.segments import cards, segments, whole_words


def test_segments_are_the_text(filled: Path) -> None:
    with Record(filled) as record:
        for reading in record.readings():
            cut = segments(reading)
            assert "".join(s.text for s in cut) == reading.report.text
            starts = [id_ for s in cut for id_ in s.starts]
            assert sorted(starts) == sorted(card.item.id for card in cards(reading))
            for before, after in pairwise(cut):
                assert not (before.text[-1].isalnum() and after.text[0].isalnum())


def test_cards_are_in_the_order_of_reading(filled: Path) -> None:
    with Record(filled) as record:
        shown = cards(record.reading("difaf-1"))
    assert len(shown) >= 3
    assert [c.span.start for c in shown] == sorted(c.span.start for c in shown)


@pytest.mark.parametrize(
    ("words", "marked", "whole"),
    [
        ("قال وسيلتقي غدا", "سيلتقي", "وسيلتقي"),
        ("قال سيلتقي غدا", "سيلتقي", "سيلتقي"),
        ("قال (لقاء) غدا", "لقاء", "لقاء"),
        ("التقىٰ به", "التقى", "التقىٰ"),
        ("لقاء", "لقا", "لقاء"),
    ],
)
def test_marks_cover_whole_words(words: str, marked: str, whole: str) -> None:
    at = words.index(marked)
    assert whole_words(words, Span(at, at + len(marked))).of(words) == whole
