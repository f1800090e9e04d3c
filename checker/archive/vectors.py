"""The sentence vectors of claims, kept from run to run: a text is encoded once, however often it stands.

They are kept in eight bits a number: a quarter of the size, and the cosine of two hardly changes.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from checker.search.encoder import DIMENSIONS, eight_bits

if TYPE_CHECKING:  # a tenth of a second; commands with --no-model never ask for a vector
    import numpy as np
    import numpy.typing as npt

Kept: TypeAlias = "npt.NDArray[np.int8]"
"""Vectors as they are kept: of shape (texts, DIMENSIONS), or (DIMENSIONS,) for one."""
_AT_ONCE = 256
"""So many texts are encoded between two times of keeping: what an interrupt may lose."""
_MOST_ASKED = 500
"""SQLite takes a limited number of values in one question."""
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


class Encodes(Protocol):
    """What gives texts their vectors."""

    @property
    def key(self) -> str:
        """What tells its vectors from those of another."""

    def encode(self, texts: Sequence[str]) -> "npt.NDArray[np.float32]":
        """Return vectors of shape (texts, DIMENSIONS), each of length 1; a text always has the same."""


class Vectors:
    """Gives texts their vectors: those that are known from the file at ``path``, if there is one, the rest anew.

    What is encoded is added to the file; where that cannot be written, or there is none, it ends with the run.
    """

    def __init__(self, encoder: Encodes, path: Path | None, *, keeps: bool = True) -> None:
        """Open the file, to read only unless it ``keeps`` what is new. Raises ``sqlite3.Error`` where it cannot."""
        self._encoder = encoder
        self._loose: dict[bytes, bytes] = {}
        self._path = path
        self._keeps = keeps and path is not None
        self._database = _opened(path, keeps=keeps) if path else None

    @classmethod
    def at(cls, path: Path, encoder: Encodes) -> "Vectors":
        """Open the vectors that are kept at ``path``; what is no such file is replaced, for it is only derived."""
        keeps = os.access(path.parent, os.W_OK)
        try:
            return cls(encoder, path if keeps or path.exists() else None, keeps=keeps)
        except sqlite3.OperationalError:
            return cls(encoder, None)  # another process does not let go of it
        except sqlite3.DatabaseError:
            if keeps:
                path.unlink(missing_ok=True)
            return cls(encoder, path if keeps else None)

    def one(self, text: str) -> Kept:
        """Return the vector of a text that is not worth keeping, such as a statement."""
        vector: Kept = eight_bits(self._encoder.encode([text]))[0]
        return vector

    def known(self, texts: Iterable[str]) -> int:
        """Return how many of the texts are known."""
        return sum(len(self._find(list(map(_key, some)))) for some in _portions(texts, _MOST_ASKED))

    @property
    def key(self) -> str:
        """What tells these vectors from those of another encoder."""
        return self._encoder.key

    def learn(self, texts: Iterable[str]) -> Iterator[str]:
        """Encode the texts that are not known, keep them, and yield each text when it is known."""
        for some in _portions(texts, _AT_ONCE):
            keys = {_key(text): text for text in some}
            new = keys.keys() - self._find(list(keys)).keys()
            if new:
                wanted = sorted(new)
                vectors = eight_bits(self._encoder.encode([keys[key] for key in wanted]))
                self._add({key: vector.tobytes() for key, vector in zip(wanted, vectors, strict=True)})
            yield from some

    def of(self, texts: Sequence[str]) -> Kept:
        """Return the vectors of texts, of shape (texts, DIMENSIONS); those that are not known are encoded first."""
        for _ in self.learn(texts):
            pass
        import numpy as np

        found = np.empty((len(texts), DIMENSIONS), dtype=np.int8)
        for start in range(0, len(texts), _MOST_ASKED):
            keys = [_key(text) for text in texts[start : start + _MOST_ASKED]]
            there = self._find(keys)
            if not there.keys() >= set(keys):  # the file turned out to be damaged just now
                for _ in self.learn(texts[start : start + _MOST_ASKED]):
                    pass
                there = self._find(keys)
            for number, key in enumerate(keys, start):
                found[number] = np.frombuffer(there[key], dtype=np.int8)
        return found

    def _add(self, found: Mapping[bytes, bytes]) -> None:
        if self._database is not None and self._keeps:
            try:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", found.items())
                self._database.execute("COMMIT")
            except sqlite3.Error:  # a full disk, or another process that does not let go: it goes on without
                with suppress(sqlite3.Error):
                    self._database.execute("ROLLBACK")
                self._keeps = False
            else:
                return
        self._loose |= found

    def _find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        found = {key: self._loose[key] for key in keys if key in self._loose}
        if self._database is not None:
            marks = ", ".join("?" * len(keys))
            query = f"SELECT text, vector FROM vectors WHERE text IN ({marks})"
            try:
                rows = self._database.execute(query, keys).fetchall()
            except sqlite3.DatabaseError:  # a damaged page: what was kept is of no use any more
                self._forget()
                return found
            found |= {key: vector for key, vector in rows if len(vector) == DIMENSIONS}
        return found

    def _forget(self) -> None:
        """Give up the file, which is only derived; the next run begins another."""
        if self._database is not None:
            self._database.close()
        if self._path is not None and self._keeps:
            with suppress(OSError):
                self._path.unlink()
        self._database, self._keeps = None, False


def _opened(path: Path, *, keeps: bool) -> sqlite3.Connection:
    mode = "rwc" if keeps else "ro&immutable=1"
    address = f"{path.absolute().as_uri()}?mode={mode}"
    database = sqlite3.connect(address, uri=True, timeout=60, isolation_level=None, check_same_thread=False)
    if keeps:
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(_TABLE)
    database.execute("SELECT 1 FROM vectors LIMIT 1")
    return database


def cosines(vectors: Kept, vector: Kept) -> "npt.NDArray[np.float32]":
    """Return the cosine of each of some vectors, of shape (vectors, DIMENSIONS), with one."""
    import numpy as np

    many, one = vectors.astype(np.float32), vector.astype(np.float32)
    lengths = np.linalg.norm(many, axis=1) * np.linalg.norm(one)
    return np.asarray(many @ one / np.maximum(lengths, 1e-9), dtype=np.float32)


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]


def _portions(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    rest = iter(texts)
    while portion := list(islice(rest, size)):
        yield portion
