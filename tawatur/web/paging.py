"""Long lists in pages: `next` tokens that say where a page begins, and mean nothing to anybody else."""

import base64
import json
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from tawatur.model.answers import EventPlace
from tawatur.model.days import day_of
from tawatur.model.linked import UNDATED
from tawatur.model.record import RecordEvent

T = TypeVar("T")


class BadTokenError(ValueError):
    """A token that this site did not make."""


def token(*place: int | str) -> str:
    """The token of a place."""
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def place_of(given: str | None, *kinds: type) -> tuple[int | str, ...] | None:
    """The place that a token names, of values of these kinds; None where none is given. Raises BadTokenError."""
    if not given:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    except (ValueError, RecursionError):
        raise BadTokenError(given) from None
    if not isinstance(values, list) or [type(v) for v in values] != list(kinds):
        raise BadTokenError(given)
    if any(isinstance(v, int) and not 0 <= v <= UNDATED for v in values):
        raise BadTokenError(given)
    return tuple(values)


def skip_of(given: str | None) -> int:
    """How many entries a token passes over."""
    place = place_of(given, int)
    return int(place[0]) if place else 0


def event_place_of(given: str | None) -> EventPlace | None:
    """The event that a token names the place after."""
    place = place_of(given, int, int, str)
    return EventPlace(int(place[0]), int(place[1]), str(place[2])) if place else None


def event_token(event: RecordEvent) -> str:
    """The token of the place after an event, in a list by date of what happened."""
    first, last = (UNDATED if (day := day_of(v)) is None else day for v in (event.earliest, event.latest))
    return token(first, last, event.id)


def first_page(items: Iterable[T], size: int) -> tuple[list[T], bool]:
    """The first items, and whether there are more."""
    page = list(islice(items, size + 1))
    return page[:size], len(page) > size
