"""The forms in which a whole record is written as text, by name."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawatur.export import (
    record_calendar,
    record_claims,
    record_csv,
    record_ftm,
    record_graph,
    record_lines,
    record_map,
    record_timeline,
)
from tawatur.export.cameo import load_cameo
from tawatur.export.lexicon import load_lexicon
from tawatur.export.plover import load_plover
from tawatur.record import Record


@dataclass(frozen=True, slots=True)
class Form:
    """How files of a form are called (what stands after the first dot), and their media type."""

    suffix: str
    media_type: str


FORMS = {
    "jsonl": Form("jsonl", "application/jsonl"),
    "csv": Form("csv", "text/csv"),
    "plover": Form("plover.jsonl", "application/jsonl"),
    "cameo": Form("cameo.tsv", "text/tab-separated-values"),
    "timelinejs": Form("timeline.json", "application/json"),
    "ics": Form("ics", "text/calendar"),
    "graphml": Form("graphml", "application/xml"),
    "geojson": Form("geojson", "application/geo+json"),
    "ftm": Form("ftm.jsonl", "application/jsonl"),
    "claims": Form("claims.jsonld", "application/ld+json"),
}


def lines_of(record: Record, form: str, left_out: Counter[str]) -> Iterable[str]:
    """The lines of a record in a form of FORMS, without line ends.

    What the form has no place for is counted in `left_out`, by reason, while the lines are taken.
    """

    def name_of(id_: str) -> str:
        entity = record.entity(id_)
        return entity.romanized or entity.name

    if form == "csv":
        return record_csv.record_csv(record.lines(), record.entity)
    if form in ("plover", "cameo"):
        return _coded(record, form, left_out)
    if form == "timelinejs":
        return [record_timeline.timelinejs(map(record.entry, record.events()), name_of)]
    if form == "graphml":
        return record_graph.graphml_lines(record.lines())
    if form == "geojson":
        return record_map.geojson_lines(record.events(), record.entity, load_lexicon(), left_out)
    if form == "ftm":
        return record_ftm.ftm_lines(record, load_lexicon())
    if form == "claims":
        return record_claims.claim_lines(record, load_lexicon())
    if form == "ics":
        lines = record_calendar.calendar_lines(
            record.events(), "Tawatur", lambda e: record_timeline.headline(e, name_of),
            lambda e: name_of(e.place) if e.place else "", lambda _: "",
        )  # fmt: skip
        return (f"{line}\r" for line in lines)
    return record_lines.record_lines(record.lines())


def _coded(record: Record, form: str, left_out: Counter[str]) -> Iterator[str]:
    """PLOVER or CAMEO, report by report."""
    coder = load_plover() if form == "plover" else load_cameo()
    for reading in record.readings():
        exported = coder.export(reading)
        yield from exported.lines
        left_out.update(exported.left_out)
