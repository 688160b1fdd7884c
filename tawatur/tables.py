"""Reads the project's tables: tab-separated files in `tawatur/data`.

The first line that is not a note names the columns; lines that begin with `#` are notes
(where the table comes from, how to extend it). Arabic stands in the last column.
"""

from collections.abc import Iterator
from importlib.resources import files


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of `data/NAME`, each as column name to cell.

    Raises ValueError naming file and line where a row has more cells than the header.
    """
    columns: list[str] = []
    text = files("tawatur.data").joinpath(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise ValueError(f"data/{name}, line {number}: {len(cells)} cells for {len(columns)} columns")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))
