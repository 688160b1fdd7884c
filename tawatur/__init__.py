"""Tawatur reads Arabic news of diplomacy and conflict and records who says what happened, on whose word.

    import tawatur

    reading = tawatur.read(text, published="2013-11-21", outlet="...")
    for event in reading.events:
        print(event.type, event.status, event.trigger.of(text))

    with tawatur.Record("record.db") as record:
        record.add(reading)
        for event in record.timeline():
            print(event.earliest, event.type, event.status, event.independent)

The classes of a reading stand in `tawatur.model`, what a record answers in `tawatur.model.record` and
`tawatur.model.answers`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.api import Reader, Record, read
    from tawatur.model import Reading, Report
    from tawatur.model.answers import Filters

__all__ = ["Filters", "Reader", "Reading", "Record", "Report", "read"]

_HOMES = {
    "Filters": "tawatur.model.answers",
    "Reader": "tawatur.api",
    "Reading": "tawatur.model",
    "Record": "tawatur.api",
    "Report": "tawatur.model",
    "read": "tawatur.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `import tawatur` costs nothing."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'tawatur' has no attribute {name!r}")
