"""Texts, plurals, numbers, dates and names as the reader wants them."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel import Locale

from tawatur.model.answers import Label
from tawatur.web.settings import CHOICES, Settings, settings_of
from tawatur.web.speech import Speech, load_texts

WEB = Path(__file__).parents[2] / "tawatur" / "web"
LABEL = Label(id="n-1", kind="person", name="إريك هولمن", romanized="Erik Holmen")


def speech(**chosen: str) -> Speech:
    return Speech(Settings(**chosen), {"n-1": LABEL}.get)


def test_both_languages_have_the_same_texts() -> None:
    keys = {lang: {key for key, _ in load_texts(lang)} for lang in CHOICES["lang"]}
    assert keys["ar"] == keys["en"]
    assert len(keys["ar"]) > 150


def test_both_languages_put_in_the_same_values() -> None:
    arabic, english = load_texts("ar"), load_texts("en")
    for key, form in english:
        if not form and key != "error.no_date":
            assert set(re.findall(r"\{\w+\}", arabic[key, ""])) == set(re.findall(r"\{\w+\}", english[key, ""])), key


@pytest.mark.parametrize("lang", CHOICES["lang"])
def test_plurals_have_all_the_forms_of_their_language(lang: str) -> None:
    forms: dict[str, set[str]] = defaultdict(set)
    for key, form in load_texts(lang):
        if form:
            forms[key].add(form)
    wanted = {str(Locale(lang).plural_form(n)) for n in range(200)}
    assert forms
    assert all(has == wanted for has in forms.values())


def test_every_text_that_a_page_names_is_there() -> None:
    named = set()
    for path in (WEB / "templates").iterdir():
        named |= set(re.findall(r"""\b[tn]\("([\w.]+)"[,)]""", path.read_text(encoding="utf-8")))
    assert len(named) > 60
    assert named <= {key for key, _ in load_texts("en")}


def test_no_arabic_stands_in_code() -> None:
    for path in [*WEB.glob("*.py"), *WEB.glob("templates/*"), *WEB.glob("static/*.*")]:
        assert not re.search("[\u0621-\u064a]", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "تقرير واحد"), (2, "تقريران"), (3, "٣ تقارير"), (11, "١١ تقريرًا"), (100, "١٠٠ تقرير"), (0, "لا تقارير")],
)
def test_arabic_plurals(count: int, said: str) -> None:
    assert speech(lang="ar", digits="arab").n("reports", count) == said


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"lang": "en"}, "4 August 2013"),
        ({"lang": "ar", "months": "LB"}, "4 آب 2013"),
        ({"lang": "ar", "months": "EG"}, "4 أغسطس 2013"),
        ({"lang": "ar", "months": "DZ"}, "4 أوت 2013"),
        ({"lang": "ar", "months": "MA"}, "4 غشت 2013"),
        ({"lang": "ar", "digits": "arab"}, "٤ آب ٢٠١٣"),
        ({"lang": "en", "digits": "arab"}, "4 August 2013"),
    ],
)
def test_dates(chosen: dict[str, str], said: str) -> None:
    assert speech(**chosen).day("2013-08-04") == said
    assert speech(**chosen).day("2013-08-04T10:00") == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2013-11-18/2013-11-21", "18–21 November 2013"),
        ("2013-11-30/2013-12-02", "30 November – 2 December 2013"),
        ("2013-12-30/2014-01-02", "30 December 2013 – 2 January 2014"),
        ("2013-11-18T14:30", "18 November 2013, 14:30"),
        ("2013-11", "November 2013"),
        ("2013", "2013"),
        ("2013-Q1", "1 January – 31 March 2013"),
        ("PAST_REF", "PAST_REF"),
        ("P3D", "P3D"),
        (None, ""),
    ],
)
def test_values_of_time(value: str | None, said: str) -> None:
    assert speech(lang="en").when(value) == said


def test_names() -> None:
    assert speech(lang="en").name("n-1") == '<bdi lang="en" title="إريك هولمن">Erik Holmen</bdi>'
    assert speech(lang="ar").name("n-1") == '<bdi lang="ar">إريك هولمن</bdi>'
    assert speech(lang="ar").name("n-<") == "<bdi>n-&lt;</bdi>"


def test_settings() -> None:
    assert settings_of({}, "fr,ar-LB;q=0.8,en").lang == "ar"
    assert settings_of({}, "de").lang == "en"
    assert settings_of({"lang": "en", "theme": "dark", "digits": "roman"}, "ar") == Settings(lang="en", theme="dark")
