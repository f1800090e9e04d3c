"""Temporary files beside what is being written, and a broom for those whose writers were killed.

A writer holds a lock on its temporary file, which ends with the process however it ends: a file that nobody holds
has no writer any more. Where the system has no such locks (Windows, some network folders), nothing is swept.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # looked at before each use

NAME = ".factcheck-{}.tmp"
"""The name of a file that is being written; nothing else of ours reads it."""
_NAMED = re.compile(r"\.factcheck-[0-9a-f]{16}\.tmp")


@contextmanager
def temporary_file(folder: Path) -> Iterator[tuple[Path, int]]:
    """Make an empty file in ``folder``; give its place and a descriptor to write to, which the caller closes.

    No sweep takes it away before the end, even where the descriptor is closed earlier. Whatever is raised, an
    interrupt at any moment too, takes the file with it.
    """
    while True:
        path = folder / NAME.format(os.urandom(8).hex())
        try:
            # Not tempfile: its files are private (0600), while a new file here gets what the user's umask gives.
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            if fcntl is None:
                yield path, descriptor
                return
            holding = os.dup(descriptor)  # the lock lasts until both are closed
            try:
                with suppress(OSError):
                    fcntl.flock(holding, fcntl.LOCK_EX)
                if os.fstat(holding).st_nlink:
                    yield path, descriptor
                    return
                os.close(descriptor)  # a sweep came between the two lines: it saw a file that nobody held
            finally:
                os.close(holding)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise


def sweep(folder: Path) -> None:
    """Remove from ``folder`` what killed writers left; what cannot be looked at or removed stays."""
    if fcntl is None:
        return
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _NAMED.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _remove_if_left(Path(entry.path))


def _remove_if_left(path: Path) -> None:
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()  # while it is held: a writer that comes now sees that the file is gone
        finally:
            os.close(descriptor)
