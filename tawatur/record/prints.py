"""Which reports print one text: every copy is led back to the earlier report that it shares most with."""

from tawatur.model.linked import Linkable
from tawatur.model.linking import Linking
from tawatur.record.forest import Forest
from tawatur.record.store import Store

_FIRST_OF_BAND = (
    "SELECT band.report FROM band JOIN report ON report.no = band.report WHERE band = ? ORDER BY day, -size, id LIMIT 1"
)


class Prints:
    """Finds copies among neighbours, and among all reports by bands of MinHash: of each band the first report."""

    def __init__(self, store: Store, linking: Linking) -> None:
        self._store = store
        self._linking = linking
        self._forest = Forest(store.connection, "report")

    def add(self, no: int, report: Linkable, changed: set[int]) -> set[int]:
        """Lead a new report and those whose neighbours `changed` back. Returns the roots of the changed groups."""
        keys = self._linking.bands(report)
        self._store.connection.executemany("INSERT INTO band VALUES (?, ?)", [(b, no) for b in keys])
        return self._lead_back(changed | {no} | self._following(no, keys))

    def remove(self, no: int, report: Linkable, changed: set[int]) -> set[int]:
        """Lead back those that stand in a band behind a report, or were led back to it, before it is taken out."""
        keys = self._linking.bands(report)
        following = self._following(no, keys)
        self._store.connection.executemany("DELETE FROM band WHERE band = ? AND report = ?", [(b, no) for b in keys])
        roots = self._forest.lead(no, None) | {no}
        children, released = self._forest.release(no)
        return (roots | released | self._lead_back(changed | following | set(children))) - {no}

    def _following(self, no: int, keys: tuple[int, ...]) -> set[int]:
        """The reports that stand behind `no` in a band that it is the first of."""
        first = [b for b in keys if self._first(b) == no]
        rows = self._store.many("SELECT DISTINCT report FROM band WHERE band IN ({})", first)
        return {int(row[0]) for row in rows} - {no}

    def _first(self, band: int) -> int:
        return int(self._store.rows(_FIRST_OF_BAND, (band,))[0][0])

    def _lead_back(self, reports: set[int]) -> set[int]:
        changed: set[int] = set()
        for no in reports:
            report = self._store.linkable(no)
            near = "SELECT other FROM neighbour WHERE report = ? AND likeness >= ?"
            candidates = {int(row[0]) for row in self._store.rows(near, (no, self._linking.limits.copies))}
            candidates |= {self._first(band) for band in self._linking.bands(report)}
            best: tuple[float, tuple[int, int, str]] | None = None
            parent = None
            for other in candidates - {no}:
                earlier = self._store.linkable(other)
                if earlier.order < report.order and (share := self._linking.copied(report, earlier)):
                    mine = (-share, earlier.order)
                    if best is None or mine < best:
                        best, parent = mine, other
            changed |= self._forest.lead(no, parent)
        return changed
