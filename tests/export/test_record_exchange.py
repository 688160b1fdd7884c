"""The record in the shapes of others: Parquet, GeoJSON, FollowTheMoney, schema.org; each as their own readers see it."""

import importlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import geojson
import msgspec
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from msgspec_schemaorg import models

from tawatur.api import Record
from tawatur.cli import main
from tawatur.export.lexicon import load_lexicon
from tawatur.export.record_forms import FORMS
from tawatur.export.record_parquet import write_parquet
from tawatur.export.record_rows import ACCOUNT, EVENT
from tawatur.model.record import Correction
from tawatur.model.wire import reading_from_dict

from ..record.conftest import STORY

# The invented story is told of people without rows in the lexicon; here some have one.
KEYS = {"oslo": "oslo", "norway": "NOR", "council": "army"}
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


def test_every_form_can_be_asked_for(record: Record) -> None:
    (option,) = [p for p in main.commands["export"].params if p.name == "form"]  # type: ignore[attr-defined]
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
    (council,) = {e.name for e in record.entities() if e.key == "army"}
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


def properties(kind: str) -> dict[str, str]:
    """The properties of a type of schema.org, each with what it may hold."""
    struct = getattr(models, kind)
    return {f.encode_name: str(importlib.import_module("typing").get_type_hints(struct)) if False else str(f.type)
            for f in msgspec.structs.fields(struct)}
