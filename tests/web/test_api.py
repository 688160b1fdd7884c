"""The API: its contract, what it answers, lists in pages, reading and adding reports."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tawatur.api import Record
from tawatur.model.wire import reading_from_dict
from tawatur.web import paging
from tawatur.web.openapi import contract

from .conftest import STORY, Client

SHOWN = {"x-csrf-token": "asked-for"}
TEXT = (
    "موسكو - وكالة الضفاف: التقى وزير الخارجية الروسي سيرغي لافروف يوم الثلاثاء في موسكو وفدا سوريا.\r\n"
    "وقال لافروف: نرحب بالوفد."
)


def fits(value: Any, schema: dict[str, Any], where: str = "") -> None:
    """That a value is what a schema says, as far as our schemas go."""
    if "$ref" in schema:
        schema = contract()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        nothing = {"type": "null"} in schema["anyOf"]
        assert value is not None or nothing, where
        if value is not None:
            fits(value, next(s for s in schema["anyOf"] if s != {"type": "null"}), where)
        return
    if "const" in schema:
        assert value == schema["const"], where
        return
    kinds: dict[str, Any] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "null": type(None),
        "array": list,
    }
    names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert any(isinstance(value, kinds.get(name, dict)) for name in names), f"{where}: {value!r}"
    assert "enum" not in schema or value in schema["enum"], where
    if isinstance(value, dict) and "properties" in schema:
        assert set(value) == set(schema["properties"]), where
        for key, item in value.items():
            fits(item, schema["properties"][key], f"{where}.{key}")
    if isinstance(value, list) and value and "items" in schema:
        for item in value:
            fits(item, schema["items"], f"{where}[]")


def test_every_answer_is_as_the_contract_says(client: TestClient, ids: dict[str, list[str]]) -> None:
    client.post("/judgements.json", json={"verdict": "right", "first": "difaf-1:e1"}, headers=SHOWN)
    event = next(e for e in ids["event"] if client.get(f"/event/{e}.json").json()["event"]["conflicts"])
    example = {"/report": "difaf-1", "/story": "difaf-1", "/event": event, "/entity": ids["entity"][0]}
    asked = 0
    for path, methods in contract()["paths"].items():
        if "get" not in methods or path == "/api/openapi.json":
            continue
        address = path.replace("{id}", quote(example.get(path.split("/{")[0], "")))
        address += "?words=هولمن" if path == "/search.json" else ""
        answer = client.get(address)
        assert answer.status_code == 200, address
        fits(answer.json(), methods["get"]["responses"]["200"]["content"]["application/json"]["schema"], address)
        asked += 1
    assert asked > 12


def test_the_contract_names_every_address(client: TestClient) -> None:
    whole = client.get("/api/openapi.json").json()
    assert whole == contract()
    named = set(whole["paths"])
    served = {
        route.path.replace(":path", "")
        for route in client.app.routes  # type: ignore[attr-defined]
        if route.path.endswith(".json")
    }
    assert named == served
    text = json.dumps(whole)
    for part in text.split('"$ref": "#/components/schemas/')[1:]:
        assert part.partition('"')[0] in whole["components"]["schemas"]
    page = client.get("/api").text
    assert all(path in page for path in named)


def test_pages_of_a_list_are_the_list(client: TestClient, monkeypatch: pytest.MonkeyPatch, filled: Path) -> None:
    monkeypatch.setattr("tawatur.web.showing._LISTED", 2)
    found: list[str] = []
    given: str | None = None
    for _ in range(10):
        answer = client.get("/timeline.json", params={"next": given} if given else {}).json()
        assert len(answer["events"]) <= 2
        found += [e["id"] for e in answer["events"]]
        if (given := answer["next"]) is None:
            break
    with Record(filled) as record:
        assert found == [e.id for e in record.timeline()]


@pytest.mark.parametrize("given", ["x", "e30", paging.token("a", "b"), paging.token(-1), paging.token(10**9), "é"])
def test_tokens_that_are_none_of_ours(given: str) -> None:
    with pytest.raises(paging.BadTokenError):
        paging.skip_of(given)


def test_tokens() -> None:
    assert paging.skip_of(None) == paging.skip_of("") == 0
    assert paging.skip_of(paging.token(40)) == 40
    assert paging.event_place_of(paging.token(1, 2, "e-1")) == (1, 2, "e-1")
    assert paging.event_place_of(None) is None


def test_reading_keeps_nothing(client: TestClient) -> None:
    before = client.get("/home.json").json()
    answer = client.post("/try.json", json={"text": TEXT, "published": "2013-11-20"}, headers=SHOWN)
    assert answer.status_code == 200
    reading = reading_from_dict(answer.json())
    assert reading.report.text == TEXT.replace("\r\n", "\n")
    assert any(e.type == "CONSULT" for e in reading.events)
    assert client.get("/home.json").json() == before


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_trying_it_on_the_page(site: Client, filled: Path, lang: str) -> None:
    client = site(filled, lang)
    answer = client.post("/try", data={"csrf": "asked-for", "text": TEXT, "published": "2013-11-20", "outlet": "<b>"})
    assert answer.status_code == 200
    assert 'id="card-' in answer.text
    assert "&lt;b&gt;" in answer.text
    assert ("Lavrov" in answer.text) == (lang == "en")
    assert 'name="verdict"' not in answer.text
    assert client.post("/try", data={"text": TEXT}).status_code == 403


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({}, "text"),
        ({"text": "  "}, "text"),
        ({"text": "An English text."}, "Arabic"),
        ({"text": TEXT, "published": "x"}, "published"),
        ({"text": 3}, "text"),
        ({"text": "ا" * 1_000_001}, "letters"),
    ],
)
def test_what_cannot_be_read_is_named(client: TestClient, fields: dict[str, Any], named: str) -> None:
    for address in ("/try.json", "/reports.json"):
        answer = client.post(address, json=fields, headers=SHOWN)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad_report")
        assert named in answer.json()["error"]["message"]
    form = {name: str(value) for name, value in fields.items()}
    if "3" not in form.values():
        page = client.post("/try", data={**form, "csrf": "asked-for"})
        assert page.status_code == 400
        assert 'role="alert"' in page.text


def test_a_report_is_added_once(client: TestClient) -> None:
    report = {"id": "new-1", "text": TEXT, "published": "2013-11-20", "outlet": "وكالة الضفاف"}
    assert client.post("/reports.json", json=report).status_code == 403
    answer = client.post("/reports.json", json=report, headers=SHOWN)
    assert (answer.status_code, answer.json()) == (201, {"report": "new-1", "added": True})
    assert client.get("/report/new-1.json").status_code == 200
    again = client.post("/reports.json", json=report, headers=SHOWN)
    assert (again.status_code, again.json()) == (200, {"report": "new-1", "added": False})


def test_what_is_planned(client: TestClient, record_path: Path) -> None:
    planned = json.loads(STORY.read_text(encoding="utf-8").splitlines()[0])
    planned["report"].update(id="plan", published="2014-05-02", text=planned["report"]["text"])
    for time in planned["times"]:
        time.update({"value": "2014-05-10/2014-05-12", "from": "2014-05-10", "to": "2014-05-12"})
    with Record(record_path) as record:
        record.add(reading_from_dict(planned))
        event = next(e for e in record.timeline() if e.earliest == "2014-05-10" and e.status == "planned")
    assert client.get("/calendar.json").json()["month"] == "2014-05"
    assert [e["id"] for e in client.get("/calendar.json?month=2014-05").json()["events"]] == [event.id]
    assert client.get("/calendar.json?month=2014-06").json()["events"] == []
    assert "10–12 May 2014" in client.get("/calendar?month=2014-05").text
    for bad in ("2014", "2014-13", "x", "2014-05-01"):
        assert client.get("/calendar.json", params={"month": bad}).status_code == 400
    answer = client.get("/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    feed = answer.content
    assert feed.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, feed.split(b"\r\n"))) <= 75
    unfolded = feed.decode().replace("\r\n ", "").split("\r\n")
    assert {"DTSTART;VALUE=DATE:20140510", "DTEND;VALUE=DATE:20140513", f"UID:{event.id}@tawatur"} <= set(unfolded)
    assert any(line.startswith("SUMMARY:Talks: ") and "\\," in line for line in unfolded)
    assert f"URL:http://127.0.0.1:8013/event/{event.id}" in unfolded
