"""`tawatur read`: what each report says."""

import json
import sys

import click

from tawatur.cli.inputs import Inputs

_EXAMPLE = """
\b
Examples:
  tawatur read report.txt --published 2013-11-21 --outlet "Rossiya Al-Yaum"
  tawatur read reports.jsonl --format jsonl > readings.jsonl
  cat report.txt | tawatur read -
"""


@click.command(epilog=_EXAMPLE)
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--published", metavar="DATE", help="The day on which plain texts came out (2013-11-21).")
@click.option("--outlet", metavar="NAME", help="The outlet that printed plain texts.")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True,
    help="A page to read, or one JSON object a line.",
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
    isolate = sys.stdout.isatty()
    for number, report in enumerate(inputs):
        tools = tools or load_tools()
        reading = read_report(report, tools)
        if form == "jsonl":
            click.echo(json.dumps(reading_to_dict(reading), ensure_ascii=False))
        else:
            click.echo(("\n" if number else "") + reading_page(reading, isolate=isolate), nl=False)
    if inputs.problems:
        raise SystemExit(1)
