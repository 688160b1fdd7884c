"""A record as entities of FollowTheMoney, for Aleph and what else follows people and organizations through documents.

The schemata are those of followthemoney 4 (https://followthemoney.tech).
"""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from tawatur.export.lexicon import Lexicon
from tawatur.export.record_timeline import headline, support
from tawatur.model.answers import Entry, Passage
from tawatur.model.reading import Report
from tawatur.model.record import Account, RecordEntity, RecordEvent
from tawatur.record import Record

_SCHEMA = {"person": "Person", "organization": "Organization", "place": "Address"}
# FollowTheMoney names languages by ISO 639-3.
_LANGUAGE = {"ar": "ara"}


def ftm_lines(record: Record, lexicon: Lexicon) -> Iterator[str]:
    """JSON objects, one a line: who and what is named, then each report as an Article, then events.

    A Documentation joins an event with each report that tells it. A place that acts stands for its government, and
    has an entity of its own.
    """
    for each in _Ftm(record, lexicon).entities():
        yield json.dumps(each, ensure_ascii=False)


class _Ftm:
    """Makes entities of FollowTheMoney."""

    def __init__(self, record: Record, lexicon: Lexicon) -> None:
        self._record = record
        self._lexicon = lexicon
        self._kinds: dict[str, str] = {}

    def entities(self) -> Iterator[dict[str, Any]]:
        """All of them."""
        for entity in self._record.entities():
            self._kinds[entity.id] = entity.kind
            yield self._named(entity, entity.id, self._schema(entity))
        for reading in self._record.readings():
            yield _article(reading.report)
        governing: set[str] = set()
        for entry in map(self._record.entry, self._record.events()):
            for id_ in (*entry.event.actor, *entry.event.recipient):
                if self._kinds[id_] == "place" and id_ not in governing:
                    governing.add(id_)
                    yield self._named(self._record.entity(id_), _governing(id_), "PublicBody")
            yield self._event(entry)
            for account, passage in zip(entry.event.accounts, entry.passages, strict=True):
                yield _documentation(entry.event, account, passage)

    def _schema(self, entity: RecordEntity) -> str:
        return "PublicBody" if self._lexicon.is_public(entity) else _SCHEMA.get(entity.kind, "LegalEntity")

    def _named(self, entity: RecordEntity, id_: str, schema: str) -> dict[str, Any]:
        others = [entity.romanized, *(name for name in entity.names if name != entity.name)]
        return _entity(
            id_,
            schema,
            name=[entity.name],
            alias=others,
            full=[entity.name] if schema == "Address" else [],
            country=[self._lexicon.state(entity)],
            position=[entity.description] if schema == "Person" else [],
            description=[entity.description] if schema not in ("Person", "Address") else [],
        )

    def _event(self, entry: Entry) -> dict[str, Any]:
        event = entry.event
        place = self._record.entity(event.place) if event.place else None
        who = (*event.actor, *event.recipient)
        return _entity(
            event.id,
            "Event",
            name=[f"{headline(event, self._name)} ({event.status})"],
            summary=[passage.text for passage in entry.passages[:1]],
            startDate=[event.earliest],
            endDate=[event.latest],
            location=[place.name] if place else [],
            addressEntity=[event.place],
            country=[self._lexicon.state(place)] if place else [],
            involved=[_governing(id_) if self._kinds[id_] == "place" else id_ for id_ in who],
            keywords=[event.type, event.mode, event.status],
            notes=[support(event)],
        )

    def _name(self, id_: str) -> str:
        entity = self._record.entity(id_)
        return entity.romanized or entity.name


def _article(report: Report) -> dict[str, Any]:
    return _entity(
        _article_id(report.id),
        "Article",
        fileName=[report.id],
        title=[report.title],
        publisher=[report.outlet],
        publishedAt=[report.published[:10]] if report.published else [],
        sourceUrl=[report.url],
        language=[_LANGUAGE.get(report.language)],
    )


def _documentation(event: RecordEvent, account: Account, passage: Passage) -> dict[str, Any]:
    return _entity(
        _id("a", f"{account.report}:{account.event}"),
        "Documentation",
        document=[_article_id(account.report)],
        entity=[event.id],
        status=[account.status],
        date=[account.published[:10]] if account.published else [],
        summary=[passage.text],
        recordId=[f"{account.report}:{account.event}"],
    )


def _entity(id_: str, schema: str, **properties: Iterable[str | None]) -> dict[str, Any]:
    """An entity; values that are not there, and properties without any, are left out."""
    kept = {name: list(dict.fromkeys(filter(None, values))) for name, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _governing(place: str) -> str:
    return f"{place}-government"


def _article_id(report: str) -> str:
    return _id("r", report)


def _id(kind: str, name: str) -> str:
    """An id of letters and digits, as FollowTheMoney asks; those of reports may hold any."""
    return f"{kind}-{sha256(name.encode()).hexdigest()[:16]}"
