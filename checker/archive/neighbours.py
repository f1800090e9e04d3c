"""Which claims mean about the same as a text: the nearest sentence vectors.

A few are held against it one by one; of a large store most are in a graph on disk, by usearch (hierarchical
navigable small worlds: Malkov and Yashunin 2018), and only those that came since are looked at singly.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
import numpy.typing as npt

from checker.archive.vectors import Kept, cosines
from checker.search.encoder import DIMENSIONS

if TYPE_CHECKING:  # a tenth of a second, and small stores never need it
    from usearch.index import Index

_LINKS = 16
"""Of each claim in the graph to others."""
_CARE_IN_BUILDING = 64
_CARE_IN_SEARCHING = 96
"""How many nodes of the graph are kept in view: more find more and take longer."""


Batch = tuple[npt.NDArray[np.int64], Kept]
"""Claims by their numbers, of shape (claims,), with their vectors."""


class Near(NamedTuple):
    """A claim by its number, and the cosine of its vector with that of the text."""

    number: int
    cosine: float


class Neighbours:
    """Finds the nearest among numbered vectors: those in the graph at ``path``, and ``rest`` beside them."""

    def __init__(self, numbers: Sequence[int], rest: Kept, path: Path | None = None) -> None:
        self._numbers = np.asarray(numbers, dtype=np.int64)
        self._rest = rest
        self._places = {number: place for place, number in enumerate(numbers)}
        self._graph = _opened(path) if path is not None else None

    def nearest(self, vector: Kept, count: int) -> list[Near]:
        """Return at most ``count`` claims, the nearest first; equals by their numbers."""
        found = [*self._in_rest(vector, count), *self._in_graph(vector, count)]
        return sorted(found, key=lambda near: (-near.cosine, near.number))[:count]

    def vectors(self, numbers: Sequence[int]) -> list["Kept | None"]:
        """Return the vector of each of some claims, of shape (DIMENSIONS,); None for those that are not here."""
        found: list[Kept | None] = [None] * len(numbers)
        if self._graph is not None and numbers:
            found = list(cast("Iterable[Kept | None]", self._graph.get(np.asarray(numbers, dtype=np.int64))))
        return [
            self._rest[self._places[number]] if number in self._places else one
            for number, one in zip(numbers, found, strict=True)
        ]

    def _in_rest(self, vector: Kept, count: int) -> Iterable[Near]:
        if not len(self._numbers):
            return []
        found = cosines(self._rest, vector)
        order = np.argsort(-found, kind="stable")[:count]
        return [Near(int(self._numbers[place]), float(found[place])) for place in order]

    def _in_graph(self, vector: Kept, count: int) -> Iterable[Near]:
        if self._graph is None:
            return []
        matches = self._graph.search(vector, count)
        pairs = zip(matches.keys.tolist(), matches.distances.tolist(), strict=True)
        return [Near(int(number), 1.0 - float(distance)) for number, distance in pairs]


def build(path: Path, batches: Iterable[Batch], *, onto: Path | None = None) -> None:
    """Write a graph of numbered vectors to ``path``, on top of the one that is at ``onto``.

    On one thread, so that the same claims in the same order make the same graph.
    """
    graph = _empty()
    if onto is not None:
        graph.load(str(onto))
    for numbers, vectors in batches:
        graph.add(numbers, vectors, threads=1, copy=True)
    graph.save(str(path))


def _opened(path: Path) -> "Index":
    graph = _empty()
    graph.view(str(path))
    return graph


def _empty() -> "Index":
    import onnxruntime  # noqa: F401  # loaded after usearch (seen with 1.32 and 2.26), it ends the process
    from usearch.index import Index

    return Index(
        ndim=DIMENSIONS,
        metric="cos",
        dtype="i8",
        connectivity=_LINKS,
        expansion_add=_CARE_IN_BUILDING,
        expansion_search=_CARE_IN_SEARCHING,
    )
