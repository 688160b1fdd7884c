"""The tables of the text layer, loaded once."""

import pytest

from tawatur.text.document import Cutter, load_cutter
from tawatur.text.letters import Letters


@pytest.fixture(scope="session")
def cutter() -> Cutter:
    return load_cutter()


@pytest.fixture(scope="session")
def letters(cutter: Cutter) -> Letters:
    return cutter.letters
