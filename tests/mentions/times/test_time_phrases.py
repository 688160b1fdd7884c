"""The table of phrases: every expression of time is found, with its type and value, and nothing else."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tawatur.model import Time
from tawatur.tables import read_table

ReadTimes = Callable[[str, date | None], tuple[Time, ...]]

_LINES = (Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in _LINES if line and not line.startswith("#")][1:]
_BRACKETED = re.compile(r"\[([^\]]*)\]")


def _without_brackets(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence, and the places of what stands in brackets."""
    spans = []
    for before, m in enumerate(_BRACKETED.finditer(sentence)):
        start = m.start() - 2 * before
        spans.append((start, start + len(m[1])))
    return _BRACKETED.sub(r"\1", sentence), spans


def _reference(cell: str) -> date | None:
    return None if cell == "-" else date.fromisoformat(cell)


@pytest.mark.parametrize(("reference", "types", "values", "sentence"), ROWS)
def test_phrase(reference: str, types: str, values: str, sentence: str, read_times: ReadTimes) -> None:
    text, spans = _without_brackets(sentence)
    expected = [] if types == "-" else list(zip(spans, types.split(";"), values.split(";"), strict=True))
    found = read_times(text, _reference(reference))
    assert [(tuple(t.span), t.type, t.value or "NONE") for t in found] == expected


def test_table_is_large_and_has_counter_examples() -> None:
    phrases = sum(row[3].count("[") for row in ROWS)
    assert phrases >= 500
    assert sum(row[1] == "-" for row in ROWS) >= 80


def test_every_rule_has_an_example(read_times: ReadTimes) -> None:
    used = set()
    for reference, _, _, sentence in ROWS:
        used |= {t.why for t in read_times(_without_brackets(sentence)[0], _reference(reference))}
    rules = {f"rule:{row['rule']}" for row in read_table("times/rules.tsv") if row["value"]}
    assert rules - used == set()
