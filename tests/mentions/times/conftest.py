"""What the tests of times share: the rules, loaded once, and a plain way to run them on a text."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from tawatur.mentions.times import Inference, TimeRules, find_times, infer_published, load_time_rules
from tawatur.model import Span, Time
from tawatur.text.letters import Letters, load_letters
from tawatur.text.words import WordSplitter, load_word_splitter

_SENTENCE = re.compile(r"[^.!?\u061f\n]+(?:[.!?\u061f]+|\n|$)")


@pytest.fixture(scope="session")
def letters() -> Letters:
    return load_letters()


@pytest.fixture(scope="session")
def splitter(letters: Letters) -> WordSplitter:
    return load_word_splitter(letters)


@pytest.fixture(scope="session")
def time_rules(letters: Letters) -> TimeRules:
    return load_time_rules(letters)


@pytest.fixture(scope="session")
def read_times(splitter: WordSplitter, time_rules: TimeRules) -> Callable[[str, date | None], tuple[Time, ...]]:
    """Find the times of a text, given the day it came out."""

    def read(text: str, reference: date | None) -> tuple[Time, ...]:
        return find_times(text, splitter.words(text), _sentences(text), reference, time_rules)

    return read


@pytest.fixture(scope="session")
def infer(splitter: WordSplitter, time_rules: TimeRules) -> Callable[[str], Inference]:
    """Infer the day that a text was written."""

    def run(text: str) -> Inference:
        return infer_published(text, splitter.words(text), _sentences(text), time_rules)

    return run


def _sentences(text: str) -> tuple[Span, ...]:
    """A stand-in for the project's sentences: good enough for short invented texts."""
    return tuple(Span(*m.span()) for m in _SENTENCE.finditer(text))
