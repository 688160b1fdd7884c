"""The tables of given names and of titles: well-formed, without doubles, large enough to be of use."""

import re

from tawatur.tables import read_table
from tawatur.text.letters import load_letters

ARABIC_WORDS = re.compile(r"[\u0621-\u063A\u0641-\u064A]+( [\u0621-\u063A\u0641-\u064A]+)*")
GENDERS = {"m", "f", "both"}


def test_given_names() -> None:
    rows = list(read_table("names/given_names.tsv"))
    assert len(rows) >= 600
    assert {row["kind"] for row in rows} == {"arabic", "foreign", "particle"}
    assert {row["gender"] for row in rows} == GENDERS
    assert [row for row in rows if not ARABIC_WORDS.fullmatch(row["arabic"]) or " " in row["arabic"]] == []


def test_no_given_name_is_listed_twice() -> None:
    fold = load_letters().fold
    folded = [fold(row["arabic"]) for row in read_table("names/given_names.tsv")]
    assert len(set(folded)) == len(folded)


def test_titles() -> None:
    rows = list(read_table("names/titles.tsv"))
    assert len(rows) >= 250
    assert {row["class"] for row in rows} == {"head", "rank", "honorific", "modifier", "field"}
    assert {row["gender"] for row in rows} == GENDERS
    assert [row for row in rows if not row["english"]] == []


def test_forms_of_a_title_are_arabic_and_differ() -> None:
    fold = load_letters().fold
    for row in read_table("names/titles.tsv"):
        forms = row["arabic"].split(" | ")
        assert all(ARABIC_WORDS.fullmatch(form) for form in forms), row
        assert len({fold(form) for form in forms}) == len(forms), row


def test_no_two_rows_of_a_class_begin_alike() -> None:
    heads = [(row["class"], row["gender"], row["arabic"].split(" | ")[0]) for row in read_table("names/titles.tsv")]
    assert [head for head in heads if heads.count(head) > 1] == []
