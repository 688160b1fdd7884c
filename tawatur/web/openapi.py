"""The contract of the API (OpenAPI 3.1), made from the classes that answers are made of."""

from dataclasses import fields, is_dataclass
from importlib.metadata import version
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from tawatur.model import Span
from tawatur.model.answers import Doubt, Entry, Found, Label, ReportNote, Standing, Who
from tawatur.model.reading import Entity, Event, Link, Report, Statement, Time
from tawatur.model.record import Judgement, RecordEntity, RecordEvent, Verdict
from tawatur.web.pages import STATUSES, TYPES

Schema = dict[str, Any]

# Names that JSON spells otherwise than the classes do.
_JSON_NAME = {"earliest": "from", "latest": "to"}
_LINK_NAME = {"source": "from", "target": "to"}
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}
_SPAN: Schema = {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}
_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_NEXT: Schema = {"type": ["string", "null"], "description": "Give it as `next` for the next page; null on the last."}


def contract() -> Schema:
    """The whole contract."""
    schemas: dict[str, Schema] = {}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tawatur", "version": version("tawatur"), "license": {"name": "Apache-2.0"}},
        "paths": _paths(schemas),
        "components": {
            "schemas": {"Error": _ERROR, **schemas},
            "securitySchemes": {
                "csrf": {"type": "apiKey", "in": "header", "name": "x-csrf-token"},
                "token": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _paths(schemas: dict[str, Schema]) -> Schema:
    return _of_the_record(schemas) | _of_one_thing(schemas) | _of_reading_and_judging(schemas)


def _of_the_record(schemas: dict[str, Schema]) -> Schema:
    """What is asked of the record as a whole."""
    events, notes = _listed(RecordEvent, schemas), _listed(ReportNote, schemas)
    home = _object(
        reports=_NUMBER,
        events=_NUMBER,
        disputed=_NUMBER,
        latest=events,
        followed=events,
        conflicts=events,
        newest=notes,
    )
    found = _object(words=_TEXT, entities=_listed(Label, schemas), reports=_listed(Found, schemas), next=_NEXT)
    return {
        "/home.json": _get("What is new, disputed and followed", home),
        "/search.json": _get("Reports that hold all words, and who goes by them", found, words=_TEXT, next=_TEXT),
        "/timeline.json": _get(
            "Events by date of what happened",
            _object(events=events, next=_NEXT),
            **{"from": _DATE, "to": _DATE},
            who=_TEXT,
            place=_TEXT,
            type=_one_of(TYPES),
            status=_one_of(STATUSES),
            **{"min-independent": _NUMBER},
            next=_TEXT,
        ),
        "/conflicts.json": _get(
            "Events on which accounts disagree", _object(entries=_listed(Entry, schemas), next=_NEXT), next=_TEXT
        ),
        "/calendar.json": _get(
            "Events that are planned in a month", _object(month=_TEXT, events=events, next=_NEXT), month=_TEXT
        ),
        "/sources.json": _get("How each outlet did", _object(of_events=_NUMBER, sources=_listed(Standing, schemas))),
    }


def _of_one_thing(schemas: dict[str, Schema]) -> Schema:
    """What is asked of one story, event, entity or report."""
    placed = _object(events={"type": "object", "additionalProperties": _TEXT}, entities={"type": "object"})
    told = _object(reports=_listed(ReportNote, schemas), events=_listed(RecordEvent, schemas), next=_NEXT)
    whole = _object(**_reading(schemas)["properties"], placed=placed)
    return {
        "/story/{id}.json": _get("The story that a report or an event belongs to", told, next=_TEXT),
        "/event/{id}.json": _get("An event with all its accounts", schema_of(Entry, schemas)),
        "/entity/{id}.json": _get(
            "What somebody said and did, in the newest reports first",
            _object(who=schema_of(Who, schemas), reports=_NUMBER, next=_NEXT),
            next=_TEXT,
        ),
        "/report/{id}.json": _get("The reading of a report, and where it stands in the record", whole),
    }


def _of_reading_and_judging(schemas: dict[str, Schema]) -> Schema:
    """What reads, adds and judges."""
    judged = _object(judgements=_listed(Judgement, schemas))
    taken_back = _object(taken_back=schema_of(Judgement | None, schemas))
    return {
        "/judge.json": _get(
            "What is doubtful, and what was judged",
            _object(doubtful=_listed(Doubt, schemas), **judged["properties"]),
        ),
        "/judgements.json": {
            **_get("All judgements", judged),
            **_post("Judge: one thing, or `count` pairs in `item`", _JUDGE, judged, 201),
        },
        "/judgements/undo.json": _post("Take the last judgement back", _object(who=_TEXT), taken_back),
        "/try.json": _post("Read a report and keep nothing of it", _REPORT, _reading(schemas)),
        "/reports.json": _post(
            "Read a report and add it", _REPORT, _object(report=_TEXT, added={"type": "boolean"}), 201
        ),
        "/api/csrf.json": _get("What the header x-csrf-token must hold", _object(csrf=_TEXT)),
        "/api/openapi.json": _get("This contract", {"type": "object"}),
    }


def _reading(schemas: dict[str, Schema]) -> Schema:
    return _object(
        report=schema_of(Report, schemas),
        entities=_listed(Entity, schemas),
        times=_listed(Time, schemas),
        statements=_listed(Statement, schemas),
        events=_listed(Event, schemas),
        links=_listed(Link, schemas),
    )


def _listed(kind: Any, schemas: dict[str, Schema]) -> Schema:
    return {"type": "array", "items": schema_of(kind, schemas)}


def schema_of(kind: Any, schemas: dict[str, Schema]) -> Schema:
    """The schema of a type; those of classes are put into `schemas` and referred to."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        name = kind.__name__ if isinstance(kind, type) else ""
        if name not in schemas:
            schemas[name] = {}
            schemas[name] |= _class(kind, schemas)
        return {"$ref": f"#/components/schemas/{name}"}
    if origin is Literal:
        return _one_of(inner)
    if origin in (UnionType, Union):
        return {"anyOf": [schema_of(part, schemas) for part in inner]}
    if origin is tuple:
        return {"type": "array", "items": schema_of(inner[0], schemas)}
    return _SPAN if kind is Span else {"type": _SIMPLE[kind]}


def _class(kind: Any, schemas: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    names = _LINK_NAME if kind is Link else _JSON_NAME
    properties = {names.get(f.name, f.name): schema_of(hints[f.name], schemas) for f in fields(kind)}
    if kind in (RecordEntity, RecordEvent):
        properties = {"record": {"const": "event" if kind is RecordEvent else "entity"}, **properties}
    return {**_object(**properties), "description": (kind.__doc__ or "").split("\n\n")[0].strip()}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _one_of(values: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": list(values)}


def _answers(schema: Schema, status: int = 200) -> Schema:
    error = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}}
    return {
        str(status): {"description": "The answer", "content": {"application/json": {"schema": schema}}},
        "default": {"description": "What is wrong", **error},
    }


def _get(summary: str, schema: Schema, **query: Schema) -> Schema:
    given = [{"name": name, "in": "query", "schema": kind} for name, kind in query.items()]
    return {"get": {"summary": summary, "parameters": given, "responses": _answers(schema)}}


def _post(summary: str, body: Schema, schema: Schema, status: int = 200) -> Schema:
    content = {"content": {"application/json": {"schema": body}}, "required": True}
    security: list[Schema] = [{"csrf": []}, {"token": []}]
    answers = _answers(schema, status)
    return {"post": {"summary": summary, "requestBody": content, "responses": answers, "security": security}}


_DATE: Schema = {"type": "string", "format": "date"}
_ERROR = _object(error=_object(status=_NUMBER, code=_TEXT, message=_TEXT))
_REPORT = {
    "type": "object",
    "properties": dict.fromkeys(("id", "title", "outlet", "published", "url", "text"), _TEXT),
    "required": ["text"],
}
_JUDGE = {
    "type": "object",
    "properties": {
        "verdict": _one_of(get_args(Verdict)),
        **dict.fromkeys(("first", "second", "who", "why", "time"), _TEXT),
        "type": _one_of(TYPES),
        "status": _one_of(STATUSES),
        "item": {"type": "array", "items": _TEXT, "description": "Pairs, each parted by a tab"},
        "count": _NUMBER,
    },
    "required": ["verdict"],
}
