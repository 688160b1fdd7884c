"""The forms in which a whole record is written as text, by name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tawatur.export.cameo import CameoExport, load_cameo
from tawatur.export.lexicon import load_lexicon
from tawatur.export.plover import PloverExport, load_plover
from tawatur.export.record_calendar import calendar_lines
from tawatur.export.record_claims import claim_lines
from tawatur.export.record_csv import record_csv
from tawatur.export.record_ftm import ftm_lines
from tawatur.export.record_graph import graphml_lines
from tawatur.export.record_lines import record_lines
from tawatur.export.record_map import geojson_lines
from tawatur.export.record_timeline import NameOf, headline, timelinejs
from tawatur.record import Record

Lines = Iterable[str]
# How many events were left out for each reason.
LeftOut = Counter[str]


@dataclass(frozen=True, slots=True)
class Form:
    """What files of a form are called after the first dot, their media type, and what makes their lines.

    `lines` gives them without line ends. What the form has no place for is counted while they are taken.
    """

    suffix: str
    media_type: str
    lines: Callable[[Record, LeftOut], Lines]


def _calendar(record: Record, _: LeftOut) -> Lines:
    name_of = _latin(record)
    lines = calendar_lines(
        record.events(), "Tawatur", lambda e: headline(e, name_of),
        lambda e: name_of(e.place) if e.place else "", lambda _: "",
    )  # fmt: skip
    return (f"{line}\r" for line in lines)


def _latin(record: Record) -> NameOf:
    """The names of entities, in Latin letters where they are known."""

    def name_of(id_: str) -> str:
        entity = record.entity(id_)
        return entity.romanized or entity.name

    return name_of


def _coded(record: Record, coder: PloverExport | CameoExport, left_out: LeftOut) -> Iterator[str]:
    """PLOVER or CAMEO, report by report."""
    if coder.header:
        yield coder.header
    for reading in record.readings():
        exported = coder.export(reading)
        yield from exported.lines
        left_out.update(exported.left_out)


FORMS: dict[str, Form] = {
    "jsonl": Form("jsonl", "application/jsonl", lambda r, _: record_lines(r.lines())),
    "csv": Form("csv", "text/csv", lambda r, _: record_csv(r.lines(), r.entity)),
    "plover": Form("plover.jsonl", "application/jsonl", lambda r, left: _coded(r, load_plover(), left)),
    "cameo": Form("cameo.tsv", "text/tab-separated-values", lambda r, left: _coded(r, load_cameo(), left)),
    "timelinejs": Form(
        "timeline.json", "application/json", lambda r, _: [timelinejs(map(r.entry, r.events()), _latin(r))]
    ),
    "ics": Form("ics", "text/calendar", _calendar),
    "graphml": Form("graphml", "application/xml", lambda r, _: graphml_lines(r.lines())),
    "geojson": Form(
        "geojson", "application/geo+json",
        lambda r, left: geojson_lines(r.events(), r.entity, load_lexicon(), left),
    ),
    "ftm": Form("ftm.jsonl", "application/jsonl", lambda r, _: ftm_lines(r, load_lexicon())),
    "claims": Form("claims.jsonld", "application/ld+json", lambda r, _: claim_lines(r, load_lexicon())),
}  # fmt: skip
