"""Mentions: the places where a report names somebody or something."""

from dataclasses import dataclass

from tawatur.model import EntityKind, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands at words [first, last). `span` is bare of clitics; `why` names what found it."""

    span: Span
    first: int
    last: int
    kind: EntityKind
    why: str
