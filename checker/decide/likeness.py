"""How likely a statement says what a claim says: a logistic model over what the comparisons found.

Every feature is a number that ``--explain`` can show, and every weight stands in ``weights.tsv``, fitted by
``scripts/fit_likeness.py``. A statement belongs to one claim rather than to all that resemble it, so how far a
claim is ahead of the others counts, too.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from checker.compare.assess import Assessment
from checker.compare.unit import Kind
from checker.model import Effect

Features = Mapping[str, float]

_OPPOSED = frozenset({"negation", "antonym", "number", "date", "role-swap", "quantifier", "temporal-order"})


def likenesses(assessments: Sequence[Assessment]) -> list[float]:
    """Return, for each claim beside the statement, how likely it says the same (0 to 1)."""
    return [_logistic(features) for features in features_of(assessments)]


def features_of(assessments: Sequence[Assessment]) -> list[Features]:
    """Return what the model knows of each claim beside the statement, by the names in ``weights.tsv``."""
    return [_features(assessment, _lead(assessment, assessments)) for assessment in assessments]


def _lead(assessment: Assessment, assessments: Sequence[Assessment]) -> float:
    """How much nearer a claim is than the next; the one that superseded it, or that it superseded, is no rival."""
    claim = assessment.pair.claim
    rivals = [
        other.pair.about
        for other in assessments
        if other.pair.claim.id not in {claim.id, claim.superseded_by} and other.pair.claim.superseded_by != claim.id
    ]
    return assessment.pair.about - max(rivals, default=0.0)


def _features(assessment: Assessment, lead: float) -> Features:
    pair = assessment.pair
    levels = {comparison.NAME: outcome.level for comparison, outcome in assessment.outcomes}
    new = sum(unit.weight for unit in pair.new)
    kinds = {unit.kind for unit in pair.new}
    best = float(lead >= 0)
    lead = max(-0.3, min(0.3, lead))
    found = {
        "covered": pair.covered,
        "recalled": min(pair.recalled, 0.7),
        "covered-and-recalled": pair.covered * pair.recalled,
        "links": min(len(pair.alignment.links), 6) / 6,
        "shared": min(sum(link.left.weight for link in pair.alignment.links), 4) / 4,
        "new": min(new, 3) / 3,
        "new-name": float(Kind.NAME in kinds),
        "new-number": float(Kind.NUMBER in kinds),
        "new-date": float(Kind.DATE in kinds),
        "no-number": float(levels["number"].name == "absent"),
        "same-number": float(levels["number"].effect is Effect.AGREES),
        "no-date": float(levels["date"].name == "absent"),
        "same-date": float(levels["date"].effect is Effect.AGREES),
        "no-name": float(levels["name"].name == "absent"),
        "opposed": float(any(levels[name].effect is Effect.CONTRADICTS for name in _OPPOSED)),
        "leaning": float(any(levels[name].effect is Effect.EXCEEDS for name in _OPPOSED)),
        "stronger": float(levels["modality"].effect is Effect.EXCEEDS),
        "both-deny": float(levels["negation"].name == "same"),
        "undone": float("undone" in {levels["negation"].name, levels["antonym"].name}),
        "additive": float(pair.additive),
        "short": float(len(pair.said.units) <= 5),
        "lead": lead,
        "best": best,
        "lead-covered": lead * pair.covered,
        "best-covered": best * pair.covered,
    }
    steps = {
        **{f"covered-{limit}": float(pair.covered >= limit) for limit in (0.55, 0.7, 0.85, 0.95)},
        **{f"new-below-{limit}": float(new < limit) for limit in (0.3, 0.7, 1.2)},
        **{f"lead-{limit}": float(lead > limit) for limit in (0.1, 0.2)},
        **{f"about-{limit}": float(pair.about >= limit) for limit in (0.35, 0.5, 0.65)},
    }
    at_best = ("opposed", "new-date", "new-name", "new-number", "stronger", "leaning", "same-number", "additive")
    return {**found, **steps, **{f"best-{name}": best * found[name] for name in at_best}}


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each feature, and of the ``intercept``."""
    table = (files("checker.decide") / "weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def _logistic(features: Features) -> float:
    known = weights()
    points = known["intercept"] + sum(known[name] * value for name, value in features.items())
    return 1 / (1 + math.exp(-points))
