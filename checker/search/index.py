"""The claims of a small store by their words, in memory."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.model import Claim
from checker.search.postings import Postings


class Candidate(NamedTuple):
    """A claim that may bear on a statement.

    ``score`` is its BM25 weight, 0 or more; ``cosine`` tells how near its meaning is, None where nobody asked.
    """

    claim: Claim
    score: float
    cosine: float | None = None


class Index:
    """Finds the claims that share words with a text. Immutable after construction."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = tuple(claims)
        self._postings = Postings(map(searchable, self.claims))

    def search(self, text: str, *, limit: int = 8) -> list[Candidate]:
        """Return at most ``limit`` claims, the best first; equals stand in the store's order.

        In a store of no more than ``limit`` claims every claim is a candidate, whether it shares a word or not.
        """
        scores = self.scores(text)
        everything = range(len(self.claims)) if len(self.claims) <= limit else scores
        ranked = sorted(everything, key=lambda number: (-scores.get(number, 0.0), number))[:limit]
        return [Candidate(self.claims[number], scores.get(number, 0.0)) for number in ranked]

    def scores(self, text: str) -> dict[int, float]:
        """Return the weight of each claim that shares a word with a text, by its place in ``claims``."""
        return self._postings.scores(text)


def searchable(claim: Claim) -> str:
    """Return all of a claim that it may be found by."""
    quote = claim.quote.exact if claim.quote else ""
    return "\n".join((claim.text, quote, claim.context or "", claim.speaker))
