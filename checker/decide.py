"""Findings -> verdict: a policy in tables, nothing hidden.

Three steps. What does the statement say, beside one claim (``Stance``)? What does the store know of that claim
(``Standing``)? The first table turns both into a relation; the second orders the relations into the label.
The claims are judged one by one and then combined: the best-scored alone must not decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.compare.assess import Assessment
from checker.model import Effect, Label, Match, Relation, Statement, Verdict


class Stance(StrEnum):
    """What the statement says, held against what the claim says."""

    SAME = "same"
    OPPOSITE = "opposite"
    OTHER = "other"


class Standing(StrEnum):
    """What the store knows of the claim that bears on the statement; the first that holds counts."""

    OTHER_SPEAKER = "somebody else said it"
    REFUTED = "rated false"
    OUTDATED = "superseded or expired"
    SOUND = "nothing against it"


POLICY: Mapping[tuple[Stance, Standing], Relation] = {
    (Stance.SAME, Standing.SOUND): Relation.SUPPORTS,
    (Stance.SAME, Standing.OTHER_SPEAKER): Relation.MISATTRIBUTES,
    (Stance.SAME, Standing.REFUTED): Relation.CONTRADICTS,
    (Stance.SAME, Standing.OUTDATED): Relation.OUTDATED,
    (Stance.OPPOSITE, Standing.SOUND): Relation.CONTRADICTS,
    (Stance.OPPOSITE, Standing.OTHER_SPEAKER): Relation.CONTRADICTS,
    # Whoever denies what was rated false, or what its speaker has dropped, is not accused of anything.
    (Stance.OPPOSITE, Standing.REFUTED): Relation.RELATED,
    (Stance.OPPOSITE, Standing.OUTDATED): Relation.RELATED,
}
"""Any pair that is not listed is ``related``."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits that the policy works with, each a share from 0 to 1; chosen on data (docs/accuracy.md)."""

    support: float = 0.62
    """``covered`` from which a statement is what the claim says, if nothing speaks against it."""
    contradict: float = 0.55
    """Sureness of the strongest contradiction from which a statement is the opposite of the claim."""
    about: float = 0.3
    """``about`` below which two texts are on different matters, whatever their findings."""
