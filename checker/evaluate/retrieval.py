"""Retrieval as a statement finds its claims: the best by words and by vectors, ranked together."""

from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest

import numpy as np
import numpy.typing as npt

from checker.evaluate.ranking_files import Entry, Ranked
from checker.search.encoder import Encoder
from checker.search.postings import Postings
from checker.search.posts import as_prose
from checker.search.ranking import Found, rank

DEPTH = 50
"""So many of the best by words, and as many by vectors, are ranked, and so many of these are given."""


def rankings(
    documents: Sequence[Entry], queries: Sequence[Entry], encoder: Encoder | None = None
) -> Iterator[tuple[str, list[Ranked]]]:
    """Yield the id of each query with the ``DEPTH`` best of its documents; without an encoder, by words alone.

    Equals stand in the order of the documents, so that the same files give the same ranking. Scores tell the order
    within a query; those of two queries do not compare.
    """
    lexical = Postings([as_prose(document.words) for document in documents])
    vectors = encoder.encode([document.words for document in documents]) if encoder else None
    for query in queries:
        shared = lexical.scores(as_prose(query.text))
        near = None if encoder is None or vectors is None else vectors @ encoder.encode([query.text])[0]
        chosen = looked_at(shared, near)
        found = [
            Found(documents[number].words, shared.get(number, 0.0), None if near is None else float(near[number]))
            for number in chosen
        ]
        placed = rank(query.text, found)[:DEPTH]
        yield query.id, [Ranked(documents[chosen[place]].id, score) for place, score in placed]


def looked_at(shared: Mapping[int, float], near: npt.NDArray[np.float32] | None) -> list[int]:
    """Return the numbers, in order, of the best by words and by vectors; ``near`` holds a cosine for every text."""
    by_words = nlargest(DEPTH, shared, key=lambda number: (shared[number], -number))
    by_meaning = [] if near is None else np.argsort(-near, kind="stable")[:DEPTH].tolist()
    return sorted({*by_words, *by_meaning})
