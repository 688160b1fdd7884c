"""The tables that the tests of claims share, loaded once, and a plain way to cut a text."""

from collections.abc import Callable

import pytest

from tawatur.language.verbs import VerbLexicon, load_verb_lexicon
from tawatur.model import Report
from tawatur.text.document import Cutter, Document, load_cutter

Cut = Callable[[str], Document]


@pytest.fixture(scope="session")
def cutter() -> Cutter:
    return load_cutter()


@pytest.fixture(scope="session")
def cut(cutter: Cutter) -> Cut:
    """Cuts a text into words."""
    return lambda text: cutter.cut(Report(id="r", text=text))


@pytest.fixture(scope="session")
def verbs(cutter: Cutter) -> VerbLexicon:
    return load_verb_lexicon(cutter.letters)
