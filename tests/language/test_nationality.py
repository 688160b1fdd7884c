"""Adjectives of nationality: forms that are one, and words that are none."""

import pytest

from tawatur.language.nationality import (
    common_forms,
    load_endings,
    nationality_forms,
    nisba_forms,
    region_forms,
)
from tawatur.text.letters import load_letters

LETTERS = load_letters()
FORMS = nationality_forms(LETTERS)
REGIONS = region_forms(LETTERS)

COUNTRIES = [
    ("عراقي", "IRQ"),
    ("العراقية", "IRQ"),
    ("العراقيون", "IRQ"),
    ("عراقيين", "IRQ"),
    ("سوري", "SYR"),
    ("السوريتان", "SYR"),
    ("الإيرانيات", "IRN"),
    ("الايرانيين", "IRN"),
    ("تونسيا", "TUN"),
    ("أمريكي", "USA"),
    ("الأميركيين", "USA"),
    ("الأمريكان", "USA"),
    ("أميركان", "USA"),
    ("الروس", "RUS"),
    ("أتراك", "TUR"),
    ("الأكراد", "XKU"),
    ("هنود", "IND"),
    ("الألمان", "DEU"),
    ("الإنجليز", "GBR"),
    ("السودانيون", "SDN"),
    ("السعودية", "SAU"),
    ("كوري شمالي", "PRK"),
    ("الكورية الجنوبية", "KOR"),
    ("الكوريين الشماليين", "PRK"),
    ("جنوب أفريقية", "ZAF"),
    ("الجنوب إفريقي", "ZAF"),
    ("النيجري", "NER"),
    ("النيجيري", "NGA"),
    ("المصري", "EGY"),
]

NONE = [
    "العراق",
    "روسيا",
    "بغداد",
    "وزارة",
    "الكوري",
    "عربي",
    "كردستان",
    "رسمي",
    "سياسي",
    "الحكومي",
    "أمي",
    "مهران",
    "الدولية",
    "والعراقي",
]

OF_REGIONS = [
    ("العربية", "arab-world"),
    ("العرب", "arab-world"),
    ("أوروبيون", "europe"),
    ("الأفارقة", "africa"),
    ("خليجي", "gulf"),
    ("الغربيين", "west"),
    ("الكورية", "korean-peninsula"),
    ("الشرق أوسطية", "middle-east"),
    ("أمريكية لاتينية", "latin-america"),
]


@pytest.mark.parametrize(("form", "iso3"), COUNTRIES)
def test_form_of_a_nationality(form: str, iso3: str) -> None:
    assert FORMS[LETTERS.fold(form)] == iso3


@pytest.mark.parametrize("form", NONE)
def test_word_that_is_none(form: str) -> None:
    assert LETTERS.fold(form) not in FORMS


@pytest.mark.parametrize(("form", "region"), OF_REGIONS)
def test_form_of_a_region(form: str, region: str) -> None:
    assert REGIONS[LETTERS.fold(form)] == region


def test_countries_and_regions_share_no_form() -> None:
    assert set(FORMS) & set(REGIONS) == set()


@pytest.mark.parametrize(("form", "common"), [("المالية", True), ("تركي", True), ("التركي", False), ("الغربية", True)])
def test_forms_that_are_words_too(form: str, common: bool) -> None:
    folded = LETTERS.fold(form)
    assert folded in FORMS or folded in REGIONS
    assert (folded in common_forms(LETTERS)) is common


def test_common_forms_are_forms() -> None:
    found = common_forms(LETTERS)
    assert len(found) >= 40
    assert found <= set(FORMS) | set(REGIONS)


def test_all_forms_of_one_word() -> None:
    bare = {"ليبي", "ليبيا", "ليبية", "ليبيان", "ليبيين", "ليبيتان", "ليبيتين", "ليبيون", "ليبيات"}
    assert nisba_forms("ليبي", load_endings()) == bare | {"ال" + form for form in bare - {"ليبيا"}}


def test_words_that_agree_are_inflected_together() -> None:
    forms = nisba_forms("كوري جنوبي", load_endings())
    assert {"كوريون جنوبيون", "الكوريتين الجنوبيتين"} <= forms
    assert forms & {"كوري جنوبية", "الكوري جنوبي"} == set()


def test_first_word_that_is_no_nisba_stays() -> None:
    forms = nisba_forms("جنوب أفريقي", load_endings())
    assert {"جنوب أفريقيين", "الجنوب أفريقية"} <= forms
    assert forms & {"جنوبة أفريقية", "الجنوب الأفريقي"} == set()


@pytest.mark.parametrize("base", ["", "روسيا", "كوري شمال"])
def test_base_that_is_no_nisba(base: str) -> None:
    with pytest.raises(ValueError, match="yeh"):
        nisba_forms(base, load_endings())
