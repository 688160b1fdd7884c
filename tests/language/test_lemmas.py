"""Lemmas of words."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.language.lemmas import Edit, Script, load_lemmatizer, standing_alone
from tawatur.language.splitter import Segments, load_clitic_splitter
from tawatur.language.vocabulary import load_vocabulary
from tawatur.text.letters import load_letters

ROOT = Path(__file__).parents[2]
TREEBANK = ROOT / "../shared/data/ud/ar_pud.conllu"
sys.path.insert(0, str(ROOT))

from training.treebank import read_groups  # noqa: E402

LETTERS = load_letters()
VOCABULARY = load_vocabulary(LETTERS)
SPLITTER = load_clitic_splitter(LETTERS, VOCABULARY)
LEMMATIZER = load_lemmatizer(LETTERS, VOCABULARY)
CONTENT = ("NOUN", "VERB", "ADJ", "ADV")


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("الوزراء", "وزير"),
        ("والوزيرة", "وزيرة"),
        ("محادثاتهما", "محادثة"),
        ("وسيلتقون", "التقى"),
        ("يبحثان", "بحث"),
        ("وقالت", "قال"),
        ("يقولون", "قال"),
        ("وأعلنت", "أعلن"),
        ("سيزورها", "زار"),
        ("للدول", "دولة"),
        ("زيارته", "زيارة"),
        ("القوات", "قوة"),
        ("الرؤساء", "رئيس"),
        ("اتفاقات", "اتفاق"),
        ("الفلسطينية", "فلسطيني"),
        ("وَأكَّدَ", "أكد"),
        ("حلفاؤه", "حليف"),
        ("بمواقفها", "موقف"),
    ],
)
def test_examples(word: str, lemma: str) -> None:
    assert LEMMATIZER.lemmas(SPLITTER.split([word])) == [lemma]


def test_words_that_are_not_arabic_are_their_own_lemma() -> None:
    words = ["2013", "BBC", "."]
    assert LEMMATIZER.lemmas(SPLITTER.split(words)) == words


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        (Segments(("ل",), "لسلطة", ""), ("السلطة",)),
        (Segments((), "زيارت", "ه"), ("زيارت", "زيارة")),
        (Segments((), "أبناؤ", "هم"), ("أبناء",)),
        (Segments((), "ألغا", "ها"), ("ألغا", "ألغى")),
        (Segments((), "رفضو", "ه"), ("رفضو", "رفضوا")),
        (Segments(("و",), "قال", ""), ("قال",)),
    ],
)
def test_standing_alone(word: Segments, forms: tuple[str, ...]) -> None:
    assert standing_alone(word) == forms


@pytest.mark.parametrize(
    ("script", "form", "lemma"),
    [
        (Script(), "وزير", "وزير"),
        (Script(cut_front="ال", cut_back="ات", put_back="ة"), "الزيارات", "زيارة"),
        (Script(cut_front="ي", inner=(Edit(1, "و", "ا"),)), "يقول", "قال"),
        (Script(cut_front="ي", inner=(Edit(1, "و", "ا"),)), "يبيع", ""),
        (Script(cut_front="ي", put_front="أ"), "يعلن", "أعلن"),
    ],
)
def test_scripts(script: Script, form: str, lemma: str) -> None:
    assert script.apply(form) == lemma


@given(st.text(st.sampled_from("ابتدسفلكمنهويةىءأإؤئ"), min_size=1, max_size=8))
def test_every_word_has_a_lemma(word: str) -> None:
    assert LEMMATIZER.lemma(Segments((), word, ""))


@pytest.mark.skipif(not TREEBANK.exists(), reason="the treebank is not here")
def test_accuracy() -> None:
    right: list[bool] = []
    for group in read_groups(TREEBANK)[0]:
        word = SPLITTER.split([group.last, group.word, group.following])[1]
        lemma = LEMMATIZER.lemma(word)
        right += [t.form == word.stem and lemma == t.lemma for t in group.tokens if t.part in CONTENT]
    assert len(right) > 2000
    assert sum(right) / len(right) >= 0.905
