"""`tawatur judge`: a person's word, which wins over the machine."""

import getpass
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args
from urllib.parse import quote

import click

from tawatur.cli.inputs import lines_of
from tawatur.cli.options import fail, opened, record_option
from tawatur.model.reading import EventType, Status
from tawatur.model.record import Correction, Subject, Verdict
from tawatur.text.loading import BadInputError


@click.group(
    epilog="""
\b
Examples:
  tawatur judge same e-3f9a2c41 e-90be77a2 --why "one meeting, two dates"
  tawatur judge different n-77b01d20 n-5c3e1f09 --why "father and son"
  tawatur judge wrong geneva-07:e3 --why "the report tells of another delegation"
  tawatur judge dump > judgements.jsonl
"""
)
def judge() -> None:
    """Tell the record what is and what is not so: judgements are kept for good and win over the machine.

    They are only ever added; a later one on the same two takes the place of an earlier one, `unsure` takes it back.
    They hold after reports are read anew.
    """


def _example(words: str) -> str:
    return f"\b\nExample:\n  tawatur judge {words}"


def _verdict(name: Verdict, least: int, most: int, text: str, example: str) -> click.Command:
    """A command that keeps judgements of one verdict on so many names."""

    @click.command(name, help=text, epilog=_example(f"{name} {example}"))
    @click.argument("names", nargs=-1, required=True, metavar=" ".join(["ID"] * least + ["[ID]"] * (most - least)))
    @click.option("--why", required=True, help="Your reason; it is kept with the judgement.")
    @click.option("--by", metavar="NAME", help="Who judges [default: the user who is logged in].")
    @record_option
    def command(names: tuple[str, ...], why: str, by: str | None, path: Path) -> None:
        if not least <= len(names) <= most:
            raise click.UsageError(f"Give {' or '.join(map(str, sorted({least, most})))} of them.")
        first, *rest = names
        subject: Subject = "entity" if first.startswith("n-") else "event"
        if any((other.startswith("n-")) != (subject == "entity") for other in rest):
            raise click.UsageError("Give two events or two entities.")
        with opened(path) as record:
            judgement = record.judge(
                name, subject, first, rest[0] if rest else None,
                who=by or getpass.getuser(), when=datetime.now(UTC).isoformat(timespec="microseconds"), why=why,
            )  # fmt: skip
            click.echo(f"kept: {judgement.verdict} by {judgement.who}.")

    return command


_VERDICTS: tuple[tuple[Verdict, int, int, str, str], ...] = (
    ("same", 2, 2, "Two events, or two entities, are one.", "e-3f9a2c41 e-90be77a2 --why 'one meeting'"),
    ("different", 2, 2, "Two events, or two entities, are not one.", "n-77b01d20 n-5c3e1f09 --why 'father and son'"),
    ("unsure", 1, 2, "Take back what was judged of these.", "e-3f9a2c41 e-90be77a2 --why 'I misread'"),
    ("right", 1, 1, "An account, named REPORT:EVENT, reads its report rightly.", "geneva-07:e1 --why 'as it stands'"),
    (
        "wrong", 1, 1, "An account, named REPORT:EVENT, misreads its report: it is left out.",
        "geneva-07:e3 --why 'another delegation'",
    ),
)  # fmt: skip

for verdict in _VERDICTS:
    judge.add_command(_verdict(*verdict))


@judge.command(epilog=_example("correct geneva-07:e2 --status denied --why 'the minister denies it'"))
@click.argument("name", metavar="REPORT:EVENT")
@click.option("--type", "kind", type=click.Choice(get_args(EventType), case_sensitive=False), help="What it is.")
@click.option("--status", type=click.Choice(get_args(Status)), help="What became of it.")
@click.option("--time", metavar="TIMEX3", help="When it is (2013-11-26).")
@click.option("--why", required=True, help="Your reason; it is kept with the judgement.")
@click.option("--by", metavar="NAME", help="Who judges [default: the user who is logged in].")
@record_option
def correct(  # noqa: PLR0917 - one a field
    name: str, kind: EventType | None, status: Status | None, time: str | None, why: str, by: str | None, path: Path
) -> None:
    """Say what an account should say; what you do not give was read rightly."""
    with opened(path) as record:
        judgement = record.judge(
            "corrected", "event", name, correction=Correction(type=kind, status=status, time=time),
            who=by or getpass.getuser(), when=datetime.now(UTC).isoformat(timespec="microseconds"), why=why,
        )  # fmt: skip
        click.echo(f"kept: {judgement.verdict} by {judgement.who}.")


@judge.command(epilog=_example("undo --record syria.db"))
@click.option("--by", metavar="NAME", help="Who judges [default: the user who is logged in].")
@record_option
def undo(by: str | None, path: Path) -> None:
    """Take back the latest judgement that was not; nothing is erased."""
    with opened(path) as record:
        taken = record.take_back(who=by or getpass.getuser(), when=datetime.now(UTC).isoformat(timespec="microseconds"))
        click.echo(f"taken back: {taken.verdict} by {taken.who}." if taken else f"{path}: there is no judgement.")


@judge.command("list", epilog=_example("list --record syria.db"))
@record_option
def list_(path: Path) -> None:
    """Show all judgements, the earliest first."""
    with opened(path) as record:
        for j in record.judgements():
            places = [f"{place.report}: {place.words}" for place in (j.first, j.second) if place]
            click.echo(f"{j.when}  {j.verdict:<9} {j.subject:<6} by {j.who} · {j.why} · {' · '.join(places)}")


@judge.command(epilog=_example("dump > judgements.jsonl"))
@record_option
def dump(path: Path) -> None:
    """Print all judgements as JSON lines, to be loaded into another record."""
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415 - a quick --help

    with opened(path) as record:
        for line in record_lines(record.judgements()):
            click.echo(line)


@judge.command(epilog=_example("load judgements.jsonl --record other.db"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@record_option
def load(file: Path, path: Path) -> None:
    """Keep the judgements of a dump; those that the record has already change nothing."""
    from tawatur.model.record import judgement_from_dict  # noqa: PLC0415 - a quick --help

    judgements = []
    try:
        lines = lines_of(file)
    except BadInputError as error:
        fail(str(error))
    for number, line in lines:
        try:
            judgements.append(judgement_from_dict(json.loads(line)))
        except (ValueError, RecursionError) as error:
            fail(f"{file}, line {number}: is no judgement ({error}); nothing was loaded.")
    with opened(path) as record:
        click.echo(f"{path}: {record.load_judgements(judgements)} new judgements of {len(judgements)}.")


@judge.command(epilog=_example("gold my-gold && tawatur evaluate my-gold"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@record_option
def gold(folder: Path, path: Path) -> None:
    """Write the reports of which every event was judged as gold annotations, for `tawatur evaluate`.

    What was judged wrong is left out, what was corrected is corrected; names, times and statements are as read.
    """
    from tawatur.export.gold import gold_yaml  # noqa: PLC0415 - a quick --help

    with opened(path) as record:
        judged = list(record.judged())
    for reading, judgements in judged:
        folder.mkdir(parents=True, exist_ok=True)
        name = quote(reading.report.id, safe=" ")
        (folder / f"{name}.txt").write_text(reading.report.text, encoding="utf-8", newline="")
        (folder / f"{name}.yaml").write_text(gold_yaml(reading, judgements), encoding="utf-8")
    click.echo(f"{folder}: {len(judged)} reports, of which every event was judged.")
