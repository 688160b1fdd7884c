"""What cannot all be right, and what only moved on."""

import pytest

from tawatur.linking.conflicts import conflicts_of
from tawatur.linking.history import history_of
from tawatur.model.linked import Told

from .conftest import Tell


def fields(*accounts: Told) -> list[str]:
    return [c.field for c in conflicts_of(accounts, lambda one, two: one == two or "country" in (one, two))]


def test_two_days_for_what_is_past(tell: Tell) -> None:
    a, b = tell("a", day=20, time="2013-11-18"), tell("b", day=20, time="2013-11-19")
    (conflict,) = conflicts_of([a, b], lambda one, two: one == two)
    assert (conflict.field, conflict.values, conflict.closed_by) == ("time", ("2013-11-18", "2013-11-19"), None)
    assert [[r.report for r in side] for side in conflict.sides] == [["a"], ["b"]]


@pytest.mark.parametrize("coarser", ["2013-11", "2013-W47", "2013", None, "PAST_REF", "2013-11-17/2013-11-19"])
def test_coarser_and_finer_agree(tell: Tell, coarser: str | None) -> None:
    assert fields(tell("a", time="2013-11-18"), tell("b", time=coarser)) == []


def test_a_plan_that_came_about_on_another_day_is_history(tell: Tell) -> None:
    plan = tell("a", day=10, time="2013-11-18", status="planned")
    done = tell("b", day=20, time="2013-11-19")
    assert fields(plan, done) == []
    assert [(s.status, s.time) for s in history_of([done, plan])] == [
        ("planned", "2013-11-18"), ("happened", "2013-11-19"),
    ]  # fmt: skip


def test_two_plans_on_one_day_are_a_conflict(tell: Tell) -> None:
    one = tell("a", day=10, time="2013-11-18", status="planned")
    two = tell("b", day=10, time="2013-11-19", status="planned")
    assert fields(one, two) == ["time"]


def test_days_far_apart_are_two_events_not_a_conflict(tell: Tell) -> None:
    assert fields(tell("a", day=28, time="2013-11-01"), tell("b", day=28, time="2013-11-20")) == []


def test_told_and_denied(tell: Tell) -> None:
    told = tell("a", day=2, chain=["media"])
    assert fields(told, tell("b", day=3, status="denied", chain=["spokesman"])) == ["status"]
    assert fields(told, tell("b", day=3, status="planned", chain=["spokesman"])) == []


def test_a_plan_after_its_denial_is_news_moving_on(tell: Tell) -> None:
    denied = tell("a", day=2, status="denied", chain=["spokesman"])
    assert fields(denied, tell("b", day=5, status="planned", chain=["spokesman"])) == []
    assert fields(denied, tell("b", day=1, status="planned", chain=["media"])) == ["status"]


def test_a_rumour_told_to_be_denied_makes_no_history(tell: Tell) -> None:
    denial = tell("b", day=3, status="denied", chain=["spokesman"], event="e1", denies=("e2",))
    rumour = tell("b", day=3, chain=["media"], event="e2")
    assert [s.status for s in history_of([tell("a", day=2), denial, rumour])] == ["happened", "denied"]


def test_two_places(tell: Tell) -> None:
    assert fields(tell("a", place="geneva"), tell("b", place="istanbul")) == ["place"]
    assert fields(tell("a", place="geneva"), tell("b", place="country")) == []
    assert fields(tell("a", place="geneva", event="e1"), tell("a", place="istanbul", event="e2")) == []


def test_different_numbers_of_people(tell: Tell) -> None:
    assert fields(tell("a", number=6), tell("b", number=7)) == ["number"]
    assert fields(tell("a", number=6), tell("b", number=6)) == []
    # A toll that grew over days is news moving on.
    assert fields(tell("a", day=1, number=6), tell("b", day=9, number=7)) == []


def test_different_actors_of_one_deed(tell: Tell) -> None:
    assert fields(tell("a", actor=("houthis",)), tell("b", actor=("separatists",))) == ["who"]
    assert fields(tell("a", actor=("houthis",)), tell("b", actor=("houthis", "army"))) == []
    assert fields(tell("a", actor=("houthis",)), tell("b", actor=("country",))) == []


def test_a_correction_closes_and_keeps_both(tell: Tell) -> None:
    wrong = tell("a", day=2, time="2013-11-18")
    right = tell("b", day=3, time="2013-11-19", corrects=("e9",))
    (conflict,) = conflicts_of([wrong, right], lambda one, two: one == two)
    assert conflict.closed_by == right.ref
    assert len(conflict.sides) == 2
