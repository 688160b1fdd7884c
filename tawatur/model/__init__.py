"""The words of the project: frozen dataclasses that pass between the layers."""

from tawatur.model.reading import (
    Act,
    Entity,
    EntityKind,
    Event,
    EventType,
    Link,
    LinkType,
    PublishedFrom,
    Reading,
    Report,
    Statement,
    Status,
    Time,
    TimeType,
)
from tawatur.model.span import Span

__all__ = [
    "Act",
    "Entity",
    "EntityKind",
    "Event",
    "EventType",
    "Link",
    "LinkType",
    "PublishedFrom",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "Status",
    "Time",
    "TimeType",
]
