"""Okapi BM25: how much the terms that a text and a claim share weigh.

Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009). Claims are short,
so length is normalised mildly.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_K1 = 1.2
_B = 0.4


class Weighing(NamedTuple):
    """What weights depend on beside the two texts: how many claims there are, and their mean length in terms."""

    claims: int
    mean_length: float

    @classmethod
    def of(cls, claims: int, terms: int) -> "Weighing":
        """Return the weighing for so many claims with so many terms together."""
        return cls(claims, terms / max(claims, 1) or 1.0)

    def rarity(self, holding: int) -> float:
        """Return what a term weighs that so many of the claims hold."""
        return math.log(1 + (self.claims - holding + 0.5) / (holding + 0.5))

    def share(self, count: int, length: int) -> float:
        """Return how much of a term's weight goes to a claim that holds it ``count`` times in ``length`` terms."""
        return count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length / self.mean_length))

    def score(self, rarities: Mapping[str, float], terms: Sequence[str]) -> float:
        """Return the weight, 0 or more, of a claim with these terms for a text whose terms have these rarities."""
        weight = 0.0
        for term in sorted(rarities.keys() & terms):  # always in one order: sums of the same numbers differ by it
            weight += rarities[term] * self.share(terms.count(term), len(terms))
        return weight
