"""Unnamed sources right after a verb of saying, and who speaks there."""

import pytest

from tawatur.claims.candidates import Candidates
from tawatur.claims.statements import find_statements
from tawatur.mentions.mention import Mention
from tawatur.mentions.sources import load_source_finder
from tawatur.model import Report
from tawatur.text.document import load_cutter
from tests.signals import hand_signals

CUTTER = load_cutter()
FINDER = load_source_finder(CUTTER.letters)


@pytest.mark.parametrize(
    ("text", "act", "goes_on", "source"),
    [
        ("قال مصدر رفيع إن الوفد غادر", "say", 1, "مصدر رفيع"),
        ("قال مصدر إن الوفد غادر", "say", 0, "مصدر"),
        # A preposition belongs to what follows it.
        ("قال مصدر أمني في العاصمة إن الوفد غادر", "say", 2, "مصدر أمني"),
        ("وأكدت مصادر أن الوفد غادر", "confirm", 0, "مصادر"),
        # With the article it is one that was spoken of before, and here none was.
        ("وقال المصدر إن الوفد غادر", "say", 0, None),
        # Whoever stands after these may be spoken to.
        ("طالب مسؤولون بالرحيل", "demand", 0, None),
        # No source: another noun, a colon.
        ("قال الوزير إن الوفد غادر", "say", 0, None),
        ("الوزير : مصادر الطاقة كثيرة", "say", 0, None),
    ],
)
def test_sources_after_a_verb(text: str, act: str, goes_on: int, source: str | None) -> None:
    document = CUTTER.cut(Report(id="r", text=text))
    cue = 1 if ":" in text else 0
    labels = {"cue": {cue: act}, "unnamed": {cue + 1 + n: "I-unnamed" for n in range(1, goes_on + 1)}}
    found = FINDER.with_sources(document, hand_signals(document, labels, {}), ())
    assert [(m.span.of(text), m.kind) for m in found] == ([(source, "unnamed")] if source else [])


def test_a_source_comes_again_with_the_article() -> None:
    document = CUTTER.cut(Report(id="r", text="قال مصدر إن الوفد غادر وقال المصدر إنه عاد وقال المتحدث إنه بقي"))
    signals = hand_signals(document, {"cue": {0: "say", 5: "say", 9: "say"}}, {})
    assert [m.span.of(document.report.text) for m in FINDER.with_sources(document, signals, ())] == ["مصدر", "المصدر"]


def test_what_is_named_already_is_left_alone() -> None:
    document = CUTTER.cut(Report(id="r", text="قال مصدر إن الوفد غادر"))
    named = Mention(document.span(1, 2), 1, 2, "organization", "hand")
    assert FINDER.with_sources(document, hand_signals(document, {"cue": {0: "say"}}, {}), (named,)) == (named,)


@pytest.mark.parametrize(("act", "speaker"), [("say", "n2"), ("demand", "n1")])
def test_who_stands_after_the_verb_speaks(act: str, speaker: str) -> None:
    """The reader's links lead to another; after a verb of saying the place decides, after one of asking they do."""
    document = CUTTER.cut(Report(id="r", text="سالم ثم قال خالد إن الوفد غادر"))
    links = {"speaker": {2: [0]}, "content-first": {2: [5]}, "content-last": {2: [6]}}
    signals = hand_signals(document, {"cue": {2: act}}, links)
    (said,) = find_statements(document, signals, Candidates((0, 3), ("n1", "n2")), ())
    assert said.statement.speaker == speaker
