"""The tables of examples that stand beside the tests."""

import re
from pathlib import Path


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated table, each as column name to cell; lines that begin with `#` are notes."""
    lines = path.read_text(encoding="utf-8").split("\n")
    columns, *cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert cells
    return [dict(zip(columns, row, strict=True)) for row in cells]


def signs(cell: str) -> str:
    r"""A cell with its U+XXXX and \n made the signs that they stand for."""
    return re.sub(r"U\+([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), cell).replace("\\n", "\n")


def what_for(row: dict[str, str]) -> str:
    """The name of a row in the output of the tests."""
    return row["what_for"]
