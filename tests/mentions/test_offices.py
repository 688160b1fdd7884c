"""What a report calls a person, by a table of examples and counter-examples."""

from pathlib import Path

import pytest

from tests.mentions.conftest import Tables
from tests.mentions.marked import marked
from tests.rows import rows, what_for


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "offices.tsv"), ids=what_for)
def test_office(row: dict[str, str], tables: Tables) -> None:
    report = marked(row["text"], tables.cutter)
    (person,) = report.mentions
    known = tables.names.longest(report.document.words)
    office = tables.offices.office(report.document, person, known)
    assert (office.of(report.document.report.text) if office else "") == row["office"]
