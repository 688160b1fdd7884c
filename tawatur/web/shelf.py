"""The record that a site shows, and the reader of new reports: each used by one thread at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock

from tawatur.api import Reader, Record
from tawatur.language.romanize import Romanizer, load_romanizer
from tawatur.model import Reading, Report
from tawatur.text.letters import load_letters


class Shelf:
    """Lends the record and the reader out."""

    def __init__(self, path: Path) -> None:
        self._record = Record(path)
        # Loads the tables and sums up what was left, so that the first page does not wait for it.
        self._record.browsing.counts()
        self._lock = Lock()
        self._reading = Lock()
        self._names: dict[str, str] = {}

    @contextmanager
    def record(self) -> Iterator[Record]:
        """The record, for as long as the block runs."""
        with self._lock:
            yield self._record

    def own_record(self) -> Record:
        """The record opened once more, to be closed by who asks: for what takes so long that pages must not wait."""
        return Record(self._record.path)

    def read(self, report: Report) -> Reading:
        """All that is taken from a report; the first call loads tables and models."""
        with self._reading:
            return self._reader.read_report(report)

    def latin(self, name: str) -> str:
        """A name in Latin letters. Only to be asked while the record is lent out."""
        if name not in self._names:
            self._names[name] = self._romanizer.romanize(name)
        return self._names[name]

    def close(self) -> None:
        """Close the record."""
        with self._lock:
            self._record.close()

    @cached_property
    def _romanizer(self) -> Romanizer:
        return load_romanizer(load_letters())

    @cached_property
    def _reader(self) -> Reader:
        return Reader()
