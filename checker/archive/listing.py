"""Which files a store consists of, and whether any of them changed since it was compiled.

A file is known by its times, size and place on disk; where those differ its content decides. A file that was
written at about the moment when it was read could be written again without a trace in them: its content is always
looked at (as git does with a "racy" entry of its index).
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from checker.files import read_bytes
from checker.store import Workspace
from checker.store.folders import opened

_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""


class Stamp(NamedTuple):
    """What tells a file from its next version: times in nanoseconds, size in bytes, number on disk."""

    modified: int
    changed: int
    size: int
    number: int

    def settled(self, at: int) -> bool:
        """Whether a change after the moment ``at`` (nanoseconds) would show."""
        return max(self.modified, self.changed) < at - _TICK


def stamp_of(path: Path) -> Stamp | None:
    """Return the stamp of a file; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return Stamp(state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)


class Listing(NamedTuple):
    """The files of a store by their names in it (``claims/x.yaml``, ``sources/x.txt``), with their stamps."""

    stamps: Mapping[str, Stamp]
    claims_size: int
    """Bytes of YAML in the claims."""

    @property
    def digest(self) -> str:
        """A digest of all names and stamps."""
        told = "\n".join(f"{name}\t{stamp}" for name, stamp in sorted(self.stamps.items()))
        return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def stem_of(name: str) -> str | None:
    """Return the name of the source that a file of the store is about; None for the speakers and all else."""
    folder, _, file = name.partition("/")
    stem, dot, ending = file.rpartition(".")
    if not dot or name == SPEAKERS or ending not in ({"yaml"} if folder == "claims" else {"yaml", "txt"}):
        return None
    return stem


SPEAKERS = "sources/speakers.yaml"
"""The name of the file that describes the speakers."""


def list_files(workspace: Workspace) -> Listing:
    """List the files of a store; hidden ones are none of it.

    Raises:
        UnusableInput: a folder may not be read.
    """
    stamps: dict[str, Stamp] = {}
    for label, folder in (("claims", workspace.claims_dir), ("sources", workspace.sources_dir)):
        with opened(folder, workspace.name(folder)):
            if folder.is_dir():
                stamps.update((f"{label}/{name}", stamp) for name, stamp in _stamped(folder))
    written = sum(stamp.size for name, stamp in stamps.items() if name.startswith("claims/"))
    return Listing(stamps, written)


def _stamped(folder: Path) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                state = entry.stat()
            except OSError:  # a link to nothing: reading it tells why it cannot be used
                state = entry.stat(follow_symlinks=False)
            if entry.is_dir():  # it counts with the YAML that lies in it, where none is read
                below = sum(1 for _ in Path(entry.path).rglob("*.y*ml"))
                yield f"{entry.name}/", Stamp(0, 0, below, state.st_ino)
            else:
                yield entry.name, Stamp(state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)


def content_of(workspace: Workspace, name: str, stamp: Stamp) -> str:
    """Return the SHA-256 of a file of the store; of a folder in it, how much lies there that is not read."""
    if name.endswith("/"):
        return str(stamp.size)
    label, _, file = name.partition("/")
    folder = workspace.claims_dir if label == "claims" else workspace.sources_dir
    return hashlib.sha256(read_bytes(folder / file)).hexdigest()
