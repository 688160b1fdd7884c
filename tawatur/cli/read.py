"""`tawatur read`: what each report says."""

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from tawatur.cli.inputs import Inputs
from tawatur.cli.options import day_or_time

if TYPE_CHECKING:
    from tawatur.export.cameo import CameoExport
    from tawatur.export.plover import PloverExport

_EXAMPLE = """
\b
Examples:
  tawatur read report.txt --published 2013-11-21 --outlet "Rossiya Al-Yaum"
  tawatur read reports.jsonl --format jsonl > readings.jsonl
  tawatur read reports.jsonl --format cameo > dyads.tsv
  cat report.txt | tawatur read -
"""


@click.command(epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option(
    "--published", callback=day_or_time, metavar="DATE", help="The day on which plain texts came out (2013-11-21)."
)
@click.option("--outlet", metavar="NAME", help="The outlet that printed plain texts.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl", "plover", "cameo"]), default="text", show_default=True,
    help="A page to read, one JSON object a report, PLOVER records (JSON lines) or CAMEO rows (tab-separated).",
)  # fmt: skip
def read(files: tuple[str, ...], published: str | None, outlet: str | None, form: str) -> None:
    """Read reports and print what each says: statements and events in order, each with its words, chain and status.

    FILE is a .txt file with one report, a .jsonl file with one report a line (id, title, outlet, published,
    url, text), or - for standard input. What cannot be read is named and passed over; the exit status is then 1.
    """
    from tawatur.export.reading_page import reading_page  # noqa: PLC0415 - read when needed: a quick --help
    from tawatur.model.wire import reading_to_dict  # noqa: PLC0415
    from tawatur.reader import load_tools, read_report  # noqa: PLC0415

    inputs = Inputs(files, published=published, outlet=outlet)
    tools = None
    exporter = _exporter(form)
    left_out: Counter[str] = Counter()
    if exporter and exporter.header:
        click.echo(exporter.header)
    isolate = sys.stdout.isatty()
    for number, report in enumerate(inputs):
        tools = tools or load_tools()
        reading = read_report(report, tools)
        if exporter:
            exported = exporter.export(reading)
            left_out.update(exported.left_out)
            for line in exported.lines:
                click.echo(line)
        elif form == "jsonl":
            click.echo(json.dumps(reading_to_dict(reading), ensure_ascii=False))
        else:
            click.echo(("\n" if number else "") + reading_page(reading, isolate=isolate), nl=False)
    if left_out:
        reasons = ", ".join(f"{number} {why}" for why, number in left_out.most_common())
        click.echo(f"left out: {left_out.total()} events ({reasons})", err=True)
    if inputs.problems:
        raise SystemExit(1)


def _exporter(form: str) -> "CameoExport | PloverExport | None":
    """What writes events in the codes of others; None where the format is the project's own."""
    if form == "plover":
        from tawatur.export.plover import load_plover  # noqa: PLC0415 - read when needed: a quick --help

        return load_plover()
    if form == "cameo":
        from tawatur.export.cameo import load_cameo  # noqa: PLC0415

        return load_cameo()
    return None
