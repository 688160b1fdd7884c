"""The tables of claims and names are as large and as whole as they must be.

What `cues.tsv`, `triggers.tsv` and `statuswords.tsv` find is tried on their example tables in
`tests/language/test_verbs.py`, the connectors in `test_links.py`; here, that no table goes without.
"""

from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from tawatur.language.verbs import VerbLexicon
from tawatur.model import Act, EventType
from tawatur.tables import read_table
from tawatur.text.document import Cutter

TABLES = sorted(
    entry.name for entry in files("tawatur.data").joinpath("claims").iterdir() if entry.name.endswith(".tsv")
)
# Tables whose examples stand in another one.
EXAMPLES = {"cues": "cues_examples", "triggers": "triggers_examples", "statuswords": "status_examples"}


def lemmas(table: str, kind: str) -> set[tuple[str, str]]:
    """The first forms of a table, with their parts of speech, of rows that report or name anything."""
    return {(row["pos"], row["forms"].split("/")[0].split("!")[0]) for row in read_table(table) if row[kind] != "-"}


def test_there_are_as_many_entries_as_asked_for() -> None:
    assert len(lemmas("claims/cues.tsv", "act")) >= 250
    assert len(lemmas("claims/triggers.tsv", "type")) >= 600
    assert len({row["key"] for row in read_table("names/organizations.tsv")}) >= 400
    assert len({row["key"] for row in read_table("names/people.tsv")}) >= 800


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_read_and_says_where_it_comes_from(name: str) -> None:
    text = files("tawatur.data").joinpath("claims", name).read_text(encoding="utf-8")
    notes = [line for line in text.split("\n") if line.startswith("#")]
    assert any("Source: " in line for line in notes)
    rows = list(read_table(f"claims/{name}"))
    assert len(rows) >= 5
    assert all(next(iter(row.values())) for row in rows)


@pytest.mark.parametrize(("table", "kinds", "column"), [("cues", Act, "act"), ("triggers", EventType, "type")])
def test_every_act_and_type_has_examples_and_there_are_counter_examples(table: str, kinds: object, column: str) -> None:
    examples = Counter(row["expect"] for row in read_table(f"claims/{EXAMPLES[table]}.tsv"))
    assert set(get_args(kinds)) <= set(examples)
    assert examples["NONE"] >= 15
    assert {row[column] for row in read_table(f"claims/{table}.tsv")} - {"-"} == set(get_args(kinds))


def test_words_of_the_examples_stand_in_their_sentences(cutter: Cutter) -> None:
    for table in EXAMPLES.values():
        for row in read_table(f"claims/{table}.tsv"):
            words = [w.folded for w in cutter.word_splitter.words(row["sentence"])]
            assert cutter.letters.fold(row["word"]) in words, row


def test_cues_name_known_frames_and_triggers_known_scenes() -> None:
    frames = {row["frame"] for row in read_table("claims/frames.tsv")}
    assert {f for row in read_table("claims/cues.tsv") for f in row["frames"].split(",") if f} <= frames
    scenes = {row["scene"] for row in read_table("claims/scenes.tsv")}
    assert {s for row in read_table("claims/triggers.tsv") for s in row["unless"].split(",") if s} <= scenes


def test_a_scene_makes_a_trigger_weak(verbs: VerbLexicon, cutter: Cutter) -> None:
    words = cutter.word_splitter.words
    war = words("شن المسلحون هجوما على القرية")
    sport = words("شن المنتخب هجوما على مرمى الضيوف في المباراة")
    assert any(m.entry.type == "ASSAULT" and m.entry.strong for m in verbs.triggers.scan(war))
    assert not any(m.entry.type == "ASSAULT" and m.entry.strong for m in verbs.triggers.scan(sport))
