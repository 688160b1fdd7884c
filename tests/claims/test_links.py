"""What denies, answers, corrects or explains what; conditions; and the examples that stand in the tables."""

from typing import Any

import pytest

from tawatur.claims.conditions import ConditionFinder, load_condition_finder
from tawatur.claims.events import Told
from tawatur.claims.links import Linker, load_linker
from tawatur.language.verbs import VerbLexicon
from tawatur.model import Link
from tawatur.tables import read_table
from tawatur.text.document import Cutter, Document
from tests.claims.conftest import Cut
from tests.claims.marked import told

CONNECTORS = list(read_table("claims/connectors.tsv"))


@pytest.fixture(scope="session")
def linker(cutter: Cutter) -> Linker:
    return load_linker(cutter.letters)


@pytest.fixture(scope="session")
def conditions(cutter: Cutter, verbs: VerbLexicon) -> ConditionFinder:
    return load_condition_finder(verbs.status, cutter.letters)


def triggers(document: Document, verbs: VerbLexicon) -> list[Told]:
    """An event at each word that the tables take for a trigger."""
    found: list[Told] = []
    for match in verbs.triggers.scan(document.words):
        if match.entry.type:
            first, last = match.places[0], match.places[0] + 1
            word = document.words[first].folded
            event = told(document, word, len(found) + 1, type=match.entry.type).event
            found.append(Told(event, first, last))
    return found


@pytest.mark.parametrize("row", CONNECTORS, ids=lambda row: row["words"])
def test_the_examples_of_the_connectors(row: dict[str, str], linker: Linker, verbs: VerbLexicon, cut: Cut) -> None:
    # What is corrected was told before.
    before = "عقد لقاء في القاهرة. " if row["link"] == "corrects" else ""
    document = cut(before + row["example"])
    assert {link.type for link in linker.links(document, triggers(document, verbs))} == {row["link"]}
    document = cut(before + row["counter_example"])
    assert linker.links(document, triggers(document, verbs)) == ()


def test_a_reason_stands_after_its_connector(linker: Linker, cut: Cut) -> None:
    document = cut("ألغى الوزير زيارته بسبب تفجير استهدف السفارة. ثم عاد.")
    events = [told(document, "ألغى", 1, type="REJECT"), told(document, "تفجير", 2, type="ASSAULT")]
    assert linker.links(document, events) == (Link(type="because", source="e1", target="e2", why="rule:connector"),)
    far = cut("ألغى الوزير زيارته. بسبب تفجير استهدف السفارة.")
    events = [told(far, "ألغى", 1, type="REJECT"), told(far, "تفجير", 2, type="ASSAULT")]
    assert linker.links(far, events) == ()


def test_a_denial_denies_the_nearest_mention_that_was_told_otherwise(linker: Linker, cut: Cut) -> None:
    document = cut("لقاء قريب. لقاء مرتقب. ونفى الوزير اللقاء.")
    events = [
        told(document, "لقاء", 1, status="planned"),
        told(document, "لقاء", 2, nth=2, status="planned", same_as="e1"),
        told(document, "اللقاء", 3, status="denied", same_as="e1"),
    ]
    assert linker.links(document, events) == (
        Link(type="denies", source="e3", target="e2", why="rule:denied-and-told"),
    )
    apart = [events[0], told(document, "اللقاء", 3, status="denied")]
    assert linker.links(document, apart) == ()
    both = [told(document, "لقاء", 1, status="denied"), told(document, "اللقاء", 3, status="denied", same_as="e1")]
    assert linker.links(document, both) == ()


@pytest.mark.parametrize(
    ("asked", "answer", "linked"),
    [
        ({"status": "proposed"}, {}, True),
        ({"type": "REQUEST"}, {}, True),
        ({"status": "planned"}, {}, False),
        ({"type": "ASSAULT", "status": "proposed"}, {}, False),
        ({"status": "proposed"}, {"type": "CONSULT"}, False),
        ({"status": "proposed"}, {"status": "denied"}, False),
        ({"status": "proposed"}, {"actor": ("n9",)}, False),
        ({"status": "proposed"}, {"actor": ()}, False),
    ],
)
def test_who_was_asked_answers(
    asked: dict[str, Any], answer: dict[str, Any], linked: bool, linker: Linker, cut: Cut
) -> None:
    document = cut("دعت روسيا الائتلاف. فرفض الائتلاف.")
    events = [
        told(document, "دعت", 1, **{"actor": ("n1",), "recipient": ("n2",), **asked}),
        told(document, "فرفض", 2, **{"type": "REJECT", "actor": ("n2",), **answer}),
    ]
    expected = Link(type="answers", source="e2", target="e1", why="rule:asked-and-answered")
    assert linker.links(document, events) == ((expected,) if linked else ())


def test_an_answer_that_is_far_from_the_question_answers_nothing(linker: Linker, cut: Cut) -> None:
    document = cut("دعت روسيا الائتلاف. " + "غادر سالم. " * 7 + "فرفض الائتلاف.")
    events = [
        told(document, "دعت", 1, recipient=("n2",), status="proposed"),
        told(document, "فرفض", 2, type="REJECT", actor=("n2",)),
    ]
    assert linker.links(document, events) == ()


@pytest.mark.parametrize(
    ("text", "trigger", "condition"),
    [
        ("سيزور الجربا موسكو إذا حدد الجانب الروسي موعدا آخر.", "سيزور", "حدد الجانب الروسي موعدا آخر"),
        ("إذا حدد الجانب الروسي موعدا فإن الجربا سيزور موسكو.", "سيزور", "حدد الجانب الروسي موعدا"),
        ("إذا حدد الجانب الروسي موعدا، سيزور الجربا موسكو.", "سيزور", "حدد الجانب الروسي موعدا"),
        ("سيزور الجربا موسكو بشرط أن يحدد موعد آخر.", "سيزور", "أن يحدد موعد آخر"),
        ("سيزور الجربا موسكو. إذا حدد موعد غادر خالد.", "سيزور", ""),
        ("سيزور الجربا موسكو غدا.", "سيزور", ""),
        ("إذا زار الجربا موسكو فهو ضيف.", "زار", ""),
    ],
)
def test_conditions(text: str, trigger: str, condition: str, conditions: ConditionFinder, cut: Cut) -> None:
    document = cut(text)
    (event,) = conditions.with_conditions(document, [told(document, trigger, 1, status="conditional")])
    assert (event.event.condition.of(text) if event.event.condition else "") == condition
    (sure,) = conditions.with_conditions(document, [told(document, trigger, 1, status="planned")])
    assert sure.event.condition is None


def test_a_condition_that_names_an_event_leads_to_it(conditions: ConditionFinder, cut: Cut) -> None:
    document = cut("سيزور الجربا موسكو إذا توقف القصف على المدينة.")
    events = [told(document, "سيزور", 1, status="conditional"), told(document, "القصف", 2, type="ASSAULT")]
    visit, shelling = conditions.with_conditions(document, events)
    assert visit.event.condition_event == "e2"
    assert shelling is events[1]
