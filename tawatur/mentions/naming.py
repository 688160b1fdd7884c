"""Mentions found: what the learned reader takes for names and unnamed sources, bare of clitics."""

from typing import cast

from tawatur.language.layers import WORD_LAYERS
from tawatur.language.names import NameMatch
from tawatur.language.network import Signals, spans_of_labels
from tawatur.mentions.datelines import Dateline
from tawatur.mentions.mention import Mention
from tawatur.model import EntityKind, Span
from tawatur.text.document import Document

# Letters that may stand before a name in its first word.
_CLITICS = frozenset("\u0648\u0641\u0628\u0644\u0643")
_SHORTEST = 2
# Signs that never begin or end a name.
_EDGE = frozenset('"\u00ab\u00bb\u201c\u201d.,\u060c:;\u061b()[]\n-\u2013')


def find_mentions(
    doc: Document, signals: Signals, known: list[NameMatch], datelines: tuple[Dateline, ...]
) -> tuple[Mention, ...]:
    """Named and unnamed mentions in the order of the text, the places of datelines among them; no two share a word.

    `known` are the longest known names of the document: where one begins with the same word, it tells
    how many letters of that word are clitics.
    """
    skips = {match.first: match.skip for match in known}
    found = [_place(doc, d.place) for d in datelines if d.place]
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    for layer in ("mention", "unnamed"):
        for begin, end, label, share in spans_of_labels(signals.labels[layer], WORD_LAYERS[layer]):
            first, last = _trimmed(doc, begin, end)
            if first >= last or taken.intersection(range(first, last)):
                continue
            taken.update(range(first, last))
            skip = skips.get(first, int(signals.labels["clitics"][first].argmax()))
            span = _bare(doc, first, last, skip)
            why = f"{signals.version} name {share:.2f}"
            found.append(Mention(span, first, last, cast(EntityKind, label), why))
    return tuple(sorted(found, key=lambda m: m.first))


def _place(doc: Document, span: Span) -> Mention:
    """The mention of the place of a dateline."""
    first, last = doc.words_in(span)
    return Mention(span, first, last, "place", "rule:dateline")


def _trimmed(doc: Document, first: int, last: int) -> tuple[int, int]:
    while first < last and doc.words[first].folded in _EDGE:
        first += 1
    while first < last and doc.words[last - 1].folded in _EDGE:
        last -= 1
    return first, last


def _bare(doc: Document, first: int, last: int, skip: int) -> Span:
    """The place of the words without the first `skip` letters, as far as these can be clitics."""
    span = doc.span(first, last)
    word = doc.words[first]
    before = doc.report.text[word.start : word.start + skip]
    while skip and (word.start + skip + _SHORTEST > word.end or not _CLITICS.issuperset(before[:skip])):
        skip -= 1
    return Span(span.start + skip, span.end)
