"""Readings that a person judged, as gold annotations (`docs/evaluation.md`): what `tawatur evaluate` measures by."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import yaml

from tawatur.model import Entity, Event, Link, Reading, Span, Statement
from tawatur.model.record import Correction, Judgement

# So many words lead to a passage and from it; more where they stand elsewhere too.
_WORDS = 3


def gold_yaml(reading: Reading, judged: Mapping[str, Judgement]) -> str:
    """The annotations of a report whose events were judged, as YAML; its text goes beside it as it is.

    Events judged wrong are left out, corrected ones say what the person said. All else is as it was read: nobody
    judged it.
    """
    reading = replace(reading, events=tuple(_judged_events(reading, judged)))
    return yaml.safe_dump(_Gold(reading, judged).document(), allow_unicode=True, sort_keys=False, width=10_000)


def _judged_events(reading: Reading, judged: Mapping[str, Judgement]) -> list[Event]:
    kept = []
    for event in reading.events:
        judgement = judged[event.id]
        if judgement.verdict == "wrong":
            continue
        correction = judgement.correction or Correction()
        kept.append(replace(event, type=correction.type or event.type, status=correction.status or event.status))
    return kept


class _Gold:
    def __init__(self, reading: Reading, judged: Mapping[str, Judgement]) -> None:
        self._reading = reading
        self._text = reading.report.text
        self._judged = judged
        self._entities = {e.id: e for e in reading.entities}
        self._times = {t.id: t for t in reading.times}

    def document(self) -> dict[str, Any]:
        report, reading = self._reading.report, self._reading
        head = {"published": report.published, "outlet": report.outlet}
        return {
            "report": {name: value for name, value in head.items() if value},
            "entities": [self._entity(e) for e in reading.entities if e.kind != "unnamed" and e.mentions],
            "times": [{**self._place(t.span), "type": t.type, "value": t.value} for t in reading.times if t.value],
            "statements": [self._statement(s) for s in reading.statements],
            "events": [self._event(e) for e in reading.events],
            "links": [{"type": x.type, "from": x.source, "to": x.target} for x in reading.links if self._holds(x)],
        }

    def _holds(self, link: Link) -> bool:
        ids = {e.id for e in self._reading.events} | {s.id for s in self._reading.statements}
        return link.source in ids and link.target in ids

    def _entity(self, entity: Entity) -> dict[str, Any]:
        names = list(dict.fromkeys(m.of(self._text) for m in entity.mentions))
        found = {"id": entity.id, "kind": entity.kind, "names": names}
        return {**found, "part_of": entity.part_of} if entity.part_of in self._entities else found

    def _statement(self, statement: Statement) -> dict[str, Any]:
        return {
            "id": statement.id,
            "speaker": self._who(statement.speaker) if statement.speaker else "?",
            "cue": self._place(statement.cue),
            "act": statement.act,
            "quoted": statement.quoted,
            "content": self._passage(statement.content),
        }

    def _event(self, event: Event) -> dict[str, Any]:
        judgement = self._judged[event.id]
        corrected = judgement.correction.time if judgement.correction else None
        time = corrected or (self._times[event.time].value if event.time in self._times else None)
        given = {
            "id": event.id,
            "type": event.type,
            "trigger": self._place(event.trigger),
            "actor": [self._who(id_) for id_ in event.actor],
            "recipient": [self._who(id_) for id_ in event.recipient],
            "place": self._who(event.place) if event.place else None,
            "time": time,
            "status": event.status,
            "chain": [self._who(id_) for id_ in event.chain],
            "same_as": event.same_as if event.same_as in {e.id for e in self._reading.events} else None,
        }
        return {name: value for name, value in given.items() if value is not None}

    def _who(self, id_: str) -> str:
        """An entity by its id, an unnamed source by its words."""
        entity = self._entities.get(id_)
        return f"?{entity.name}" if entity is not None and entity.kind == "unnamed" else id_

    def _place(self, span: Span) -> dict[str, Any]:
        """Words, and which of their occurrences is meant."""
        words = span.of(self._text)
        nth = 0
        at = -1
        while at < span.start:
            at = self._text.find(words, at + 1)
            nth += 1
        return {"text": words} if nth == 1 else {"text": words, "nth": nth}

    def _passage(self, span: Span) -> dict[str, str]:
        """The first words and the last; more of them where a shorter end would be found too early."""
        whole = span.of(self._text)
        words = whole.split()
        if len(words) <= 2 * _WORDS:
            return {"from": whole, "to": whole}
        start = " ".join(words[:_WORDS])
        if not whole.startswith(start):
            start = whole
        for count in range(_WORDS, len(words)):
            end = _tail(whole, count)
            if self._text.find(end, span.start) + len(end) == span.end:
                return {"from": start, "to": end}
        return {"from": whole, "to": whole}


def _tail(text: str, count: int) -> str:
    """The last words of a text, as they stand."""
    at = len(text)
    for _ in range(count):
        at = max(text.rfind(sign, 0, at) for sign in " \n\t")
    return text[at + 1 :]
