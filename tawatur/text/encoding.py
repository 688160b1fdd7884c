"""Bytes as text: UTF-8, and what Arabic archives use in its place."""

import codecs
import re
from collections.abc import Iterable, Iterator

_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
# Encodings that give some text for any bytes: each is told by its letters beyond ASCII, of which at least this share
# must be Arabic.
_GUESSES = {"cp1256": "Windows-1256", "iso8859-6": "ISO 8859-6"}
_GUESSED_SHARE = 0.8
_BROKEN = "\ufffd"
# UTF-8 of whose letters beyond ASCII no more than this share is broken is UTF-8 still.
_BROKEN_SHARE = 0.1


def as_utf_8(data: bytes) -> bytes | None:
    """`data` without a byte order mark; UTF-16 with its mark is made UTF-8, None where it is broken."""
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-16").encode("utf-8")
    except UnicodeDecodeError:
        return None


def decode(data: bytes) -> tuple[str, str | None] | None:
    """`data` as text, and what a user should know of how it was read; None where it is no text.

    Broken letters of UTF-8 stand as U+FFFD. Windows-1256 and ISO 8859-6 have no mark of their own: they are told by
    the share of Arabic among their letters.
    """
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    if broken <= _BROKEN_SHARE * sum(not c.isascii() for c in text):
        return text, f"has broken letters ({broken}, the first in line {line}), which stand as {_BROKEN}"
    if b"\0" in data:
        return None
    share, text, name = max(_guesses(data), key=lambda guess: guess[0])
    return (text, f"is not UTF-8; read as {name}") if share >= _GUESSED_SHARE else None


def _guesses(data: bytes) -> Iterator[tuple[float, str, str]]:
    """`data` in each encoding: the share of its letters beyond ASCII that are Arabic, the text, the encoding's name."""
    for encoding, name in _GUESSES.items():
        text = data.decode(encoding, "replace")
        yield arabic_share(c for c in text if not c.isascii()), text, name


def arabic_share(signs: Iterable[str]) -> float:
    """Which share of the letters among `signs` is Arabic, 0 where there are none; a broken letter is one."""
    letters = [c for c in signs if c.isalpha() or c == _BROKEN]
    return sum(_ARABIC.match(c) is not None for c in letters) / max(1, len(letters))
