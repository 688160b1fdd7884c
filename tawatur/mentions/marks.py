"""What the tables say of each word, as the numbers that the learned reader takes beside the words.

Each mark is 0 or 1. The order of `MARKS` is part of a trained model: a model is trained anew where it changes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
import numpy.typing as npt

from tawatur.language.names import NameKind, NameLexicon
from tawatur.language.titles import TitleLexicon
from tawatur.language.verbs import Effect, Match, VerbLexicon
from tawatur.mentions.datelines import Dateline
from tawatur.model import Act, EventType, Time
from tawatur.text.document import Document

_KINDS = get_args(NameKind)
_TITLES = ("head", "field", "rank", "honorific", "modifier")
_PRESS = frozenset({"agency", "newspaper", "broadcaster", "site"})
_TENSES = ("perfect", "imperfect")

MARKS: tuple[str, ...] = (
    "quoted",
    "sentence-first",
    "sentence-last",
    "headline",
    "dateline",
    *(f"name-begins-{kind}" for kind in _KINDS),
    *(f"name-goes-on-{kind}" for kind in _KINDS),
    "name-short",
    "name-common",
    "name-clitic",
    "press",
    "country",
    "nationality",
    "given-name",
    *(f"title-{klass}" for klass in _TITLES),
    *(f"cue-{act}" for act in get_args(Act)),
    "cue-always",
    "cue-framed",
    "cue-looks",
    *(f"event-strong-{kind}" for kind in get_args(EventType)),
    *(f"event-weak-{kind}" for kind in get_args(EventType)),
    "event-goes-on",
    "event-looks",
    *(f"status-{effect}" for effect in get_args(Effect)),
    *(f"tense-{tense}" for tense in _TENSES),
    "future",
    "passive",
    "verbal-noun",
    "definite",
    "pronoun",
    "time-begins",
    "time-goes-on",
)
_INDEX = {name: i for i, name in enumerate(MARKS)}

Marks = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Marker:
    """Marks the words of documents with what the lexicons know of them."""

    names: NameLexicon
    titles: TitleLexicon
    verbs: VerbLexicon

    def marks(self, doc: Document, times: Iterable[Time], datelines: Iterable[Dateline]) -> Marks:
        """A row of marks for each word of `doc`."""
        rows = np.zeros((len(doc.words), len(MARKS)), dtype=np.float32)
        _mark_layout(rows, doc, datelines)
        self._mark_names(rows, doc)
        self._mark_verbs(rows, doc)
        _mark_times(rows, doc, times)
        return rows

    def _mark_names(self, rows: Marks, doc: Document) -> None:
        for match in self.names.longest(doc.words):
            for form in match.forms:
                kind = form.name.kind
                rows[match.first, _INDEX[f"name-begins-{kind}"]] = 1
                rows[match.first + 1 : match.last, _INDEX[f"name-goes-on-{kind}"]] = 1
                for name, holds in (
                    ("name-short", form.short),
                    ("name-common", form.common),
                    ("name-clitic", match.skip > 0),
                    ("press", form.name.klass in _PRESS),
                    ("country", form.name.table == "countries"),
                ):
                    if holds:
                        rows[match.first, _INDEX[name]] = 1
        for i, word in enumerate(doc.words):
            if word.folded in self.names.nationalities:
                rows[i, _INDEX["nationality"]] = 1
            if word.folded in self.titles.given_names:
                rows[i, _INDEX["given-name"]] = 1
            title = self.titles.titles.get(word.folded)
            if title:
                rows[i, _INDEX[f"title-{title.klass}"]] = 1

    def _mark_verbs(self, rows: Marks, doc: Document) -> None:
        words = doc.words
        scanned = {m.places[0] for m in self.verbs.triggers.scan(words) if m.entry.strong}
        for i in range(len(words)):
            found = self.verbs.cues.cue_at(words, i)
            if found:
                match, frame = found
                rows[i, _INDEX[f"cue-{match.entry.act}"]] = 1
                rows[i, _INDEX["cue-always" if match.entry.strong else "cue-framed"]] = 1
                if frame:
                    rows[i, _INDEX["cue-framed"]] = 1
                _mark_form(rows, i, match)
            elif self.verbs.cues.match(words, i):
                rows[i, _INDEX["cue-looks"]] = 1
            for trigger in self.verbs.triggers.match(words, i):
                kind = trigger.entry.type
                if kind is None:
                    rows[i, _INDEX["event-looks"]] = 1
                    break
                strength = "strong" if i in scanned and trigger.entry.strong else "weak"
                rows[i, _INDEX[f"event-{strength}-{kind}"]] = 1
                for place in trigger.places[1:]:
                    rows[place, _INDEX["event-goes-on"]] = 1
                _mark_form(rows, i, trigger)
            for status in self.verbs.status.match(words, i):
                if status.entry.effect:
                    rows[i, _INDEX[f"status-{status.entry.effect}"]] = 1
                    _mark_form(rows, i, status)


def _mark_form(rows: Marks, i: int, match: Match[Any]) -> None:
    for features in match.features:
        if features.tense in _TENSES:
            rows[i, _INDEX[f"tense-{features.tense}"]] = 1
        if features.voice == "passive":
            rows[i, _INDEX["passive"]] = 1
        if features.part == "noun":
            rows[i, _INDEX["verbal-noun"]] = 1
    for name, holds in (("future", match.future), ("definite", match.definite), ("pronoun", bool(match.pronoun))):
        if holds:
            rows[i, _INDEX[name]] = 1


def _mark_layout(rows: Marks, doc: Document, datelines: Iterable[Dateline]) -> None:
    for quotation in doc.quotations:
        rows[quotation.first : quotation.last, _INDEX["quoted"]] = 1
    for sentence in doc.sentences:
        rows[sentence.first, _INDEX["sentence-first"]] = 1
        rows[sentence.last - 1, _INDEX["sentence-last"]] = 1
    first_break = next((i for i, word in enumerate(doc.words) if word.folded == "\n"), 0)
    rows[:first_break, _INDEX["headline"]] = 1
    for dateline in datelines:
        rows[dateline.first : dateline.last, _INDEX["dateline"]] = 1


def _mark_times(rows: Marks, doc: Document, times: Iterable[Time]) -> None:
    place = 0
    for time in times:
        while place < len(doc.words) and doc.words[place].end <= time.span.start:
            place += 1
        first = place
        while place < len(doc.words) and doc.words[place].start < time.span.end:
            name = "time-begins" if place == first else "time-goes-on"
            rows[place, _INDEX[name]] = 1
            place += 1
