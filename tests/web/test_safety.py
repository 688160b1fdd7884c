"""Nobody else reads or changes the record, and nothing that a report holds is run."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tawatur.api import Record
from tawatur.web.safety import BODY_LIMIT, Safety, is_loopback

from .conftest import Client
from .test_pages import Outline

TOKEN = "a token of many letters"


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("127.0.0.1:8013", True),
        ("localhost:8013", True),
        ("localhost", True),
        ("[::1]:8013", True),
        ("evil.example", False),
        ("evil.example:8013", False),
        ("127.0.0.1.evil.example", False),
        ("", False),
    ],
)
def test_only_its_own_name_is_answered(client: TestClient, host: str, allowed: bool) -> None:
    assert (client.get("/", headers={"host": host}).status_code == 200) == allowed


def test_all_addresses_of_a_machine_are_guarded_by_the_token() -> None:
    assert Safety(host="0.0.0.0", token=TOKEN).host_allowed("newsroom.example:80")
    assert not Safety(host="0.0.0.0").host_allowed("newsroom.example:80")
    assert Safety(host="192.168.1.20", token=TOKEN).host_allowed("192.168.1.20:80")
    assert not Safety(host="192.168.1.20", token=TOKEN).host_allowed("newsroom.example:80")


def test_loopback() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.1.20", "example.org", "::")))


def test_headers_forbid_all_that_is_not_ours(site: Client, filled: Path, addresses: list[str]) -> None:
    client = site(filled)
    for address in [*addresses, "/nowhere", "/static/site.css", "/home.json"]:
        headers = client.get(address).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_no_page_has_script_or_style_within(site: Client, filled: Path, addresses: list[str]) -> None:
    client = site(filled)
    for address in [*addresses, "/nowhere"]:
        for tag, attrs in Outline(client.get(address).text).elements:
            assert tag != "style", address
            assert tag != "script" or attrs.get("src") == "/static/site.js", address
            assert not [name for name in attrs if name == "style" or name.startswith("on")], address


def test_what_a_report_holds_is_never_run(site: Client, record_path: Path) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>&lt;b&gt;\u202e\u2066 \"'{{7*7}} "
    with Record(record_path) as record:
        reading = record.reading("difaf-1")
        moved = reading.report.text + bad
        report = replace(reading.report, id="bad", text=moved, title=bad, outlet=bad, url="javascript:alert(3)")
        entities = tuple(replace(e, name=bad + e.name, romanized=bad, description=bad) for e in reading.entities)
        record.add(replace(reading, report=report, entities=entities))
        events = [e.id for e in record.events() if any(a.report == "bad" for a in e.accounts)]
        people = [e.id for e in record.entities() if e.name.startswith("<")]
    assert events
    assert people
    for lang in ("ar", "en"):
        client = site(record_path, lang)
        found = [f"/event/{e}" for e in events] + [f"/entity/{p}" for p in people]
        for address in ["/", "/timeline", "/report/bad", "/story/bad", f"/search?words={bad}", *found]:
            answer = client.get(address)
            assert answer.status_code == 200
            page = Outline(answer.text)
            assert [a for tag, a in page.elements if tag == "script"] == [{"src": "/static/site.js", "defer": None}]
            assert not [1 for tag, a in page.elements if tag == "img" or "onerror" in a]
            assert not re.search("[\u202a-\u202e\u2066-\u2069]", answer.text)
            assert not [href for href in page.all("href") if href.startswith("javascript")]
            assert "{{7*7}}" in page.text or "49" not in page.text
        assert "<script>alert(1)" in Outline(client.get("/report/bad").text).text


def test_changes_need_the_word_that_only_our_pages_hold(client: TestClient) -> None:
    form = {"lang": "ar", "back": "/timeline"}
    assert client.post("/settings", data=form).status_code == 403
    assert client.post("/settings", data={**form, "csrf": "guessed"}).status_code == 403
    evil = client.post("/settings", data={**form, "csrf": "asked-for"}, headers={"origin": "http://evil.example"})
    assert evil.status_code == 403
    good = client.post("/settings", data={**form, "csrf": "asked-for"}, headers={"origin": "http://127.0.0.1:8013"})
    assert (good.status_code, good.headers["location"]) == (303, "/timeline")
    assert 'name="csrf" value="asked-for"' in client.get("/").text


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nset-cookie: x", ""]
)
def test_nobody_is_led_elsewhere(client: TestClient, back: str) -> None:
    answer = client.post("/settings", data={"csrf": "asked-for", "back": back})
    assert answer.headers["location"] == "/"


def test_bodies_have_a_limit(client: TestClient) -> None:
    assert client.post("/settings", content=b"x" * (BODY_LIMIT + 1)).status_code == 413
    chunks = (b"x" * 2**20 for _ in range(BODY_LIMIT // 2**20 + 1))
    assert client.post("/settings", content=chunks).status_code == 413
    assert client.post("/settings", content=b"&" * 5000).status_code == 400
    assert client.post("/settings", content=b"\xff=1").status_code == 400
    kind = {"content-type": "application/json"}
    assert client.post("/settings", content=b"[" * 100_000, headers=kind).status_code == 400
    assert client.post("/settings", content=b"[]", headers=kind).status_code == 400


def test_with_a_token_nothing_is_shown_without_it(site: Client, record_path: Path) -> None:
    client = site(record_path, token=TOKEN)
    for address in ("/", "/report/difaf-1", "/home.json"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert "وكالة" not in answer.text
    assert client.get("/home.json").json()["error"]["code"] == "no_token"
    assert client.get("/static/site.css").status_code == 200
    shown = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/home.json", headers=shown).status_code == 200
    assert client.get("/home.json", headers={"authorization": "Bearer guessed"}).status_code == 401
    wrong = client.post("/enter", data={"csrf": "asked-for", "token": "guessed", "back": "/"})
    assert wrong.status_code == 403
    entered = client.post("/enter", data={"csrf": "asked-for", "token": TOKEN, "back": "/report/difaf-1"})
    assert (entered.status_code, entered.headers["location"]) == (303, "/report/difaf-1")
    assert TOKEN not in str(entered.headers)
    assert "httponly" in entered.headers["set-cookie"].lower()
    assert client.get("/report/difaf-1").status_code == 200


def test_what_fails_says_so_in_one_sentence(site: Client, tmp_path: Path) -> None:
    path = tmp_path / "note.db"
    path.write_text("a letter to somebody" * 100)
    with pytest.raises(ValueError, match="not a record"):
        site(path)


def test_only_what_is_meant_to_is_changed_by_asking(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE"):
        answer = client.request(method, "/event/e-1.json")
        assert answer.status_code == 405
        assert answer.json()["error"]["code"] == "wrong_method"
