"""Events put on the words of a text by hand."""

from typing import Any

from tawatur.claims.events import Told
from tawatur.model import Event
from tawatur.text.document import Document
from tawatur.text.letters import load_letters

_LETTERS = load_letters()


def place(document: Document, word: str, nth: int = 1) -> int:
    """The number of a word, at its `nth` occurrence."""
    folded = _LETTERS.fold(word)
    return [i for i, w in enumerate(document.words) if w.folded == folded][nth - 1]


def told(document: Document, word: str, number: int, nth: int = 1, **fields: Any) -> Told:
    """The event e`number` whose trigger is a word."""
    at = place(document, word, nth)
    given = {"type": "CONSULT", "status": "happened"} | fields
    return Told(Event(id=f"e{number}", trigger=document.span(at, at + 1), **given), at, at + 1)
