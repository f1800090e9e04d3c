"""Every comparison run on one pair: those of the words first, then the inference model's, if it is asked."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.compare import COMPARISONS, inference
from checker.compare.levels import Comparison, Outcome, finding
from checker.compare.pair import Pair
from checker.model import Effect, Finding
from checker.nli import Scores


class Assessment(NamedTuple):
    """A pair with what each comparison made of it, in the order of the codes."""

    pair: Pair
    outcomes: tuple[tuple[Comparison, Outcome], ...]

    def having(self, *effects: Effect) -> Iterator[tuple[Comparison, Outcome]]:
        """Yield the outcomes with one of these effects."""
        return ((comparison, outcome) for comparison, outcome in self.outcomes if outcome.level.effect in effects)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The outcomes as reports show them, silent ones included."""
        return tuple(finding(comparison, outcome, self.pair) for comparison, outcome in self.outcomes)


def by_words(pair: Pair) -> Assessment:
    """Run all comparisons but the inference model's: whether that is worth asking, their outcome may tell."""
    return Assessment(
        pair,
        tuple((one, _UNASKED if one is _INFERENCE else one.compare(pair)) for one in COMPARISONS),
    )


def heard(assessment: Assessment) -> Assessment:
    """Add what the inference model says of a pair, if it is at hand; its answer is waited for."""
    return assessment if assessment.pair.ask is None else _with_inference(assessment, assessment.pair)


def supposing(assessment: Assessment, scores: Scores) -> Assessment:
    """Return what would be made of a pair, if the inference model said this of it."""
    return _with_inference(assessment, assessment.pair.supposing(scores))


def _with_inference(assessment: Assessment, pair: Pair) -> Assessment:
    outcomes = assessment.outcomes
    return Assessment(
        pair, tuple((one, one.compare(pair) if one is _INFERENCE else outcome) for one, outcome in outcomes)
    )


def assess(pair: Pair) -> Assessment:
    """Run all comparisons."""
    return heard(by_words(pair))


_INFERENCE: Comparison = inference
_UNASKED = Outcome(inference.ABSENT)
