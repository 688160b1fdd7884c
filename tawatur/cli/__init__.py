"""The command line."""

import click

from tawatur.cli.add import add, remove
from tawatur.cli.ask import conflicts, search, show, sources, story, timeline, who
from tawatur.cli.evaluate import evaluate
from tawatur.cli.export import export
from tawatur.cli.judge import judge
from tawatur.cli.read import read
from tawatur.cli.serve import serve

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tawatur")
def main() -> None:
    """Read Arabic news of diplomacy and conflict: who says what happened, on whose word, with what status.

    Everything runs offline. Begin with `tawatur read FILE`, then `tawatur add FILE` and `tawatur timeline`.
    """


for command in (
    read, add, remove, timeline, conflicts, who, show, story, sources, search, export, judge, serve, evaluate
):  # fmt: skip
    main.add_command(command)
