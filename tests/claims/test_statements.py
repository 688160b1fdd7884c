"""Statements and events made of what the learned reader tells: content, quotation, chains, who takes part."""

import pytest

from tawatur.claims.candidates import Candidates, Choices
from tawatur.claims.events import find_events
from tawatur.claims.statements import Said, chain_of, find_statements
from tawatur.language.verbs import VerbLexicon
from tawatur.mentions.datelines import Dateline
from tawatur.text.document import Document
from tests.claims.conftest import Cut
from tests.claims.marked import place
from tests.signals import HandSignals, hand_signals

NOBODY = Candidates((), ())


def reach(document: Document, cue: str, first: str, last: str, nth: int = 1) -> dict[str, dict[int, list[int]]]:
    """The links from a cue to the first and the last word of its content."""
    at = place(document, cue, nth)
    return {"content-first": {at: [place(document, first)]}, "content-last": {at: [place(document, last)]}}


def joined(*parts: dict[str, dict[int, list[int]]]) -> dict[str, dict[int, list[int]]]:
    """Links put together."""
    out: dict[str, dict[int, list[int]]] = {}
    for part in parts:
        for layer, links in part.items():
            out.setdefault(layer, {}).update(links)
    return out


@pytest.mark.parametrize(
    ("text", "first", "last", "content", "quoted"),
    [
        ("قال سالم إن الوفد غادر المدينة.", "إن", "المدينة", "إن الوفد غادر المدينة", False),
        ("قال سالم: «الوفد غادر المدينة».", "الوفد", "المدينة", "الوفد غادر المدينة", True),
        ("قال سالم: «الوفد غادر المدينة».", ":", "»", "الوفد غادر المدينة", True),
        ("قال سالم إن الوفد «غادر المدينة أمس ليلا».", "الوفد", "ليلا", "الوفد «غادر المدينة أمس ليلا", True),
        ("قال سالم إن الوفد غادر «المدينة».", "الوفد", "المدينة", "الوفد غادر «المدينة", False),
        ("قال سالم إن الوفد غادر المدينة (أمس).", "الوفد", ")", "الوفد غادر المدينة (أمس)", False),
    ],
)
def test_content(  # noqa: PLR0917 - a row and a fixture
    text: str, first: str, last: str, content: str, quoted: bool, cut: Cut
) -> None:
    document = cut(text)
    signals = hand_signals(document, {"cue": {0: "say"}}, reach(document, "قال", first, last))
    (said,) = find_statements(document, signals, NOBODY, ())
    assert said.statement.content.of(text) == content
    assert said.statement.quoted is quoted
    assert (said.statement.id, said.statement.act, said.statement.cue.of(text)) == ("s1", "say", "قال")
    assert said.statement.speaker is None
    assert said.statement.why.startswith("hand cue ")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [("قال سالم إن الوفد غادر", "n1"), ("قال أمس سالم إن الوفد غادر", None), ("وعلى ما قال غادر الوفد سالم", None)],
)
def test_who_stands_right_after_a_verb_of_saying_speaks(text: str, speaker: str | None, cut: Cut) -> None:
    document = cut(text)
    at = place(document, "قال")
    links = reach(document, "قال", "الوفد", document.words[-1].folded)
    signals = hand_signals(document, {"cue": {at: "say"}}, links)
    (said,) = find_statements(document, signals, Candidates((place(document, "سالم"),), ("n1",)), ())
    assert said.statement.speaker == speaker


def test_content_that_would_begin_at_a_break_of_the_line(cut: Cut) -> None:
    document = cut("قال سالم\nإن الوفد غادر")
    signals = hand_signals(document, {"cue": {0: "say"}}, {"content-first": {0: [2]}, "content-last": {0: [5]}})
    for said in find_statements(document, signals, NOBODY, ()):
        assert said.first < said.last


def test_a_dateline_says_nothing(cut: Cut) -> None:
    document = cut("قالت - موسكو: غادر الوفد")
    signals = hand_signals(document, {"cue": {0: "say"}}, reach(document, "قالت", "غادر", "الوفد"))
    assert find_statements(document, signals, NOBODY, ()) != ()
    assert find_statements(document, signals, NOBODY, (Dateline(0, 4),)) == ()


@pytest.fixture
def nested(cut: Cut) -> tuple[Document, HandSignals, Candidates]:
    """An agency says that a source says that a delegation left, and that it will come back."""
    document = cut("ذكرت الوكالة أن المصدر قال إن الوفد غادر وأضاف أنه سيعود")
    links = joined(
        reach(document, "ذكرت", "أن", "سيعود"),
        reach(document, "قال", "الوفد", "غادر"),
        reach(document, "وأضاف", "أنه", "سيعود"),
        {"speaker": {0: [1], 4: [3], 8: [3]}, "actor": {7: [6], 10: [6]}},
    )
    labels = {
        "cue": {0: "say", 4: "say", 8: "add"},
        "event": {7: "B-CONSULT", 10: "B-CONSULT"},
        "status": {10: "planned"},
    }
    return document, hand_signals(document, labels, links), Candidates((1, 3, 6), ("o1", "u2", "g3"))


def test_chains_run_from_the_report_to_the_first_speaker(nested: tuple[Document, HandSignals, Candidates]) -> None:
    document, signals, who = nested
    said = find_statements(document, signals, who, ())
    assert [(s.statement.act, s.statement.speaker, s.statement.chain) for s in said] == [
        ("say", "o1", ("o1",)),
        ("say", "u2", ("o1", "u2")),
        ("add", "u2", ("o1", "u2")),
    ]
    assert chain_of(place(document, "غادر"), said) == ("o1", "u2")
    assert chain_of(place(document, "المصدر"), said) == ("o1",)
    assert chain_of(place(document, "ذكرت"), said) == ()


def test_events_have_the_chain_and_the_innermost_statement_that_holds_them(
    nested: tuple[Document, HandSignals, Candidates], verbs: VerbLexicon
) -> None:
    document, signals, who = nested
    said = find_statements(document, signals, who, ())
    left, back = (t.event for t in find_events(document, signals, Choices(who, who, NOBODY), said, verbs, ()))
    assert (left.id, left.type, left.status, left.trigger.of(document.report.text)) == (
        "e1", "CONSULT", "happened", "غادر",
    )  # fmt: skip
    assert (left.actor, left.recipient, left.place, left.time) == (("g3",), (), None, None)
    assert (left.chain, left.statement) == (("o1", "u2"), "s2")
    assert (back.status, back.chain, back.statement) == ("planned", ("o1", "u2"), "s3")


def test_nobody_is_actor_and_recipient_of_one_event(cut: Cut, verbs: VerbLexicon) -> None:
    document = cut("التقى سالم خالدا في موسكو أمس ثم عاد إلى اللقاء")
    links = {
        "actor": {0: [1, 2], 9: [1]},
        "recipient": {0: [2]},
        "place": {0: [4]},
        "time": {0: [5]},
        "same": {9: [0]},
    }
    labels = {"event": {0: "B-CONSULT", 9: "B-CONSULT"}}
    signals = hand_signals(document, labels, links)
    who, when = Candidates((1, 2, 4), ("n1", "n2", "n3")), Candidates((5,), ("t1",))
    first, again = (t.event for t in find_events(document, signals, Choices(who, who, when), (), verbs, ()))
    assert set(first.actor) & set(first.recipient) == set()
    assert {*first.actor, *first.recipient} == {"n1", "n2"}
    assert (first.place, first.time, first.chain, first.statement) == ("n3", "t1", (), None)
    assert again.same_as == "e1"
    assert first.same_as is None


def test_two_statements_never_hold_each_other(cut: Cut) -> None:
    document = cut("قال سالم وأكد خالد أن الوفد غادر")
    links = joined(reach(document, "قال", "وأكد", "غادر"), reach(document, "وأكد", "قال", "غادر"))
    signals = hand_signals(document, {"cue": {0: "say", 2: "confirm"}}, links | {"speaker": {0: [1], 2: [3]}})
    said: tuple[Said, ...] = find_statements(document, signals, Candidates((1, 3), ("n1", "n2")), ())
    assert len(said) == 2
    assert sorted(len(s.statement.chain) for s in said) == [1, 2]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("لا يعتزم سالم عقد لقاء", "denied"),
        ("لم ينووا عقد لقاء", "denied"),
        ("لا نية لعقد لقاء", "denied"),
        ("يعتزم سالم عقد لقاء", "planned"),
        ("من دون لقاء", "planned"),
        ("لا يعتزم سالم البقاء. سيكون هناك لقاء", "planned"),
    ],
)
def test_what_is_not_meant_is_denied(text: str, status: str, cut: Cut, verbs: VerbLexicon) -> None:
    document = cut(text)
    at = place(document, "لقاء")
    signals = hand_signals(document, {"event": {at: "B-CONSULT"}, "status": {at: "planned"}})
    (told,) = find_events(document, signals, Choices(NOBODY, NOBODY, NOBODY), (), verbs, ())
    assert told.event.status == status


def test_the_plan_that_a_denial_says_first_is_denied(cut: Cut, verbs: VerbLexicon) -> None:
    document = cut("نفى سالم أن اللقاء قريب وأن المؤتمر بعيد")
    labels = {"cue": {0: "deny"}, "event": {3: "B-CONSULT", 6: "B-CONSULT"}, "status": {3: "planned", 6: "planned"}}
    signals = hand_signals(document, labels, reach(document, "نفى", "اللقاء", "بعيد"))
    said = find_statements(document, signals, Candidates((1,), ("n1",)), ())
    found = find_events(document, signals, Choices(NOBODY, NOBODY, NOBODY), said, verbs, ())
    assert [t.event.status for t in found] == ["denied", "planned"]
