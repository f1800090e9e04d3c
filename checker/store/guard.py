"""Against lost work: a lock among ``factcheck`` processes, and a look whether a file is still the same."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from checker.errors import UnusableInput
from checker.files import read_bytes, write_atomically

MARK = "\ufeff"
"""The byte order mark that some editors put before a text; it is kept, and is no part of the YAML."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file as it was when it was read; ``text`` is empty where it was not ``there``."""

    path: Path
    there: bool
    text: str
    digest: bytes

    @classmethod
    def of(cls, path: Path, file: str) -> "Snapshot":
        """Read the file at ``path``, which messages call ``file``; one that is missing is empty."""
        there = path.exists()
        data = read_bytes(path) if there else b""
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise UnusableInput("is not UTF-8", cure="save it as UTF-8", file=file, line=line) from None
        return cls(path, there, text, hashlib.sha256(data).digest())

    @property
    def yaml(self) -> str:
        """The text without a byte order mark."""
        return self.text.removeprefix(MARK)

    def replace(self, text: str, file: str) -> None:
        """Put ``text`` in its place; raise ``UnusableInput`` where somebody changed the file meanwhile."""
        now = read_bytes(self.path) if self.path.exists() else b""
        if hashlib.sha256(now).digest() != self.digest:
            message = "another program changed this file meanwhile; nothing was written"
            raise UnusableInput(message, cure="run the command again", file=file)
        mark = MARK if self.text.startswith(MARK) else ""
        write_atomically(self.path, mark + text)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other ``factcheck`` processes from writing in ``folder``, where the system has such locks.

    The lock is on the folder itself, so no lock file is left behind, and it ends with the process.
    """
    if not folder.is_dir():
        raise UnusableInput("there is no such folder", cure="run `factcheck init`", file=folder)
    try:
        import fcntl  # Windows has none: there the look at the digest is the only guard
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems refuse locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
