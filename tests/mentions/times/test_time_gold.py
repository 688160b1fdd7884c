"""Floors for the times of annotated reports, where those are at hand; none of their text stands in the project."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.mentions.times import TimeRules, find_times, infer_published
from tawatur.model import Span
from tawatur.text.letters import Letters
from tawatur.text.quotations import quotations
from tawatur.text.sentences import load_sentence_splitter
from tawatur.text.words import Word, WordSplitter

GOLD = Path(__file__).parents[3] / "../shared/gold"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the annotated reports are not here")


def _reports(part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((GOLD / part).rglob("*.yaml")):
        yield path.with_suffix(".txt").read_text(encoding="utf-8"), yaml.safe_load(path.read_text(encoding="utf-8"))


def _span(text: str, item: dict[str, Any]) -> tuple[int, int]:
    at = -1
    for _ in range(item.get("nth", 1)):
        at = text.find(item["text"], at + 1)
    assert at >= 0
    return at, at + len(item["text"])


def _cut(text: str, splitter: WordSplitter, letters: Letters) -> tuple[tuple[Word, ...], tuple[Span, ...]]:
    words = splitter.words(text)
    return words, tuple(s.span for s in load_sentence_splitter(letters).sentences(words, quotations(words)))


@pytest.mark.parametrize(("part", "floor"), [("seeds", 1.0), ("dev", 0.92), ("train", 0.95)])
def test_times_of_gold(
    part: str, floor: float, letters: Letters, splitter: WordSplitter, time_rules: TimeRules
) -> None:
    hits = expected = found = 0
    for text, doc in _reports(part):
        words, sentences = _cut(text, splitter, letters)
        times = list(find_times(text, words, sentences, doc["report"]["published"], time_rules))
        expected += len(doc.get("times") or [])
        found += len(times)
        for item in doc.get("times") or []:
            start, end = _span(text, item)
            hit = next((t for t in times if t.span.overlaps(Span(start, end)) and t.value == str(item["value"])), None)
            if hit:
                hits += 1
                times.remove(hit)
    assert expected
    assert 2 * hits / (expected + found) >= floor


def test_day_of_a_report_is_inferred(letters: Letters, splitter: WordSplitter, time_rules: TimeRules) -> None:
    reports = {doc["report"]["published"]: text for text, doc in _reports("seeds")}
    denial, invitation = date(2013, 11, 21), date(2013, 11, 18)
    words, sentences = _cut(reports[denial], splitter, letters)
    assert infer_published(reports[denial], words, sentences, time_rules).day == denial
    words, sentences = _cut(reports[invitation], splitter, letters)
    inference = infer_published(reports[invitation], words, sentences, time_rules)
    assert inference.day is None
    assert invitation in inference.candidates
