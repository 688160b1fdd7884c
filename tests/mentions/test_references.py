"""Who is meant: which mentions of a report are led together, by a table, and the entities made of them."""

from pathlib import Path

import pytest

from tawatur.model import Entity
from tests.mentions.conftest import Tables
from tests.mentions.marked import marked
from tests.rows import rows, signs, what_for


def entities(text: str, tables: Tables) -> tuple[Entity, ...]:
    report = marked(text, tables.cutter)
    return tables.entities.entities(report.document, report.mentions, tables.names.longest(report.document.words))


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "references.tsv"), ids=what_for)
def test_who_is_meant(row: dict[str, str], tables: Tables) -> None:
    report = marked(signs(row["text"]), tables.cutter)
    expected: dict[str, list[tuple[int, int]]] = {}
    for mention, who in zip(report.mentions, report.who, strict=True):
        expected.setdefault(who, []).append(mention.span)
    found = entities(signs(row["text"]), tables)
    assert [list(entity.mentions) for entity in found] == list(expected.values())


def test_an_entity_has_its_fullest_name_its_office_and_where_it_was_found(tables: Tables) -> None:
    text = "قال [p1 الراعي] ذلك، ثم غادر وزير  الدفاع [p1 سالم الراعي] المدينة"
    (person,) = entities(text, tables)
    assert (person.id, person.kind, person.name) == ("n1", "person", "سالم الراعي")
    assert person.description == "وزير الدفاع"
    assert (person.romanized, person.key) == ("[سالم الراعي]", None)
    assert person.why == "by hand"


def test_a_known_name_has_the_key_and_the_latin_letters_of_its_row(tables: Tables) -> None:
    (agency,) = entities("نقلت [o1 وكالة رويترز] الخبر", tables)
    assert (agency.key, agency.romanized) == ("reuters", "Reuters")
    assert agency.why == "by hand; table organizations"


def test_a_word_that_is_a_name_only_at_times_is_known_by_no_row(tables: Tables) -> None:
    """`Mali` is also the Arabic for `financial`."""
    (place,) = entities("وصل إلى [b1 مالي] أمس", tables)
    assert place.key is None


def test_the_alef_that_a_preposition_swallowed_is_put_back(tables: Tables) -> None:
    (body,) = entities("دعا [o1 للائتلاف الوطني السوري] أمس", tables)
    assert body.name == "الائتلاف الوطني السوري"


def test_white_space_in_a_name_is_one_space(tables: Tables) -> None:
    (person,) = entities("غادر [p1 سالم \nالراعي] أمس", tables)
    assert person.name == "سالم الراعي"


def test_an_unnamed_source_has_an_id_of_its_own(tables: Tables) -> None:
    found = entities("قال [u1 مصدر أمني] إن [p2 سالم الراعي] غادر", tables)
    assert [(e.id, e.kind) for e in found] == [("u1", "unnamed"), ("n2", "person")]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("زار وزير الخارجية الروسي [p1 سالم الراعي] [b2 بيروت] قادما من [b3 روسيا]", "روسيا"),
        ("زار رئيس [o2 الائتلاف الوطني السوري] [p1 سالم الراعي] [b3 بيروت]", "الائتلاف الوطني السوري"),
        ("زار [p1 سالم الراعي] [b2 بيروت] قادما من [b3 روسيا]", None),
        ("زار وزير الخارجية الروسي [p1 سالم الراعي] [b2 بيروت]", None),
        ("قالت [o1 وزارة الخارجية الروسية] إن [b2 روسيا] باقية", "روسيا"),
        ("قالت [o1 وزارة الخارجية الروسية] إن [b2 تركيا] باقية", None),
        ("قال [u1 مصدر روسي] إن [b2 روسيا] باقية", None),
    ],
)
def test_whom_it_acts_for(text: str, whose: str | None, tables: Tables) -> None:
    found = entities(text, tables)
    first = next(e for e in found if e.kind in ("person", "organization", "unnamed") and e.name != whose)
    owner = next((e.name for e in found if e.id == first.part_of), None)
    assert owner == whose


def test_a_report_without_mentions_has_no_entities(tables: Tables) -> None:
    assert entities("غادر الوفد", tables) == ()
