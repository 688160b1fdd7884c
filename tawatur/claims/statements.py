"""Statements: the words that report speech, what they report, and whose words it is."""

from dataclasses import dataclass, replace

import numpy as np

from tawatur.claims.candidates import Candidates
from tawatur.language.network import Floats, Signals
from tawatur.mentions.datelines import Dateline
from tawatur.mentions.sources import acts_of_words, subject_follows
from tawatur.model import Act, Span, Statement
from tawatur.text.document import Document

_MOSTLY = 0.6
# How many of the likeliest first words of a content are tried.
_FIRSTS_TRIED = 8
# Signs that stand at the edge of what is said and belong to none of it.
_EDGE = frozenset("\"\u00ab\u00bb\u201c\u201d.,\u060c:;\u061b!\u061f?-\u2013()[]\n\u2026'")
# Signs that close what they stand in, and so may end it.
_KEPT_AT_END = frozenset(")]%")


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with the words of its content, [first, last), and of its cue."""

    statement: Statement
    cue: int
    first: int
    last: int

    def holds(self, word: int) -> bool:
        """Whether `word` stands in the content."""
        return self.first <= word < self.last and word != self.cue


def find_statements(
    doc: Document, signals: Signals, who: Candidates, datelines: tuple[Dateline, ...]
) -> tuple[Said, ...]:
    """The statements of a document in the order of their cues, chains filled in."""
    filed = {i for d in datelines for i in range(d.first, d.last)}
    found: list[Said] = []
    for word, act in acts_of_words(signals).items():
        if word in filed:
            continue
        bounds = _content(doc, signals, word)
        if bounds is None:
            continue
        first, last = bounds
        speaker = _speaker(doc, signals, who, word, act)
        cue = doc.words[word]
        statement = Statement(
            id=f"s{len(found) + 1}",
            speaker=speaker,
            cue=Span(cue.start, cue.end),
            act=act,
            quoted=_quoted(doc, first, last),
            content=doc.span(first, last),
            why=f"{signals.version} cue {np.exp(signals.labels['cue'][word].max()):.2f}",
        )
        found.append(Said(statement, word, first, last))
    return tuple(replace(s, statement=replace(s.statement, chain=chain_of(s.cue, found, s))) for s in found)


def _speaker(doc: Document, signals: Signals, who: Candidates, cue: int, act: Act) -> str | None:
    """Who stands right after a verb whose subject that is, else the likeliest."""
    if cue + 1 in who.places and subject_follows(doc, cue, act):
        return who.keys[who.places.index(cue + 1)]
    return who.best(signals, "speaker", cue)[0]


def holding(word: int, said: list[Said] | tuple[Said, ...]) -> list[Said]:
    """The statements in whose content `word` stands, the outermost first."""
    return sorted((s for s in said if s.holds(word)), key=lambda s: s.first - s.last)


def chain_of(word: int, said: list[Said] | tuple[Said, ...], own: Said | None = None) -> tuple[str, ...]:
    """By whose word the report has what stands at `word`: the nearest to the report first, `own` speaker last."""
    outer = [s for s in holding(word, said) if own is None or (s.cue != own.cue and _wider(s, own))]
    speakers = [s.statement.speaker for s in [*outer, *([own] if own else [])]]
    chain: list[str] = []
    for speaker in speakers:
        if speaker and speaker not in chain:
            chain.append(speaker)
    return tuple(chain)


def _wider(outer: Said, inner: Said) -> bool:
    """Whether `outer` holds all of `inner`, so that two statements never hold each other."""
    return (outer.last - outer.first, -outer.cue) > (inner.last - inner.first, -inner.cue)


def _content(doc: Document, signals: Signals, cue: int) -> tuple[int, int] | None:
    """The likeliest content [first, last) of the cue at a word, edges trimmed; None where nothing is left."""
    start, stop = signals.reach(cue)
    places = range(start, stop)
    firsts = signals.pairs("content-first", cue, places)
    lasts = signals.pairs("content-last", cue, places)
    tried = (int(i) for i in np.argsort(-firsts)[:_FIRSTS_TRIED])
    _, first, last = max(_best_last(doc, start, at, firsts, lasts) for at in tried)
    while first < last and doc.words[first].folded in _EDGE:
        first += 1
    while first < last and doc.words[last - 1].folded in _EDGE - _KEPT_AT_END:
        last -= 1
    return (first, last) if first < last else None


def _best_last(doc: Document, start: int, at: int, firsts: Floats, lasts: Floats) -> tuple[float, int, int]:
    """Of contents that begin at the `at`-th word read: the best score, with the content [first, last)."""
    first = start + at
    end = max(at + 1, min(_limit(doc, first) - start, len(lasts)))
    best = at + int(lasts[at:end].argmax())
    return float(firsts[at] + lasts[best]), first, start + best + 1


def _limit(doc: Document, first: int) -> int:
    """The word before which content that begins at `first` ends: its sentence, or a quotation that begins in it."""
    end = doc.sentences[doc.sentence_of[first]].last
    return max([end, *(q.last for q in doc.quotations if q.first < end and first < q.last)])


def _quoted(doc: Document, first: int, last: int) -> bool:
    """Whether the words [first, last) stand wholly or mostly in quotation marks."""
    inside = sum(max(0, min(last, q.last) - max(first, q.first)) for q in doc.quotations)
    return inside >= _MOSTLY * (last - first)
