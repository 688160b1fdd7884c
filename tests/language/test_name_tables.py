"""The tables of names are whole: keys, codes, kinds, and which names share a form."""

import re
from collections import Counter, defaultdict

import pytest
from babel.core import get_global

from tawatur.tables import read_table
from tawatur.text.letters import load_letters

LETTERS = load_letters()
TABLES = ("countries", "cities", "organizations", "groups")
ROWS = {name: list(read_table(f"names/{name}.tsv")) for name in TABLES}
KEY = {"countries": "iso3", "cities": "key", "organizations": "key", "groups": "head"}
KINDS = {
    "cities": [
        *("continent", "region", "sea", "mountain", "island", "capital", "city"),
        *("province", "district", "camp", "crossing", "base", "airport", "site"),
    ],
    "organizations": [
        *("igo", "ministry", "parliament", "presidency", "government", "army", "service", "party"),
        *("armed-group", "opposition", "court", "ngo", "religious", "union", "company"),
        *("agency", "newspaper", "broadcaster", "site"),
    ],
}
KIND_COLUMN = {"cities": "kind", "organizations": "class"}
PLOVER = {
    *("GOV", "MIL", "REB", "OPP", "JUD", "LEG", "PTY", "IGO", "NGO", "MED"),
    *("COP", "UAF", "BUS", "CVL", "REL", "SPY", "REF"),
}

# Names that share a form, by what they share.
SHARED = {
    "عمان": {"countries/OMN", "cities/amman"},
    "الفاو": {"organizations/fao", "cities/al-faw"},
    "قنا": {"organizations/qna", "cities/qena"},
    "الجبهة الشعبية": {"organizations/pflp", "organizations/popular-front-tunisia"},
    "الحزب الجمهوري": {"organizations/republican-party", "organizations/republican-party-tunisia"},
    "العدالة والتنمية": {"organizations/akp", "organizations/pjd-morocco"},
    "حزب العدالة والتنمية": {"organizations/akp", "organizations/pjd-morocco"},
}

EXAMPLES = [
    ("countries", "USA", "الولايات المتحدة الأميركية"),
    ("countries", "SYR", "سورية"),
    ("countries", "RUS", "الاتحاد الروسي"),
    ("countries", "XKU", "إقليم كردستان"),
    ("cities", "kobani", "عين العرب"),
    ("cities", "raqqa", "الرقة"),
    ("cities", "astana", "أستانا"),
    ("cities", "bab-al-mandab", "باب المندب"),
    ("cities", "golan-heights", "هضبة الجولان"),
    ("organizations", "islamic-state", "تنظيم الدولة"),
    ("organizations", "un-security-council", "مجلس الأمن الدولي"),
    ("organizations", "afp", "أ.ف.ب"),
    ("organizations", "afp", "أ ف ب"),
    ("organizations", "bbc", "بي بي سي"),
    ("organizations", "kremlin", "الكرملين"),
    ("organizations", "houthis", "أنصار الله"),
    ("organizations", "ministry-foreign-affairs", "وزارة الخارجية"),
    ("groups", "demonstrators", "المتظاهرين"),
    ("groups", "settlers", "مستوطنون"),
    ("groups", "media", "وسائل الإعلام"),
]

# One-word names that are ordinary words too, and names that are not.
COMMON = [
    ("cities", "tyre", True),
    ("cities", "hama", True),
    ("cities", "kut", True),
    ("cities", "daraa", False),
    ("cities", "damascus", False),
    ("organizations", "al-shabaab", True),
    ("organizations", "al-jazeera", True),
    ("organizations", "al-arabiya", True),
    ("organizations", "ennahda", True),
    ("organizations", "al-qaeda", True),
    ("organizations", "hezbollah", False),
    ("organizations", "reuters", False),
    ("countries", "MLI", True),
    ("countries", "SYR", False),
]


def forms(row: dict[str, str]) -> list[str]:
    return row["arabic"].split(" | ")


@pytest.mark.parametrize(
    ("table", "least"), [("countries", 230), ("cities", 2900), ("organizations", 1750), ("groups", 180)]
)
def test_has_rows(table: str, least: int) -> None:
    assert len(ROWS[table]) >= least


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_unique(table: str) -> None:
    counts = Counter(row[KEY[table]] for row in ROWS[table])
    assert [key for key, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("table", ["cities", "organizations", "groups"])
def test_keys_are_plain_words(table: str) -> None:
    assert [k for row in ROWS[table] if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", k := row[KEY[table]])] == []


def test_country_codes_are_iso_or_user_assigned() -> None:
    codes = [row["iso3"] for row in ROWS["countries"]]
    known = get_global("territory_aliases")
    assert [c for c in codes if not re.fullmatch("X[A-Z]{2}", c) and c not in known] == []


@pytest.mark.parametrize("table", ["cities", "organizations"])
def test_rows_name_known_countries(table: str) -> None:
    codes = {row["iso3"] for row in ROWS["countries"]} | {""}
    assert [row["key"] for row in ROWS[table] if row["iso3"] not in codes] == []


def test_capitals_stand_among_the_cities() -> None:
    cities = {row["key"]: row for row in ROWS["cities"]}
    named = {row["capital"] for row in ROWS["countries"] if row["capital"]}
    assert named - set(cities) == set()
    assert {row["key"] for row in ROWS["cities"] if row["kind"] == "capital"} <= named
    elsewhere = [
        row["iso3"]
        for row in ROWS["countries"]
        if row["capital"] and not row["iso3"].startswith("X") and cities[row["capital"]]["iso3"] != row["iso3"]
    ]
    assert elsewhere == []


@pytest.mark.parametrize("table", ["cities", "organizations"])
def test_rows_are_sorted_by_kind_and_key(table: str) -> None:
    kinds, column = KINDS[table], KIND_COLUMN[table]
    places = [(kinds.index(row[column]), row["key"]) for row in ROWS[table]]
    assert places == sorted(places)
    assert {row[column] for row in ROWS[table]} == set(kinds)


@pytest.mark.parametrize("table", ["organizations", "groups"])
def test_roles_are_those_of_plover(table: str) -> None:
    assert {row["plover"] for row in ROWS[table]} <= PLOVER
    assert {row["kind"] for row in ROWS[table]} == {"organization", "group"}


@pytest.mark.parametrize("table", TABLES)
def test_forms_are_clean_and_told_once(table: str) -> None:
    for row in ROWS[table]:
        folded = [LETTERS.fold(form) for form in forms(row)]
        assert row["latin" if "latin" in row else "head"], row
        assert all(re.fullmatch(r"[\w.+-]+( [\w.+-]+)*", form) for form in forms(row)), row
        assert len(set(folded)) == len(folded), row
        assert row.get("common", "") in ("", "1"), row


def test_only_listed_names_share_a_form() -> None:
    claims = defaultdict(set)
    for table in TABLES:
        for row in ROWS[table]:
            for form in forms(row):
                claims[LETTERS.fold(form)].add(f"{table}/{row[KEY[table]]}")
    shared = {form: names for form, names in claims.items() if len(names) > 1}
    assert shared == {LETTERS.fold(form): names for form, names in SHARED.items()}


@pytest.mark.parametrize(("table", "key", "form"), EXAMPLES)
def test_known_names(table: str, key: str, form: str) -> None:
    (row,) = [row for row in ROWS[table] if row[KEY[table]] == key]
    assert LETTERS.fold(form) in [LETTERS.fold(f) for f in forms(row)]


@pytest.mark.parametrize(("table", "key", "common"), COMMON)
def test_names_that_are_words_are_marked(table: str, key: str, common: bool) -> None:
    (row,) = [row for row in ROWS[table] if row[KEY[table]] == key]
    assert (row["common"] == "1") is common


def test_regions_of_adjectives_stand_among_the_cities() -> None:
    keys = {row["key"] for row in ROWS["cities"]}
    rows = list(read_table("names/region_adjectives.tsv"))
    assert len(rows) >= 20
    assert [row["region"] for row in rows if row["region"] not in keys] == []


def test_exceptions_name_known_owners() -> None:
    owners = {row["iso3"] for row in ROWS["countries"]}
    owners |= {row["region"] for row in read_table("names/region_adjectives.tsv")}
    rows = list(read_table("names/nationality_exceptions.tsv"))
    assert {row["kind"] for row in rows} == {"plural", "common"}
    assert [row for row in rows if row["owner"] not in owners] == []
