"""Texts in which mentions are marked by hand: `[p1 words]` is a mention of a person, who is number 1."""

import re
from dataclasses import dataclass

from tawatur.mentions.mention import Mention
from tawatur.model import EntityKind, Report, Span
from tawatur.text.document import Cutter, Document

_MARK = re.compile(r"\[([pogub])(\d) ([^]]+)\]")
_KINDS: dict[str, EntityKind] = {"p": "person", "o": "organization", "b": "place", "g": "group", "u": "unnamed"}


@dataclass(frozen=True)
class Marked:
    """A text with its mentions; `who[k]` is the number of whom `mentions[k]` means."""

    document: Document
    mentions: tuple[Mention, ...]
    who: tuple[str, ...]


def marked(text: str, cutter: Cutter) -> Marked:
    """The text without its marks, cut into words, and the mentions that were marked."""
    plain, at = "", 0
    spans: list[tuple[Span, str, str]] = []
    for m in _MARK.finditer(text):
        plain += text[at : m.start()]
        spans.append((Span(len(plain), len(plain) + len(m[3])), m[1], m[2]))
        plain += m[3]
        at = m.end()
    document = cutter.cut(Report(id="r", text=plain + text[at:]))
    mentions = tuple(_mention(document, span, _KINDS[kind]) for span, kind, _ in spans)
    return Marked(document, mentions, tuple(who for _, _, who in spans))


def _mention(document: Document, span: Span, kind: EntityKind) -> Mention:
    inside = [i for i, w in enumerate(document.words) if w.start < span.end and span.start < w.end]
    return Mention(span, inside[0], inside[-1] + 1, kind, "by hand")
