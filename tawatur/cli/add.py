"""`tawatur add` and `tawatur remove`: what a record holds."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from tqdm import tqdm

from tawatur.cli.inputs import Inputs, lines_of
from tawatur.cli.options import day_or_time, fail, opened, record_option
from tawatur.text.loading import BadInputError

if TYPE_CHECKING:
    from tawatur.model import Reading, Report

_SCREENFUL = 24


@click.command(
    epilog="""
\b
Examples:
  tawatur add reports.jsonl
  tawatur add --record syria.db --published 2013-11-21 --outlet "Al-Safir" report.txt
  tawatur add --readings readings.jsonl
"""
)
@click.argument("files", nargs=-1, metavar="[FILE…|-]")
@click.option(
    "--readings", multiple=True, metavar="FILE", help="Readings (JSON lines, docs/record.md), added as they are."
)
@click.option(
    "--published", callback=day_or_time, metavar="DATE", help="The day on which plain texts came out (2013-11-21)."
)
@click.option("--outlet", metavar="NAME", help="The outlet that printed plain texts.")
@record_option
def add(
    files: tuple[str, ...], readings: tuple[str, ...], published: str | None, outlet: str | None, path: Path
) -> None:
    """Read reports and add them to a record.

    The same report twice changes nothing. What cannot be read is named and passed over, the rest is kept; the exit
    status is then 1.
    """
    if not files and not readings:
        raise click.UsageError("Give a FILE with reports, or --readings FILE.")
    inputs = Inputs(files, published=published, outlet=outlet)
    reports = list(inputs)
    ready = [reading for file in readings for reading in _readings(file, inputs)]
    added = same = 0
    with opened(path, must_exist=False) as record:
        for reading in _read_all(reports, ready):
            if record.add(reading):
                added += 1
            else:
                same += 1
        click.echo(f"{path}: {added} added, {same} already there, {len(record)} reports in all.")
    if inputs.problems:
        raise SystemExit(1)


def _read_all(reports: Sequence["Report"], ready: Sequence["Reading"]) -> Iterator["Reading"]:
    """The readings of reports, then those that are ready, with a bar where there are more than fit a screen."""
    from tawatur.reader import load_tools, read_report  # noqa: PLC0415 - a quick --help

    total = len(reports) + len(ready)
    tools = load_tools() if reports else None
    with tqdm(total=total, unit="report", disable=total <= _SCREENFUL) as bar:
        for report in reports:
            if tools:
                yield read_report(report, tools)
            bar.update()
        for reading in ready:
            yield reading
            bar.update()


def _readings(file: str, inputs: Inputs) -> Iterator["Reading"]:
    """The readings in a file of JSON lines; a line that is none is told and passed over."""
    from tawatur.model.wire import reading_from_dict  # noqa: PLC0415

    try:
        lines = lines_of(Path(file))
    except BadInputError as error:
        inputs.skip(str(error))
        return
    for number, line in lines:
        try:
            yield reading_from_dict(json.loads(line))
        except (ValueError, RecursionError) as error:
            inputs.skip(f"{file}, line {number}: is no reading ({error}); see docs/record.md.")


@click.command(
    epilog="""
\b
Example:
  tawatur remove report-17 --record syria.db
"""
)
@click.argument("report_ids", nargs=-1, required=True, metavar="REPORT…")
@record_option
def remove(report_ids: tuple[str, ...], path: Path) -> None:
    """Take reports out of a record, and all that they alone supported.

    REPORT is the id of a report, as `tawatur story` and `tawatur search` show it.
    """
    with opened(path) as record:
        for report_id in report_ids:
            if not record.remove(report_id):
                fail(f"{report_id}: there is no such report in {path}.")
            click.echo(f"{report_id}: taken out; {len(record)} reports are left.")
