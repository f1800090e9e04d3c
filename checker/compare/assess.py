"""Every comparison run on one pair."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.compare import COMPARISONS
from checker.compare.levels import Comparison, Outcome, finding
from checker.compare.pair import Pair
from checker.model import Effect, Finding


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


def assess(pair: Pair) -> Assessment:
    """Run all comparisons."""
    return Assessment(pair, tuple((comparison, comparison.compare(pair)) for comparison in COMPARISONS))
