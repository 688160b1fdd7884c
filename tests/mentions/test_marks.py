"""What the tables say of each word, for the learned reader."""

import numpy as np
import pytest

from tawatur.language.verbs import load_verb_lexicon
from tawatur.mentions.marks import MARKS, Marker
from tawatur.model import Report, Span, Time
from tests.mentions.conftest import Tables

TEXT = "لقاء في بيروت\nبيروت (رويترز) - وقال الوزير الروسي سالم «لن نغادر دمشق قبل غد». وسيهاجمها لاحقا."


@pytest.fixture(scope="module")
def marked(tables: Tables) -> dict[str, set[str]]:
    """For each mark the folded words that have it."""
    document = tables.cutter.cut(Report(id="r", text=TEXT))
    at = TEXT.index("غد»")
    times = [Time(id="t1", span=Span(at - 4, at + 2), type="DATE", value=None)]
    marker = Marker(tables.names, tables.titles, load_verb_lexicon(tables.cutter.letters))
    rows = marker.marks(document, times, tables.datelines.find(document))
    assert rows.shape == (len(document.words), len(MARKS))
    assert set(np.unique(rows)) == {0.0, 1.0}
    found: dict[str, set[str]] = {mark: set() for mark in MARKS}
    for i, j in zip(*np.nonzero(rows), strict=True):
        found[MARKS[j]].add(document.words[i].folded)
    return found


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("headline", {"لقاء", "في", "بيروت"}),
        ("dateline", {"بيروت", "(", "رويترز", ")", "-"}),
        ("quoted", {"لن", "نغادر", "دمشق", "قبل", "غد"}),
        ("sentence-first", {"لقاء", "بيروت", "وسيهاجمها"}),
        ("name-begins-place", {"بيروت", "دمشق"}),
        ("name-goes-on-place", set()),
        ("press", {"رويترز"}),
        ("nationality", {"الروسي"}),
        ("given-name", {"سالم"}),
        ("title-head", {"الوزير"}),
        ("cue-say", {"وقال"}),
        ("time-begins", {"قبل"}),
        ("time-goes-on", {"غد"}),
        ("future", {"وسيهاجمها"}),
        ("pronoun", {"وسيهاجمها"}),
        ("name-begins-person", set()),
        ("title-rank", set()),
        ("cue-deny", set()),
    ],
)
def test_marks(mark: str, words: set[str], marked: dict[str, set[str]]) -> None:
    assert marked[mark] == words


def test_no_mark_is_there_twice() -> None:
    assert len(set(MARKS)) == len(MARKS)


def test_a_text_without_words_has_no_marks(tables: Tables) -> None:
    marker = Marker(tables.names, tables.titles, load_verb_lexicon(tables.cutter.letters))
    document = tables.cutter.cut(Report(id="r", text=" "))
    assert marker.marks(document, [], []).shape == (0, len(MARKS))
