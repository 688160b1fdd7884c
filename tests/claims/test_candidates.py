"""Who is meant by a pair of words: the places of one entity add up."""

import numpy as np
import pytest

from tawatur.claims.candidates import Candidates, candidates, entity_candidates
from tawatur.model import Entity, Span
from tests.claims.conftest import Cut
from tests.signals import hand_signals

TEXT = "قال سالم إن نبيلا قال لسالم"


def test_an_entity_stands_at_the_first_word_of_each_of_its_mentions(cut: Cut) -> None:
    document = cut("قال سالم الراعي إنه وسالم باقيان")
    entity = Entity(id="n1", kind="person", name="سالم الراعي", mentions=(Span(4, 15), Span(21, 25)))
    found = entity_candidates(document, [entity])
    assert found == Candidates((1, 4), ("n1", "n1"))


def test_the_likeliest_is_chosen_and_nothing_where_nothing_is_likelier(cut: Cut) -> None:
    document = cut(TEXT)
    choices = Candidates((1, 3), ("n1", "n2"))
    signals = hand_signals(document, {}, {"speaker": {0: [3]}})
    key, share = choices.best(signals, "speaker", 0)
    assert (key, share > 0.99) == ("n2", True)
    assert choices.best(signals, "speaker", 4)[0] is None
    ((chosen, score),) = choices.chosen(signals, "speaker", 0)
    assert chosen == "n2"
    assert score == pytest.approx(8.0)
    assert choices.chosen(signals, "speaker", 4) == []


def test_places_of_one_entity_add_up(cut: Cut) -> None:
    document = cut(TEXT)
    signals = hand_signals(document, {}, {"actor": {0: [1, 5]}})
    ((key, total),) = Candidates((1, 3, 5), ("n1", "n2", "n1")).chosen(signals, "actor", 0)
    assert key == "n1"
    assert total == pytest.approx(8 + np.log(2))


def test_without_candidates_nothing_is_chosen(cut: Cut) -> None:
    signals = hand_signals(cut(TEXT), {})
    none = candidates(cut(TEXT), [])
    assert none.best(signals, "speaker", 0) == (None, 1.0)
    assert none.chosen(signals, "speaker", 0) == []
