"""Events on a map (GeoJSON, RFC 7946)."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tawatur.export.lexicon import Lexicon
from tawatur.export.record_rows import EVENT, EntityOf, Names, event_cells
from tawatur.model.record import RecordEvent


def geojson_lines(
    events: Iterable[RecordEvent], entity: EntityOf, lexicon: Lexicon, left_out: Counter[str]
) -> Iterator[str]:
    """One object with a point for each event in a town whose place on earth is known; the others are counted."""
    return listed('{"type": "FeatureCollection", "features": [', _features(events, entity, lexicon, left_out), "]}")


def listed(head: str, objects: Iterable[Any], tail: str) -> Iterator[str]:
    """JSON objects, one a line, as a list between `head` and `tail`."""
    yield head
    comma = ""
    for each in objects:
        yield comma + json.dumps(each, ensure_ascii=False)
        comma = ","
    yield tail


def _features(
    events: Iterable[RecordEvent], entity: EntityOf, lexicon: Lexicon, left_out: Counter[str]
) -> Iterator[dict[str, Any]]:
    names = Names(entity)
    for event in events:
        place = entity(event.place) if event.place else None
        point = lexicon.point(place) if place else None
        if point is None:
            left_out["in places that are no known point" if place else "without a place"] += 1
            continue
        # GeoJSON has the longitude first.
        yield {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
            "properties": {**dict(zip(EVENT, event_cells(event, names), strict=True)), "geonames": point.geonames},
        }
