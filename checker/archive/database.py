"""The compiled store: an SQLite file with what was read from the YAML files, and what is derived from it.

It is written in transactions: a reader sees the store before a change or after it, and a writer that is killed
leaves it as it was. Whatever does not look as it was written raises ``DamageError``, and the archive is built anew.
"""

import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from checker.archive.compiling import Row
from checker.errors import UnusableInput

FORMAT = 3
"""Raised with each change of the tables below, or of what is written into them (``search.terms``, say)."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (id TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE speakers (name TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names (term TEXT, name TEXT, PRIMARY KEY (term, name)) WITHOUT ROWID;
CREATE TABLE terms (term TEXT PRIMARY KEY, claims INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE claims (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    line INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    status TEXT NOT NULL,
    successor TEXT,
    terms TEXT NOT NULL,
    data TEXT NOT NULL,
    checksum INTEGER NOT NULL
);
CREATE INDEX claims_by_source ON claims (source, speaker);
CREATE INDEX claims_by_speaker ON claims (speaker);
CREATE INDEX claims_superseded ON claims (successor) WHERE successor IS NOT NULL;
"""
"""``files`` are the files of the store with the stamp and the SHA-256 of each, ``names`` the words by which a
speaker is found, ``terms`` how many claims that count hold a term. ``data`` is JSON, ``checksum`` the CRC-32 of it
and the terms. A claim's number is never given again."""

PATIENCE = 600.0
"""Seconds to wait for another process that writes: it may be building the whole."""


class DamageError(Exception):
    """The archive is not what was written, or not for this program: it is built anew, never trusted."""


@contextmanager
def damage_noticed(path: Path | None = None) -> Iterator[None]:
    """Say that the archive is damaged where SQLite or tantivy cannot make sense of it.

    Raises:
        DamageError: instead of what they say.
        UnusableInput: the disk is full, or another process does not let go of the archive.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error).startswith("no such"):
            raise DamageError("it is not whole") from error
        cure = "make room on the disk, or remove the folder .factcheck: it is only derived"
        raise UnusableInput(f"the index of the claims cannot be used ({error})", cure=cure, file=path) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise DamageError(str(error)) from error
    except BaseException as error:
        # What a library in Rust raises where it finds nonsense is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise DamageError(f"the index of words cannot be read: {error}") from error


def connect(path: Path) -> sqlite3.Connection:
    """Open the database at ``path``, which is there; where its folder cannot be written, to read only."""
    mode = "mode=rw" if os.access(path.parent, os.W_OK) else "immutable=1"
    address = f"{path.absolute().as_uri()}?{mode}"
    database = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    database.execute("PRAGMA mmap_size = 8589934592")
    database.execute("PRAGMA cache_size = -65536")
    return database


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database at ``path`` for a moment."""
    with damage_noticed(path), closing(connect(path)) as database:
        yield database


def create(path: Path) -> None:
    """Make a database with empty tables."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript(_TABLES)


def share(database: sqlite3.Connection) -> None:
    """Let others read while one writes, from now on."""
    database.execute("PRAGMA journal_mode = WAL")


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Write all or nothing; other writers wait."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def meta(database: sqlite3.Connection, key: str) -> str:
    """Return what is noted under a key."""
    row = database.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise DamageError(f"no {key} is noted")
    return str(row[0])


def note(database: sqlite3.Connection, **values: object) -> None:
    """Note a value under each key."""
    rows = [(key, str(value)) for key, value in values.items()]
    database.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)


def checksum(row: Row) -> int:
    """Return the CRC-32 of what a claim is read from."""
    return zlib.crc32(row.terms.encode(), zlib.crc32(row.data.encode()))
