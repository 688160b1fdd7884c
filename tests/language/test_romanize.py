"""Names in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.language.romanize import load_romanizer
from tawatur.language.spelling import labels
from tawatur.text.letters import load_letters

ROMANIZER = load_romanizer(load_letters())


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("مُحَمَّد بن سلمان", "Mohammed bin Salman"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("بشار الاسد", "Bashar al-Assad"),
        ("سيرغي لافروف", "Sergei Lavrov"),
        ("فلاديمير بوتين", "Vladimir Putin"),
        ("جون كيري", "John Kerry"),
        ("عبد الله بو حبيب", "Abdullah Bou Habib"),
        ("عبدالله بوحبيب", "Abdullah Bouhabib"),
        ("حسن نصر الله", "Hassan Nasrallah"),
        ("نبيل أبو ردينة", "Nabil Abu Rudeineh"),
        ("خالد بن الوليد", "Khaled bin al-Walid"),
        ("عبد الرحمن العلي", "Abdul Rahman al-Ali"),
        ("شمس الدين", "Shams al-Din"),
        ("الحريري", "al-Hariri"),
        ("بن سلمان", "Bin Salman"),
        ("أبو مازن", "Abu Mazen"),
        ("BBC", "BBC"),
        ("كتيبة 17", "Katiba 17"),
        ("", ""),
    ],
)
def test_examples(arabic: str, latin: str) -> None:
    assert ROMANIZER.romanize(arabic) == latin


@pytest.mark.parametrize("word", ["غلتشناك", "مرضوفة", "بيرتسلاف", "ئ", "ءء"])
def test_unknown_words_are_spelled(word: str) -> None:
    assert word not in ROMANIZER.known
    latin = ROMANIZER.romanize(word)
    assert latin.isascii()
    assert latin == latin.capitalize()


@pytest.mark.parametrize(
    ("word", "taken", "made"),
    [
        ("محمد", ["mu", "ha", "mma", "d"], ["g", "cm", "gu", "ch", "ga", "cmm", "ga", "cd", "g"]),
        ("بوتين", ["p", "u", "t", "i", "n"], ["g", "cp", "g", "cu", "g", "ct", "g", "ci", "g", "cn", "g"]),
        ("أسعد", ["a", "s", "aa", "d"], ["g", "ca", "g", "cs", "g", "caa", "g", "cd", "g"]),
        ("لر", ["l", "er"], ["g", "cl", "ge", "cr", "g"]),
        ("ضر", ["a", "r"], ["g", "c", "ga", "cr", "g"]),
    ],
)
def test_labels(word: str, taken: list[str], made: list[str]) -> None:
    assert labels(word, taken) == made


@given(st.lists(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئپگًّ"), min_size=1, max_size=8), max_size=3))
def test_names_have_as_many_words_and_the_same_answer(words: list[str]) -> None:
    name = " ".join(words)
    latin = ROMANIZER.romanize(name)
    assert latin == ROMANIZER.romanize(name)
    assert len(latin.split()) <= len(words) + words.count("عبدربه") or not latin.isascii()
