"""`tawatur export`: the whole record, for other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.options import echo_lines, format_option, opened, record_option

if TYPE_CHECKING:
    from tawatur.api import Record

_BOM = "\ufeff"


@click.command(
    epilog="""
\b
Examples:
  tawatur export > record.jsonl
  tawatur export --format csv --excel > record.csv
  tawatur export --format graphml > who-whom.graphml
"""
)
@format_option("jsonl", "csv", "plover", "cameo", "timelinejs", "ics", "graphml")
@click.option("--excel", is_flag=True, help="CSV with a mark at its head by which Excel knows that it is UTF-8.")
@record_option
def export(form: str, excel: bool, path: Path) -> None:
    """Print the whole record: entities and events with all accounts, in the shape of docs/record.md.

    The order does not depend on the order in which reports were added. CSV has one row an account; plover and cameo
    code report by report (docs/exports.md); timelinejs, ics (what is planned) and graphml are for programs that draw
    timelines, calendars and networks.
    """
    if excel and form != "csv":
        raise click.UsageError("--excel goes with --format csv.")
    with opened(path) as record:
        if excel:
            click.echo(_BOM, nl=False)
        echo_lines(_lines(record, form))


def _lines(record: "Record", form: str) -> Iterable[str]:
    from tawatur.export import (  # noqa: PLC0415 - a quick --help
        record_calendar,
        record_csv,
        record_graph,
        record_lines,
        record_timeline,
    )

    def name_of(id_: str) -> str:
        entity = record.entity(id_)
        return entity.romanized or entity.name

    if form == "csv":
        return record_csv.record_csv(record.lines(), record.entity)
    if form in ("plover", "cameo"):
        return _coded(record, form)
    if form == "timelinejs":
        return [record_timeline.timelinejs(map(record.entry, record.events()), name_of)]
    if form == "graphml":
        return record_graph.graphml_lines(record.lines())
    if form == "ics":
        lines = record_calendar.calendar_lines(
            record.events(), "Tawatur", lambda e: record_timeline.headline(e, name_of),
            lambda e: name_of(e.place) if e.place else "", lambda _: "",
        )  # fmt: skip
        return (f"{line}\r" for line in lines)
    return record_lines.record_lines(record.lines())


def _coded(record: "Record", form: str) -> Iterator[str]:
    """PLOVER or CAMEO, report by report; what is left out is told at the end."""
    from tawatur.export.cameo import load_cameo  # noqa: PLC0415 - a quick --help
    from tawatur.export.plover import load_plover  # noqa: PLC0415

    coder = load_plover() if form == "plover" else load_cameo()
    left_out: Counter[str] = Counter()
    for reading in record.readings():
        exported = coder.export(reading)
        yield from exported.lines
        left_out.update(exported.left_out)
    if left_out:
        reasons = ", ".join(f"{count} {why}" for why, count in left_out.most_common())
        click.echo(f"left out: {left_out.total()} events ({reasons})", err=True)
