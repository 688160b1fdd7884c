"""Readings as JSON objects and back: the public contract in `docs/record.md`.

Bad input raises ValueError with a sentence that names the field.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar, get_args

from tawatur.model import reading as r
from tawatur.model.span import Span

T = TypeVar("T")

# Python names that JSON spells otherwise.
_JSON_NAME = {
    r.Time: {"earliest": "from", "latest": "to"},
    r.Link: {"source": "from", "target": "to"},
}
_SPANS = {"span", "cue", "content", "medium", "trigger", "condition"}
_ALLOWED: dict[tuple[type, str], tuple[str, ...]] = {
    (r.Entity, "kind"): get_args(r.EntityKind),
    (r.Time, "type"): get_args(r.TimeType),
    (r.Statement, "act"): get_args(r.Act),
    (r.Event, "type"): get_args(r.EventType),
    (r.Event, "status"): get_args(r.Status),
    (r.Link, "type"): get_args(r.LinkType),
}
_PARTS: dict[str, type] = {
    "entities": r.Entity,
    "times": r.Time,
    "statements": r.Statement,
    "events": r.Event,
    "links": r.Link,
}


def part_to_dict(part: object) -> dict[str, Any]:
    """One entity, time, statement, event, link or report as a JSON object."""
    names = _JSON_NAME.get(type(part), {})
    out: dict[str, Any] = {}
    for field in fields(part):  # type: ignore[arg-type]
        value = getattr(part, field.name)
        if isinstance(value, tuple):
            value = [list(item) if isinstance(item, Span) else item for item in value]
        out[names.get(field.name, field.name)] = value
    return out


def reading_to_dict(reading: r.Reading) -> dict[str, Any]:
    """A reading as a JSON object, in the shape of `docs/record.md`."""
    out: dict[str, Any] = {"report": part_to_dict(reading.report)}
    for name in _PARTS:
        out[name] = [part_to_dict(part) for part in getattr(reading, name)]
    return out


def reading_from_dict(data: Mapping[str, Any]) -> r.Reading:
    """The reading that a JSON object in the shape of `docs/record.md` holds.

    Fields that are not known are passed over: the contract may grow.
    """
    if not isinstance(data, Mapping) or not isinstance(data.get("report"), Mapping):
        raise ValueError("a reading needs a field 'report' that is an object")
    report = _part(r.Report, data["report"], "report", _plain)
    size = len(report.text)
    parts: dict[str, Any] = {}
    for name, kind in _PARTS.items():
        items = data.get(name) or []
        if not isinstance(items, list):
            raise ValueError(f"'{name}' must be a list")
        parts[name] = tuple(
            _part(kind, item, f"{name}[{i}]", lambda key, value: _value(key, value, size))
            for i, item in enumerate(items)
        )
    return r.Reading(report=report, **parts)


def _part(kind: type[T], data: Any, where: str, convert: Callable[[str, Any], Any]) -> T:
    if not isinstance(data, Mapping):
        raise ValueError(f"'{where}' must be an object")
    names = _JSON_NAME.get(kind, {})
    values: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        key = names.get(field.name, field.name)
        if key not in data or (data[key] is None and field.name == "why"):
            continue
        try:
            values[field.name] = convert(field.name, data[key])
        except (TypeError, ValueError) as error:
            raise ValueError(f"'{where}.{key}': {error}") from None
        allowed = _ALLOWED.get((kind, field.name))
        if allowed and values[field.name] not in allowed:
            raise ValueError(f"'{where}.{key}' is {data[key]!r}; it must be one of {', '.join(allowed)}")
    try:
        return kind(**values)
    except TypeError:
        needed = [f.name for f in fields(kind) if f.name not in values]  # type: ignore[arg-type]
        raise ValueError(f"'{where}' lacks a field it needs (of {', '.join(needed)})") from None


def _plain(_key: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if value is not None and not isinstance(value, str):
        raise TypeError("must be text")
    return value


def _value(key: str, value: Any, size: int) -> Any:
    if value is None:
        return None
    if key in _SPANS:
        return _span(value, size)
    if key == "mentions":
        return tuple(_span(item, size) for item in value)
    if isinstance(value, list):
        return tuple(_plain(key, item) for item in value)
    if isinstance(value, bool):
        return value
    return _plain(key, value)


def _span(value: Any, size: int) -> Span:
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)):
        raise TypeError("a span is [start, end]")
    start, end = value
    if not 0 <= start <= end <= size:
        raise ValueError(f"the span [{start}, {end}) lies outside the text of {size} letters")
    return Span(start, end)
