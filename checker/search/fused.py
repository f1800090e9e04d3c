"""What two searches found, in one order: claims that share words with a text, and claims near to it in meaning."""

from collections.abc import Sequence

from checker.search.index import Candidate

LEXICAL = 64
"""So many claims, those that share the most telling words, are looked at."""
SEMANTIC = 32
"""So many claims, those whose vectors are nearest, are looked at."""
_COSINE = 6.0
"""What a cosine of 1 is worth, where the best by words is worth 1."""


def best(found: Sequence[Candidate], limit: int) -> list[Candidate]:
    """Return at most ``limit`` of the claims that were found, the best first; equals stay in their order.

    All of them have a cosine.
    """
    most = max((one.score for one in found), default=0.0) or 1.0

    def worth(one: Candidate) -> float:
        return one.score / most + _COSINE * (one.cosine or 0.0)

    return sorted(found, key=worth, reverse=True)[:limit]
