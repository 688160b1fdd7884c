"""`tawatur export`: the whole record, for other programs."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tawatur.cli.options import echo_lines, fail, format_option, opened, record_option

if TYPE_CHECKING:
    from tawatur.api import Record

_BOM = "\ufeff"
_PARQUET = "parquet"


@click.command(
    epilog="""
\b
Examples:
  tawatur export > record.jsonl
  tawatur export --format csv --excel > record.csv
  tawatur export --format geojson > map.geojson
  tawatur export --format parquet > record.parquet
"""
)
@format_option(
    "jsonl", "csv", _PARQUET, "plover", "cameo", "timelinejs", "ics", "graphml", "geojson", "ftm", "claims"
)  # fmt: skip
@click.option("--excel", is_flag=True, help="CSV with a mark at its head by which Excel knows that it is UTF-8.")
@record_option
def export(form: str, excel: bool, path: Path) -> None:
    """Print the whole record: entities and events with all accounts, in the shape of docs/record.md.

    The order does not depend on the order in which reports were added. csv and parquet have one row an account;
    plover and cameo code report by report (docs/exports.md); timelinejs, ics (what is planned), graphml and geojson
    (what happened in known towns) are for programs that draw timelines, calendars, networks and maps; ftm is for
    Aleph and other programs that read FollowTheMoney; claims is JSON-LD of schema.org, for those who check facts.
    """
    if excel and form != "csv":
        raise click.UsageError("--excel goes with --format csv.")
    with opened(path) as record:
        if form == _PARQUET:
            _write_parquet(record)
            return
        from tawatur.export.record_forms import FORMS  # noqa: PLC0415 - a quick --help

        if excel:
            click.echo(_BOM, nl=False)
        left_out: Counter[str] = Counter()
        echo_lines(FORMS[form].lines(record, left_out))
        if left_out:
            reasons = ", ".join(f"{count} {why}" for why, count in left_out.most_common())
            click.echo(f"left out: {left_out.total()} events ({reasons})", err=True)


def _write_parquet(record: "Record") -> None:
    if sys.stdout.isatty():
        raise click.UsageError("Parquet is not for reading on a terminal: add `> record.parquet`.")
    try:
        from tawatur.export.record_parquet import write_parquet  # noqa: PLC0415 - an extra, and large
    except ImportError:
        fail("--format parquet needs pyarrow: pip install 'tawatur[parquet]'.")
    write_parquet(record.lines(), record.entity, sys.stdout.buffer)
