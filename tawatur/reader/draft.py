"""A reading in the making: what the steps so far have found."""

from dataclasses import dataclass

from tawatur.claims.events import Told
from tawatur.claims.statements import Said
from tawatur.language.names import NameMatch
from tawatur.language.network import Signals
from tawatur.mentions.datelines import Dateline
from tawatur.model import Entity, Link, Report, Time
from tawatur.text.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The results of each step, empty until it has run."""

    report: Report
    document: Document | None = None
    known: tuple[NameMatch, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    times: tuple[Time, ...] = ()
    signals: Signals | None = None
    entities: tuple[Entity, ...] = ()
    statements: tuple[Said, ...] = ()
    events: tuple[Told, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def cut(self) -> Document:
        """The document; the first step makes it."""
        if self.document is None:
            raise RuntimeError("the report has not been cut into words yet")
        return self.document

    @property
    def heard(self) -> Signals:
        """The signals of the learned reader."""
        if self.signals is None:
            raise RuntimeError("the learned reader has not run yet")
        return self.signals
