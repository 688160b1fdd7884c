"""The record follows from the set of readings, not from the order of adding; taking one out undoes it."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.linking import Linker
from tawatur.model import Reading
from tawatur.record import Record

from .conftest import export

Fill = Callable[[Iterable[Reading]], Record]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_gives_the_same_record(data: st.DataObject, story: list[Reading], linker: Linker) -> None:
    order = data.draw(st.permutations(range(len(story))))
    removed = data.draw(st.sets(st.sampled_from(range(len(story))), max_size=3))
    with Record(":memory:", lambda: linker) as record, Record(":memory:", lambda: linker) as plain:
        for i in order:
            record.add(story[i])
        for i in sorted(removed):
            assert record.remove(story[i].report.id)
        for i, reading in enumerate(story):
            if i not in removed:
                plain.add(reading)
        assert export(record) == export(plain)


def test_the_same_report_twice_changes_nothing(fill: Fill, story: list[Reading]) -> None:
    record = fill(story)
    before = export(record)
    assert not any(record.add(r) for r in story)
    assert export(record) == before
    assert len(record) == len(story)


def test_a_new_reading_takes_the_place_of_the_old(fill: Fill, story: list[Reading]) -> None:
    changed = replace(story[3], events=())
    record = fill(story)
    assert record.add(changed)
    assert len(record) == len(story)
    assert export(record) == export(fill([*story[:3], changed, *story[4:]]))
    assert record.add(story[3])
    assert export(record) == export(fill(story))


def test_taking_out_and_putting_back_restores(fill: Fill, story: list[Reading]) -> None:
    record = fill(story)
    before = export(record)
    for reading in random.Random(4).sample(story, len(story)):
        assert record.remove(reading.report.id)
        assert not record.remove(reading.report.id)
    assert export(record) == ""
    assert not record._store.rows("SELECT * FROM profile UNION ALL SELECT * FROM profile")
    for reading in story:
        record.add(reading)
    assert export(record) == before


def test_an_undated_report_finds_its_story(fill: Fill, story: list[Reading]) -> None:
    undated = replace(story[1], report=replace(story[1].report, published=None))
    first = fill([story[0], undated])
    second = fill([undated, story[0]])
    assert export(first) == export(second)
    assert any(len({a.report for a in e.accounts}) == 2 for e in first.events())


@pytest.mark.parametrize("seed", [1, 2])
def test_many_copies_of_one_text_stay_bounded_and_orderless(fill: Fill, story: list[Reading], seed: int) -> None:
    wire = story[0]
    copies = [replace(wire, report=replace(wire.report, id=f"copy-{i:02}", outlet=f"outlet {i}")) for i in range(40)]
    shuffled = random.Random(seed).sample(copies, len(copies))
    record = fill(shuffled)
    assert export(record) == export(fill(copies))
    most = record._store.rows("SELECT max(n) FROM (SELECT count(*) AS n FROM neighbour GROUP BY report)")[0][0]
    assert most <= 8
    events = list(record.events())
    assert [len({a.report for a in e.accounts}) for e in events] == [40] * len(events)
    assert all(e.independent == 1 for e in events)
