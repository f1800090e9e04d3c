"""The claims of an archive by their meaning: a graph of vectors that is built ahead, and what came since.

The graph holds the claims up to a number; those behind it are looked at one by one. Where they are too many, the
archive is not asked by meaning at all until ``place`` has put them into the graph: what is found must not depend
on how far that has come.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from checker.archive.database import note, transaction
from checker.archive.neighbours import Batch, Neighbours, build
from checker.archive.vectors import Kept, Vectors, cosines
from checker.archive.watching import Watch
from checker.files import fingerprint
from checker.search.encoder import DIMENSIONS

FEW = 2_000
"""So many claims are looked at one by one beside the graph, and encoded when they are needed."""
_ALIVE = 0.8
"""The share of a graph's claims that must be left in the store for it to be built upon."""
_AT_ONCE = 500
_COUNTS = "status <> 'retracted'"


class Graph(NamedTuple):
    """The graph that belongs to an archive: its file, the number of the last claim in it, and how many it holds."""

    name: str
    last: int
    size: int


class Meaning(NamedTuple):
    """What an archive is asked by meaning with."""

    vectors: Vectors
    neighbours: Neighbours

    @classmethod
    def of(cls, database: sqlite3.Connection, folder: Path, vectors: Vectors) -> Self | None:
        """Open the graph in the archive's ``folder``, with what came since; None where that is too much."""
        graph = _graph(database, folder, vectors)
        since = list(islice(_texts(database, graph.last if graph else 0), FEW + 1))
        if len(since) > FEW:
            return None
        numbers = [number for number, _ in since]
        rest = vectors.of([text for _, text in since])
        return cls(vectors, Neighbours(numbers, rest, folder / graph.name if graph else None))

    def cosines(self, vector: Kept, claims: Mapping[int, str]) -> list[float]:
        """Return the cosine of a vector with that of each of some claims, their JSON by their numbers, in order."""
        there = self.neighbours.vectors(list(claims))
        known = [
            self.vectors.of([json.loads(data)["text"]])[0] if one is None else one
            for data, one in zip(claims.values(), there, strict=True)
        ]
        found: list[float] = cosines(np.array(known, dtype=np.int8).reshape(-1, DIMENSIONS), vector).tolist()
        return found


def waiting(database: sqlite3.Connection, folder: Path, vectors: Vectors) -> int:
    """Return how many claims are not in the graph."""
    return _count(database, _in_graph(database, folder, vectors))


def encode(database: sqlite3.Connection, folder: Path, vectors: Vectors, watch: Watch) -> None:
    """Encode the claims that are not in the graph, and not encoded yet.

    It takes ten minutes for a hundred thousand; what was encoded is kept, whatever happens then.
    """
    before = _in_graph(database, folder, vectors)
    texts = (text for _, text in _texts(database, before))
    for _ in watch.over(vectors.learn(texts), _count(database, before), "claims encoded"):
        pass


def place(database: sqlite3.Connection, folder: Path, vectors: Vectors, watch: Watch) -> None:
    """Put the claims that are not in the graph into it, where they are too many to be looked at one by one.

    Only one process at a time may do this (``home.locked``).
    """
    graph = _graph(database, folder, vectors)
    new = waiting(database, folder, vectors)
    alive = graph is not None and _count(database, 0) - new >= _ALIVE * graph.size
    if new <= FEW and (alive or graph is None):
        return
    onto = graph if alive else None
    first, last = onto.last if onto else 0, _last(database)
    total = _count(database, first)
    name = f"vectors-{last}.usearch"
    what = f"times {_AT_ONCE} claims placed"
    batches = watch.over(_batches(database, first, vectors), -(-total // _AT_ONCE), what)
    build(folder / name, batches, onto=folder / onto.name if onto else None)
    size = total + (onto.size if onto else 0)
    with transaction(database):
        note(database, graph=json.dumps([name, last, size, vectors.key, fingerprint(folder / name)]))
    for old in folder.glob("vectors-*.usearch"):
        if old.name != name:
            with suppress(OSError):
                old.unlink()


def _graph(database: sqlite3.Connection, folder: Path, vectors: Vectors) -> Graph | None:
    """Return the graph that is noted, if it is there as it was written, and of these vectors."""
    row = database.execute("SELECT value FROM meta WHERE key = 'graph'").fetchone()
    if row is None:
        return None
    name, last, size, key, written = json.loads(row[0])
    there = key == vectors.key and fingerprint(folder / name) == written
    return Graph(name, last, size) if there else None


def _in_graph(database: sqlite3.Connection, folder: Path, vectors: Vectors) -> int:
    """Return the number of the last claim in the graph; 0 where there is none."""
    graph = _graph(database, folder, vectors)
    return graph.last if graph else 0


def _texts(database: sqlite3.Connection, after: int) -> Iterator[tuple[int, str]]:
    """Yield the number and the text of each claim that counts behind a number."""
    query = f"SELECT number, data FROM claims WHERE number > ? AND {_COUNTS} ORDER BY number"
    return ((number, json.loads(data)["text"]) for number, data in database.execute(query, (after,)))


def _count(database: sqlite3.Connection, after: int) -> int:
    query = f"SELECT COUNT(*) FROM claims WHERE number > ? AND {_COUNTS}"
    return int(database.execute(query, (after,)).fetchone()[0])


def _last(database: sqlite3.Connection) -> int:
    return int(database.execute("SELECT MAX(number) FROM claims").fetchone()[0])


def _batches(database: sqlite3.Connection, after: int, vectors: Vectors) -> Iterator[Batch]:
    texts = _texts(database, after)
    while some := list(islice(texts, _AT_ONCE)):
        yield np.array([number for number, _ in some]), vectors.of([text for _, text in some])
