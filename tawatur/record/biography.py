"""What the record holds of somebody: what they said, what was said of them, what they did, whom they met."""

import json
from collections import defaultdict
from collections.abc import Iterable

from tawatur.model import Event, Reading, Span, Statement
from tawatur.model.answers import Mentioned, Passage, Who
from tawatur.model.days import days_of, iso
from tawatur.model.record import RecordEntity
from tawatur.record.named import Named
from tawatur.record.passages import passage, sentence_at
from tawatur.record.store import Store
from tawatur.text.document import Cutter, Document

_MEETING = "CONSULT"
_LAST = "9999"


class Biography:
    """Tells of one entity."""

    def __init__(self, store: Store, named: Named, cutter: Cutter) -> None:
        self._store = store
        self._named = named
        self._cutter = cutter

    def tell(self, entity: RecordEntity) -> Who:
        """Every statement and event that the entity has a part in, in the reports that its mentions stand in."""
        lists: dict[str, list[Mentioned]] = defaultdict(list)
        own: dict[str, set[str]] = defaultdict(set)
        for ref in entity.mentions:
            own[ref.report].add(ref.entity)
        for report, ids in own.items():
            no = self._store.report_no(report)
            if no is not None:
                self._tell_report(no, ids, lists)
        return Who(
            entity=entity,
            said=_ordered(lists["said"]),
            said_about=_ordered(lists["said_about"]),
            did=_ordered(lists["did"]),
            said_to_do=_ordered(lists["said_to_do"]),
            met=_ordered(lists["met"]),
        )

    def _tell_report(self, no: int, ids: set[str], lists: dict[str, list[Mentioned]]) -> None:
        reading = self._store.reading(no)
        document = self._cutter.cut(reading.report)
        times = {t.id: days for t in reading.times if (days := days_of(t))}
        mentions = [m for e in reading.entities if e.id in ids for m in e.mentions]
        for statement in reading.statements:
            when = iso(times[statement.time].first) if statement.time in times else _published(reading)
            words = _statement_words(statement, document)
            if statement.speaker in ids:
                lists["said"].append(_statement(statement, when, (), words))
            elif any(statement.content.contains(m) for m in mentions):
                speaker = self._ids(no, [statement.speaker] if statement.speaker else [])
                lists["said_about"].append(_statement(statement, when, speaker, words))
        events = {
            event: (id_, wrong, json.loads(corrected or "{}").get("status"))
            for event, id_, wrong, corrected in self._store.rows(
                "SELECT account.event, event.id, wrong, corrected FROM account JOIN unit ON unit.no = account.unit"
                " JOIN event ON event.no = unit.event WHERE account.report = ?",
                (no,),
            )
        }
        for event in reading.events:
            id_, wrong, corrected = events[event.id]
            if wrong or not ids & {*event.actor, *event.recipient}:
                continue
            when = iso(times[event.time].first) if event.time in times else None
            others = self._ids(no, [w for w in (*event.actor, *event.recipient) if w not in ids])
            item = Mentioned(
                when=when,
                event=id_,
                status=corrected or event.status,
                others=others,
                passage=sentence_at(document, event.trigger),
            )
            for name in _lists_of(event, ids):
                lists[name].append(item)

    def _ids(self, no: int, entities: Iterable[str]) -> tuple[str, ...]:
        found = (self._named.id_of(no, e) for e in entities)
        return tuple(dict.fromkeys(i for i in found if i))


def _lists_of(event: Event, ids: set[str]) -> list[str]:
    found = []
    if ids & set(event.actor):
        found.append("said_to_do" if event.chain else "did")
    if event.type == _MEETING and len({*event.actor, *event.recipient}) > 1:
        found.append("met")
    return found


def _statement(statement: Statement, when: str | None, others: tuple[str, ...], words: Passage) -> Mentioned:
    return Mentioned(when=when, event=None, status=None, others=others, passage=words, act=statement.act)


def _statement_words(statement: Statement, document: Document) -> Passage:
    start = min(statement.cue.start, statement.content.start)
    span = Span(start, max(statement.cue.end, statement.content.end))
    return passage(document.report.text, document, span, statement.cue)


def _published(reading: Reading) -> str | None:
    return reading.report.published[:10] if reading.report.published else None


def _ordered(items: list[Mentioned]) -> tuple[Mentioned, ...]:
    return tuple(sorted(items, key=lambda m: (m.when or _LAST, m.passage.report, m.passage.span)))
