"""A made-up story in eleven readings, and ways to look at a record as a whole."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from tawatur.export.record_lines import record_lines
from tawatur.linking import Linker, load_linker
from tawatur.model import Reading
from tawatur.model.wire import reading_from_dict
from tawatur.record import Record

STORY = Path(__file__).parent / "story.jsonl"


@pytest.fixture(scope="session")
def story() -> list[Reading]:
    """The readings of the story, by date."""
    return [reading_from_dict(json.loads(line)) for line in STORY.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def linker() -> Linker:
    """The tables of linking, loaded once for all tests."""
    return load_linker()


@pytest.fixture
def fill(tmp_path: Path, linker: Linker) -> Iterator[Callable[[Iterable[Reading]], Record]]:
    """Makes records that hold the given readings."""
    made: list[Record] = []

    def make(readings: Iterable[Reading]) -> Record:
        record = Record(tmp_path / f"record-{len(made)}.db", lambda: linker)
        made.append(record)
        for reading in readings:
            assert record.add(reading)
        return record

    yield make
    for record in made:
        record.close()


def export(record: Record) -> str:
    """All that a record says, as text."""
    return "\n".join(record_lines(record.lines()))
