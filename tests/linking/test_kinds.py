"""A row of the lexicon that names a kind of body, of which every country may have one, makes no two bodies one."""

import pytest

from tawatur.linking import load_linker
from tawatur.model import Entity, Reading, Report, Span
from tawatur.record import Record


def reading(report: str, name: str, key: str) -> Reading:
    entity = Entity(id="n1", kind="organization", name=name, mentions=(Span(5, 5 + len(name)),), key=key)
    return Reading(report=Report(id=report, text=f"قالت {name} ذلك", published="2013-11-21"), entities=(entity,))


@pytest.mark.parametrize(
    ("key", "one", "two", "entities"),
    [
        ("ministry-foreign-affairs", "وزارة الخارجية الروسية", "وزارة الخارجية الأمريكية", 2),
        ("government", "الحكومة السورية", "الحكومة التونسية", 2),
        ("ministry-foreign-affairs", "وزارة الخارجية الأميركية", "وزارة الخارجية الأمريكية", 1),
        ("afp", "وكالة فرانس برس", "وكالة الصحافة الفرنسية", 1),
    ],
)
def test_bodies_of_two_states_are_two(key: str, one: str, two: str, entities: int) -> None:
    with Record(":memory:", load_linker) as record:
        for report, name in (("a", one), ("b", two)):
            record.add(reading(report, name, key))
        assert len(list(record.entities())) == entities
