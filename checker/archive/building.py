"""The archive brought up to date: what changed in the files is read again, the rest stays."""

import json
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from checker import __version__
from checker.archive import home
from checker.archive.changes import changes, note_files, seen_again
from checker.archive.compiling import Compiled, UnsoundError, compile_all
from checker.archive.database import (
    FORMAT,
    DamageError,
    checksum,
    create,
    meta,
    note,
    opened,
    share,
    transaction,
)
from checker.archive.lexical import Entry, Filed, Lexical, copied, filed, looks_like
from checker.archive.listing import SPEAKERS, Listing, list_files
from checker.archive.speakers import drop_unlisted, write_listed, write_unlisted
from checker.archive.watching import Watch
from checker.store import Workspace
from checker.store.folders import note_strays
from checker.store.problems import Problems

KIND = f"{FORMAT} {__version__}"
"""What an archive must be marked with to be read by this program."""
_ALONE = 100
"""So many sources are read faster than other processes start."""


def is_fresh(database: Path, listing: Listing) -> bool:
    """Whether an archive holds the store as it is.

    Raises:
        DamageError: it is not what was written, or was written by another version.
    """
    with opened(database) as connection:
        if meta(connection, "kind") != KIND:
            raise DamageError("it was made by another version")
        folder = database.parent / meta(connection, "lexical")
        return meta(connection, "listing") == listing.digest and looks_like(folder, _noted_words(connection))


def bring_up_to_date(workspace: Workspace, place: Path, listing: Listing, at: int, jobs: int, watch: Watch) -> Path:
    """Make the archive in the folder ``place`` hold the store as listed at the moment ``at``; return its database.

    Only one process at a time may do this (``home.locked``). Interrupted, it leaves the archive as it was.

    Raises:
        UnsoundError: something is wrong with the store.
    """
    update = _Update(workspace, listing, at, jobs, watch)
    there = home.current(place)
    if there is not None:
        try:
            if not is_fresh(there, listing):
                update.run(there)
        except DamageError as damage:
            watch.tell(f"the index of the claims is built anew: {damage}")
        else:
            home.sweep(place, there.parent)
            return there
    folder = home.new_folder(place)
    path = folder / "claims.sqlite"
    words = folder / "lexical-0"
    words.mkdir()
    Lexical(words, fresh=True)
    create(path)
    with opened(path) as database:
        note(database, kind=KIND, claims=0, terms=0, statuses="{}", listing="")
        _note_words(database, words, {})
    update.run(path)
    with opened(path) as database:
        share(database)
    home.put_in_place(place, folder)
    return path


def _note_words(database: sqlite3.Connection, folder: Path, known: Mapping[str, Filed]) -> None:
    """Note which index of words belongs to the tables, and what its files are."""
    note(database, lexical=folder.name, lexical_files=json.dumps(filed(folder, known)))


def _noted_words(database: sqlite3.Connection) -> dict[str, Filed]:
    return {name: Filed(*values) for name, values in json.loads(meta(database, "lexical_files")).items()}


def _contents(files: Mapping[str, Filed]) -> dict[str, str]:
    return {name: one.content for name, one in files.items()}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in the claims that came in, and who did in those that went."""

    heard: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)


class _Update:
    """From the archive as it is to the archive as the files want it, in one transaction."""

    def __init__(self, workspace: Workspace, listing: Listing, at: int, jobs: int, watch: Watch) -> None:
        self._workspace, self._listing, self._at, self._watch = workspace, listing, at, watch
        self._jobs = jobs

    def run(self, path: Path) -> None:
        """Write all that changed into the database at ``path``, and a new index of words beside it."""
        with opened(path) as database, transaction(database):
            words = path.parent / meta(database, "lexical")
            known = _noted_words(database)
            there = filed(words, known)
            if _contents(there) != _contents(known):
                raise DamageError("the index of words is not as it was written")
            found = changes(database, self._workspace, self._listing, self._at)
            if found.any:
                self._refuse_strays()
                voices = self._rewrite(database, words, found.stems)
                if found.first or found.concern(SPEAKERS):
                    write_listed(database, self._workspace)
                else:
                    write_unlisted(database, voices.heard)
                    drop_unlisted(database, voices.gone)
                _refuse_broken_successions(database)
                if database.execute("SELECT 1 FROM claims").fetchone() is None:
                    raise UnsoundError
            else:  # they may have come from another machine, with times of their own
                _note_words(database, words, there)
            found = seen_again(found, list_files(self._workspace), self._listing)
            note_files(database, found)
            note(database, listing=found.listing)
            kept = {words.name, meta(database, "lexical")}
        for old in path.parent.glob("lexical-*"):
            if old.name not in kept:
                shutil.rmtree(old, ignore_errors=True)

    def _refuse_strays(self) -> None:
        problems = Problems()
        note_strays(self._workspace, problems)
        if problems.errors():
            raise UnsoundError

    def _rewrite(self, database: sqlite3.Connection, words: Path, stems: Sequence[str]) -> Voices:
        """Write the claims of some sources anew, and a new index of words; return who speaks in them."""
        if not stems:
            return Voices()
        new = words.with_name(f"lexical-{int(words.name.rpartition('-')[2]) + 1}")
        shutil.rmtree(new, ignore_errors=True)  # a writer that was killed may have left it
        writing = _Writing(database)
        removed = [number for stem in stems for number in writing.remove(stem)]
        read = compile_all(self._workspace, stems, jobs=self._jobs if len(stems) > _ALONE else 1)
        watched = self._watch.over(read, len(stems), "sources")
        added = (row for compiled in watched for row in writing.add(compiled))
        Lexical(copied(words, new)).change(added, removed)
        writing.note_counts()
        _note_words(database, new, _noted_words(database))
        return writing.voices


class _Writing:
    """Claims going out of the tables and coming in, and what is counted on the way."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._holding: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._claims = self._terms = 0
        self.voices = Voices()
        self._next = 1 + int(database.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence").fetchone()[0])

    def remove(self, source: str) -> list[int]:
        """Remove the claims of a source; return the numbers of those that counted."""
        query = "SELECT number, status, terms, speaker FROM claims WHERE source = ?"
        rows = list(self._database.execute(query, (source,)))
        for _, status, terms, speaker in rows:
            self._count(status, terms, -1)
            self.voices.gone.add(speaker)
        self._database.execute("DELETE FROM claims WHERE source = ?", (source,))
        self._database.execute("DELETE FROM sources WHERE id = ?", (source,))
        return [number for number, _, terms, _ in rows if terms]

    def add(self, compiled: Compiled) -> Iterator[Entry]:
        """Write the claims of a source; yield those that count for the index of words."""
        if compiled.source is not None:
            self._database.execute("INSERT INTO sources VALUES (?, ?)", (compiled.stem, compiled.source))
        first, self._next = self._next, self._next + len(compiled.rows)
        values = ((number, *row, checksum(row)) for number, row in enumerate(compiled.rows, first))
        try:
            self._database.executemany(f"INSERT INTO claims VALUES ({', '.join('?' * 10)})", values)
        except sqlite3.IntegrityError:
            raise UnsoundError from None  # an id that is taken
        for number, row in enumerate(compiled.rows, first):
            self.voices.heard.add(row.speaker)
            self._count(row.status, row.terms, 1)
            if row.terms:
                yield Entry(number, row.status, row.terms.split("\n"))

    def _count(self, status: str, terms: str, sign: int) -> None:
        self._counts[status] += sign
        if not terms:
            return
        found = terms.split("\n")
        self._claims += sign
        self._terms += sign * len(found)
        for term in set(found):
            self._holding[term] += sign

    def note_counts(self) -> None:
        """Add what was counted to what is known."""
        database = self._database
        add = "INSERT INTO terms VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET claims = claims + excluded.claims"
        database.executemany(add, ((term, count) for term, count in sorted(self._holding.items()) if count))
        database.execute("DELETE FROM terms WHERE claims = 0")
        claims, terms = int(meta(database, "claims")) + self._claims, int(meta(database, "terms")) + self._terms
        before = Counter(json.loads(meta(database, "statuses")))
        before.update(self._counts)
        note(database, claims=claims, terms=terms, statuses=json.dumps(before))


def _refuse_broken_successions(database: sqlite3.Connection) -> None:
    """Refuse claims that are superseded by what is not there, or in a circle."""
    lost = """SELECT 1 FROM claims AS old LEFT JOIN claims AS new ON new.id = old.successor
              WHERE old.successor IS NOT NULL AND new.id IS NULL LIMIT 1"""
    if database.execute(lost).fetchone():
        raise UnsoundError
    following = dict(database.execute("SELECT id, successor FROM claims WHERE successor IS NOT NULL"))
    settled: set[str] = set()
    for start in following:
        chain: dict[str, None] = {}
        claim = start
        while claim in following and claim not in settled:
            if claim in chain:
                raise UnsoundError
            chain[claim] = None
            claim = following[claim]
        settled.update(chain)
