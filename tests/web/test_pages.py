"""Every page in both languages, and the same answers as JSON."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawatur.api import Record
from tawatur.export.record_forms import FORMS
from tawatur.model.record import to_dict

from .conftest import Client


class Outline(HTMLParser):
    """The elements of a page and what they carry; the text by itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[str]:
        """Every value of an attribute."""
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_every_page_in_both_languages(
    site: Client, filled: Path, addresses: list[str], lang: str, direction: str
) -> None:
    client = site(filled, lang)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        page = Outline(answer.text)
        assert page.elements[0] == ("html", {"lang": lang, "dir": direction, "data-theme": "auto"})
        assert len([1 for tag, _ in page.elements if tag == "h1"]) == 1
        marked = page.all("id")
        assert len(marked) == len(set(marked)), address


def test_every_link_within_the_site_leads_somewhere(site: Client, filled: Path, addresses: list[str]) -> None:
    client = site(filled)
    pages = {address: Outline(client.get(address).text) for address in addresses}
    links = {href for page in pages.values() for href in page.all("href")}
    assert len(links) > 50
    for link in links:
        path, _, mark = link.partition("#")
        if path:
            answer = client.get(path)
            assert answer.status_code == 200, link
            if mark:
                assert mark in Outline(answer.text).all("id"), link


def test_names_are_in_the_letters_of_the_language(site: Client, filled: Path, ids: dict[str, list[str]]) -> None:
    arabic, english = site(filled, "ar"), site(filled, "en")
    for id_ in ids["entity"]:
        heading = re.search(r"<h1><bdi[^>]*>(.*?)</bdi></h1>", english.get(f"/entity/{id_}").text)
        assert heading
        assert not re.search("[\u0600-\u06ff]", heading[1])
        assert re.search("<h1><bdi[^>]*>[^<]*[\u0600-\u06ff]", arabic.get(f"/entity/{id_}").text)
    outlets = re.findall(r'<th scope="row"><bdi[^>]*>(.*?)</bdi>', english.get("/sources").text)
    assert len(outlets) > 3
    assert not re.search("[\u0600-\u06ff]", "".join(outlets))


def test_json_at_the_same_addresses(client: TestClient, filled: Path, ids: dict[str, list[str]]) -> None:
    with Record(filled) as record:
        event = record.event(ids["event"][0])
        assert client.get(f"/event/{event.id}.json").json() == to_dict(record.entry(event))
        story = record.story("difaf-1")
        told = client.get("/story/difaf-1.json").json()
        assert (told["reports"], told["next"]) == (to_dict(story.reports), None)
        assert told["events"] == to_dict(tuple(entry.event for entry in story.entries))
        told = client.get("/report/difaf-1.json").json()
        assert told["report"]["text"] == record.reading("difaf-1").report.text
        assert set(told["placed"]["events"]) == {e.id for e in record.reading("difaf-1").events}
        found = client.get("/timeline.json?who=هولمن&from=2014-03-06").json()
        assert [e["from"] for e in found["events"]] == ["2014-03-10", "2014-03-10"]
        assert client.get("/sources.json").json()["sources"] == to_dict(record.sources(150))
    assert client.get("/home.json").json()["reports"] == len(ids["report"])


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/event/e-nothing.json", 404, "not_found"),
        ("/nowhere.json", 404, "not_found"),
        ("/timeline.json?from=yesterday", 400, "no_date"),
        ("/timeline.json?type=PARTY", 400, "not_one_of"),
        ("/timeline.json?min-independent=-1", 400, "no_number"),
        ("/timeline.json?next=e30", 400, "bad_token"),
        ("/search.json?next=%00", 400, "bad_token"),
        (f"/search.json?words={'x' * 501}", 400, "too_long"),
    ],
)
def test_one_shape_of_error(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"status", "code", "message"}
    assert (error["status"], error["code"]) == (status, code)
    page = client.get(address.replace(".json", ""))
    assert page.status_code == status
    assert "<h1>" in page.text


def test_the_event_shows_copies_folded_and_cells_that_disagree(client: TestClient) -> None:
    meeting = next(e for e in client.get("/timeline.json?min-independent=3").json()["events"])
    page = client.get(f"/event/{meeting['id']}").text
    assert re.search(r"8 reports, <b>4 independent", page)
    assert page.count('class="off"') == 2
    assert "and 2 copies" in page
    assert page.count("<tbody") < len(meeting["accounts"])


def test_from_the_timeline_to_the_passage_and_back(client: TestClient) -> None:
    page = Outline(client.get("/story/difaf-1").text)
    link = next(href for href in page.all("href") if href.startswith("/report/") and "#at-" in href)
    path, _, mark = link.partition("#")
    report = Outline(client.get(path).text)
    assert mark in report.all("id")
    card = mark.replace("at-", "card-")
    assert card in report.all("id")
    assert {f"#{mark}", f"#{card}"} <= set(report.all("href"))
    event = next(href for href in report.all("href") if href.startswith("/event/"))
    assert path in {href.partition("#")[0] for href in Outline(client.get(event).text).all("href")}
    assert any(href.startswith("/story/") for href in report.all("href"))


def test_an_empty_record_says_how_to_begin(site: Client, tmp_path: Path) -> None:
    client = site(tmp_path / "new.db")
    assert "tawatur add" in client.get("/").text
    for address in ("/timeline", "/conflicts", "/sources", "/search?words=x"):
        assert client.get(address).status_code == 200


def test_a_report_with_signs_in_its_id(site: Client, record_path: Path) -> None:
    odd = 'a/b?c#d&"é'
    with Record(record_path) as record:
        reading = record.reading("difaf-1")
        record.add(replace(reading, report=replace(reading.report, id=odd)))
    page = Outline(site(record_path).get("/").text)
    link = next(href for href in page.all("href") if href.startswith("/report/a%2F")).partition("#")[0]
    assert f"Report {odd}" in " ".join(Outline(site(record_path).get(link).text).text.split())
    assert site(record_path).get(f"{link}.json").json()["report"]["id"] == odd


def test_the_whole_record_in_every_form(client: TestClient, filled: Path) -> None:
    home = Outline(client.get("/").text)
    links = [href for href in home.all("href") if href.startswith("/export/")]
    assert [link.removeprefix("/export/") for link in links] == list(FORMS)
    with Record(filled) as record:
        for link, form in zip(links, FORMS.values(), strict=True):
            answer = client.get(link)
            assert answer.headers["content-type"].partition(";")[0] == form.media_type
            assert answer.headers["content-disposition"] == f'attachment; filename="record.{form.suffix}"'
            assert answer.text == "".join(f"{line}\n" for line in form.lines(record, Counter()))
            assert len(answer.text) > 20
    assert client.get("/export/docx").status_code == 404
