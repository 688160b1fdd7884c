"""A person's word given on the site."""

import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tawatur.api import Record
from tawatur.model.record import judgement_from_dict

from .conftest import Client
from .test_pages import Outline

FORM = {"csrf": "asked-for", "back": "/report/difaf-1#card-e1", "who": "Rim"}


def verdicts(client: TestClient) -> list[str]:
    return [j["verdict"] for j in client.get("/judgements.json").json()["judgements"]]


def test_a_verdict_is_kept_and_shown_and_taken_back(client: TestClient) -> None:
    before = client.get("/timeline.json").json()
    answer = client.post("/judgements", data={**FORM, "first": "difaf-1:e1", "verdict": "wrong"})
    assert (answer.status_code, answer.headers["location"]) == (303, FORM["back"])
    (kept,) = client.get("/judgements.json").json()["judgements"]
    assert (kept["verdict"], kept["who"], kept["first"]["report"]) == ("wrong", "Rim", "difaf-1")
    page = client.get("/report/difaf-1").text
    assert '<b class="verdict wrong">Wrong</b>' in page
    assert "card event wrong" in page
    assert client.get("/timeline.json").json() != before
    assert client.post("/judgements/undo", data=FORM).status_code == 303
    assert client.get("/timeline.json").json() == before
    assert '<b class="verdict' not in client.get("/report/difaf-1").text
    assert verdicts(client) == ["wrong", "unsure"]


def test_a_correction_shows_in_the_event_and_not_in_the_reading(client: TestClient) -> None:
    form = {**FORM, "first": "marsa-2:e1", "verdict": "corrected", "status": "denied", "type": "", "time": "2014-03-11"}
    assert client.post("/judgements", data=form).status_code == 303
    told = client.get("/report/marsa-2.json").json()
    event = client.get(f"/event/{told['placed']['events']['e1']}.json").json()["event"]
    account = next(a for a in event["accounts"] if a["report"] == "marsa-2" and a["event"] == "e1")
    assert (account["status"], account["time"], account["type"]) == ("denied", "2014-03-11", "CONSULT")
    assert next(e for e in told["events"] if e["id"] == "e1")["status"] == "happened"


def test_several_at_once_only_where_they_are_counted(client: TestClient) -> None:
    doubts = client.get("/judge.json").json()["doubtful"]
    pairs = [
        f"{d['other']['report']}:{d['other']['event']}\t{d['account']['report']}:{d['account']['event']}"
        for d in doubts[:3]
    ]
    form: dict[str, Any] = {**FORM, "verdict": "same", "item": pairs}
    for count in ("2", "", "4"):
        assert client.post("/judgements", data={**form, "count": count}).status_code == 400
    assert verdicts(client) == []
    assert client.post("/judgements", data={**form, "item": pairs * 11, "count": "33"}).status_code == 400
    assert client.post("/judgements", data={**form, "count": "3"}).status_code == 303
    assert verdicts(client) == ["same"] * 3
    assert client.get("/judge.json").json()["doubtful"] == doubts[3:]


def test_programs_judge_too(client: TestClient) -> None:
    pair = {"verdict": "different", "first": "difaf-1:e1", "second": "ufuq-2:e1", "why": "two meetings"}
    assert client.post("/judgements.json", json=pair).status_code == 403
    answer = client.post("/judgements.json", json=pair, headers={"x-csrf-token": "asked-for"})
    assert answer.status_code == 201
    assert [j["why"] for j in answer.json()["judgements"]] == ["two meetings"]
    taken = client.post("/judgements/undo.json", json={}, headers={"x-csrf-token": "asked-for"})
    assert taken.json()["taken_back"]["why"] == "two meetings"
    again = client.post("/judgements/undo.json", json={}, headers={"x-csrf-token": "asked-for"})
    assert (again.status_code, again.json()) == (404, {"taken_back": None})


def test_judgements_are_those_of_the_command_line(client: TestClient, record_path: Path) -> None:
    client.post("/judgements", data={**FORM, "first": "difaf-1:e1", "verdict": "right"})
    with Record(record_path) as record:
        record.judge("wrong", "event", "burj-1:e1", who="Rim", when="2014-04-01T10:00:00", why="misread")
        kept = record.judgements()
    assert verdicts(client) == [j.verdict for j in kept] == ["wrong", "right"]
    lines = client.get("/judgements.jsonl").text.splitlines()
    assert [judgement_from_dict(json.loads(line)) for line in lines] == kept


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verdict": "maybe", "first": "difaf-1:e1"}, 400),
        ({"verdict": "wrong"}, 400),
        ({"verdict": "wrong", "first": "difaf-1:e99"}, 404),
        ({"verdict": "wrong", "first": "nowhere:e1"}, 404),
        ({"verdict": "same", "first": "difaf-1:e1"}, 400),
        ({"verdict": "corrected", "first": "difaf-1:e1"}, 400),
        ({"verdict": "corrected", "first": "difaf-1:e1", "status": "maybe"}, 400),
        ({"verdict": "wrong", "first": "difaf-1:e1", "why": "x" * 1001}, 400),
        ({"verdict": "same", "item": ["difaf-1:e1"], "count": 1}, 400),
        ({"verdict": ["wrong"], "first": "difaf-1:e1"}, 400),
        ({"verdict": "wrong", "first": {"a": 1}}, 404),
    ],
)
def test_what_is_no_judgement_is_refused(client: TestClient, fields: dict[str, Any], status: int) -> None:
    answer = client.post("/judgements.json", json=fields, headers={"x-csrf-token": "asked-for"})
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"status", "code", "message"}
    assert verdicts(client) == []


def test_buttons_have_words_and_keys(site: Client, record_path: Path) -> None:
    for lang in ("ar", "en"):
        client = site(record_path, lang)
        event = client.get("/timeline.json?min-independent=3").json()["events"][0]["id"]
        for address, keys in (("/report/difaf-1", "axue"), (f"/event/{event}", "axu"), ("/judge", "axuc")):
            page = Outline(client.get(address).text)
            assert set(page.all("data-key")) == set(keys), address
            client.post("/judgements", data={**FORM, "first": "difaf-1:e1", "verdict": "right"})
            assert "z" in Outline(client.get(address).text).all("data-key-page")
            client.post("/judgements/undo", data=FORM)


def test_two_who_go_by_one_name(client: TestClient, record_path: Path) -> None:
    with Record(record_path) as record:
        record.judge("different", "entity", "difaf-1:holmen", "marsa-2:holmen", who="R", when="2014-04-01", why="x")
        one, two = record.find("هولمن")
    page = client.get(f"/entity/{one.id}").text
    assert "Others who go by this name" in page
    assert f'value="{two.id}"' in page
    form = {**FORM, "first": one.id, "second": two.id, "verdict": "same", "back": "/search?words=x"}
    assert client.post("/judgements", data=form).headers["location"] == "/search?words=x"
    with Record(record_path) as record:
        assert len(record.find("هولمن")) == 1
