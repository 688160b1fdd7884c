"""Reports from files: plain text and JSON lines.

Whatever is wrong with a file or a line is raised or returned as `BadInputError`: one sentence that
names the place and says what to do. One bad line never costs the lines after it.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tawatur.model import Report
from tawatur.text.encoding import arabic_share, as_utf_8, decode

# What a JSON line may hold; anything else is passed over.
_FIELDS = ("id", "title", "outlet", "published", "url", "text")
_JSON_LINES = (".jsonl", ".ndjson", ".json")
_STANDARD_INPUT = "-"
# A text of whose letters a smaller share is Arabic is no Arabic report.
_ARABIC_SHARE = 0.3
# A text of more letters than this is no report, but many in one.
_LONGEST = 1_000_000
_UNREADABLE = "is neither UTF-8 nor Windows-1256 text; save it as UTF-8."
_DATE = re.compile(r"(1[89]|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}([T ].+)?")


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
    """As `load_file`, of bytes; `where` stands in messages, `name` begins the id of a plain text."""
    plain = as_utf_8(data)
    if plain is None:
        raise BadInputError(f"{where}: {_UNREADABLE}")
    if where.lower().endswith(_JSON_LINES) or (where == _STANDARD_INPUT and plain.lstrip().startswith(b"{")):
        yield from _json_lines(plain, where)
        return
    if published is not None:
        check_date(published, "--published")
    decoded = decode(plain)
    if decoded is None:
        raise BadInputError(f"{where}: {_UNREADABLE}")
    text, note = decoded
    notes = (f"{where}: {note}.",) if note else ()
    if not text.strip():
        yield Loaded(None, f"{where}: the file holds no text; give a file with a report in it.", notes)
        return
    try:
        check_text(text)
    except BadInputError as error:
        yield Loaded(None, f"{where}: {error}", notes)
        return
    report = Report(
        # Files in different folders may have one name, so that the name alone would make them one report.
        id=f"{_encodable(name)}-{text_id(text)[:8]}" if name else text_id(text),
        text=text,
        outlet=outlet,
        published=published,
        published_from="given" if published else None,
    )
    yield Loaded(report, None, notes)


def _json_lines(data: bytes, where: str) -> Iterator[Loaded]:
    empty = True
    # Each line is decoded by itself, so that one in another encoding costs no other. Only "\n" parts lines: a report
    # may hold other line separators inside its strings.
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        empty = False
        place = f"{where}, line {number}"
        decoded = decode(line)
        if decoded is None:
            yield Loaded(None, f"{place}: {_UNREADABLE}")
            continue
        text, note = decoded
        notes = (f"{place}: {note}.",) if note else ()
        try:
            yield Loaded(report_from_json(text), None, notes)
        except BadInputError as error:
            yield Loaded(None, f"{place}: {error}", notes)
    if empty:
        yield Loaded(None, f"{where}: the file holds no reports; give one JSON object a line.")


def report_from_json(line: str) -> Report:
    """The report in a JSON line. Raises BadInputError with a sentence that does not name the place."""
    try:
        data = json.loads(line)
    except RecursionError:
        raise BadInputError("is not a JSON object (too deeply nested); write one object a line.") from None
    except ValueError as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "a number is too long"
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
        values[field] = _encodable(value) if value is not None else None
    text = values["text"]
    if text is None or not text.strip():
        raise BadInputError("has no 'text'; give the words of the report in 'text'.")
    check_text(text)
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


def check_text(text: str) -> None:
    """Raise BadInputError unless `text` can be one report in Arabic."""
    if len(text) > _LONGEST:
        raise BadInputError(f"holds {len(text):,} letters, more than one report does; part it into its reports.")
    share = arabic_share(text)
    if share < _ARABIC_SHARE:
        raise BadInputError(f"is not in Arabic ({share:.0%} of its letters are); Tawatur reads Arabic reports only.")


def check_date(value: str, what: str) -> None:
    """Raise BadInputError unless `value` is an ISO date, or date-time, on which a report can have come out."""
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        datetime.fromisoformat(value) if len(value) > len("2013-11-21") else date.fromisoformat(value)
    except ValueError:
        message = f"{what} is {value!r}, which is no date; write it as 2013-11-21 or 2013-11-21T18:30."
        raise BadInputError(message) from None


def _encodable(value: str) -> str:
    """`value` with halves of letters (a file name in another encoding, a broken JSON escape) made question marks."""
    return value.encode("utf-8", "replace").decode("utf-8")


def text_id(text: str) -> str:
    """An id for a report that has none: the same text gets the same id."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
