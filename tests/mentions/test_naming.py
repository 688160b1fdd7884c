"""Mentions made of what the learned reader tells: bare of clitics and signs, none twice."""

from itertools import pairwise

import pytest

from tawatur.mentions.mention import Mention
from tawatur.mentions.naming import find_mentions
from tawatur.model import Report
from tests.mentions.conftest import Tables
from tests.signals import hand_signals


def mentions(text: str, tables: Tables, labels: dict[str, dict[int, str]]) -> tuple[Mention, ...]:
    document = tables.cutter.cut(Report(id="r", text=text))
    known = tables.names.longest(document.words)
    return find_mentions(document, hand_signals(document, labels), known, tables.datelines.find(document))


@pytest.mark.parametrize(
    ("text", "labels", "clitics", "shown"),
    [
        ("غادر سالم الراعي أمس", {1: "B-person", 2: "I-person"}, {}, "سالم الراعي"),
        ("غادر «سالم الراعي» أمس", {1: "B-person", 2: "I-person", 3: "I-person", 4: "I-person"}, {}, "سالم الراعي"),
        ("غادر وسالم الراعي أمس", {1: "B-person", 2: "I-person"}, {1: "1"}, "سالم الراعي"),
        ("التقى بسالم الراعي أمس", {1: "B-person", 2: "I-person"}, {1: "1"}, "سالم الراعي"),
        ("غادر وبسالم أمس", {1: "B-person"}, {1: "2"}, "سالم"),
        # What the tables know of a word wins over the network.
        ("وصل لموسكو أمس", {1: "B-place"}, {1: "0"}, "موسكو"),
        ("وصل موسكو أمس", {1: "B-place"}, {1: "1"}, "موسكو"),
        # Letters that are no clitics stay, and so does what would leave too little.
        ("غادر سالم أمس", {1: "B-person"}, {1: "3"}, "سالم"),
        ("غادر علاء أمس", {1: "B-person"}, {1: "1"}, "علاء"),
        ("غادر وب أمس", {1: "B-person"}, {1: "1"}, "وب"),
    ],
)
def test_a_mention_is_bare(
    text: str, labels: dict[int, str], clitics: dict[int, str], shown: str, tables: Tables
) -> None:
    (found,) = mentions(text, tables, {"mention": labels, "clitics": clitics})
    assert found.span.of(text) == shown
    assert found.kind == labels[min(labels)].removeprefix("B-")
    assert found.why.startswith("hand name 1.00")


def test_unnamed_sources_give_way_to_names(tables: Tables) -> None:
    text = "قال مصدر روسيا إن ما زاده مسؤول عسكري صحيح"
    document = tables.cutter.cut(Report(id="r", text=text))
    first, last = (i for i, w in enumerate(document.words) if w.folded in ("مسوول", "عسكري"))
    unnamed = {1: "B-unnamed", 2: "I-unnamed", first: "B-unnamed", last: "I-unnamed"}
    found = mentions(text, tables, {"mention": {2: "B-place"}, "unnamed": unnamed})
    assert [(m.kind, m.span.of(text)) for m in found] == [("place", "روسيا"), ("unnamed", "مسؤول عسكري")]


def test_a_mention_of_nothing_but_signs_is_none(tables: Tables) -> None:
    assert mentions("غادر «» أمس", tables, {"mention": {1: "B-person", 2: "I-person"}}) == ()


def test_no_two_mentions_share_a_word_and_they_stand_in_order(tables: Tables) -> None:
    text = "عنوان\nبيروت - سالم الراعي: غادر الوفد حلب أمس"
    document = tables.cutter.cut(Report(id="r", text=text))
    kinds = {i: "B-place" for i, w in enumerate(document.words) if w.folded in ("بيروت", "حلب")}
    found = mentions(text, tables, {"mention": kinds})
    assert [m.span.of(text) for m in found] == ["بيروت", "حلب"]
    assert all(a.last <= b.first for a, b in pairwise(found))
