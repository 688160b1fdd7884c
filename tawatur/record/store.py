"""Rows of a record as values, with the values lately used kept at hand.

Row numbers are never used twice, so that what was kept at hand stays right when other processes write.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from tawatur.model import Reading
from tawatur.model.linked import Linkable, Profile
from tawatur.record.packing import unpack_linkable, unpack_profile, unpack_reading

T = TypeVar("T")

Order = tuple[int, int, str]
_AT_HAND = 1024
_AT_ONCE = 500


class Kept(Generic[T]):
    """Values by row number; the least lately used are let go."""

    def __init__(self, load: Callable[[int], T], size: int = _AT_HAND) -> None:
        self._load = load
        self._size = size
        self._values: OrderedDict[int, T] = OrderedDict()

    def __call__(self, no: int) -> T:
        """The value of row `no`."""
        if no in self._values:
            self._values.move_to_end(no)
            return self._values[no]
        value = self._values[no] = self._load(no)
        if len(self._values) > self._size:
            self._values.popitem(last=False)
        return value


class ReportRow(NamedTuple):
    """A report of the record, without its text. `order` is that of `Linkable.order`."""

    no: int
    id: str
    order: Order
    outlet: str | None
    outlet_key: str | None
    credit: str | None
    published: str | None
    title: str | None
    root: int


_REPORT = "no, id, day, size, outlet, outlet_key, credit, published, title, root"


class Store:
    """Reads rows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.linkable: Kept[Linkable] = Kept(self._linkable)
        self.reading: Kept[Reading] = Kept(self._reading, 256)
        self.profile: Kept[Profile] = Kept(self._profile, 8192)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query."""
        return self.connection.execute(sql, values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute a statement; the number of the row inserted last."""
        return int(self.connection.execute(sql, values).lastrowid or 0)

    def many(self, sql: str, items: Iterable[Any], before: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query that holds `{}` for a list of `items`, asked in parts."""
        listed = list(items)
        found: list[Any] = []
        for at in range(0, len(listed), _AT_ONCE):
            part = listed[at : at + _AT_ONCE]
            found += self.rows(sql.format(",".join("?" * len(part))), [*before, *part])
        return found

    def report(self, no: int) -> ReportRow:
        """The report of row `no`."""
        return _report_row(self.rows(f"SELECT {_REPORT} FROM report WHERE no = ?", (no,))[0])

    def reports(self, nos: Iterable[int]) -> dict[int, ReportRow]:
        """The reports of these rows."""
        found = self.many(f"SELECT {_REPORT} FROM report WHERE no IN ({{}})", sorted(set(nos)))
        return {row[0]: _report_row(row) for row in found}

    def report_no(self, report: str) -> int | None:
        """The row of the report with this id."""
        found = self.rows("SELECT no FROM report WHERE id = ?", (report,))
        return int(found[0][0]) if found else None

    def units(self, report: int) -> list[int]:
        """The units of a report, by their number in it."""
        return [int(row[0]) for row in self.rows("SELECT no FROM unit WHERE report = ? ORDER BY number", (report,))]

    def _linkable(self, no: int) -> Linkable:
        return unpack_linkable(self.rows("SELECT linkable FROM kept WHERE report = ?", (no,))[0][0])

    def _reading(self, no: int) -> Reading:
        return unpack_reading(self.rows("SELECT reading FROM kept WHERE report = ?", (no,))[0][0])

    def _profile(self, no: int) -> Profile:
        return unpack_profile(self.rows("SELECT data FROM profile WHERE no = ?", (no,))[0][0])


def _report_row(row: Any) -> ReportRow:
    no, id_, day, size, *rest = row
    return ReportRow(no, id_, (day, -size, id_), *rest)
