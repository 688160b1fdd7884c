"""Texts cut into words."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.letters import load_letters
from tawatur.text.words import load_word_splitter
from tests.rows import rows, signs, what_for

LETTERS = load_letters()
SPLITTER = load_word_splitter(LETTERS)
TATWEEL = "\u0640"
BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
TEXTS = st.one_of(
    st.text(),
    st.text(
        st.sampled_from([*"صبراوقالتةء12.,A'-\n\r «»()", TATWEEL, "\u064e", "\u200f", "\u200c", "\ufdfa", "\ufe76"])
    ),
)


def makes_no_word(gap: str) -> bool:
    """Whether signs between words are none themselves: white space, marks of direction, vowels on nothing."""
    bare = "".join(gap.split())
    return not set(gap) & set(BREAKS) and LETTERS.fold(bare).strip() == "" and set(bare) != {TATWEEL}


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "words.tsv"), ids=what_for)
def test_words(row: dict[str, str]) -> None:
    marked = signs(row["text"])
    expected = [w for w in re.findall(rf"\r?\n|[{BREAKS}]|[^|\s]+", marked) if not makes_no_word(w)]
    text = marked.replace("|", "")
    assert [text[w.start : w.end] for w in SPLITTER.words(text)] == expected


@given(TEXTS)
def test_words_cover_all_that_is_seen(text: str) -> None:
    at = 0
    for word in SPLITTER.words(text):
        assert at <= word.start < word.end <= len(text)
        assert makes_no_word(text[at : word.start])
        at = word.end
    assert makes_no_word(text[at:])


@given(TEXTS)
def test_a_word_is_folded_as_the_letters_it_stands_at(text: str) -> None:
    for word in SPLITTER.words(text):
        surface = text[word.start : word.end]
        if surface.strip(BREAKS) == "":
            assert word.folded == "\n"
        elif surface.strip(TATWEEL) == "":
            assert word.folded == "-"
        else:
            assert word.folded == LETTERS.fold(surface) != ""


def test_lines_are_one_word_however_they_are_broken() -> None:
    texts = [f"عنوان{mark}نص" for mark in ("\n", "\r\n", "\r", "\u2028", "\u2029", "\x85")]
    assert {tuple(w.folded for w in SPLITTER.words(text)) for text in texts} == {("عنوان", "\n", "نص")}
