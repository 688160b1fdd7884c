"""Sentences and quotations, by tables of examples and by what must hold of every text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Report
from tawatur.text.document import Cutter, Document, load_cutter
from tests.rows import rows, signs, what_for

HERE = Path(__file__).parent
CUTTER = load_cutter()
TEXTS = st.text(
    st.sampled_from([*'\u00ab\u00bb\u201c\u201d\u201e"\u2039\u203a.!\u061f:()\u060c\n \u200f\u0640 12', *"قال وأضافة"])
)


def cut(text: str, cutter: Cutter = CUTTER) -> Document:
    return cutter.cut(Report(id="r", text=text))


@pytest.mark.parametrize("row", rows(HERE / "sentences.tsv"), ids=what_for)
def test_sentences(row: dict[str, str]) -> None:
    text = signs(row["text"])
    expected = [words for part in text.split("¦") if (words := " ".join(part.split()).strip("\u200f "))]
    document = cut(text.replace("¦", ""))
    found = [" ".join(s.span.of(document.report.text).split()).strip("\u200f ") for s in document.sentences]
    assert found == expected


def test_the_table_of_sentences_has_examples_of_both_kinds() -> None:
    ends = [row["text"].count("¦") for row in rows(HERE / "sentences.tsv")]
    assert ends.count(0) >= 10
    assert len(ends) - ends.count(0) >= 30


@pytest.mark.parametrize("row", rows(HERE / "quotations.tsv"), ids=what_for)
def test_quotations(row: dict[str, str]) -> None:
    marked = signs(row["text"])
    text = re.sub("[{}<>]", "", marked)
    found = [(q.span.of(text), q.closed) for q in cut(text).quotations]
    assert found == quoted(marked)


def quoted(marked: str) -> list[tuple[str, bool]]:
    """What stands in braces or angles, in the order in which they open, with whether they are braces."""
    found: dict[int, tuple[str, bool]] = {}
    opened: list[int] = []
    for i, sign in enumerate(marked):
        if sign in "{<":
            opened.append(i)
        elif sign in "}>":
            start = opened.pop()
            found[start] = (re.sub("[{}<>]", "", marked[start:i]).strip("\u200f"), sign == "}")
    return [found[start] for start in sorted(found)]


def test_a_quotation_ends_after_three_paragraphs_if_it_is_not_closed() -> None:
    (closed,) = cut("قال: «لن نأتي.\n\nسنبقى هنا.\n\nهذا قرارنا».").quotations
    assert closed.closed
    left, right = cut("قال: «لن نأتي.\n\nأولا.\n\nثانيا.\n\nثالثا». وقال «نعم».").quotations
    assert not left.closed
    assert right.closed


@given(TEXTS)
def test_every_word_but_line_breaks_stands_in_one_sentence(text: str) -> None:
    document = cut(text)
    covered = [i for s in document.sentences for i in range(s.first, s.last)]
    assert covered == [i for i, word in enumerate(document.words) if word.folded != "\n"]
    assert len(document.sentence_of) == len(document.words)
    for sentence in document.sentences:
        assert sentence.span == document.span(sentence.first, sentence.last)


@given(TEXTS)
def test_quotations_stand_between_marks_and_never_cross(text: str) -> None:
    document = cut(text)
    found = document.quotations
    for q in found:
        assert q.first < q.last
        assert q.span == document.span(q.first, q.last)
        assert document.words[q.first - 1].folded in '\u00ab\u00bb\u201c\u201d\u201e"\u2039\u203a'
    for a in found:
        for b in found:
            if a.closed and b.closed:
                assert a.last < b.first or b.last < a.first or a.first <= b.first < b.last <= a.last or (
                    b.first <= a.first < a.last <= b.last
                )  # fmt: skip
