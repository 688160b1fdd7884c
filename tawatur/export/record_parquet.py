"""A record as a table in columns (Parquet), one row an account. Needs pyarrow (`pip install 'tawatur[parquet]'`)."""

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from tawatur.export.record_rows import ACCOUNT, EVENT, Cell, EntityOf, account_rows
from tawatur.model.record import RecordEntity, RecordEvent

_AT_ONCE = 10_000
_DAYS = ("from", "to")
_NUMBERS = ("independent", "independent_at_most", "reports")
_LISTS = ("actor", "recipient", "account_actor", "account_recipient", "chain")


def write_parquet(items: Iterable[RecordEntity | RecordEvent], entity: EntityOf, out: BinaryIO) -> None:
    """Write the events of a record to `out`; the columns are those of the CSV, with lists, days and numbers as such."""
    names = (*EVENT, *ACCOUNT)
    schema = pa.schema([pa.field(name, _type(name)) for name in names])
    rows = ({n: _value(n, cell) for n, cell in zip(names, row, strict=True)} for row in account_rows(items, entity))
    with pq.ParquetWriter(out, schema) as writer:
        while some := list(islice(rows, _AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(some, schema))


def _type(name: str) -> pa.DataType:
    if name in _LISTS:
        return pa.list_(pa.string())
    if name in _NUMBERS:
        return pa.int32()
    return pa.date32() if name in _DAYS else pa.string()


def _value(name: str, cell: Cell) -> Cell | date:
    return date.fromisoformat(str(cell)[:10]) if name in _DAYS and cell is not None else cell
