"""A reading as PLOVER records: JSON, one event a line. `docs/exports.md` says what each field holds."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawatur.export.actors import Actor, ActorCodes, load_actor_codes
from tawatur.export.conventions import Coded, Conventions, load_conventions
from tawatur.export.exported import Exported
from tawatur.model import Entity, Event, Reading
from tawatur.text.letters import load_letters

# "Requires recipient" in the manual; those who do it to or with each other may stand as several actors.
_NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})


@dataclass(frozen=True, eq=False)
class PloverExport:
    """Turns readings into PLOVER records. `load_plover` makes one."""

    actors: ActorCodes
    conventions: Conventions

    header = ""

    def export(self, reading: Reading) -> Exported:
        """A line for each event that PLOVER codes, in the order of the text, and why the others are left out."""
        codes = self.actors.of(reading)
        lines, left_out = [], []
        for coded in self.conventions.coded(reading, codes):
            why = _why_not(coded)
            if why:
                left_out.append(why)
            else:
                lines.append(json.dumps(_Record(reading, codes).of(coded), ensure_ascii=False))
        return Exported(tuple(lines), tuple(left_out))


def load_plover() -> PloverExport:
    """An exporter with the project's tables."""
    letters = load_letters()
    return PloverExport(load_actor_codes(letters), load_conventions(letters))


def _why_not(coded: Coded) -> str:
    """Why PLOVER codes no such event; empty where it does."""
    if not coded.actor:
        return "no actor told"
    if coded.type in _NEEDS_RECIPIENT and not coded.recipient and len(coded.actor) < 2:
        return f"{coded.type} without a recipient"
    return ""


class _Record:
    """Makes the records of one reading."""

    def __init__(self, reading: Reading, codes: Mapping[str, Actor]) -> None:
        self._report = reading.report
        self._codes = codes
        self._known = {entity.id: entity for entity in reading.entities}
        self._times = {time.id: time for time in reading.times}

    def of(self, coded: Coded) -> dict[str, Any]:
        event = coded.event
        time = self._times.get(event.time or "")
        place = self._known.get(event.place or "")
        return {
            "id": self._id(event.id),
            "link": self._id(event.same_as or event.id),
            "date": coded.when.start or None,
            "enddate": coded.when.end or None,
            "date_told": coded.when.told,
            "type": coded.type,
            "mode": coded.mode or None,
            "auxiliary_mode": coded.auxiliary or None,
            "status": event.status,
            "actor": [self._actor(key) for key in coded.actor],
            "recipient": [self._actor(key) for key in coded.recipient],
            "event_loc": _place(place, self._codes) if place else None,
            "event_text": event.trigger.of(self._report.text),
            "text_info": {"start": event.trigger.start, "end": event.trigger.end},
            "told_type": event.type,
            "told_time": time.value if time else None,
            "condition": event.condition.of(self._report.text) if event.condition else None,
            "source": self._source(event),
        }

    def _id(self, event: str) -> str:
        return f"{self._report.id}:{event}"

    def _actor(self, key: str) -> dict[str, Any]:
        entity, codes = self._known.get(key), self._codes.get(key)
        return {
            "code": (codes.code if codes else "") or None,
            "sector": (codes.sector if codes else "") or None,
            "actor_text": entity.name if entity else key,
            "identifier_id": entity.key if entity else None,
            "identifier_text": entity.romanized if entity else None,
            "office": entity.description if entity else None,
        }

    def _source(self, event: Event) -> dict[str, Any]:
        report = self._report
        return {
            "report": report.id,
            "publication": report.outlet,
            "agency": report.agency,
            "title": report.title,
            "published": report.published,
            "url": report.url,
            "language": report.language,
            "chain": [self._actor(key) for key in event.chain],
        }


def _place(place: Entity, codes: Mapping[str, Actor]) -> dict[str, Any]:
    return {"name": place.name, "asciiname": place.romanized, "cc3": codes[place.id].code or None}
