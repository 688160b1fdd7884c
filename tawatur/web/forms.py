"""What a request brings along: forms and JSON objects, to be trusted in nothing."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException

from tawatur.model import Report
from tawatur.text.loading import report_from_fields

_MOST_FIELDS = 2000

Fields = Mapping[str, Any]


def report_of(fields: Fields) -> Report:
    """The report that a form or an object holds. Raises BadInputError where it holds none.

    Forms end lines as the network does; here they end as in files.
    """
    given = {name: value or None for name, value in fields.items()}
    if isinstance(text := given.get("text"), str):
        given["text"] = text.replace("\r\n", "\n")
    return report_from_fields(given)


def back_to(path: object) -> str:
    """A path of this site; the home page where it is none."""
    good = isinstance(path, str) and path.startswith("/") and not path.startswith("//")
    return str(path) if good and str(path).isprintable() and "\\" not in str(path) else "/"


def fields_of(body: bytes, kind: str) -> Fields:
    """What a form or a JSON object holds. Raises HTTPException where it is neither."""
    try:
        if kind.partition(";")[0].strip() == "application/json":
            data = json.loads(body)
            if not isinstance(data, dict):
                raise ValueError("no object")
            return data
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except (ValueError, RecursionError):
        raise HTTPException(400, "bad_body") from None
    fields: dict[str, Any] = {}
    for name, value in pairs:
        fields[name] = value if name not in fields else [*_listed(fields[name]), value]
    return fields


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
