"""Which texts break when claims change: their statements judged before and after."""

from checker.editorial.impact.changes import Change, ClaimChange, changes_between, without
from checker.editorial.impact.judging import Impact, Shift, Side, TextImpact, impact_of_changes, impact_of_claims

__all__ = [
    "Change",
    "ClaimChange",
    "Impact",
    "Shift",
    "Side",
    "TextImpact",
    "changes_between",
    "impact_of_changes",
    "impact_of_claims",
    "without",
]
