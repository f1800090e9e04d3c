"""Where the archive of a workspace lies: a folder that can be removed at any time, and is never under git.

    .factcheck/archive/claims/current            the name of the archive that counts
    .factcheck/archive/claims/3f9a…/             claims.sqlite, lexical-7/, vectors-100000.usearch
    .factcheck/vectors/                          the vectors of texts, by the network that gave them

A new archive is written beside the one that counts and takes its place in one step.
"""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from checker.archive.database import PATIENCE
from checker.errors import UnusableInput
from checker.files import write_atomically
from checker.store import Workspace

_NOT_FOR_GIT = "# What factcheck derived from the claims; remove it whenever you like.\n*\n"


def home_of(workspace: Workspace) -> Path:
    """Return the folder for the archive of a workspace's claims; other folders of claims have one of their own."""
    own = workspace.claims is None or workspace.claims_dir == workspace.root / "claims"
    key = "claims" if own else f"claims-{hashlib.sha256(os.fsencode(workspace.claims_dir)).hexdigest()[:12]}"
    return workspace.root / ".factcheck" / "archive" / key


def current(home: Path) -> Path | None:
    """Return the database of the archive that counts, if there is one."""
    try:
        path = home / (home / "current").read_text("ascii").strip() / "claims.sqlite"
    except (OSError, UnicodeDecodeError):
        return None
    return path if path.is_file() else None


def distrust(database: Path) -> None:
    """Let an archive count no longer: the next who opens the store builds another.

    Where nothing can be written it stays, and is found damaged again.
    """
    with suppress(OSError):
        (database.parent.parent / "current").unlink(missing_ok=True)


def make(folder: Path) -> None:
    """Make a folder in ``.factcheck``. Raises ``OSError`` where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    top = next((above for above in folder.parents if above.name == ".factcheck"), folder)
    mark = top / ".gitignore"
    if not mark.exists():
        mark.write_text(_NOT_FOR_GIT)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Let one process write at a time; the lock ends with the process, however it ends. Others wait.

    Raises:
        UnusableInput: it was waited for in vain.
    """
    with closing(sqlite3.connect(home / "lock", timeout=PATIENCE, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            cure = "wait until it is done, then run it again"
            message = f"another process has been reading the claims for {PATIENCE / 60:.0f} minutes ({error})"
            raise UnusableInput(message, cure=cure, file=home / "lock") from error
        yield


def new_folder(home: Path) -> Path:
    """Make a folder for a new archive."""
    folder = home / os.urandom(8).hex()
    folder.mkdir()
    return folder


def put_in_place(home: Path, folder: Path) -> None:
    """Let the archive in ``folder`` count from now on, and remove all others: their readers have them open."""
    write_atomically(home / "current", folder.name + "\n")
    sweep(home, folder)


def sweep(home: Path, kept: Path) -> None:
    """Remove the archives that do not count, and what killed writers left. What cannot be removed stays."""
    for path in home.iterdir():
        if path.is_dir() and path != kept:
            shutil.rmtree(path, ignore_errors=True)
