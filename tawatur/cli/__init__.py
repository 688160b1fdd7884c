"""The command line."""

import click

from tawatur.cli.evaluate import evaluate
from tawatur.cli.read import read

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tawatur")
def main() -> None:
    """Read Arabic news of diplomacy and conflict: who says what happened, on whose word, with what status.

    Everything runs offline. Begin with `tawatur read FILE`.
    """


for command in (read, evaluate):
    main.add_command(command)
