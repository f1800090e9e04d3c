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
_LESS = 0.55
"""A claim that is worth so much less than the best is not worth comparing, where the search went by words alone."""
_LESS_BY_BOTH = 1.6
"""The same, where it went by meaning, too; chosen with benchmarks/candidates.py."""


def best(found: Sequence[T], limit: int) -> list[T]:
    """Return at most ``limit`` of what was found, the best first; equals stay in their order."""
    ranked = sorted(zip(_worths(found), found, strict=True), key=lambda pair: pair[0], reverse=True)
    return [one for _, one in ranked[:limit]]


def worth_comparing(found: Sequence[T]) -> list[T]:
    """Return those that come near the best of what was found, in their order."""
    worths = _worths(found)
    less = _LESS if all(one.cosine is None for one in found) else _LESS_BY_BOTH
    least = max(worths, default=0.0) - less
    return [one for one, worth in zip(found, worths, strict=True) if worth >= least]


def _worths(found: Sequence[Scored]) -> list[float]:
    most = max((one.score for one in found), default=0.0) or 1.0
    return [one.score / most + _COSINE * (one.cosine or 0.0) for one in found]
