"""The lexicon of speech and events against its examples, and how much of the gold annotations it covers."""

import sys
from collections import Counter
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import Any, get_args

import pytest

from tawatur.language.verbs import Effect, VerbLexicon, load_verb_lexicon
from tawatur.model import Act, EventType
from tawatur.tables import read_table
from tawatur.text.letters import Letters, load_letters
from tawatur.text.words import Word, WordSplitter, load_word_splitter

SHARED = Path(__file__).parents[2] / "../shared"
# PLOVER 0.8: the manual, and the mode names of the NGEC coder.
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "REQUEST": "assist change yield meet",
    "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "THREATEN": "restrict ban arrest relations expel territory violence",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "PROTEST": "demo riot general strike hunger boycott obstruct",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives suicide-attack "
    "heavy-weapons crowd-control aerial drone cleansing massacre unconventional",
}


@pytest.fixture(scope="module")
def letters() -> Letters:
    return load_letters()


@pytest.fixture(scope="module")
def splitter(letters: Letters) -> WordSplitter:
    return load_word_splitter(letters)


@pytest.fixture(scope="module")
def lexicon(letters: Letters) -> VerbLexicon:
    return load_verb_lexicon(letters)


def place(word: str, words: tuple[Word, ...], letters: Letters) -> int:
    return [w.folded for w in words].index(letters.fold(word))


def name(row: dict[str, str]) -> str:
    return f"{row['expect']}-{row['word']}"


@pytest.mark.parametrize("row", list(read_table("claims/triggers_examples.tsv")), ids=name)
def test_trigger(row: dict[str, str], lexicon: VerbLexicon, splitter: WordSplitter, letters: Letters) -> None:
    words = splitter.words(row["sentence"])
    at = place(row["word"], words, letters)
    found = [match.entry for match in lexicon.triggers.scan(words) if at in match.places]
    if row["expect"] == "NONE":
        assert not [entry.lemma for entry in found if entry.strong]
    else:
        assert row["expect"] in [entry.type for entry in found]


@pytest.mark.parametrize("row", list(read_table("claims/cues_examples.tsv")), ids=name)
def test_cue(row: dict[str, str], lexicon: VerbLexicon, splitter: WordSplitter, letters: Letters) -> None:
    words = splitter.words(row["sentence"])
    at = place(row["word"], words, letters)
    if row["expect"] == "NONE":
        assert lexicon.cues.cue_at(words, at) is None
    else:
        found = lexicon.cues.match(words, at)
        assert row["expect"] in [m.entry.act for m in found if m.entry.strong or lexicon.cues.frame_of(words, m)]


@pytest.mark.parametrize("row", list(read_table("claims/status_examples.tsv")), ids=name)
def test_status_word(row: dict[str, str], lexicon: VerbLexicon, splitter: WordSplitter, letters: Letters) -> None:
    words = splitter.words(row["sentence"])
    found = [match.entry.effect for match in lexicon.status.match(words, place(row["word"], words, letters))]
    if row["expect"] == "NONE":
        assert found[:1] in ([], [None])
    else:
        assert row["expect"] in found


def test_tables_are_as_large_as_they_claim_and_well_formed() -> None:
    cues, triggers = list(read_table("claims/cues.tsv")), list(read_table("claims/triggers.tsv"))
    assert len(cues) >= 320
    assert sum(row["type"] != "-" for row in triggers) >= 800
    assert {row["act"] for row in cues} == {*get_args(Act), "-"}
    assert {row["type"] for row in triggers} == {*get_args(EventType), "-"}
    assert {row["effect"] for row in read_table("claims/statuswords.tsv")} == {*get_args(Effect), "-"}
    for row in triggers:
        assert not row["mode"] or row["mode"] in MODES[row["type"]].split(), row["forms"]
    for table, key in ((cues, "act"), (triggers, "type")):
        twice = Counter((row[key], row["pos"], row["forms"]) for row in table)
        assert [entry for entry, times in twice.items() if times > 1] == []


def test_tense_and_pronoun_of_a_match(lexicon: VerbLexicon, splitter: WordSplitter) -> None:
    (match,) = [m for m in lexicon.triggers.match(splitter.words("وسيهاجمونها"), 0) if m.entry.type == "ASSAULT"]
    assert match.future
    assert match.pronoun == "ها"
    assert {(f.tense, f.person, f.number) for f in match.features} == {("imperfect", "3", "plural")}


def test_gap_stays_in_the_sentence(lexicon: VerbLexicon, splitter: WordSplitter) -> None:
    near = splitter.words("أجرى رئيس الوفد أمس محادثات")
    far = splitter.words("أجرى رئيس الوفد أمس. محادثات")
    assert any(m.places == (0, 4) and m.end == 5 for m in lexicon.triggers.match(near, 0))
    assert not any(4 in m.places or 5 in m.places for m in lexicon.triggers.match(far, 0))


def test_longest_expression_first(lexicon: VerbLexicon, splitter: WordSplitter) -> None:
    words = splitter.words("إطلاق سراح الرهائن")
    assert lexicon.triggers.match(words, 0)[0].entry.type == "RETREAT"
    first, *_ = lexicon.triggers.scan(splitter.words("إطلاق النار على الرهائن"))
    assert first.entry.type == "ASSAULT"


@pytest.mark.skipif(not (SHARED / "gold/train").exists(), reason="the gold annotations are not here")
def test_coverage_of_the_gold_annotations(lexicon: VerbLexicon, splitter: WordSplitter) -> None:
    """Most gold triggers and cues are in the lexicon with the right type, and strong entries are mostly events."""
    events = typed = strong = right = cues = covered = 0
    for gold in load_gold():
        words = splitter.words(gold["text"])
        spans = [(event["trigger"], event["type"]) for event in gold["events"]]
        any_match = [m for i in range(len(words)) for m in lexicon.triggers.match(words, i)]
        events += len(spans)
        typed += sum(
            any(m.entry.type == kind and touches(words, m.places, span) for m in any_match) for span, kind in spans
        )
        for match in lexicon.triggers.scan(words):
            if match.entry.strong:
                strong += 1
                right += any(match.entry.type == kind and touches(words, match.places, span) for span, kind in spans)
        cue_places = [m.places for i in range(len(words)) for m in lexicon.cues.match(words, i)]
        cues += len(gold["statements"])
        covered += sum(any(touches(words, places, s["cue"]) for places in cue_places) for s in gold["statements"])
    assert events > 1000
    assert typed / events >= 0.9
    assert right / strong >= 0.7
    assert covered / cues >= 0.95


def load_gold() -> Any:
    loader = SourceFileLoader("score", str(SHARED / "tools/score"))
    spec = spec_from_loader("score", loader)
    assert spec is not None
    module = module_from_spec(spec)
    keep, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = keep
    return module.load_gold(SHARED / "gold/train")


def touches(words: tuple[Word, ...], places: tuple[int, ...], span: tuple[int, int]) -> bool:
    return any(words[at].start < span[1] and span[0] < words[at].end for at in places)
