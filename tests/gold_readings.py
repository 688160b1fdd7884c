"""Readings that say just what gold annotations say, for tests that need readings and no reader."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from tawatur.evaluation import GoldReport, load_gold
from tawatur.evaluation.gold import GoldEvent
from tawatur.model import Act, Entity, EntityKind, Event, EventType, Reading, Span, Statement, Status, Time
from tawatur.model.wire import reading_to_dict

EXAMPLES = Path(__file__).parents[1] / "examples" / "gold"


def gold_readings(folder: Path = EXAMPLES) -> list[Reading]:
    """A reading for each annotated report of a folder."""
    return [_Maker(gold).reading() for gold in load_gold(folder)]


def write_readings(path: Path, readings: Sequence[Reading]) -> Path:
    """Write readings as JSON lines."""
    lines = [json.dumps(reading_to_dict(reading), ensure_ascii=False) for reading in readings]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


class _Maker:
    """Turns the ids and values of annotations into parts of a reading."""

    def __init__(self, gold: GoldReport) -> None:
        self.gold = gold
        self.ids: dict[str, str] = {}
        self.entities: list[Entity] = []
        self.times = tuple(
            Time(id=f"t{n}", span=span, type="DURATION" if value.startswith("P") else "DATE", value=value, why="gold")
            for n, (span, value) in enumerate(gold.times, 1)
        )
        places: dict[str, list[Span]] = {}
        kinds = dict(gold.mentions.values())
        for span, (name, _) in sorted(gold.mentions.items()):
            places.setdefault(name, []).append(span)
        for name, spans in places.items():
            self._add(name, kinds[name], spans)

    def reading(self) -> Reading:
        statements = tuple(
            Statement(
                id=f"s{n}",
                speaker=self._who(said.speaker, said.cue),
                cue=said.cue,
                act=cast(Act, said.act),
                quoted=said.quoted,
                content=said.content,
                chain=(self._who(said.speaker, said.cue),),
                why="gold",
            )
            for n, said in enumerate(self.gold.statements, 1)
        )
        events = tuple(map(self._event, self.gold.events))
        return Reading(
            report=self.gold.report(), entities=tuple(self.entities), times=self.times, statements=statements,
            events=events,
        )  # fmt: skip

    def _event(self, event: GoldEvent) -> Event:
        def ids(names: Sequence[str]) -> tuple[str, ...]:
            return tuple(self._who(name, event.trigger) for name in names)

        time = next((t.id for t in self.times if t.value == event.time), None)
        return Event(
            id=event.id,
            type=cast(EventType, event.type),
            trigger=event.trigger,
            status=cast(Status, event.status),
            actor=ids(event.actor),
            recipient=ids(event.recipient),
            place=ids([event.place])[0] if event.place else None,
            time=time,
            chain=ids(event.chain),
            same_as=event.same_as,
            why="gold",
        )

    def _who(self, name: str, near: Span) -> str:
        """The id of an entity; one that no mention names, or that is unnamed, is made at the words that tell of it."""
        name = self.gold.same.get(name, name)
        if name not in self.ids:
            words = name.removeprefix("?")
            at = self.gold.text.find(words)
            self._add(name, "unnamed", [Span(at, at + len(words)) if at >= 0 else near])
        return self.ids[name]

    def _add(self, name: str, kind: str, spans: list[Span]) -> None:
        self.ids[name] = f"n{len(self.ids) + 1}"
        written = max((span.of(self.gold.text) for span in spans), key=len)
        latin = None if name.startswith("?") else name.replace("_", " ").title()
        self.entities.append(
            Entity(
                id=self.ids[name],
                kind=cast(EntityKind, kind),
                name=written,
                mentions=tuple(spans),
                romanized=latin,
                why="gold",
            )
        )
