"""Reports from the files that a command is given; what cannot be read is told and passed over."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from tawatur.model import Report
from tawatur.text.loading import BadInputError, Loaded, load_bytes, load_file

STANDARD_INPUT = "-"


class Inputs:
    """The reports of some files, in order. `problems` counts what could not be read."""

    def __init__(self, files: Sequence[str], *, published: str | None = None, outlet: str | None = None) -> None:
        self.files = files
        self.published = published
        self.outlet = outlet
        self.problems = 0

    def __iter__(self) -> Iterator[Report]:
        for file in self.files:
            try:
                for loaded in self._load(file):
                    for note in loaded.notes:
                        click.echo(f"note: {note}", err=True)
                    if loaded.problem:
                        self.skip(loaded.problem)
                    elif loaded.report:
                        yield loaded.report
            except BadInputError as error:
                self.skip(str(error))

    def skip(self, why: str) -> None:
        """Tell why something is passed over, in one sentence."""
        self.problems += 1
        click.echo(f"skipped: {why}", err=True)

    def _load(self, file: str) -> Iterator[Loaded]:
        if file == STANDARD_INPUT:
            data = sys.stdin.buffer.read()
            return load_bytes(data, STANDARD_INPUT, "", published=self.published, outlet=self.outlet)
        return load_file(Path(file), published=self.published, outlet=self.outlet)


def lines_of(path: Path) -> list[tuple[int, bytes]]:
    """The lines of a file that hold anything, numbered from 1. Raises BadInputError where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read ({error.strerror}); check the name and the permissions.") from None
    return [(number, line) for number, line in enumerate(data.split(b"\n"), 1) if line.strip()]
