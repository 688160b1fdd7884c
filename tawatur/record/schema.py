"""The tables of a record, and opening one."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

VERSION = 2
# What an entity is to an event: one who takes part or tells of it, or its place.
WHO, WHERE = "who", "where"
# How long one process waits for another that is writing (milliseconds).
_PATIENCE = 120_000
# How often, and after how many seconds each time, what SQLite does not wait for is tried again.
_TRIES, _PAUSE = 250, 0.02

_TABLES = """
CREATE TABLE report (
    no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL,
    day INTEGER NOT NULL, size INTEGER NOT NULL,
    outlet TEXT, outlet_key TEXT, credit TEXT, published TEXT, title TEXT, url TEXT,
    parent INTEGER, root INTEGER NOT NULL
);
CREATE TABLE kept (report INTEGER PRIMARY KEY, reading BLOB NOT NULL, linkable BLOB NOT NULL);
CREATE INDEX report_parent ON report(parent);
CREATE INDEX report_root ON report(root);
CREATE INDEX report_day ON report(day);
CREATE TABLE stem (
    stem TEXT, day INTEGER, report INTEGER, weight INTEGER NOT NULL, PRIMARY KEY (stem, day, report)
) WITHOUT ROWID;
CREATE TABLE band (band INTEGER, report INTEGER, PRIMARY KEY (band, report)) WITHOUT ROWID;
CREATE TABLE neighbour (
    report INTEGER, other INTEGER, likeness REAL NOT NULL, PRIMARY KEY (report, other)
) WITHOUT ROWID;
CREATE INDEX neighbour_other ON neighbour(other);
CREATE TABLE unit (
    no INTEGER PRIMARY KEY AUTOINCREMENT, report INTEGER NOT NULL, number INTEGER NOT NULL,
    parent INTEGER, chance REAL, root INTEGER NOT NULL, event INTEGER NOT NULL, UNIQUE (report, number)
);
CREATE INDEX unit_parent ON unit(parent);
CREATE INDEX unit_root ON unit(root);
CREATE INDEX unit_event ON unit(event);
CREATE INDEX unit_chance ON unit(chance) WHERE parent IS NOT NULL;
CREATE TABLE link (unit INTEGER, other INTEGER, chance REAL NOT NULL, PRIMARY KEY (unit, other)) WITHOUT ROWID;
CREATE INDEX link_other ON link(other);
CREATE TABLE account (
    report INTEGER, event TEXT, unit INTEGER NOT NULL, said TEXT NOT NULL, wrong INTEGER NOT NULL DEFAULT 0,
    corrected TEXT,
    PRIMARY KEY (report, event)
) WITHOUT ROWID;
CREATE INDEX account_unit ON account(unit);
CREATE INDEX account_judged ON account(report) WHERE wrong OR corrected IS NOT NULL;
CREATE TABLE part (
    report INTEGER, entity TEXT, role TEXT, unit INTEGER, PRIMARY KEY (report, entity, role, unit)
) WITHOUT ROWID;
CREATE TABLE profile (
    no INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, entity TEXT NOT NULL UNIQUE, data TEXT NOT NULL,
    parent INTEGER, why TEXT NOT NULL DEFAULT '', root INTEGER NOT NULL
);
CREATE INDEX profile_parent ON profile(parent);
CREATE INDEX profile_root ON profile(root);
CREATE TABLE block (key TEXT, profile INTEGER, PRIMARY KEY (key, profile)) WITHOUT ROWID;
CREATE INDEX block_profile ON block(profile);
CREATE TABLE token (key TEXT, profile INTEGER, PRIMARY KEY (key, profile)) WITHOUT ROWID;
CREATE INDEX token_profile ON token(profile);
CREATE TABLE held (profile INTEGER PRIMARY KEY);
CREATE TABLE pinned (report INTEGER, entity TEXT, PRIMARY KEY (report, entity)) WITHOUT ROWID;
CREATE TABLE alias (root INTEGER PRIMARY KEY, target INTEGER NOT NULL);
CREATE TABLE redrawn (root INTEGER PRIMARY KEY);
CREATE TABLE entity (
    report INTEGER, entity TEXT, own INTEGER NOT NULL, profile INTEGER NOT NULL, name TEXT NOT NULL, romanized TEXT,
    why TEXT NOT NULL DEFAULT '', PRIMARY KEY (report, entity)
) WITHOUT ROWID;
CREATE INDEX entity_own ON entity(own);
CREATE INDEX entity_profile ON entity(profile);
CREATE TABLE event (
    no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT, status TEXT, first_day INTEGER, last_day INTEGER,
    independent INTEGER, conflicts INTEGER, reports INTEGER, told INTEGER, stale INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX event_day ON event(first_day);
CREATE INDEX event_told ON event(told, reports);
CREATE INDEX event_stale ON event(no) WHERE stale;
CREATE INDEX event_conflicts ON event(no) WHERE conflicts;
CREATE TABLE judgement (no INTEGER PRIMARY KEY AUTOINCREMENT, data TEXT NOT NULL UNIQUE);
CREATE VIRTUAL TABLE words USING fts5(folded, stems, content='', tokenize="unicode61 remove_diacritics 0");
"""


def connect(path: str | Path) -> sqlite3.Connection:
    """Open the record at `path`; a new one is made where there is none.

    Raises ValueError with a sentence that says what to do where the file is no record, or one that this version
    cannot read.
    """
    try:
        connection = sqlite3.connect(path, timeout=_PATIENCE / 1000, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise ValueError(f"{path} cannot be opened as a record: {error}.") from None
    try:
        connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
        _make_or_check(connection, path)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -65536")
    except sqlite3.DatabaseError as error:
        connection.close()
        if isinstance(error, sqlite3.OperationalError):
            raise ValueError(f"{path} cannot be opened as a record: {error}.") from None
        raise ValueError(f"{path} is not a record of Tawatur; name another file with --record.") from None
    except ValueError:
        connection.close()
        raise
    return connection


def _make_or_check(connection: sqlite3.Connection, path: str | Path) -> None:
    version = _version(connection)
    if version == VERSION:
        return
    if version == 0:
        _write_ahead(connection)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have made the tables meanwhile.
            if _version(connection) == 0:
                _make(connection, path)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        return
    if version > VERSION:
        raise ValueError(
            f"{path} was made by a newer Tawatur (its tables are version {version}, this one knows {VERSION}): "
            "use that Tawatur, or export the readings there and add them to a new record."
        )
    raise ValueError(
        f"{path} was made by an older Tawatur (its tables are version {version}, this one needs {VERSION}): "
        "export the readings with the older one and add them to a new record with 'tawatur add --readings'."
    )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn the write-ahead log on; SQLite does not wait by itself while another process does so."""
    for left in reversed(range(_TRIES)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if not left:
                raise
            time.sleep(_PAUSE)


def _version(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        return int(cursor.fetchone()[0])


def _make(connection: sqlite3.Connection, path: str | Path) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise ValueError(f"{path} is a database of something else; name another file with --record.")
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
