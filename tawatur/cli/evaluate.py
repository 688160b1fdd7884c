"""`tawatur evaluate`: how well reading agrees with gold annotations."""

from pathlib import Path

import click

_EXAMPLE = """
\b
Example:
  tawatur evaluate examples/gold
  tawatur evaluate --misses my-gold
"""


@click.command(epilog=_EXAMPLE)
@click.argument("gold_dir", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="List what was not found, one miss a line.")
def evaluate(gold_dir: Path, misses: bool) -> None:
    """Read the reports in GOLD_DIR and print how well the readings agree with the annotations beside them.

    GOLD_DIR holds NAME.txt with NAME.yaml beside it; docs/evaluation.md says how they are written.
    """
    from tawatur.evaluation import GoldError, load_gold, score, table  # noqa: PLC0415 - a quick --help
    from tawatur.reader import load_tools, read_report  # noqa: PLC0415

    try:
        golds = list(load_gold(gold_dir))
    except GoldError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from None
    tools = load_tools()
    scores = score(golds, [read_report(gold.report(), tools) for gold in golds])
    click.echo(table(scores))
    if misses:
        click.echo("\n" + "\n".join(scores.misses))
