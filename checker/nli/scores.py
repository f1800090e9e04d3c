"""What the inference model says of a pair of sentences."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Scores(NamedTuple):
    """How likely a hypothesis follows from a premise, is left open by it, or contradicts it; they sum to 1."""

    entailment: float
    neutral: float
    contradiction: float


class Inference(Protocol):
    """What can be asked whether a sentence follows from another, from several threads at once."""

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Return the scores of (premise, hypothesis) pairs, in their order."""
        ...
