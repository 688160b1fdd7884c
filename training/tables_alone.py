"""Measures what the tables reach without the learned reader: what it has to beat.

    python -m training.tables_alone GOLD_DIR

Names are the longest known ones; a statement is every cue with its frame, its content runs to the end of the
sentence and its speaker is the nearest name before that frame; an event is every strong trigger, with the status
that its word implies and no participants.
"""

import sys
from pathlib import Path
from typing import cast

from tawatur.evaluation import GoldReport, load_gold, score, table
from tawatur.language.names import KnownName
from tawatur.model import Entity, Event, Reading, Span, Statement
from tawatur.model.reading import Status
from tawatur.reader import Tools, load_tools
from tawatur.text.document import Document


def read_by_tables(gold: GoldReport, tools: Tools) -> Reading:
    """The reading that the tables alone give."""
    doc = tools.cutter.cut(gold.report())
    entities = _entities(doc, tools)
    events: list[Event] = []
    for match in tools.verbs.triggers.scan(doc.words):
        if match.entry.strong and match.entry.type:
            span = doc.span(match.places[0], match.end)
            status = cast(Status, "planned" if match.future else match.entry.implied or "happened")
            events.append(Event(id=f"e{len(events)}", type=match.entry.type, trigger=span, status=status, why="table"))
    return Reading(
        report=doc.report, entities=entities, statements=_statements(doc, tools, entities), events=tuple(events)
    )


def _entities(doc: Document, tools: Tools) -> tuple[Entity, ...]:
    names: dict[str, KnownName] = {}
    places: dict[str, list[Span]] = {}
    for match in tools.names.longest(doc.words):
        name = match.forms[0].name
        if not match.forms[0].common:
            span = doc.span(match.first, match.last)
            names[f"{name.table}/{name.key}"] = name
            places.setdefault(f"{name.table}/{name.key}", []).append(Span(span.start + match.skip, span.end))
    return tuple(
        Entity(id=key, kind=name.kind, name=name.latin, mentions=tuple(places[key]), why="table")
        for key, name in names.items()
    )


def _statements(doc: Document, tools: Tools, entities: tuple[Entity, ...]) -> tuple[Statement, ...]:
    named = sorted((m.start, e.id) for e in entities for m in e.mentions)
    found: list[Statement] = []
    for i in range(len(doc.words)):
        cue = tools.verbs.cues.cue_at(doc.words, i)
        if cue is None or cue[1] is None or cue[0].entry.act is None:
            continue
        first, last = cue[1][1] + 1, doc.sentences[doc.sentence_of[i]].last
        if first >= last:
            continue
        before = [key for start, key in named if start < doc.words[first].start]
        found.append(
            Statement(
                id=f"s{len(found)}",
                speaker=before[-1] if before else None,
                cue=doc.span(i, i + 1),
                act=cue[0].entry.act,
                quoted=False,
                content=doc.span(first, last),
                why="table",
            )
        )
    return tuple(found)


def main(gold_dir: Path) -> None:
    """Print the table of scores."""
    tools = load_tools()
    golds = list(load_gold(gold_dir))
    print(table(score(golds, [read_by_tables(gold, tools) for gold in golds])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
