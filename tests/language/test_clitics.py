"""Words looked up with their clitics taken off."""

import pytest

from tawatur.language.clitics import FormTable, load_clitics
from tawatur.language.inflection import PartOfSpeech, load_inflector
from tawatur.text.letters import Letters, load_letters

ENTRIES: dict[str, PartOfSpeech] = {
    "قال/يقول": "verb",
    "نفى/ينفي": "verb",
    "دعا/يدعو": "verb",
    "رأى/يرى": "verb",
    "اتهم/يتهم": "verb",
    "بحث/يبحث": "verb",
    "حثّ": "noun",
    "قول/أقوال": "noun",
    "نفي": "noun",
    "تصريح/تصريحات": "noun",
    "زيارة/زيارات": "noun",
    "لقاء/لقاءات": "noun",
    "مشير": "participle",
    "وفقا": "particle",
}


@pytest.fixture(scope="module")
def letters() -> Letters:
    return load_letters()


@pytest.fixture(scope="module")
def table(letters: Letters) -> FormTable[str]:
    inflector = load_inflector(letters)
    return FormTable(
        load_clitics(letters), [(entry, inflector.inflect(part, entry)) for entry, part in ENTRIES.items()]
    )


@pytest.mark.parametrize(
    "reading",
    # the word; its entry, the letters taken off before it and their kind, the pronoun taken off after it
    [
        ("وقال", "قال/يقول", "و", "conjunction", ""),
        ("وسيقولون", "قال/يقول", "وس", "future", ""),
        ("فليقل", "قال/يقول", "فل", "purpose", ""),
        ("لينفي", "نفى/ينفي", "ل", "purpose", ""),
        ("نفاه", "نفى/ينفي", "", "", "ه"),
        ("ينفيها", "نفى/ينفي", "", "", "ها"),
        ("دعاهم", "دعا/يدعو", "", "", "هم"),
        ("ورآه", "رأى/يرى", "و", "conjunction", "ه"),
        ("فاتهموه", "اتهم/يتهم", "ف", "conjunction", "ه"),
        ("اتهمني", "اتهم/يتهم", "", "", "ني"),
        ("يتهمونهما", "اتهم/يتهم", "", "", "هما"),
        ("قوله", "قول/أقوال", "", "", "ه"),
        ("بقولها", "قول/أقوال", "ب", "preposition", "ها"),
        ("نفيه", "نفي", "", "", "ه"),
        ("تصريحاته", "تصريح/تصريحات", "", "", "ه"),
        ("والتصريحات", "تصريح/تصريحات", "وال", "article", ""),
        ("للتصريح", "تصريح/تصريحات", "لل", "article", ""),
        ("زيارته", "زيارة/زيارات", "", "", "ه"),
        ("زيارتي", "زيارة/زيارات", "", "", "ي"),
        ("وبزيارتهم", "زيارة/زيارات", "وب", "preposition", "هم"),
        ("لقائه", "لقاء/لقاءات", "", "", "ه"),
        ("لقاؤهما", "لقاء/لقاءات", "", "", "هما"),
        ("ومشيرة", "مشير", "و", "conjunction", ""),
        ("ووفقا", "وفقا", "و", "conjunction", ""),
    ],
)
def test_found(reading: tuple[str, str, str, str, str], table: FormTable[str], letters: Letters) -> None:
    word, *expected = reading
    found = [[f.entry, f.head.letters, f.head.kind, f.pronoun] for f in table.look_up(letters.fold(word))]
    assert expected in found


@pytest.mark.parametrize(
    ("word", "entry"),
    [
        ("القال", "قال/يقول"),
        ("سقال", "قال/يقول"),
        ("بقال", "قال/يقول"),
        ("التصريحاته", "تصريح/تصريحات"),
        ("ستصريح", "تصريح/تصريحات"),
        ("تصريحني", "تصريح/تصريحات"),
        ("زياره", "تصريح/تصريحات"),
        ("نفيي", "نفي"),
        ("بحث", "حثّ"),
        ("الوفقا", "وفقا"),
        ("و", "وفقا"),
    ],
)
def test_not_found(word: str, entry: str, table: FormTable[str], letters: Letters) -> None:
    assert entry not in {f.entry for f in table.look_up(letters.fold(word))}


def test_the_future_letter_leaves_only_the_imperfect(table: FormTable[str], letters: Letters) -> None:
    (found,) = [f for f in table.look_up(letters.fold("سينفي")) if f.entry == "نفى/ينفي"]
    assert {features.tense for features in found.features} == {"imperfect"}
