"""The record in the shapes of others (Parquet, GeoJSON, FollowTheMoney, schema.org), as their readers see it."""

import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import geojson
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from tawatur.api import Record
from tawatur.cli import main
from tawatur.cli.export import export as command
from tawatur.export.lexicon import load_lexicon
from tawatur.export.record_forms import FORMS
from tawatur.export.record_parquet import write_parquet
from tawatur.export.record_rows import ACCOUNT, EVENT
from tawatur.model.record import Account, Correction, RecordEvent, Verdict
from tawatur.model.wire import reading_from_dict

from ..record.conftest import STORY

# The invented story is told of people without rows in the lexicon; here some have one.
KEYS = {"oslo": "oslo", "norway": "NOR", "council": "knesset"}
SCHEMA_ORG = Path(__file__).parent / "schema_org.tsv"
PATTERNS = {
    "Date": r"\d{4}-\d{2}-\d{2}",
    "DateTime": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*",
    "URL": r"https?://\S+",
}
WHEN = "2014-04-01T10:00:00+00:00"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(tmp_path / "record.db") as record:
        for line in STORY.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            for entity in told["entities"]:
                entity["key"] = KEYS.get(entity["id"])
            record.add(reading_from_dict(told))
        yield record


def export(record: Record, form: str) -> Result:
    result = CliRunner().invoke(main, ["export", "--record", str(record.path), "--format", form])
    assert result.exit_code == 0, result.output
    return result


def test_every_form_can_be_asked_for() -> None:
    (option,) = [p for p in command.params if p.name == "form"]
    assert isinstance(option.type, click.Choice)
    assert set(option.type.choices) == {*FORMS, "parquet"}


# --- Parquet


def test_parquet_holds_the_rows_of_the_csv(record: Record) -> None:
    table = pq.read_table(io.BytesIO(export(record, "parquet").stdout_bytes))
    assert table.column_names == [*EVENT, *ACCOUNT]
    rows = table.to_pylist()
    accounts = [(e, a) for e in record.events() for a in e.accounts]
    assert [(r["event"], r["report"], r["account"]) for r in rows] == [(e.id, a.report, a.event) for e, a in accounts]
    for row, (event, account) in zip(rows, accounts, strict=True):
        assert row["from"] == (date.fromisoformat(event.earliest) if event.earliest else None)
        assert row["independent"] == event.independent
        assert row["actor"] == [record.entity(id_).name for id_ in event.actor]
        assert row["chain"] == [record.entity(id_).name for id_ in account.chain]
    assert any(row["from"] for row in rows)
    assert any(row["from"] is None for row in rows)


def test_parquet_of_an_empty_record_is_a_table() -> None:
    out = io.BytesIO()
    write_parquet([], lambda _: pytest.fail("nobody is to be asked for"), out)
    assert pq.read_table(out).num_rows == 0


def test_without_pyarrow_it_is_told_what_to_install(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "tawatur.export.record_parquet")
    result = CliRunner().invoke(main, ["export", "--record", str(record.path), "--format", "parquet"])
    assert result.exit_code == 1
    assert result.stderr == "--format parquet needs pyarrow: pip install 'tawatur[parquet]'.\n"


# --- GeoJSON


def test_a_map_has_what_happened_in_known_towns(record: Record) -> None:
    result = export(record, "geojson")
    events = {e.id: e for e in record.events()}
    found = geojson.loads(result.stdout)
    assert found.is_valid, found.errors()
    in_oslo = [e.id for e in events.values() if e.place and record.entity(e.place).key == "oslo"]
    assert in_oslo
    assert [f.id for f in found.features] == in_oslo
    for feature in found.features:
        assert feature.geometry.coordinates == pytest.approx((10.746, 59.913), abs=0.01)
        assert feature.properties["status"] == events[feature.id].status
    nowhere = len([e for e in events.values() if e.place is None])
    elsewhere = len(events) - nowhere - len(in_oslo)
    assert min(nowhere, elsewhere) > 0
    assert result.stderr.startswith(f"left out: {nowhere + elsewhere} events (")
    assert {f"{nowhere} without a place", f"{elsewhere} in places that are no known point"} == set(
        re.findall(r"\d+ [a-z][^,)]*", result.stderr.partition("(")[2])
    )


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("damascus", (33.51, 36.29)), ("hodeidah", (14.8, 42.95)), ("tehran", (35.69, 51.42)),
        ("montevideo", (-34.9, -56.19)), ("washington", (38.9, -77.04)),
        # Several Bostons, several Las Vegases; a state; a region; none.
        ("boston", None), ("las-vegas", None), ("SYR", None), ("akkar", None), ("no-such-town", None),
    ],
)  # fmt: skip
def test_towns_lie_where_they_lie(record: Record, key: str, where: tuple[float, float] | None) -> None:
    point = load_lexicon().points.get(key)
    assert (point is None) == (where is None)
    if point and where:
        assert (point.latitude, point.longitude) == pytest.approx(where, abs=0.03)


# --- FollowTheMoney


def ftm(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(record, "ftm").stdout.splitlines()]


def test_followthemoney_takes_every_entity(record: Record) -> None:
    library = pytest.importorskip("followthemoney")
    given = ftm(record)
    by_id = {}
    for each in given:
        proxy = library.model.get_proxy(each, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        assert proxy.to_dict()["properties"].keys() == each["properties"].keys()
        by_id[proxy.id] = proxy
    assert len(by_id) == len(given)
    for proxy in by_id.values():
        for prop, value in proxy.itervalues():
            assert prop.type.validate(value), (prop, value)
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), (proxy.id, prop, value)


def test_events_are_documented_by_every_account(record: Record) -> None:
    given = ftm(record)
    kinds = Counter(each["schema"] for each in given)
    events = list(record.events())
    assert kinds["Event"] == len(events)
    assert kinds["Article"] == len(record)
    assert kinds["Documentation"] == sum(len(e.accounts) for e in events)
    assert min(kinds[k] for k in ("Person", "Organization", "Address", "LegalEntity")) > 0
    of_state = [each["properties"] for each in given if each["schema"] == "PublicBody"]
    (council,) = {e.name for e in record.entities() if e.key == "knesset"}
    assert [council] in [body["name"] for body in of_state]
    (oslo,) = [e["properties"] for e in given if e["properties"].get("full") == ["أوسلو"]]
    assert oslo["country"] == ["NO"]


# --- schema.org


def claims(record: Record) -> list[dict[str, Any]]:
    whole = json.loads(export(record, "claims").stdout)
    assert whole["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = whole["@graph"]
    return graph


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from parts(each)


class Vocabulary:
    """The part of schema.org that stands in schema_org.tsv."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {"Thing": ""}
        self._holds: dict[tuple[str, str], set[str]] = {}
        for line in SCHEMA_ORG.read_text(encoding="utf-8").splitlines():
            if not line.startswith(("#", "type\t")):
                kind, name, holds = line.split("\t")
                if name:
                    self._holds[kind, name] = set(holds.split())
                else:
                    self._parents[kind] = holds

    def kinds(self, kind: str) -> list[str]:
        """A type and what it is a kind of."""
        return [kind, *self.kinds(self._parents[kind])] if kind else []

    def holds(self, kind: str, name: str) -> set[str]:
        """What a property of a type may hold; nothing where the type has no such property."""
        return next((self._holds[k, name] for k in self.kinds(kind) if (k, name) in self._holds), set())


def fits(value: Any, may: set[str], kinds: dict[str, str], vocabulary: Vocabulary) -> bool:
    """Whether a value is of one of the types that a property may hold."""
    if isinstance(value, list):
        return bool(value) and all(fits(each, may, kinds, vocabulary) for each in value)
    if isinstance(value, dict):
        return not may.isdisjoint(vocabulary.kinds(value.get("@type") or kinds[value["@id"]]))
    if isinstance(value, str):
        fitting = {"Text"} | {kind for kind, pattern in PATTERNS.items() if re.fullmatch(pattern, value)}
        return not may.isdisjoint(fitting)
    return "Number" in may


def check(graph: list[dict[str, Any]]) -> None:
    """Every property is one that its type has, and holds what it may; every reference leads to a node."""
    vocabulary = Vocabulary()
    kinds = {part["@id"]: part["@type"] for part in parts(graph) if "@type" in part and "@id" in part}
    assert len(kinds) == sum("@type" in part and "@id" in part for part in parts(graph))
    for part in parts(graph):
        if "@type" not in part:
            assert list(part) == ["@id"]
            assert part["@id"] in kinds
            continue
        for name, value in part.items():
            if not name.startswith("@"):
                may = vocabulary.holds(part["@type"], name)
                assert fits(value, may, kinds, vocabulary), (part["@type"], name, value, may)


def test_claims_are_of_schema_org(record: Record) -> None:
    graph = claims(record)
    check(graph)
    found = Counter(node["@type"] for node in graph)
    assert min(found[k] for k in ("Person", "Organization", "Place", "NewsArticle", "Claim")) > 0
    assert found["ClaimReview"] == 0


def test_what_schema_org_does_not_have_is_seen() -> None:
    for wrong in ({"verdict": "true"}, {"author": "somebody"}, {"appearance": {"@type": "Person", "name": "x"}}):
        with pytest.raises(AssertionError):
            check([{"@type": "Claim", "@id": "#c", **wrong}])


def test_a_claim_has_its_appearances_and_whose_word_it_is(record: Record) -> None:
    graph = {node["@id"]: node for node in claims(record)}
    denied = 0
    for event in record.events():
        for id_, side in (
            (f"#{event.id}", [a for a in event.accounts if a.status != "denied"]),
            (f"#{event.id}-denied", [a for a in event.accounts if a.status == "denied"]),
        ):
            assert (id_ in graph) == bool(side)
            if not side:
                continue
            claim = graph[id_]
            reports = [graph[ref["@id"]]["identifier"] for ref in claim["appearance"]]
            assert sorted(reports) == sorted({a.report for a in side})
            days = [record.reading(report).report.published or "" for report in reports]
            assert days == sorted(days)
            assert claim["firstAppearance"] == claim["appearance"][0]
            assert len(claim["author"]) == len({a.source for a in side})
            assert {a.status for a in side} <= set(claim["keywords"])
            denied += id_.endswith("-denied")
    assert denied
    (said,) = [n for n in graph.values() if n["@id"] == "#s-difaf-1:s1"]
    assert graph[said["author"][0]["@id"]]["name"] == "مصدر دبلوماسي"
    spoken = {n["@id"]: n["text"] for n in graph.values() if n["@id"].startswith("#s-")}
    told = {f"#s-{r.report.id}:{s.id}": (s, r.report.text) for r in record.readings() for s in r.statements}
    assert {s.act for s, _ in told.values()} >= {"say", "deny"}
    assert spoken.keys() == told.keys()
    for id_, (statement, text) in told.items():
        # Nobody is made to claim what they deny.
        said_whole = statement.act in {"deny", "reject", "demand", "ask"}
        assert statement.content.of(text) in spoken[id_] or said_whole
        assert (statement.cue.of(text) in spoken[id_]) == said_whole


def test_a_statement_that_is_printed_again_is_one_claim(record: Record) -> None:
    reading, statement = next(
        (r, s) for r in record.readings() for s in r.statements
        if any(e.id == s.speaker and e.kind == "person" for e in r.entities)
    )  # fmt: skip
    before = [n for n in claims(record) if n["@id"].startswith("#s-")]
    record.add(replace(reading, report=replace(reading.report, id="again", outlet="المرفأ")))
    after = [n for n in claims(record) if n["@id"].startswith("#s-")]
    assert len(after) == len(before) + len(reading.statements) - 1
    both = [n for n in after if len(n["appearance"]) == 2]
    assert [n["text"] for n in both] == [statement.content.of(reading.report.text)]
    assert {ref["@id"] for ref in both[0]["appearance"]} == {f"#r-{reading.report.id}", "#r-again"}


def test_reviews_are_what_a_person_judged(record: Record) -> None:
    several, alone = [
        [(e, e.accounts[0]) for e in record.events() if (len(e.accounts) > 1) == is_] for is_ in (True, False)
    ]
    by_verdict: dict[Verdict, tuple[RecordEvent, Account]]
    by_verdict = {"right": several[0], "wrong": alone[0], "corrected": several[1]}
    for verdict, (_, account) in by_verdict.items():
        record.judge(
            verdict, "event", f"{account.report}:{account.event}", who="Noor", when=WHEN, why=f"{verdict} it is",
            correction=Correction(status="denied") if verdict == "corrected" else None,
        )  # fmt: skip
    graph = claims(record)
    check(graph)
    reviews = {n["reviewBody"].split()[0]: n for n in graph if n["@type"] == "ClaimReview"}
    assert set(reviews) == set(by_verdict)
    assert {v: r["reviewRating"]["alternateName"] for v, r in reviews.items()} == {
        "right": "read rightly", "wrong": "misread", "corrected": "corrected: denied",
    }  # fmt: skip
    for verdict, review in reviews.items():
        event, account = by_verdict[verdict]
        assert (review["author"]["name"], review["datePublished"]) == ("Noor", WHEN)
        assert "not whether it is true" in review["reviewAspect"]
        reviewed = review["itemReviewed"]
        assert reviewed["text"] in record.reading(account.report).report.text
        assert ("isPartOf" in reviewed) == (verdict != "wrong")
        if verdict != "wrong":
            denied = verdict == "corrected" or account.status == "denied"
            assert reviewed["isPartOf"]["@id"] == f"#{event.id}{'-denied' if denied else ''}"
    assert by_verdict["wrong"][0].id not in {e.id for e in record.events()}
