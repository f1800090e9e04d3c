"""Retrieval as a statement finds its claims: the best by words and by vectors, ranked together."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from checker.evaluate.ranking_files import Entry, Ranked
from checker.search.encoder import Encoder
from checker.search.lexical import Lexical
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
    lexical = Lexical([as_prose(document.words) for document in documents])
    vectors = encoder.encode([document.words for document in documents]) if encoder else None
    for query in queries:
        shared = lexical.scores(as_prose(query.text))
        near = None if encoder is None or vectors is None else vectors @ encoder.encode([query.text])[0]
        chosen = sorted({number for scores in (shared, near) if scores is not None for number in _best(scores)})
        found = [
            Found(documents[number].words, float(shared[number]), None if near is None else float(near[number]))
            for number in chosen
        ]
        placed = rank(query.text, found)[:DEPTH]
        yield query.id, [Ranked(documents[chosen[place]].id, score) for place, score in placed]


def _best(scores: npt.NDArray[np.floating]) -> list[int]:
    return [int(number) for number in np.argsort(-scores, kind="stable")[:DEPTH]]
