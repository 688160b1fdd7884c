"""Annotated reports as examples for the reader: words, marks, and what is to be told of them."""

import json
import lzma
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tawatur.evaluation.gold import GoldEvent, GoldReport, GoldStatement, load_gold
from tawatur.language.layers import ACTS, EVENT_TYPES, MENTION_KINDS, STATUSES
from tawatur.language.names import load_names
from tawatur.language.titles import load_titles
from tawatur.language.verbs import load_verb_lexicon
from tawatur.mentions.datelines import DatelineFinder, load_dateline_finder
from tawatur.mentions.marks import Marker, Marks
from tawatur.mentions.times import TimeRules, find_times, load_time_rules
from tawatur.model import Report, Span, Time
from tawatur.text.document import Cutter, Document, load_cutter

Labels = npt.NDArray[np.int64]
IGNORED = -100
_MOST_CLITICS = 3


@dataclass(frozen=True, slots=True)
class StatementTarget:
    """A statement by word numbers; `speaker` are the first words of the mentions of who speaks."""

    cue: int
    first: int
    last: int
    speaker: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EventTarget:
    """An event by word numbers: of each participant the first words of its mentions."""

    word: int
    status: int
    actor: tuple[tuple[int, ...], ...]
    recipient: tuple[tuple[int, ...], ...]
    place: tuple[int, ...]
    time: tuple[int, ...]
    same: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Example:
    """A report ready for training. `entities` are the first words of each entity's mentions."""

    name: str
    folded: tuple[str, ...]
    marks: Marks
    labels: Mapping[str, Labels]
    entities: tuple[tuple[int, ...], ...]
    times: tuple[int, ...]
    statements: tuple[StatementTarget, ...]
    events: tuple[EventTarget, ...]


class ExampleMaker:
    """Turns annotated reports into examples with the project's own tables."""

    def __init__(self) -> None:
        self.cutter: Cutter = load_cutter()
        letters = self.cutter.letters
        names, titles = load_names(letters, self.cutter.word_splitter), load_titles(letters)
        self.marker = Marker(names, titles, load_verb_lexicon(letters))
        self.datelines: DatelineFinder = load_dateline_finder(names, titles, letters)
        self.time_rules: TimeRules = load_time_rules(letters)

    def make(self, gold: GoldReport) -> Example:
        """The example of an annotated report."""
        doc = self.cutter.cut(Report(id=gold.name, text=gold.text))
        reference = date.fromisoformat(gold.published[:10]) if gold.published else None
        spans = tuple(s.span for s in doc.sentences)
        times = find_times(gold.text, doc.words, spans, reference, self.time_rules)
        return _Aligner(doc, gold, times).example(self.marker.marks(doc, times, self.datelines.find(doc)))


class _Aligner:
    """Leads the spans of annotations back to words."""

    def __init__(self, doc: Document, gold: GoldReport, times: tuple[Time, ...]) -> None:
        self.doc = doc
        self.gold = gold
        self.times = times
        self.unnamed: dict[str, Span] = {}
        self.heads: dict[str, list[int]] = {}

    def words(self, span: Span) -> tuple[int, int]:
        """The words [first, last) that a span touches, one at least."""
        first, last = self.doc.words_in(span)
        return first, max(last, first + 1)

    def example(self, marks: Marks) -> Example:
        size = len(self.doc.words)
        labels = {layer: np.zeros(size, dtype=np.int64) for layer in ("mention", "unnamed", "cue", "event")}
        labels |= {layer: np.full(size, IGNORED, dtype=np.int64) for layer in ("clitics", "status")}
        for span, (key, kind) in self.gold.mentions.items():
            self._mark_name(labels, "mention", span, MENTION_KINDS.index(kind))
            self.heads.setdefault(key, []).append(self.words(span)[0])
        self._find_unnamed()
        for key, span in self.unnamed.items():
            self._mark_name(labels, "unnamed", span, 0)
            self.heads.setdefault(key, []).append(self.words(span)[0])
        time_heads = [self.words(t.span)[0] for t in self.times]
        statements = [self._statement(labels["cue"], s) for s in self.gold.statements]
        first_words = {e.id: self.words(e.trigger)[0] for e in self.gold.events}
        events = [self._event(labels, e, time_heads, first_words) for e in self.gold.events]
        return Example(
            name=self.gold.name,
            folded=tuple(w.folded for w in self.doc.words),
            marks=marks,
            labels=labels,
            entities=tuple(tuple(sorted(set(h))) for h in self.heads.values()),
            times=tuple(sorted(set(time_heads))),
            statements=tuple(statements),
            events=tuple(events),
        )

    def _mark_name(self, labels: dict[str, Labels], layer: str, span: Span, kind: int) -> None:
        first, last = self.words(span)
        labels[layer][first] = 1 + 2 * kind
        labels[layer][first + 1 : last] = 2 + 2 * kind
        labels["clitics"][first] = min(_MOST_CLITICS, max(0, span.start - self.doc.words[first].start))

    def _find_unnamed(self) -> None:
        """Where the words of each unnamed source stand, nearest to where it is first spoken of."""
        spoken: list[tuple[str, int]] = [(s.speaker, s.cue.start) for s in self.gold.statements]
        for event in self.gold.events:
            spoken += [(who, event.trigger.start) for who in (*event.actor, *event.recipient, *event.chain)]
        for who, near in spoken:
            if not who.startswith("?") or who in self.unnamed:
                continue
            words = who[1:]
            found = [i for i in range(len(self.gold.text)) if self.gold.text.startswith(words, i)]
            if found:
                at = min(found, key=lambda i: abs(i - near))
                self.unnamed[who] = Span(at, at + len(words))

    def _who(self, key: str) -> tuple[int, ...]:
        return tuple(sorted(set(self.heads.get(self.gold.same.get(key, key), ()))))

    def _statement(self, cues: Labels, statement: GoldStatement) -> StatementTarget:
        cue = self.words(statement.cue)[0]
        cues[cue] = 1 + ACTS.index(statement.act)
        first, last = self.words(statement.content)
        return StatementTarget(cue, first, last - 1, self._who(statement.speaker))

    def _event(
        self, labels: dict[str, Labels], event: GoldEvent, time_heads: list[int], first_words: dict[str, int]
    ) -> EventTarget:
        first, last = self.words(event.trigger)
        kind = EVENT_TYPES.index(event.type)
        labels["event"][first] = 1 + 2 * kind
        labels["event"][first + 1 : last] = 2 + 2 * kind
        status = STATUSES.index(event.status)
        labels["status"][first] = status
        spans = [span for span, value in self.gold.times if event.time and value == event.time]
        when = {h for t, h in zip(self.times, time_heads, strict=True) if any(t.span.overlaps(s) for s in spans)}
        same = first_words.get(event.same_as) if event.same_as else None
        return EventTarget(
            word=first,
            status=status,
            actor=tuple(w for key in event.actor if (w := self._who(key))),
            recipient=tuple(w for key in event.recipient if (w := self._who(key))),
            place=self._who(event.place) if event.place else (),
            time=tuple(sorted(when)),
            same=(same,) if same is not None and same < first else (),
        )


def load_annotations(path: Path, raw: Path) -> Iterator[GoldReport]:
    """Annotations of reports of the raw news, which hold places only: the words stand in `raw/SOURCE.txt.xz`.

    A line whose text is no longer the one that was annotated is passed over. Format: `training/README.md`.
    """
    wanted = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    texts: dict[str, list[str]] = {}
    for item in wanted:
        source = item["source"]
        if source not in texts:
            texts[source] = _reports(raw / f"{source}.txt.xz", item["parted_by"])
        text = texts[source][item["number"]].strip()[: item["length"]]
        if sha256(text.encode()).hexdigest() == item["sha256"]:
            yield _annotated(item, text)


def _reports(path: Path, parted_by: str) -> list[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        return file.read().split(parted_by)


def _annotated(item: Mapping[str, Any], text: str) -> GoldReport:
    mentions = {Span(s, e): (key, kind) for key, kind, places in item["entities"] for s, e in places}
    shown = {key: "?" + text[s:e] for key, s, e in item["unnamed"]}

    def who(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(shown.get(key, key) for key in keys)

    return GoldReport(
        name=item["name"],
        path=Path(item["name"]),
        text=text,
        outlet=None,
        published=None,
        mentions=mentions,
        same={key: key for key, _, _ in item["entities"]},
        capital_of={},
        times=tuple((Span(s, e), f"T{i}") for i, (s, e) in enumerate(item["times"])),
        statements=tuple(
            GoldStatement(shown.get(speaker, speaker), Span(*cue), Span(*content), act, quoted)
            for speaker, cue, content, act, quoted in item["statements"]
        ),
        events=tuple(
            GoldEvent(
                id=key,
                type=kind,
                trigger=Span(*trigger),
                status=status,
                actor=who(actor),
                recipient=who(recipient),
                place=place,
                time=f"T{time}" if time is not None else None,
                chain=who(chain),
                same_as=same,
            )
            for key, kind, trigger, status, actor, recipient, place, time, chain, same in item["events"]
        ),
    )


def load_examples(data: Path, annotations: Path) -> tuple[list[Example], list[Example]]:
    """The examples to learn from: those of `DATA/../gold/train`, and those annotated for the project."""
    maker = ExampleMaker()
    gold = [maker.make(report) for report in load_gold(data.parent / "gold" / "train")]
    own = [maker.make(r) for path in sorted(annotations.glob("*.jsonl")) for r in load_annotations(path, data / "raw")]
    return gold, own
