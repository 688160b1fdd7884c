"""The commands that ask a record: timeline, conflicts, who, show, story, sources, search."""

from pathlib import Path
from typing import get_args

import click

from tawatur.cli.options import day, echo_answer, echo_lines, format_option, isolate, opened, record_option
from tawatur.model.reading import EventType, Status


@click.command(
    epilog="""
\b
Examples:
  tawatur timeline --from 2013-11-15 --to 2013-11-30
  tawatur timeline --who Lavrov --status denied
  tawatur timeline --type CONSULT --place Geneva --min-independent 2 --format csv
"""
)
@click.option("--from", "since", callback=day, metavar="DATE", help="No earlier than this day (2013-11-15).")
@click.option("--to", "until", callback=day, metavar="DATE", help="No later than this day.")
@click.option("--who", metavar="NAME", help="Only what this person or body took part in; any spelling, or an id.")
@click.option("--place", metavar="NAME", help="Only what took place there.")
@click.option(
    "--type", "kind", type=click.Choice(get_args(EventType), case_sensitive=False), help="A PLOVER event type."
)
@click.option("--status", type=click.Choice(get_args(Status)), help="What became of it.")
@click.option(
    "--min-independent", type=click.IntRange(min=0), default=0, metavar="N", help="On at least N independent sources."
)
@format_option("text", "jsonl", "csv")
@record_option
def timeline(  # noqa: PLR0917 - one a filter
    since: str | None, until: str | None, who: str | None, place: str | None, kind: EventType | None,
    status: Status | None, min_independent: int, form: str, path: Path,
) -> None:  # fmt: skip
    """Show events by the date of what happened: what, who, where, by whose word, on how many independent sources.

    Undated events come last and are named as such; none is dropped unless dates are asked for.
    """
    from tawatur.export.record_csv import timeline_csv  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415
    from tawatur.export.record_pages import timeline_page  # noqa: PLC0415
    from tawatur.model.answers import Filters  # noqa: PLC0415

    filters = Filters(
        since=since, until=until, who=who, place=place, type=kind, status=status, min_independent=min_independent
    )
    with opened(path) as record:
        entries = (record.entry(event) for event in record.timeline(filters))
        echo_answer(
            form,
            jsonl=lambda: record_lines(entries),
            csv=lambda: timeline_csv(entries, record.entity),
            text=lambda: timeline_page(entries, record.entity, isolate=isolate()),
        )


@click.command(
    epilog="""
\b
Example:
  tawatur conflicts --record syria.db
"""
)
@format_option("text", "jsonl", "csv")
@record_option
def conflicts(form: str, path: Path) -> None:
    """Show where the accounts cannot all be right, with the accounts on each side."""
    from tawatur.export.record_csv import conflicts_csv  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415
    from tawatur.export.record_pages import conflicts_page  # noqa: PLC0415

    with opened(path) as record:
        entries = (record.entry(event) for event in record.conflicts())
        echo_answer(
            form,
            jsonl=lambda: record_lines(entries),
            csv=lambda: conflicts_csv(entries, record.entity),
            text=lambda: conflicts_page(entries, record.entity, isolate=isolate()),
        )


@click.command(
    epilog="""
\b
Examples:
  tawatur who Lavrov
  tawatur who "Sergei Lavrov" --format csv
"""
)
@click.argument("name")
@format_option("text", "jsonl", "csv")
@record_option
def who(name: str, form: str, path: Path) -> None:
    """Show what somebody said, what was said about them, what they did and were said to do, and whom they met.

    NAME is any spelling, Arabic or Latin, or the id of an entity.
    """
    from tawatur.export.record_csv import who_csv  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415
    from tawatur.export.record_pages import who_page  # noqa: PLC0415

    with opened(path) as record:
        answers = record.who(name)
        echo_answer(
            form,
            jsonl=lambda: record_lines(answers),
            csv=lambda: who_csv(answers, record.entity),
            text=lambda: who_page(answers, record.entity, isolate=isolate()),
        )


@click.command(
    epilog="""
\b
Examples:
  tawatur show e-3f9a2c41
  tawatur show n-77b01d20 --format jsonl
"""
)
@click.argument("id_", metavar="ID")
@format_option("text", "jsonl")
@record_option
def show(id_: str, form: str, path: Path) -> None:
    """Show one entry in full: an event with every account and its passage, marked, or an entity.

    ID is what the other commands print: it begins with e- for an event, with n- for an entity.
    """
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_pages import event_page, who_page  # noqa: PLC0415

    with opened(path) as record:
        if id_.startswith("n-"):
            record.entity(id_)
            whose = record.who(id_)
            lines, page = record_lines(whose), who_page(whose, record.entity, isolate=isolate())
        else:
            entry = record.entry(record.event(id_))
            lines, page = record_lines([entry]), event_page(entry, record.entity, isolate=isolate())
        if form == "jsonl":
            echo_lines(lines)
        else:
            click.echo(page, nl=False)


@click.command(
    epilog="""
\b
Examples:
  tawatur story geneva-07
  tawatur story e-3f9a2c41 --format csv
"""
)
@click.argument("id_", metavar="ID")
@format_option("text", "jsonl", "csv")
@record_option
def story(id_: str, form: str, path: Path) -> None:
    """Show the story that a report or an event belongs to: its reports, copies named, and the events they tell."""
    from tawatur.export.record_csv import timeline_csv  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415
    from tawatur.export.record_pages import story_page  # noqa: PLC0415

    with opened(path) as record:
        found = record.story(id_)
        echo_answer(
            form,
            jsonl=lambda: record_lines([found]),
            csv=lambda: timeline_csv(found.entries, record.entity),
            text=lambda: story_page(found, record.entity, isolate=isolate()),
        )


@click.command(
    epilog="""
\b
Example:
  tawatur sources --format csv
"""
)
@format_option("text", "jsonl", "csv")
@record_option
def sources(form: str, path: Path) -> None:
    """Show how each outlet and agency did: how often first, how often denied, how often it came as told."""
    from tawatur.export.record_csv import sources_csv  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415
    from tawatur.export.record_pages import sources_page  # noqa: PLC0415

    with opened(path) as record:
        standings = record.sources()
        echo_answer(
            form,
            jsonl=lambda: record_lines(standings),
            csv=lambda: sources_csv(standings),
            text=lambda: sources_page(standings, isolate=isolate()),
        )


@click.command(
    epilog="""
\b
Examples:
  tawatur search CNN
  tawatur search "26 2013"
"""
)
@click.argument("words", nargs=-1, required=True)
@format_option("text", "jsonl", "csv")
@record_option
def search(words: tuple[str, ...], form: str, path: Path) -> None:
    """Find reports that hold all the words, however they spell hamza, write vowel marks or shape digits."""
    from tawatur.export.record_csv import search_csv  # noqa: PLC0415 - a quick --help
    from tawatur.export.record_lines import record_lines  # noqa: PLC0415
    from tawatur.export.record_pages import search_page  # noqa: PLC0415

    with opened(path) as record:
        found = record.search(" ".join(words))
        echo_answer(
            form,
            jsonl=lambda: record_lines(found),
            csv=lambda: search_csv(found),
            text=lambda: search_page(found, isolate=isolate()),
        )
