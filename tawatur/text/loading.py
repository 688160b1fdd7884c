"""Reports from files: plain text and JSON lines.

Whatever is wrong with a file or a line is raised or returned as `BadInputError`: one sentence that
names the place and says what to do. One bad line never costs the lines after it.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tawatur.model import Report

# What a JSON line may hold; anything else is passed over.
_FIELDS = ("id", "title", "outlet", "published", "url", "text")
_ARABIC = range(0x0600, 0x0700)
# Windows-1256 is told by its letters: of what it decodes to, at least this share of letters must be Arabic.
_ARABIC_SHARE = 0.6


class BadInputError(ValueError):
    """Input that cannot be read; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report, or why there is none; `notes` say what was done to read it (a guessed encoding)."""

    report: Report | None
    problem: str | None = None
    notes: tuple[str, ...] = ()


def load_file(path: Path, *, published: str | None = None, outlet: str | None = None) -> Iterator[Loaded]:
    """The reports in a file: one of a `.txt`, one a line of a `.jsonl`.

    Raises BadInputError where the file cannot be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read ({error.strerror}); check the name and the permissions.") from None
    yield from load_bytes(data, str(path), path.stem, published=published, outlet=outlet)


def load_bytes(
    data: bytes, where: str, name: str, *, published: str | None = None, outlet: str | None = None
) -> Iterator[Loaded]:
    """As `load_file`, of bytes; `where` stands in messages, `name` becomes the id of a plain text."""
    text, note = decode(data, where)
    notes = (note,) if note else ()
    if where.endswith((".jsonl", ".ndjson", ".json")) or (where == "-" and text.lstrip()[:1] == "{"):
        yield from _json_lines(text, where, notes)
        return
    if published is not None:
        check_date(published, "--published")
    if not text.strip():
        yield Loaded(None, f"{where}: the file holds no text; give a file with a report in it.", notes)
        return
    report = Report(
        id=name or text_id(text),
        text=text,
        outlet=outlet,
        published=published,
        published_from="given" if published else None,
    )
    yield Loaded(report, None, notes)


def decode(data: bytes, where: str) -> tuple[str, str | None]:
    """Bytes as text, and a note where the encoding was not UTF-8.

    UTF-8 (with or without a mark), UTF-16 with a mark, and Windows-1256, which Arabic archives
    often use. Raises BadInputError for anything else.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), f"{where}: read as UTF-16."
        except UnicodeDecodeError:
            raise BadInputError(f"{where}: begins as UTF-16 but is broken; save it as UTF-8.") from None
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if b"\0" not in data:
        guess = data.decode("cp1256")
        letters = [c for c in guess if c.isalpha()]
        if letters and sum(ord(c) in _ARABIC for c in letters) >= _ARABIC_SHARE * len(letters):
            return guess, f"{where}: is not UTF-8; read as Windows-1256."
    raise BadInputError(f"{where}, line {line}: is neither UTF-8 nor Windows-1256 text; save it as UTF-8.")


def _json_lines(text: str, where: str, notes: tuple[str, ...]) -> Iterator[Loaded]:
    empty = True
    # Only "\n" parts lines: a report may hold other line separators inside its strings.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        empty = False
        try:
            yield Loaded(report_from_json(line), None, notes)
        except BadInputError as error:
            yield Loaded(None, f"{where}, line {number}: {error}", notes)
        notes = ()
    if empty:
        yield Loaded(None, f"{where}: the file holds no reports; give one JSON object a line.", notes)


def report_from_json(line: str) -> Report:
    """The report in a JSON line. Raises BadInputError with a sentence that does not name the place."""
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "too deeply nested"
        raise BadInputError(f"is not a JSON object ({why}); write one object a line.") from None
    if not isinstance(data, dict):
        raise BadInputError("is not a JSON object; write one object a line.")
    return report_from_fields(data)


def report_from_fields(data: dict[str, Any]) -> Report:
    """The report that a mapping with `_FIELDS` holds. Raises BadInputError where a field will not do."""
    values: dict[str, str | None] = {}
    for field in _FIELDS:
        value = data.get(field)
        if field == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise BadInputError(f"'{field}' must be text; put it in quotation marks.")
        values[field] = value.encode("utf-8", "replace").decode("utf-8") if value is not None else None
    text = values["text"]
    if text is None or not text.strip():
        raise BadInputError("has no 'text'; give the words of the report in 'text'.")
    published = values["published"] or None
    if published is not None:
        check_date(published, "'published'")
    return Report(
        id=values["id"] or text_id(text),
        text=text,
        title=values["title"],
        outlet=values["outlet"],
        published=published,
        published_from="given" if published else None,
        url=values["url"],
    )


def check_date(value: str, what: str) -> None:
    """Raise BadInputError unless `value` is an ISO date or date-time."""
    try:
        if len(value) == len("2013-11-21"):
            date.fromisoformat(value)
        else:
            datetime.fromisoformat(value)
    except ValueError:
        message = f"{what} is {value!r}, which is no date; write it as 2013-11-21 or 2013-11-21T18:30."
        raise BadInputError(message) from None


def text_id(text: str) -> str:
    """An id for a report that has none: the same text gets the same id."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
