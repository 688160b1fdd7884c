"""Datelines and credits, by a table of examples and counter-examples."""

import re
from pathlib import Path

import pytest

from tawatur.model import Report
from tests.mentions.conftest import Tables
from tests.rows import rows, signs, what_for

ROWS = rows(Path(__file__).parent / "datelines.tsv")


@pytest.mark.parametrize("row", ROWS, ids=what_for)
def test_datelines(row: dict[str, str], tables: Tables) -> None:
    text = signs(row["text"])
    document = tables.cutter.cut(Report(id="r", text=re.sub("[{}]", "", text)))
    found = tables.datelines.find(document)
    words = document.report.text
    assert [document.span(d.first, d.last).of(words) for d in found] == re.findall(r"\{(.*?)\}", text)
    agencies = [(d.agency.of(words), d.agency_key or "") for d in found if d.agency]
    assert agencies[:1] == ([(row["agency"], row["key"])] if row["agency"] else [])
    assert [d.place_key for d in found if d.place_key][:1] == ([row["place"]] if row["place"] else [])
    for dateline in found:
        assert (dateline.place is None) is (dateline.place_key is None)


def test_the_table_has_counter_examples() -> None:
    without = [row for row in ROWS if "{" not in row["text"]]
    assert len(without) >= 12
    assert len(ROWS) - len(without) >= 25


def test_an_empty_report_has_no_dateline(tables: Tables) -> None:
    assert tables.datelines.find(tables.cutter.cut(Report(id="r", text="\n\n"))) == ()
