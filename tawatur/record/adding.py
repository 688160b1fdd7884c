"""Adding a reading to a record, and taking it out: every step in one transaction."""

import hashlib
from collections.abc import Iterable, Iterator

from tawatur.model import Reading
from tawatur.model.linked import Prepared, Said
from tawatur.model.linking import Linking
from tawatur.record.events import Events
from tawatur.record.judging import Judging
from tawatur.record.packing import pack_linkable, pack_reading, pack_said
from tawatur.record.prints import Prints
from tawatur.record.schema import WHERE, WHO
from tawatur.record.store import Store
from tawatur.record.stories import Stories
from tawatur.text.words import WordSplitter

# Events with more accounts than this are summed up when they are asked for, not while adding.
_SUMMED_WHILE_ADDING = 40


class Adding:
    """Adds and removes. The caller holds the transaction."""

    def __init__(
        self, store: Store, linking: Linking, splitter: WordSplitter, events: Events, judging: Judging
    ) -> None:
        self._store = store
        self._linking = linking
        self._splitter = splitter
        self._events = events
        self._judging = judging
        self._stories = Stories(store, linking)
        self._prints = Prints(store, linking)
        self._people = judging.people

    def digest(self, reading: Reading) -> str:
        """A text that differs for different readings."""
        return hashlib.sha256(pack_reading(reading)).hexdigest()

    def add(self, reading: Reading, prepared: Prepared, digest: str) -> bool:
        """Add a reading. False where the record has it already; another reading of the report is replaced."""
        known = self._store.rows("SELECT digest, no FROM report WHERE id = ?", (reading.report.id,))
        if known:
            if known[0][0] == digest:
                return False
            self.remove(int(known[0][1]))
        no = self._insert(reading, prepared, digest)
        near, roots = self._stories.add(no, prepared.linkable)
        prints = self._prints.add(no, prepared.linkable, near)
        people, moved = self._people.add(no, reading.entities, prepared.profiles, near)
        self._after(roots | set(self._store.units(no)), prints, people, moved)
        return True

    def remove(self, no: int) -> None:
        """Take out the report of row `no` and all that it alone supported."""
        store = self._store
        kept = store.linkable(no)
        self._words(no, store.reading(no), delete=True)
        units = set(store.units(no))
        near, roots = self._stories.remove(no, kept)
        prints = self._prints.remove(no, kept, near)
        people, moved = self._people.remove(no, near)
        for table in ("account", "part", "unit", "kept"):
            store.run(f"DELETE FROM {table} WHERE report = ?", (no,))
        store.run("DELETE FROM report WHERE no = ?", (no,))
        self._after(roots | units, prints, people, moved)

    def judged(self) -> None:
        """Apply judgements that were just kept."""
        named, pinned = self._judging.apply_to_people()
        units = self._judging.apply_to_accounts()
        self._events.mark(self._judging.redraw(None))
        self._events.mark_people(named)
        self._events.mark_reports({*pinned, *self._reports_of(units)})

    def _after(self, roots: set[int], prints: set[int], people: set[int], moved: Iterable[int]) -> None:
        """Bring the list of events up to date after trees changed."""
        named, pinned = self._judging.apply_to_people()
        wrong = self._judging.apply_to_accounts()
        self._store.many("UPDATE unit SET event = root WHERE event != root AND root IN ({})", sorted(roots))
        redrawn = self._judging.redraw(roots)
        self._events.mark(roots | redrawn)
        self._events.mark_prints(prints)
        self._events.mark_people(people | named)
        self._events.mark_reports({*moved, *pinned, *self._reports_of(wrong)})
        small = (
            "SELECT no FROM event WHERE stale AND (SELECT count(*) FROM (SELECT 1 FROM unit WHERE unit.event = event.no"
            f" LIMIT {_SUMMED_WHILE_ADDING + 1})) <= {_SUMMED_WHILE_ADDING} LIMIT {_SUMMED_WHILE_ADDING * 2}"
        )
        self._events.settle(int(row[0]) for row in self._store.rows(small))

    def _reports_of(self, units: set[int]) -> set[int]:
        return {int(row[0]) for row in self._store.many("SELECT report FROM unit WHERE no IN ({})", sorted(units))}

    def _insert(self, reading: Reading, prepared: Prepared, digest: str) -> int:
        """The report and all that is kept of its reading, linked with nothing."""
        store, report, kept = self._store, reading.report, prepared.linkable
        no = store.run(
            "INSERT INTO report (id, digest, day, size, outlet, outlet_key, credit, published, title, url,"
            " root)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                report.id, digest, kept.order[0], kept.size, report.outlet, prepared.outlet_key,
                prepared.credit, report.published, report.title, report.url,
            ),
        )  # fmt: skip
        store.run("UPDATE report SET root = no WHERE no = ?", (no,))
        store.run("INSERT INTO kept VALUES (?, ?, ?)", (no, pack_reading(reading), pack_linkable(kept)))
        said = {s.event: s for s in prepared.said}
        for number, unit in enumerate(kept.units):
            row = store.run("INSERT INTO unit (report, number, root, event) VALUES (?, ?, 0, 0)", (no, number))
            store.run("UPDATE unit SET root = no, event = no WHERE no = ?", (row,))
            store.connection.executemany(
                "INSERT INTO account (report, event, unit, said) VALUES (?, ?, ?, ?)",
                [(no, event, row, pack_said(said[event])) for event in unit.events],
            )
            store.connection.executemany(
                "INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?)",
                [(no, entity, role, row) for event in unit.events for entity, role in _parts(said[event])],
            )
        self._words(no, reading, delete=False)
        return no

    def _words(self, no: int, reading: Reading, *, delete: bool) -> None:
        """Put the words of a report in the index that is searched, or take them out."""
        text = f"{reading.report.title or ''}\n{reading.report.text}"
        words = [w.folded for w in self._splitter.words(text) if w.folded[0].isalnum()]
        stem = self._linking.stem
        values = (no, " ".join(words), " ".join(map(stem, words)))
        if delete:
            self._store.run("INSERT INTO words (words, rowid, folded, stems) VALUES ('delete', ?, ?, ?)", values)
        else:
            self._store.run("INSERT INTO words (rowid, folded, stems) VALUES (?, ?, ?)", values)


def _parts(said: Said) -> Iterator[tuple[str, str]]:
    """Who takes part in an event or tells of it, and where it is, by their ids in the reading."""
    for entity in (*said.actor, *said.recipient, *said.chain):
        yield entity, WHO
    if said.place:
        yield said.place, WHERE
