"""Who did what to whom as a graph (GraphML), for programs that draw and count networks."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from tawatur.model.record import RecordEntity, RecordEvent

_NODE = ("name", "romanized", "kind")
_EDGE = {
    "event": "string",
    "type": "string",
    "status": "string",
    "from": "string",
    "to": "string",
    "independent": "int",
}


def graphml_lines(items: Iterable[RecordEntity | RecordEvent]) -> Iterator[str]:
    """The lines of a graph: a node for each entity, an edge for each event from every actor to every recipient.

    Where an event has no recipient its actors are joined with one another, as those who met.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name in _NODE:
        yield f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>'
    for name, kind in _EDGE.items():
        yield f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph edgedefault="directed">'
    for item in items:
        if isinstance(item, RecordEntity):
            data = "".join(_data(name, getattr(item, name)) for name in _NODE)
            yield f"<node id={quoteattr(item.id)}>{data}</node>"
        else:
            yield from _edges(item)
    yield "</graph></graphml>"


def _edges(event: RecordEvent) -> Iterator[str]:
    pairs = [(a, r) for a in event.actor for r in event.recipient] or list(combinations(event.actor, 2))
    values = (event.id, event.type, event.status, event.earliest, event.latest, event.independent)
    data = "".join(_data(f"e_{name}", value) for name, value in zip(_EDGE, values, strict=True))
    for source, target in pairs:
        yield f"<edge source={quoteattr(source)} target={quoteattr(target)}>{data}</edge>"


def _data(key: str, value: object) -> str:
    return f'<data key="{key}">{_clean(str(value))}</data>' if value is not None else ""


def _clean(text: str) -> str:
    """A text without signs that XML cannot hold."""
    return escape("".join(sign for sign in text if sign >= " " or sign in "\t\n"))
