"""Folded views of texts: what is made one, and the way back to the letters as they were written."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import Span
from tawatur.text.letters import load_letters
from tests.rows import rows, signs, what_for

LETTERS = load_letters()
HERE = Path(__file__).parent
TATWEEL = "\u0640"
# Arabic with all that may stand in it, so that runs of marks, ligatures and signs of direction are frequent.
ARABIC = st.sampled_from(
    [
        *map(chr, range(0x0600, 0x0700)),
        *"\u0627\u0644\u0623\u0629\u0649" * 8,
        *map(chr, range(0x200B, 0x2010)),
        *map(chr, range(0x2066, 0x206A)),
        *"\ufdf2\ufdfa\ufefb\ufef7\ufc5e\ufe76\ufb50\ufeff\u00a0\U0001f600 \nA1.",
    ]
)
TEXTS = st.one_of(st.text(), st.text(ARABIC, min_size=1))


@pytest.mark.parametrize("row", rows(HERE / "folds.tsv"), ids=what_for)
def test_what_is_made_one(row: dict[str, str]) -> None:
    one, two = signs(row["one"]), signs(row["two"])
    assert one != two
    assert (LETTERS.fold(one) == LETTERS.fold(two)) is (row["alike"] == "1")


@given(TEXTS, st.data())
def test_what_is_found_is_led_back_to_the_letters_it_was_made_from(text: str, data: st.DataObject) -> None:
    view = LETTERS.fold_with_map(text)
    start = data.draw(st.integers(0, len(view.letters)))
    end = data.draw(st.integers(start, len(view.letters)))
    span = view.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    found = view.letters[start:end]
    if start == end:
        assert span.start == span.end
        return
    # The letters at the place fold to what was found: a ligature that it begins or ends in is taken whole.
    back = LETTERS.fold(span.of(text))
    first, last = LETTERS.fold(text[span.start]), LETTERS.fold(text[span.start : _last_letter(text, span) + 1])
    assert first
    assert last == back
    assert found in back
    cut = len(LETTERS.fold(text[: span.start]))
    assert start - len(first) < cut <= start
    assert end <= cut + len(back) < end + len(LETTERS.fold(text[_last_letter(text, span)]))


def _last_letter(text: str, span: Span) -> int:
    """The place of the last sign in `span` that is not dropped."""
    return max(i for i in range(span.start, span.end) if LETTERS.fold(text[i]))


@given(TEXTS)
def test_each_letter_is_led_back_to_itself(text: str) -> None:
    view = LETTERS.fold_with_map(text)
    at = 0
    for place, sign in enumerate(text):
        made = LETTERS.fold(sign)
        for i in range(at, at + len(made)):
            assert view.span(i, i + 1).start == place
        at += len(made)
    assert at == len(view.letters)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = LETTERS.fold(text)
    assert LETTERS.fold(folded) == folded


@given(TEXTS)
def test_what_follows_a_letter_is_taken_along_only_where_it_stands_on_it(text: str) -> None:
    view = LETTERS.fold_with_map(text)
    for i in range(len(view.letters)):
        span = view.span(i, i + 1)
        for sign in text[span.start + 1 : span.end]:
            assert sign == TATWEEL or unicodedata.category(sign) == "Mn"
        if span.end < len(text):
            after = text[span.end]
            assert LETTERS.fold(after) or not (after == TATWEEL or unicodedata.category(after) == "Mn")


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("قال أَحْمَدُ إنه", "احمد", "أَحْمَدُ"),
        ("قال ا\u0654حمد إنه", "احمد", "ا\u0654حمد"),
        ("في الســــلام عليه", "السلام", "الســــلام"),
        ("\u200f\u202bلافروف\u202c", "لافروف", "لافروف"),
        ("عبد\ufdf2 عاد", "الله", "\ufdf2"),
        ("يوم ٢١ منه", "21", "٢١"),
        ("السلـــ", "السل", "السلـــ"),
        ("وزا\u200cرة", "وزاره", "وزا\u200cرة"),
    ],
)
def test_found_words_are_shown_as_they_were_written(text: str, word: str, shown: str) -> None:
    view = LETTERS.fold_with_map(text)
    match = re.search(word, view.letters)
    assert match is not None
    assert view.span(*match.span()).of(text) == shown


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 6), (3, 2)])
def test_a_place_outside_the_view_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="5 letters"):
        LETTERS.fold_with_map("سلامة").span(start, end)
