"""Options that several commands share, and the record that they open."""

import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tawatur.text.loading import BadInputError, check_date

if TYPE_CHECKING:
    from tawatur.api import Record

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_RECORD = "record.db"


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """The value of an option that takes a day, unchanged; another value is a usage error."""
    try:
        if value is not None and date.fromisoformat(value).isoformat() != value:
            raise ValueError
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2013-11-21.") from None
    return value


def day_or_time(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """As `day`, of an option that takes a day with a time too."""
    try:
        if value is not None:
            check_date(value, "this")
    except BadInputError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2013-11-21 or 2013-11-21T18:30.") from None
    return value


def record_option(command: F) -> F:
    """The option that names the record."""
    return click.option(
        "--record", "path", type=click.Path(path_type=Path, dir_okay=False), default=DEFAULT_RECORD,
        show_default=True, metavar="FILE", help="The record (an SQLite file).",
    )(command)  # fmt: skip


def format_option(*formats: str) -> Callable[[F], F]:
    """The option that chooses between `formats`, the first by default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True,
        help="How the answer is written.",
    )  # fmt: skip


@contextmanager
def opened(path: Path, *, must_exist: bool = True) -> Iterator["Record"]:
    """The record at `path`; what is wrong with it, or with what it was asked, ends the program with one sentence."""
    from tawatur.api import Record  # noqa: PLC0415 - a quick --help

    if must_exist and not path.exists():
        fail(f"{path}: there is no such record; make one with `tawatur add --record {path} FILE`.")
    try:
        with Record(path) as record:
            yield record
    except (ValueError, sqlite3.Error) as error:
        fail(str(error) if isinstance(error, ValueError) else f"{path}: {error}; is it a record of Tawatur?")
    except KeyError as error:
        fail(f"{error.args[0]}: there is no such entry in {path}; `tawatur timeline` and `tawatur who` show the ids.")


def fail(sentence: str) -> None:
    """End the program: the input or the question is at fault."""
    click.echo(sentence, err=True)
    raise SystemExit(1)


def isolate() -> bool:
    """Whether Arabic is to be put between direction isolates: on a terminal, not in a file."""
    return sys.stdout.isatty()


def echo_lines(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        click.echo(line)


def echo_answer(
    form: str, *, jsonl: Callable[[], Iterable[str]], csv: Callable[[], Iterable[str]], text: Callable[[], str]
) -> None:
    """Print an answer in one of the forms; only that one is made."""
    if form == "text":
        click.echo(text(), nl=False)
    else:
        echo_lines(jsonl() if form == "jsonl" else csv())
