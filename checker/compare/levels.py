"""What a comparison is: a module with a code, a name, ordered levels and a function ``compare``.

The shape is a protocol, so that the type checker holds every module to it without a base class. A comparison is
an ordered list of levels, "nothing to compare" first (after splink's comparison levels).
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from checker.compare.pair import Pair
from checker.model import Effect, Finding
from checker.text.unnamed import as_called


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome that a comparison can have.

    ``message`` is a template over ``{left}`` (the statement's words), ``{right}`` (the record's words) and
    ``{speaker}`` (the claim's speaker).
    """

    name: str
    effect: Effect
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The level that a comparison came to, with the words of both sides that led there.

    ``sure`` is how far the outcome can be trusted, from 0 to 1: a contradiction between words whose surroundings
    were not aligned is weaker than one between words in the same place of the same sentence.
    """

    level: Level
    left: str = ""
    right: str = ""
    sure: float = 1.0


class Comparison(Protocol):
    """What every module listed in ``checker.compare.COMPARISONS`` offers."""

    __name__: str
    __doc__: str | None
    CODE: str
    NAME: str
    LEVELS: tuple[Level, ...]

    def compare(self, pair: Pair) -> Outcome:
        """Compare one respect of a statement and a claim."""
        ...


def finding(comparison: Comparison, outcome: Outcome, pair: Pair) -> Finding:
    """Write an outcome down as the finding that reports show."""
    level = outcome.level
    message = level.message.format(left=outcome.left, right=outcome.right, speaker=as_called(pair.claim.speaker))
    return _written(
        comparison.CODE, comparison.NAME, level.name, level.effect, outcome.left, outcome.right, message
    )


@lru_cache(maxsize=4096)
def _written(code: str, name: str, level: str, effect: Effect, left: str, right: str, message: str) -> Finding:
    # Remembered: of all pairs most have nothing to compare in most respects, which is one and the same finding.
    return Finding(code=code, name=name, level=level, effect=effect, left=left, right=right, message=message)
