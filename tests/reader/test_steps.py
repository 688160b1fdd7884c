"""The steps of reading: their order, what each adds, and that odd texts are read too."""

import random
from pathlib import Path

import pytest

from tawatur.evaluation import load_gold
from tawatur.model import Report
from tawatur.model.wire import reading_from_dict, reading_to_dict
from tawatur.reader import STEPS, Draft, Tools, load_tools, read_report
from tests.gold_readings import EXAMPLES

TEXT = (
    "لقاء مرتقب في موسكو\n"
    "موسكو (رويترز) - أعلنت وزارة الخارجية الروسية اليوم الخميس أن الوزير سيرغي لافروف سيزور دمشق إذا توقف القصف.\n"
    "وأضافت أن السعودية رفضت الدعوة بسبب تفجير استهدف سفارتها. ونفى مصدر سعودي ذلك."
)


@pytest.fixture(scope="module")
def tools() -> Tools:
    return load_tools()


def test_steps_need_those_before_them(tools: Tools) -> None:
    draft = Draft(report=Report(id="r", text=TEXT))
    for late in STEPS[1:]:
        with pytest.raises(RuntimeError, match="yet"):
            late(draft, tools)


def test_each_step_adds_its_part_and_keeps_the_others(tools: Tools) -> None:
    draft = Draft(report=Report(id="r", text=TEXT))
    parts = ("document", "known", "datelines", "times", "signals", "entities", "statements", "events", "links")
    filled: set[str] = set()
    for step in STEPS:
        after = step(draft, tools)
        assert after.report.text == TEXT
        now = {part for part in parts if getattr(after, part)}
        assert filled <= now
        filled, draft = now, after
    assert filled >= {"document", "known", "datelines", "times", "signals", "entities", "statements", "events"}
    assert (draft.report.agency, draft.report.filed_from) == ("رويترز", "موسكو")


def test_the_day_of_a_report_is_inferred_only_where_it_is_not_given(tools: Tools) -> None:
    text = "أعلن الوزير اليوم الخميس 21 نوفمبر 2013 أن الوفد سيصل غدا الجمعة."
    inferred = read_report(Report(id="r", text=text), tools).report
    assert (inferred.published, inferred.published_from) == ("2013-11-21", "inferred")
    given = read_report(Report(id="r", text=text, published="2013-12-01", published_from="given"), tools).report
    assert (given.published, given.published_from, given.published_candidates) == ("2013-12-01", "given", ())


def test_a_reading_is_a_function_of_report_and_tools(tools: Tools) -> None:
    report = Report(id="r", text=TEXT, published="2013-11-21")
    first = read_report(report, tools)
    read_report(Report(id="s", text="نص آخر"), tools)
    assert read_report(report, tools) == first
    assert read_report(report, load_tools()) == first


def test_the_contract_holds_for_every_reading_of_the_samples(tools: Tools) -> None:
    for gold in load_gold(EXAMPLES):
        reading = read_report(gold.report(), tools)
        assert reading_from_dict(reading_to_dict(reading)) == reading
        assert reading.entities
        for event in reading.events:
            assert event.why
            assert event.trigger.of(gold.text).strip()


def broken(text: str, seed: int) -> str:
    """A text with its white space, stops and quotation marks thrown about."""
    chance = random.Random(seed)
    signs = [" ", " ", " ", "\n", "\n\n", ". ", "«", "»", '"', "\u200f", "\t", ""]
    return "".join(chance.choice(signs) if c in ' .«»"' else c for c in text)


@pytest.mark.parametrize("seed", range(12))
def test_texts_whose_layout_is_broken_are_read(seed: int, tools: Tools) -> None:
    golds = list(load_gold(EXAMPLES))
    text = broken(golds[seed % len(golds)].text, seed)
    reading = read_report(Report(id="r", text=text, published="2013-11-21"), tools)
    assert reading_from_dict(reading_to_dict(reading)) == reading


def test_a_long_report_is_read_in_windows(tools: Tools) -> None:
    text = "\n".join([TEXT] * 40)
    reading = read_report(Report(id="r", text=text, published="2013-11-21"), tools)
    assert len(reading.events) > 40
    assert max(event.trigger.end for event in reading.events) > 0.9 * len(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200f", "...", "hello", "و", "«»", "قال", "قال\n", "وقال: "])
def test_texts_with_nothing_in_them_are_read(text: str, tools: Tools) -> None:
    reading = read_report(Report(id="r", text=text), tools)
    assert reading.report.text == text
    assert reading.events == ()


def test_the_examples_are_the_reports_that_the_gold_annotates() -> None:
    texts = {gold.name: gold.text for gold in load_gold(EXAMPLES)}
    lines = (Path(EXAMPLES).parent / "geneva.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(texts) == 10
