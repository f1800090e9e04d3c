"""What two searches found, in one order: claims that share words with a text, and claims near to it in meaning."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

LEXICAL = 64
"""So many claims, those that share the most telling words, are looked at."""
SEMANTIC = 32
"""So many claims, those whose vectors are nearest, are looked at."""
_COSINE = 6.0
"""What a cosine of 1 is worth, where the best by words is worth 1."""


class Scored(Protocol):
    """What was found, with its BM25 weight and the cosine of its vector."""

    @property
    def score(self) -> float:
        """The weight, 0 or more."""

    @property
    def cosine(self) -> float | None:
        """From -1 to 1; None counts as 0."""


T = TypeVar("T", bound=Scored)


def best(found: Sequence[T], limit: int) -> list[T]:
    """Return at most ``limit`` of what was found, the best first; equals stay in their order."""
    most = max((one.score for one in found), default=0.0) or 1.0

    def worth(one: T) -> float:
        return one.score / most + _COSINE * (one.cosine or 0.0)

    return sorted(found, key=worth, reverse=True)[:limit]
