"""The site as people use it: with the eye, by keys alone, on a phone, in both languages."""

from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from .conftest import PHONE, Open

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANGUAGES = ("ar", "en")
SERIOUS = ("serious", "critical")


@pytest.fixture(scope="session")
def kinds(ids: dict[str, list[str]]) -> list[str]:
    """One address of each kind of page."""
    person = next(i for i in ids["entity"])
    shown = [
        "/",
        "/timeline",
        "/conflicts",
        "/sources",
        "/judge",
        "/calendar?month=2014-03",
        "/try",
        "/api",
    ]
    shown += ["/search?words=" + quote("هولمن"), "/story/difaf-1", "/report/difaf-1", f"/entity/{person}"]
    return shown + [f"/event/{e}" for e in ids["event"][:3]]


def overflow(page: "Page") -> int:
    """How many pixels the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def lit(page: "Page") -> set[str]:
    """What is shown together: cards, and words of the text."""
    cards = page.eval_on_selector_all(".card.on", "all => all.map(el => el.id)")
    words = page.eval_on_selector_all(".m.on", "all => all.flatMap(el => el.dataset.of.split(' '))")
    return {*cards, *words}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_opens_and_does_not_scroll_sideways_on_a_phone(
    opened: Open, origin: str, addresses: list[str], lang: str
) -> None:
    page = opened(origin, lang=lang, size=PHONE)
    for address in addresses:
        answer = page.goto(origin + address)
        assert answer
        assert answer.ok
        assert page.locator("h1").is_visible()
        assert overflow(page) <= 0, address
    page.click(".settings summary")
    assert overflow(page) <= 0
    box = page.locator(".settings form").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(opened: Open, origin: str, kinds: list[str], lang: str, theme: str) -> None:
    pytest.importorskip("axe_playwright_python")
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = opened(origin, lang=lang, theme=theme)
    for address in kinds:
        page.goto(origin + address)
        page.evaluate(axe)
        found = page.evaluate("axe.run().then(result => result.violations)")
        bad = [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found if v["impact"] in SERIOUS]
        assert bad == [], address


def test_from_the_timeline_to_the_passage_and_back(opened: Open, origin: str) -> None:
    page = opened(origin)
    page.goto(f"{origin}/story/difaf-1")
    line = page.locator(".line").filter(has_text="planned").first
    event = line.locator(".open").get_attribute("href")
    line.locator(".passage footer a").click()
    page.wait_for_url("**/report/**")
    mark = page.url.partition("#")[2]
    assert mark.startswith("at-")
    words = page.locator(f"#{mark}")
    assert words.evaluate("el => el.getBoundingClientRect().top < innerHeight")
    assert words.evaluate("el => getComputedStyle(el).backgroundColor") != "rgba(0, 0, 0, 0)"
    card = mark.replace("at-", "card-")
    assert card in lit(page)
    page.locator(f"#{card} .record").click()
    page.wait_for_url(f"**{event}")
    page.click(".crumbs a")
    page.wait_for_url("**/story/**")
    assert page.locator(f'.line .open[href="{event}"]').count() == 1


def test_pointing_at_words_shows_the_card_and_back(opened: Open, origin: str) -> None:
    page = opened(origin, lang="ar")
    page.goto(f"{origin}/report/difaf-1")
    page.hover("#at-e1")
    assert {"card-e1", "e1"} <= lit(page)
    page.hover("#card-s1")
    assert {"card-s1", "s1"} <= lit(page)
    page.focus("#at-e2")
    assert {"card-e2", "e2"} <= lit(page)
    text = page.locator(".report").text_content()
    assert text
    assert text.startswith("هولمن يستقبل المنصوري")


def test_judging_by_keys_and_undoing(opened: Open, own_origin: str) -> None:
    page = opened(own_origin)
    page.goto(f"{own_origin}/report/difaf-1")
    while not page.locator(".card.event:has(:focus)").count():
        page.keyboard.press("j")
    card = page.locator(".card.event:has(:focus)").get_attribute("id")
    with page.expect_navigation():
        page.keyboard.press("x")
    assert page.locator(f"#{card} .verdict").text_content() == "Wrong"
    assert page.url.endswith(f"#{card}")
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.locator(f"#{card} .verdict").text_content() == "Right"
    page.keyboard.press("e")
    assert page.locator(f"#{card} details[open]").count() == 1
    page.select_option(f"#{card} select[name=status]", "denied")
    page.press(f"#{card} input[name=why]", "Enter")
    page.wait_for_selector(f"#{card} .verdict.corrected")
    for verdict in ("right", "wrong"):
        with page.expect_navigation():
            page.keyboard.press("z")
        page.wait_for_selector(f"#{card} .verdict.{verdict}")
    with page.expect_navigation():
        page.keyboard.press("z")
    assert page.locator(".verdict").count() == 0
    assert page.locator(".undo").count() == 0


def test_several_at_once_by_keys(opened: Open, own_origin: str) -> None:
    page = opened(own_origin)
    page.goto(f"{own_origin}/judge")
    bulk = page.locator("#bulk")
    assert not bulk.is_visible()
    before = page.locator("[data-item]").count()
    for key in ("j", "c", "j", "c", "j", "c", "c"):
        page.keyboard.press(key)
    assert bulk.locator("[data-text]").text_content() == "For the 2 chosen:"
    bulk.locator('button[value="same"]').click()
    page.wait_for_load_state()
    assert page.locator("[data-item]").count() == before - 2
    assert page.locator("#kept .faint").text_content() == "2"


def test_language_digits_and_theme(opened: Open, origin: str) -> None:
    page = opened(origin)
    page.goto(f"{origin}/story/difaf-1")
    with page.expect_navigation():
        page.click(".language button")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.url == f"{origin}/story/difaf-1"
    assert "2014" in (page.locator(".when").first.text_content() or "")
    page.click(".settings summary")
    page.select_option("select[name=digits]", "arab")
    page.select_option("select[name=months]", "EG")
    page.select_option("select[name=theme]", "dark")
    with page.expect_navigation():
        page.click(".settings button")
    assert "مارس" in (page.locator(".when").nth(1).text_content() or "")
    assert "٢٠١٤" in (page.locator(".when").nth(1).text_content() or "")
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.click(".settings summary")
    page.select_option("select[name=theme]", "light")
    with page.expect_navigation():
        page.click(".settings button")
    light = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert (dark, light) == ("rgb(22, 24, 26)", "rgb(252, 251, 248)")
    page.goto(origin)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Plex Arabic\"', 'سلام'))")


def test_by_keys_alone(opened: Open, origin: str) -> None:
    page = opened(origin)
    page.goto(origin)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    here = page.evaluate("document.activeElement.getAttribute('href')")
    assert here.startswith("/event/")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == origin + here
    page.keyboard.press("/")
    page.keyboard.type("هولمن")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/search?words=" in page.url
    assert page.locator("#named").count() == 1
    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("[document.activeElement.tagName, document.activeElement.textContent.trim()]"))
    assert all(tag in ("A", "BUTTON", "INPUT", "SUMMARY", "DIV") for tag, _ in stops)


def test_trying_a_report(opened: Open, origin: str) -> None:
    page = opened(origin, lang="ar")
    page.goto(f"{origin}/try")
    page.fill("textarea", "التقى وزير الخارجية الروسي سيرغي لافروف يوم الثلاثاء في موسكو وفدا سوريا.")
    page.fill("input[name=published]", "2013-11-20")
    with page.expect_navigation():
        page.click(".try button")
    assert page.locator(".card.event").count() >= 1
    assert page.locator("a.m.event").count() >= 1
