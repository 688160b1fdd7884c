"""Chains followed to where they start."""

from tawatur.linking.origins import sources_of
from tawatur.model.linked import Told

from .conftest import Tell


def origins(*accounts: Told) -> dict[str, set[str]]:
    return {s.id: {a.report for a in s.accounts} for s in sources_of(accounts)}


def test_two_outlets_that_cite_one_agency_are_one(tell: Tell) -> None:
    a, b = tell("a-1", outlet="A", chain=["interfax"]), tell("b-1", outlet="B", chain=["interfax"])
    assert origins(a, b) == {"interfax": {"a-1", "b-1"}}


def test_the_farthest_link_is_the_origin(tell: Tell) -> None:
    a = tell("a-1", outlet="A", chain=["interfax", "lavrov"])
    b = tell("b-1", outlet="B", chain=["lavrov"])
    assert origins(a, b) == {"lavrov": {"a-1", "b-1"}}


def test_a_cited_outlet_in_the_record_is_followed(tell: Tell) -> None:
    a, b = tell("a-1", outlet="A", day=2, chain=["@B"]), tell("b-1", outlet="B", chain=["lavrov"])
    assert origins(a, b) == {"lavrov": {"a-1", "b-1"}}


def test_what_an_outlet_tells_later_is_not_what_was_cited(tell: Tell) -> None:
    cites = tell("a-1", outlet="A", day=2, chain=["@B"])
    first = tell("b-1", outlet="B", day=1, chain=["lavrov"])
    later = tell("b-2", outlet="B", day=9)
    assert origins(cites, first, later) == {"lavrov": {"a-1", "b-1"}, "outlet:B": {"b-2"}}


def test_outlets_that_cite_each_other_are_one(tell: Tell) -> None:
    a = tell("a-1", outlet="A", chain=["@B"])
    b = tell("b-1", outlet="B", chain=["@C"])
    c = tell("c-1", outlet="C", chain=["@A"])
    assert origins(a, b, c) == {"ring:A+B+C": {"a-1", "b-1", "c-1"}}


def test_an_outlet_that_cites_itself_is_its_own_origin(tell: Tell) -> None:
    assert origins(tell("a-1", outlet="A", chain=["@A"])) == {"outlet:A": {"a-1"}}


def test_an_outlet_cited_and_speaking_for_itself_is_one(tell: Tell) -> None:
    a, b = tell("a-1", outlet="A", day=2, chain=["@B"]), tell("b-1", outlet="B")
    assert origins(a, b) == {"outlet:B": {"a-1", "b-1"}}


def test_unnamed_sources_are_neither_one_nor_several(tell: Tell) -> None:
    a, b = tell("a-1", outlet="A", chain=["?a diplomat"]), tell("b-1", outlet="B", chain=["?an official"])
    (source,) = sources_of([a, b])
    assert (source.kind, source.at_most) == ("unnamed", 2)
    assert {r.report for r in source.accounts} == {"a-1", "b-1"}


def test_an_unnamed_source_passed_on_by_one_agency_is_one(tell: Tell) -> None:
    a = tell("a-1", outlet="A", chain=["interfax", "?a diplomat"])
    b = tell("b-1", outlet="B", chain=["interfax", "?a diplomat"])
    (source,) = sources_of([a, b])
    assert source.at_most == 1


def test_reports_of_one_outlet_on_their_own_word_are_one(tell: Tell) -> None:
    assert origins(tell("a-1", outlet="A"), tell("a-2", outlet="A", day=4)) == {"outlet:A": {"a-1", "a-2"}}


def test_reports_of_no_known_outlet_stand_for_themselves(tell: Tell) -> None:
    assert origins(tell("x-1"), tell("y-1")) == {"outlet:x-1": {"x-1"}, "outlet:y-1": {"y-1"}}
