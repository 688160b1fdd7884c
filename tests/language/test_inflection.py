"""The inflector against its table of examples and counter-examples."""

from dataclasses import astuple

import pytest

from tawatur.language.inflection import Inflector, load_inflector
from tawatur.tables import read_table
from tawatur.text.letters import Letters, load_letters

EXAMPLES = list(read_table("language/inflection_examples.tsv"))


@pytest.fixture(scope="module")
def letters() -> Letters:
    return load_letters()


@pytest.fixture(scope="module")
def inflector(letters: Letters) -> Inflector:
    return load_inflector(letters)


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['entry']}-{row['word']}")
def test_example(row: dict[str, str], inflector: Inflector, letters: Letters) -> None:
    forms = inflector.inflect(row["pos"], row["entry"]).free  # type: ignore[arg-type]
    readings = [set(astuple(features)) for features in forms.get(letters.fold(row["word"]), ())]
    if row["expect"] == "NONE":
        assert not readings
    elif row["expect"] == "any":
        assert readings
    else:
        assert any(set(row["expect"].split()) <= reading for reading in readings)


def test_examples_cover_the_weak_roots() -> None:
    verbs = {row["entry"] for row in EXAMPLES if row["pos"] == "verb"}
    assert len(verbs) >= 40
    assert sum(row["expect"] == "NONE" for row in EXAMPLES) >= 100


@pytest.mark.parametrize(
    ("part", "entry", "stem"),
    [
        ("verb", "نفى/ينفي", "نفا"),
        ("verb", "دعا/يدعو", "دعا"),
        ("verb", "رأى/يرى", "را"),
        ("verb", "تبنّى/يتبنى", "يتبنا"),
        ("verb", "اتهم/يتهم", "اتهمو"),
        ("noun", "زيارة/زيارات", "زيارت"),
        ("noun", "لقاء/لقاءات", "لقاي"),
        ("noun", "لقاء/لقاءات", "لقاو"),
        ("noun", "شكوى/شكاوى", "شكوا"),
        ("noun", "تصدٍّ", "تصدي"),
    ],
)
def test_stem_before_a_pronoun(part: str, entry: str, stem: str, inflector: Inflector) -> None:
    assert stem in inflector.inflect(part, entry).bound  # type: ignore[arg-type]


def test_no_pronoun_after_a_caret(inflector: Inflector) -> None:
    assert inflector.inflect("verb", "عاد/يعود").bound
    assert not inflector.inflect("verb", "عاد/يعود^").bound
    assert not inflector.inflect("noun", "شرط/شروط^").bound


def test_forms_are_folded(inflector: Inflector, letters: Letters) -> None:
    for entry in ("أنشأ/ينشئ", "رأى/يرى", "شنّ/يشنّ"):
        for form in inflector.inflect("verb", entry).free:
            assert form == letters.fold(form)


@pytest.mark.parametrize("entry", ["قال", "قال/يقول/قول", "/يقول"])
def test_a_verb_needs_both_forms(entry: str, inflector: Inflector) -> None:
    with pytest.raises(ValueError, match="perfect/imperfect"):
        inflector.inflect("verb", entry)
