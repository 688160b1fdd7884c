"""What a page is: an answer of the record, the template that shows it, and what the template needs besides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, get_args

from tawatur.api import Record
from tawatur.model.answers import Label
from tawatur.model.reading import EventType, Status
from tawatur.web.settings import Settings
from tawatur.web.speech import Speech

TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
# A longer question is none.
_LONGEST_VALUE = 500


class BadQuestionError(ValueError):
    """What was asked cannot be answered; `code` names the text that says why, `values` what stands in it."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Page:
    """`answer` is what the address gives as JSON, `more` what the template needs besides (made when it is shown)."""

    template: str
    answer: Any
    more: Callable[[], Mapping[str, Any]] = dict


@dataclass
class Ask:
    """One question to the record: what the path and the query hold, and how the one who asks is spoken to.

    `latin` writes a name in Latin letters, where nobody else did.
    """

    record: Record
    settings: Settings
    path: Mapping[str, str]
    query: Mapping[str, str]
    latin: Callable[[str], str]
    _labels: dict[str, Label | None] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id in the path."""
        return self.path["id"]

    def given(self, name: str) -> str | None:
        """A value of the query; None where it is empty or not there."""
        value = self.query.get(name, "").strip()
        if len(value) > _LONGEST_VALUE:
            raise BadQuestionError("too_long", name=name)
        return value or None

    def one_of(self, name: str, allowed: tuple[str, ...]) -> Any:
        """A value of the query that must be one of those allowed."""
        value = self.given(name)
        if value is not None and value not in allowed:
            raise BadQuestionError("not_one_of", name=name, allowed=", ".join(allowed))
        return value

    def count(self, name: str) -> int:
        """A value of the query that is a number from 0 on; 0 where it is not given."""
        value = self.given(name) or "0"
        if not (value.isascii() and value.isdigit() and len(value) < 7):
            raise BadQuestionError("no_number", name=name)
        return int(value)

    @cached_property
    def speech(self) -> Speech:
        """How the one who asks is spoken to."""
        return Speech(self.settings, self.label)

    def arabic_name(self, id_: str) -> str:
        """What an entity is called in the reports."""
        label = self.label(id_)
        return label.name if label else id_

    def label(self, id_: str) -> Label | None:
        """What an entity is called; None where the record does not have it."""
        if id_ not in self._labels:
            label = self.record.browsing.labels([id_]).get(id_)
            if label and not label.romanized and self.settings.lang == "en":
                label = replace(label, romanized=self.latin(label.name))
            self._labels[id_] = label
        return self._labels[id_]
