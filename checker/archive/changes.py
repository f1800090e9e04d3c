"""Which files of a store are not what they were when the archive was written."""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from checker.archive.listing import Listing, Stamp, content_of, stem_of
from checker.store import Workspace

_UNSETTLED = str(Stamp(0, 0, 0, 0))
"""What is noted for a file that could change again without a trace: no file looks like it."""


class Changes(NamedTuple):
    """What is to be done: ``written`` are new states of files, ``stems`` the sources to be read again."""

    written: Mapping[str, tuple[str, str]]
    """Stamp and SHA-256 by name; they are noted once all is read."""
    changed: frozenset[str]
    """The files whose content is new."""
    gone: frozenset[str]
    listing: str
    """The digest by which the files are known next time; "" where some are not settled."""
    first: bool
    """Whether no file was known before."""

    @property
    def any(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self.changed or self.gone)

    def concern(self, name: str) -> bool:
        """Whether a file is not as it was."""
        return name in self.changed or name in self.gone

    @property
    def stems(self) -> list[str]:
        """Return the sources that these files are about, in order."""
        return sorted({stem for stem in map(stem_of, self.changed | self.gone) if stem is not None})


def changes(database: sqlite3.Connection, workspace: Workspace, listing: Listing, at: int) -> Changes:
    """Compare the files listed at the moment ``at`` (nanoseconds) with what the archive knows of them."""
    known = {name: (stamp, content) for name, stamp, content in database.execute("SELECT * FROM files")}
    written: dict[str, tuple[str, str]] = {}
    changed = set()
    settled = True
    for name, stamp in listing.stamps.items():
        before = known.get(name, ("", None))
        if before[0] == str(stamp):
            continue
        content = content_of(workspace, name, stamp)
        if content != before[1]:
            changed.add(name)
        if not stamp.settled(at):
            settled = False
        now = (str(stamp) if stamp.settled(at) else _UNSETTLED, content)
        if now != before:
            written[name] = now
    gone = frozenset(known.keys() - listing.stamps.keys())
    return Changes(written, frozenset(changed), gone, listing.digest if settled else "", not known)


def seen_again(found: Changes, now: Listing, before: Listing) -> Changes:
    """Return the changes for what was read between two listings: a file that was written meanwhile is not known.

    What was read of it may be neither its content before nor that after.
    """
    moved = {name for name in found.written if now.stamps.get(name) != before.stamps.get(name)}
    if not moved:
        return found
    unknown = dict.fromkeys(moved, (_UNSETTLED, ""))
    return found._replace(written={**found.written, **unknown}, listing="")


def note_files(database: sqlite3.Connection, found: Changes) -> None:
    """Note the files as they are now."""
    database.executemany("DELETE FROM files WHERE name = ?", ((name,) for name in found.gone))
    rows = ((name, stamp, content) for name, (stamp, content) in found.written.items())
    database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)
