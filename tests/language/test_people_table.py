"""The table of public figures: unique, well-formed, and no spelling claimed by two people unnoticed."""

import re
from collections import defaultdict

import pytest

from tawatur.tables import read_table
from tawatur.text.letters import load_letters

BODIES = {"UN", "EU", "AU", "LAS", "GCC", "OIC", "IAEA", "NATO", "ICC", "ICRC", "IMF", "WB", "WTO", "OPCW"}
NAMESAKES = {
    frozenset({"ahmed-fahmy", "ahmed-fahmy-spokesman"}),
    frozenset({"ahmed-maher", "ahmed-maher-el-sayed"}),
    frozenset({"anwar-sadat", "mohamed-anwar-esmat-sadat"}),
    frozenset({"khalid-al-attiyah", "khalid-al-attiyah-iraq"}),
    frozenset({"mohamed-abdelaziz-libya", "mohamed-abdelaziz-polisario", "mohamed-abdelaziz-tamarod"}),
}
ARABIC_WORDS = re.compile(r"[\u0621-\u063A\u0641-\u064A]+( [\u0621-\u063A\u0641-\u064A]+)*")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return list(read_table("names/people.tsv"))


def forms(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def test_columns_and_size(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == ["key", "latin", "country", "body", "office", "arabic", "short"]
    assert len(rows) >= 800


def test_keys_are_unique_slugs(rows: list[dict[str, str]]) -> None:
    keys = [row["key"] for row in rows]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if not SLUG.fullmatch(key)] == []


def test_rows_are_sorted_by_country_and_key(rows: list[dict[str, str]]) -> None:
    order = [(row["country"], row["key"]) for row in rows]
    assert order == sorted(order)


def test_countries_and_bodies_are_well_formed(rows: list[dict[str, str]]) -> None:
    assert [r["key"] for r in rows if r["country"] not in BODIES and not re.fullmatch("[A-Z]{3}", r["country"])] == []
    assert [r["key"] for r in rows if r["body"] and not SLUG.fullmatch(r["body"])] == []


def test_every_row_has_a_latin_name(rows: list[dict[str, str]]) -> None:
    assert [row["key"] for row in rows if not re.fullmatch(r"[A-Za-z][A-Za-z' .-]+", row["latin"])] == []


def test_full_spellings_have_two_words_or_more_in_arabic_letters(rows: list[dict[str, str]]) -> None:
    bad = [
        (row["key"], form)
        for row in rows
        for form in forms(row["arabic"]) or [""]
        if not ARABIC_WORDS.fullmatch(form) or " " not in form
    ]
    assert bad == []


def test_short_forms_are_arabic_and_at_most_three_words(rows: list[dict[str, str]]) -> None:
    shorts = [(row["key"], form) for row in rows for form in forms(row["short"])]
    assert len(shorts) > 500
    assert [s for s in shorts if not ARABIC_WORDS.fullmatch(s[1]) or s[1].count(" ") > 2] == []


def test_no_spelling_is_listed_twice_for_one_person(rows: list[dict[str, str]]) -> None:
    fold = load_letters().fold
    twice = []
    for row in rows:
        folded = [fold(form) for form in forms(row["arabic"]) + forms(row["short"])]
        if len(set(folded)) != len(folded):
            twice.append(row["key"])
    assert twice == []


def test_no_full_spelling_belongs_to_two_people(rows: list[dict[str, str]]) -> None:
    fold = load_letters().fold
    owners = defaultdict(set)
    for row in rows:
        for form in forms(row["arabic"]):
            owners[fold(form)].add(row["key"])
    shared = {frozenset(keys) for keys in owners.values() if len(keys) > 1}
    assert shared == NAMESAKES


@pytest.mark.parametrize(
    ("key", "country", "body"),
    [
        ("sergei-lavrov", "RUS", ""),
        ("khaled-mashal", "PSE", "hamas"),
        ("ban-ki-moon", "UN", "un"),
        ("federica-mogherini", "EU", "eu"),
        ("hassan-nasrallah", "LBN", "hezbollah"),
    ],
)
def test_known_people(rows: list[dict[str, str]], key: str, country: str, body: str) -> None:
    row = next(row for row in rows if row["key"] == key)
    assert (row["country"], row["body"]) == (country, body)
