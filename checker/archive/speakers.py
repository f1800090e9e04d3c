"""The speakers in the archive: those that ``sources/speakers.yaml`` describes, and those that claims only name."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

from checker.archive.compiling import UnsoundError
from checker.model import Speaker
from checker.search.terms import terms
from checker.store import Workspace
from checker.store.checks import check_alone
from checker.store.reading import Reading, read_speakers
from checker.text.tokens import tokens


def words_of(speaker: Speaker) -> set[str]:
    """Return the words that a speaker is found by: of names and of titles."""
    roles = (f"{role.title} {role.affiliation or ''}" for role in speaker.roles)
    named = {word for name in (speaker.name, *speaker.aliases) for word in words_of_name(name)}
    return named | {word for written in roles for word in terms(written)}


def words_of_name(name: str) -> set[str]:
    """Return the words that a name is found by: its terms, and what else it is written with ("May")."""
    return {*terms(name), *(token.lower for token in tokens(name) if token.lower[0].isalnum())}


def write_listed(database: sqlite3.Connection, workspace: Workspace) -> None:
    """Write all speakers anew: the described ones, then those that claims name beside them."""
    reading = Reading()
    read_speakers(workspace.speakers_file, workspace, reading)
    check_alone(reading)
    if reading.problems.errors():
        raise UnsoundError
    database.execute("DELETE FROM speakers")
    database.execute("DELETE FROM names")
    listed = [placed.speaker for placed in reading.speakers]
    called = ((name, speaker) for speaker in listed for name in (speaker.name, *speaker.aliases))
    _write(database, called)
    write_unlisted(database, [row[0] for row in database.execute("SELECT DISTINCT speaker FROM claims")])


def write_unlisted(database: sqlite3.Connection, names: Iterable[str]) -> None:
    """Write those of the names that no speaker goes by yet."""
    known = "SELECT 1 FROM speakers WHERE name = ?"
    strangers = [name for name in names if database.execute(known, (name,)).fetchone() is None]
    _write(database, ((name, _unlisted(name)) for name in sorted(strangers)))


def drop_unlisted(database: sqlite3.Connection, names: Iterable[str]) -> None:
    """Remove those of the names that no claim has any more, and that nobody describes."""
    heard = "SELECT 1 FROM claims WHERE speaker = ? LIMIT 1"
    for name in sorted(names):
        row = database.execute("SELECT data FROM speakers WHERE name = ?", (name,)).fetchone()
        unlisted = row is not None and Speaker.model_validate_json(row[0]).id == _unlisted(name).id
        if unlisted and database.execute(heard, (name,)).fetchone() is None:
            database.execute("DELETE FROM speakers WHERE name = ?", (name,))
            database.execute("DELETE FROM names WHERE name = ?", (name,))


def _unlisted(name: str) -> Speaker:
    return Speaker(id=f"unlisted-{hashlib.sha256(name.encode()).hexdigest()[:16]}", name=name)


def _write(database: sqlite3.Connection, called: Iterable[tuple[str, Speaker]]) -> None:
    """Write speakers by each name they go by; the last of two with one name is the one that it means."""

    def words() -> Iterator[tuple[str, str]]:
        for name, speaker in called:
            data = speaker.model_dump_json(exclude_defaults=True)
            database.execute("INSERT OR REPLACE INTO speakers VALUES (?, ?)", (name, data))
            yield from ((word, speaker.name) for word in words_of(speaker))

    database.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", words())
