"""The codes of actors, from the lexicon, from what a report calls them, and from whom they act for."""

from dataclasses import replace

import pytest

from tawatur.export.actors import ActorCodes, load_actor_codes
from tawatur.export.roles import Office, load_roles, offices_of
from tawatur.model import Entity, EntityKind, Reading, Report
from tawatur.tables import read_table
from tawatur.text.letters import load_letters

NAMES = {
    row[column]
    for table, column in (("organizations", "key"), ("groups", "head"), ("cities", "key"), ("countries", "iso3"))
    for row in read_table(f"names/{table}.tsv")
}


@pytest.fixture(scope="module")
def codes() -> ActorCodes:
    return load_actor_codes(load_letters())


def code(codes: ActorCodes, *entities: Entity, published: str | None = "2013-11-20") -> tuple[str, str, str]:
    """The codes of the first of some entities."""
    actor = codes.of(Reading(report=Report(id="r", text="", published=published), entities=entities))[entities[0].id]
    return actor.cameo, actor.code, actor.sector


def entity(kind: EntityKind, name: str = "س", **fields: str) -> Entity:
    return Entity(id=fields.pop("id", "n1"), kind=kind, name=name, mentions=(), **fields)


KNOWN = [
    # kind, key, codes
    ("place", "RUS", ("RUS", "RUS", "")),
    ("place", "moscow", ("RUS", "RUS", "")),
    ("place", "XKX", ("SRBKSV", "KOS", "")),
    ("place", "ESH", ("ESH", "MAR", "PRE")),
    ("place", "gaza-strip", ("PSEGZS", "PSE", "")),
    ("person", "sergei-lavrov", ("RUSGOV", "RUS", "GOV")),
    ("person", "ahmad-jarba", ("SYROPP", "SYR", "OPP")),
    ("person", "lakhdar-brahimi", ("UNO", "UNO", "")),
    ("person", "catherine-ashton", ("EEC", "EUR", "")),
    ("organization", "syrian-national-coalition", ("SYROPP", "SYR", "OPP")),
    ("organization", "united-nations", ("UNO", "UNO", "")),
    ("organization", "iaea", ("UNOIAE", "UNO", "")),
    ("organization", "hamas", ("PSEREBHMS", "PSE", "REB")),
    ("organization", "al-qaeda", ("IMGMOSALQ", "IMG", "")),
    ("organization", "islamic-state", ("---UAF", "", "UAF")),
    ("organization", "afp", ("FRAMED", "FRA", "JRN")),
    ("group", "gunmen", ("---UAF", "", "UAF")),
]


@pytest.mark.parametrize(("kind", "key", "expected"), KNOWN, ids=[row[1] for row in KNOWN])
def test_known_names(codes: ActorCodes, kind: EntityKind, key: str, expected: tuple[str, str, str]) -> None:
    assert code(codes, entity(kind, key=key)) == expected


DESCRIBED = [
    ("وزير الخارجية الروسي", ("RUSGOV", "RUS", "GOV")),
    ("وزير الدفاع الأميركي", ("USAGOVMIL", "USA", "GOVMIL")),
    ("وزير خارجية غينيا", ("GINGOV", "GIN", "GOV")),
    ("السفير الأميركي السابق", ("USAELI", "USA", "CVL")),
    ("المبعوث الأميركي إلى سوريا", ("USAGOV", "USA", "GOV")),
    ("الناشط الحقوقي المصري", ("EGYCVL", "EGY", "CVL")),
    ("الصحافي اللبناني", ("LBNMED", "LBN", "JRN")),
    ("اللواء", ("---MIL", "", "MIL")),
    ("جارنا", ("", "", "")),
]


@pytest.mark.parametrize(("office", "expected"), DESCRIBED, ids=[row[0] for row in DESCRIBED])
def test_unknown_people_by_their_office(codes: ActorCodes, office: str, expected: tuple[str, str, str]) -> None:
    assert code(codes, entity("person", description=office)) == expected


def test_bodies_and_sources_by_their_names(codes: ActorCodes) -> None:
    assert code(codes, entity("organization", "وزارة الخارجية الروسية"))[0] == "RUSGOV"
    assert code(codes, entity("organization", "وزارة الدفاع الأميركية", key="ministry-defence"))[0] == "USAGOVMIL"
    assert code(codes, entity("group", "قوات الرئيس اليمني السابق"))[0] == "YEMMIL"
    assert code(codes, entity("group", "المعارضة السورية", key="opposition"))[0] == "SYROPP"
    assert code(codes, entity("unnamed", "مصدر دبلوماسي روسي"))[0] == "RUSGOV"
    assert code(codes, entity("unnamed", "مصدر مطلع")) == ("", "", "")


def test_people_without_a_state_keep_the_country_they_live_in(codes: ActorCodes) -> None:
    assert code(codes, entity("group", "أكراد سوريا", key="kurds"))[0] == "SYRKUR"
    assert code(codes, entity("group", "الأكراد", key="kurds"))[0] == "KUR"


def test_who_acts_for_a_body_has_its_codes(codes: ActorCodes) -> None:
    coalition = entity("organization", id="n2", key="syrian-national-coalition")
    russia = entity("place", id="n3", key="RUS")
    ministry = entity("organization", "وزارة الخارجية", id="n4", part_of="n3")
    assert code(codes, entity("person", description="عضو الوفد", part_of="n2"), coalition)[0] == "SYROPP"
    assert code(codes, entity("group", "وفد", key="delegation", part_of="n2"), coalition)[0] == "SYROPP"
    spokesman = entity("person", description="المتحدث باسم الوزارة", part_of="n4")
    assert code(codes, spokesman, ministry, russia)[0] == "RUSGOV"


def test_two_that_are_part_of_each_other_end(codes: ActorCodes) -> None:
    first = entity("organization", "لجنة", part_of="n2")
    assert code(codes, first, replace(first, id="n2", part_of="n1")) == ("", "", "")


def test_offices_count_in_the_year_of_the_report(codes: ActorCodes) -> None:
    carter = entity("person", key="jimmy-carter")
    assert code(codes, carter, published="1979-01-01")[0] == "USAGOV"
    assert code(codes, carter, published="2013-11-20")[0] == "USAELI"


def test_offices_of_a_cell() -> None:
    assert list(offices_of("foreign minister 2005-2009, 2013-, MP, vice president to 2003")) == [
        Office(("foreign", "minister"), 2005, 2009),
        Office(("foreign", "minister"), 2013),
        Office(("MP",)),
        Office(("vice", "president"), 0, 2003),
    ]


def test_a_title_is_no_part_of_a_word() -> None:
    roles = load_roles(load_letters())
    assert roles.held([Office(("prime", "minister"))], None, "first") == "GOV"
    assert roles.held([Office(("ministerial", "aide"))], None, "first") == ""


def test_tables_name_rows_of_the_lexicon(codes: ActorCodes) -> None:
    bodies = list(read_table("export/bodies.tsv"))
    assert {row["key"] for row in bodies} <= NAMES
    assert {row["iso3"] for row in read_table("export/territories.tsv")} <= NAMES
    people = list(read_table("names/people.tsv"))
    assert {key for row in bodies for key in row["also"].split()} <= {
        row[c] for row in people for c in ("country", "body")
    }
    assert {row["country"] for row in people} <= NAMES | codes.bodies.keys()
