"""How often verdicts like this one are right: the confidence that reports show.

The odds of one claim are not yet the chance that the verdict is right: the verdict depends on all claims and all
parts. So each label has two numbers in ``confidence.tsv`` that stretch and shift the odds (Platt 1999), fitted by
``training/fit_confidence.py`` to what came of such verdicts.
"""

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from checker.model import Verdict

_EDGE = 0.01
"""Odds nearer to 0 or 1 than this mean no more than this."""
WITH_MODEL, WITHOUT_MODEL = "with-model", "without-model"
Table = Mapping[tuple[str, str], tuple[float, float]]


def calibrated(verdict: Verdict, *, inferred: bool) -> Verdict:
    """Return a verdict whose confidence, and that of its parts, says how often such verdicts are right.

    ``inferred`` is whether the inference model was at hand.
    """
    shift, slope = scales()[WITH_MODEL if inferred else WITHOUT_MODEL, verdict.label]
    confidence = round(1 / (1 + math.exp(-(shift + slope * log_odds(verdict.confidence)))), 4)
    parts = tuple(calibrated(part, inferred=inferred) for part in verdict.parts)
    return verdict.model_copy(update={"confidence": confidence, "parts": parts})


def log_odds(share: float) -> float:
    """Return a share (0 to 1) as log odds, kept from the edges where it would be endless."""
    kept = min(1 - _EDGE, max(_EDGE, share))
    return math.log(kept / (1 - kept))


@cache
def scales() -> Table:
    """Return shift and slope by whether the model was at hand, and by label."""
    text = (files("checker.decide") / "confidence.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(model, label): (float(shift), float(slope)) for model, label, shift, slope in rows}
