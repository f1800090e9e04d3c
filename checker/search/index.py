"""An inverted index over the claims' words, in memory."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Claim
from checker.search.bm25 import Weighing
from checker.search.terms import terms


class Candidate(NamedTuple):
    """A claim that may bear on a statement.

    ``score`` is its BM25 weight, 0 or more; ``cosine`` tells how near its meaning is, None where nobody asked.
    """

    claim: Claim
    score: float
    cosine: float | None = None


class Index:
    """Finds the claims that share words with a text.

    Immutable after construction. Memory grows with the number of distinct words of each claim.
    """

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = tuple(claims)
        self._postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._lengths: list[int] = []
        for number, claim in enumerate(self.claims):
            counts = Counter(terms(searchable(claim)))
            self._lengths.append(counts.total())
            for term, count in counts.items():
                self._postings[term].append((number, count))
        self._weighing = Weighing.of(len(self.claims), sum(self._lengths))

    def search(self, text: str, *, limit: int = 8) -> list[Candidate]:
        """Return at most ``limit`` claims, the best first; equals stand in the store's order.

        In a store of no more than ``limit`` claims every claim is a candidate, whether it shares a word or not.
        """
        scores = self.scores(text)
        everything = range(len(self.claims)) if len(self.claims) <= limit else scores
        ranked = heapq.nsmallest(limit, ((-scores.get(number, 0.0), number) for number in everything))
        return [Candidate(self.claims[number], scores.get(number, 0.0)) for _, number in ranked]

    def scores(self, text: str) -> dict[int, float]:
        """Return the weight of each claim that shares a word with a text, by its place in ``claims``."""
        scores: dict[int, float] = defaultdict(float)
        for term in sorted(set(terms(text))):
            postings = self._postings.get(term, ())
            rarity = self._weighing.rarity(len(postings))
            for number, count in postings:
                scores[number] += rarity * self._weighing.share(count, self._lengths[number])
        return scores


def searchable(claim: Claim) -> str:
    """Return all of a claim that it may be found by."""
    quote = claim.quote.exact if claim.quote else ""
    return "\n".join((claim.text, quote, claim.context or "", claim.speaker))
