"""How likely a statement says what a claim says, or the opposite: a logistic model over what the comparisons found.

Every feature is a number, and ``--explain`` shows those that weighed most; every weight stands in ``weights.tsv``
(or, where the inference model was not asked, in ``weights-without-model.tsv``), fitted by
``training/fit_odds.py``. A statement belongs to one claim rather than to all that resemble it, so how far a claim
is ahead of the others counts, too.
"""

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.compare.alignment import Stance
from checker.compare.assess import Assessment
from checker.compare.pair import Pair
from checker.compare.unit import Kind, Unit
from checker.model import Contribution, Effect
from checker.nli import Scores

Features = Mapping[str, float]


class Odds(NamedTuple):
    """How likely a statement says the same as a claim, the opposite, or something else; they sum to 1."""

    same: float
    opposite: float
    other: float


class Weighed(NamedTuple):
    """The odds of one claim beside the statement, and the features that weighed most, the weightiest first."""

    odds: Odds
    contributions: tuple[Contribution, ...]


_OPPOSED = frozenset(
    {"negation", "antonym", "number", "date", "name", "role-swap", "quantifier", "temporal-order", "more-or-less"}
)
_AGAINST = _OPPOSED | {"modality"}
"""Comparisons that can find a contradiction."""
_BEYOND = ("negation", "number", "date", "name", "title", "modality", "wording", "quantifier", "role-swap")
"""Comparisons in which a statement can say more than the record."""
_AGREED = frozenset({Stance.SAME, Stance.KIN, Stance.CONVERSE})
_FIGURES = frozenset({Kind.NUMBER, Kind.DATE})
PLAINLY = 0.68
"""Sureness of an opposition that stands between words in the same place of the same sentence."""
_WHOLE = 0.9
"""``covered`` from which a statement is in the claim word for word, or nearly."""
_SHOWN = 8
_FLOOR = 0.01
"""The least share that the inference model is taken to give: beyond, its certainty means nothing."""


def weigh(assessments: Sequence[Assessment], *, even: bool = False) -> list[Weighed]:
    """Return the odds of each claim beside the statement, with what each feature added.

    Most claims of a store have nothing to do with a statement, and the weights know it. With ``even`` that is taken
    out again (Saerens et al. 2002): before a look at the words, the three are held equally likely.
    """
    return [
        _weighed(features, even=even) if _comparable(assessment) else _APART
        for assessment, features in zip(assessments, features_of(assessments), strict=True)
    ]


_APART = Weighed(Odds(0.0, 0.0, 1.0), ())


def _comparable(assessment: Assessment) -> bool:
    """Whether there is anything to go by: the statement says something, in words of the claim or for the model."""
    pair = assessment.pair
    return bool(pair.said.units) and (bool(pair.alignment.links) or pair.inference is not None)


def features_of(assessments: Sequence[Assessment]) -> list[Features]:
    """Return what the model knows of each claim beside the statement, by the names in its table of weights."""
    found: list[Features] = []
    for assessment, words in zip(assessments, word_features(assessments), strict=True):
        scores = assessment.pair.inference
        rivals = (rival.inference for rival in _rivals(assessment, assessments)) if scores else ()
        others = [rival for rival in rivals if rival is not None]
        found.append({**words, **_inferred(assessment.pair, scores, others)} if scores else words)
    return found


def word_features(assessments: Sequence[Assessment]) -> list[Features]:
    """Return what the words alone tell of each claim; the inference model is neither asked nor waited for."""
    return [
        _features(assessment, _lead(assessment.pair, _rivals(assessment, assessments)))
        for assessment in assessments
    ]


def supposed(words: Features, pair: Pair, scores: Scores) -> Features:
    """Return the features of a claim as if the inference model had said this of it, and nothing of others."""
    return {**words, **_inferred(pair, scores, [])}


def odds_of(features: Features) -> Odds:
    """Return the odds that the features of a claim give."""
    known = weights(WITH_MODEL if "follows" in features else WITHOUT_MODEL)
    same, opposite = known["intercept"]
    for name, value in features.items():
        if value:
            for_same, for_opposite = known[name]
            same, opposite = same + for_same * value, opposite + for_opposite * value
    return _shares(same, opposite)


def _lead(pair: Pair, rivals: Sequence[Pair]) -> float:
    """How much more of what a statement is about a claim speaks of than any of its rivals."""
    return pair.about - max((rival.about for rival in rivals), default=0.0)


def _rivals(assessment: Assessment, assessments: Sequence[Assessment]) -> list[Pair]:
    """Return the other claims beside the statement; one that took a claim's place, or lost it, is no rival."""
    claim = assessment.pair.claim
    return [
        other.pair
        for other in assessments
        if other.pair.claim.id not in {claim.id, claim.superseded_by} and other.pair.claim.superseded_by != claim.id
    ]


def _inferred(pair: Pair, scores: Scores, others: Sequence[Scores]) -> Features:
    """Return what the inference model says, and whether it says it of this claim rather than of another."""
    entailed = max((other.entailment for other in others), default=0.0)
    denied = max((other.contradiction for other in others), default=0.0)
    return {
        "follows": scores.entailment,
        "denied": scores.contradiction,
        "follows-log": _log_share(scores.entailment, scores.neutral),
        "denied-log": _log_share(scores.contradiction, scores.neutral),
        "follows-or-denied-log": _log_share(scores.entailment, scores.contradiction),
        "follows-first": float(scores.entailment >= entailed),
        "denied-first": float(scores.contradiction >= denied),
        "rival-follows": entailed,
        "rival-denied": denied,
        "follows-covered": scores.entailment * pair.covered,
        "denied-about": scores.contradiction * pair.about,
        "follows-about": scores.entailment * pair.about,
    }


def _log_share(first: float, second: float) -> float:
    return math.log((first + _FLOOR) / (second + _FLOOR)) / 4


def _features(assessment: Assessment, lead: float) -> Features:
    pair = assessment.pair
    levels = {comparison.NAME: outcome.level for comparison, outcome in assessment.outcomes}
    new = _weight(pair.new)
    kinds = {unit.kind for unit in pair.new}
    agreed = [link for link in pair.alignment.links if link.stance in _AGREED]
    reworded = [link.left for link in agreed if link.stance is not Stance.SAME]
    figures = [link for link in agreed if link.left.kind in _FIGURES]
    best = float(lead >= 0)
    lead = max(-0.3, min(0.3, lead))
    found = {
        "covered": pair.covered,
        "recalled": min(pair.recalled, 0.7),
        "covered-and-recalled": pair.covered * pair.recalled,
        "links": min(len(pair.alignment.links), 6) / 6,
        "shared": min(_weight(link.left for link in pair.alignment.links), 4) / 4,
        "new": min(new, 3) / 3,
        "new-name": float(Kind.NAME in kinds),
        "new-number": float(Kind.NUMBER in kinds),
        "new-date": float(Kind.DATE in kinds),
        "no-number": float(levels["number"].name == "absent"),
        "same-number": float(levels["number"].effect is Effect.AGREES),
        "derived-number": float(levels["number"].name == "derived"),
        "figure-otherwise": float(any(link.left.text.lower() != link.right.text.lower() for link in figures)),
        "no-date": float(levels["date"].name == "absent"),
        "same-date": float(levels["date"].effect is Effect.AGREES),
        "no-name": float(levels["name"].name == "absent"),
        "opposed": float(any(levels[name].effect is Effect.CONTRADICTS for name in _AGAINST)),
        "leaning": float(any(levels[name].effect is Effect.EXCEEDS for name in _OPPOSED)),
        "stronger": float(levels["modality"].effect is Effect.EXCEEDS),
        "in-other-words": _weight(reworded) / (_weight(pair.said.units) or 1.0),
        "same-speaker": float(levels["speaker"].effect is Effect.AGREES),
        "same-order": float(levels["more-or-less"].effect is Effect.AGREES),
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
    against = {
        f"against-{comparison.NAME}": outcome.sure if outcome.level.effect is Effect.CONTRADICTS else 0.0
        for comparison, outcome in assessment.outcomes
        if comparison.NAME in _AGAINST
    }
    beyond = {f"beyond-{name}": float(levels[name].effect is Effect.EXCEEDS) for name in _BEYOND}
    surest = max(against.values())
    leans = levels["antonym"].effect is Effect.EXCEEDS  # "made a profit" beside "lost": every word has its answer
    plainly = float(pair.covered >= _WHOLE and not (found["opposed"] or leans or any(beyond.values())))
    ruled = {
        "against": surest,
        "plainly-opposite": float(surest >= PLAINLY),
        "plainly-same": plainly,
        "best-plainly-same": best * plainly,
    }
    return {
        **found,
        **steps,
        **against,
        **ruled,
        **beyond,
        **{f"best-{name}": best * found[name] for name in at_best},
    }


def _weight(units: Iterable[Unit]) -> float:
    return sum(unit.weight for unit in units)


PRIOR = "prior"
"""The row of a table that says how often, in the data it was fitted to, a claim was the same or the opposite."""
WITH_MODEL, WITHOUT_MODEL = "weights.tsv", "weights-without-model.tsv"


@cache
def weights(table: str) -> Mapping[str, tuple[float, float]]:
    """Return what each feature, and the ``intercept``, adds to the log odds of "same" and of "opposite"."""
    text = (files("checker.decide") / table).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: (float(same), float(opposite)) for name, same, opposite in rows}


def _weighed(features: Features, *, even: bool) -> Weighed:
    known = weights(WITH_MODEL if "follows" in features else WITHOUT_MODEL)
    given = [("intercept", 1.0), *features.items(), (PRIOR, -1.0 if even else 0.0)]
    found = [Contribution(name, known[name][0] * value, known[name][1] * value) for name, value in given if value]
    odds = _shares(sum(one.same for one in found), sum(one.opposite for one in found))
    weightiest = heapq.nlargest(_SHOWN, found, key=lambda one: max(abs(one.same), abs(one.opposite)))
    return Weighed(odds, tuple(weightiest))


def _shares(same: float, opposite: float) -> Odds:
    """Turn the log odds against "other" into shares."""
    same, opposite = math.exp(same), math.exp(opposite)
    total = same + opposite + 1
    return Odds(same / total, opposite / total, 1 / total)
