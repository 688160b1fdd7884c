"""The day of a report, inferred from its text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tawatur.mentions.times import Inference

Infer = Callable[[str], Inference]

_LINES = (Path(__file__).parent / "reports.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in _LINES if line and not line.startswith("#")][1:]


@pytest.mark.parametrize(("day", "among", "text"), ROWS)
def test_report(day: str, among: str, text: str, infer: Infer) -> None:
    inference = infer(text)
    assert inference.day == (None if day == "NONE" else date.fromisoformat(day))
    if among == "NONE":
        assert inference.candidates == ()
    elif among == "any":
        assert inference.candidates
    else:
        assert date.fromisoformat(among) in inference.candidates


def test_table_is_large() -> None:
    assert len(ROWS) >= 60
    assert sum(row[0] != "NONE" for row in ROWS) >= 30


def test_facts_stand_in_the_text(infer: Infer) -> None:
    for _, _, text in ROWS:
        inference = infer(text)
        for fact in inference.facts:
            assert 0 <= fact.span.start < fact.span.end <= len(text)
        if inference.candidates:
            assert inference.facts
        if inference.day:
            assert inference.day == inference.candidates[0]


def test_nothing_to_infer_from_an_empty_text(infer: Infer) -> None:
    assert infer("") == Inference(None, (), ())
