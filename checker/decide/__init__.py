"""Findings -> verdict: a policy in tables and a small model with readable weights, nothing hidden."""

from checker.decide.combine import decide
from checker.decide.confidence import calibrated
from checker.decide.odds import weigh
from checker.decide.policy import (
    POLICY,
    THRESHOLDS,
    Stance,
    Standing,
    Thresholds,
    stance_of,
    standing_of,
    stands_whole,
)
from checker.decide.sparing import tells_nothing
from checker.decide.whole import whole

__all__ = [
    "POLICY",
    "THRESHOLDS",
    "Stance",
    "Standing",
    "Thresholds",
    "calibrated",
    "decide",
    "stance_of",
    "standing_of",
    "stands_whole",
    "tells_nothing",
    "weigh",
    "whole",
]
