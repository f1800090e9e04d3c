"""Findings -> verdict: a policy in tables, nothing hidden.

Three steps. What does the statement say, beside one claim (``Stance``)? What does the store know of that claim
(``Standing``)? The first table turns both into a relation; then the relations of all claims are combined into the
label. The claims are judged one by one: the best-scored alone must not decide.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.compare.assess import Assessment
from checker.compare.rating import CODE as RATING
from checker.model import Claim, Effect, Evidence, Label, Match, Relation, Statement, Verdict


class Stance(StrEnum):
    """What the statement says, held against what the claim says."""

    SAME = "same"
    OPPOSITE = "opposite"
    ALTERED = "altered quote"
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
    (Stance.ALTERED, Standing.SOUND): Relation.MISQUOTES,
    (Stance.ALTERED, Standing.REFUTED): Relation.MISQUOTES,
    (Stance.ALTERED, Standing.OUTDATED): Relation.MISQUOTES,
    (Stance.ALTERED, Standing.OTHER_SPEAKER): Relation.MISATTRIBUTES,
}
"""Any pair that is not listed is ``related``: who denies what was rated false, or dropped, is accused of nothing."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits that the policy works with, each a share from 0 to 1; chosen on data (docs/accuracy.md)."""

    support: float = 0.6
    contradict: float = 0.7


THRESHOLDS = Thresholds()

_QUOTE_CODES = frozenset({"FC301", "FC302", "FC303"})
_RECORD_CODES = frozenset({RATING, "FC401", "FC201", "FC202"})


def decide(
    statement: Statement, assessments: Sequence[Assessment], *, evidence: Callable[[Claim], Evidence]
) -> Verdict:
    """Combine what each candidate claim says into one verdict."""
    matches = sorted((_match(assessment, evidence) for assessment in assessments), key=_rank)
    label, deciding = _combine(statement, matches)
    confidence = deciding.strength if deciding else 0.5
    ordered = tuple(matches) if deciding is None else (deciding, *(match for match in matches if match is not deciding))
    return Verdict(
        statement=statement,
        label=label,
        confidence=round(confidence, 4),
        matches=ordered,
        message=label.value,
    )


def stance_of(assessment: Assessment) -> tuple[Stance, float]:
    """Say what the statement says beside the claim, and how sure that is (0 to 1)."""
    pair = assessment.pair
    effects = {comparison.CODE: outcome for comparison, outcome in assessment.outcomes}
    quoted = [effects[code].level.effect for code in ("FC301", "FC303")]
    if Effect.MISQUOTES in quoted:
        return Stance.ALTERED, 0.9
    if Effect.ENTAILS in quoted:
        return Stance.SAME, 0.98
    contradictions = [
        outcome.sure
        for comparison, outcome in assessment.having(Effect.CONTRADICTS)
        if comparison.CODE not in _RECORD_CODES
    ]
    if contradictions and max(contradictions) >= THRESHOLDS.contradict:
        return Stance.OPPOSITE, max(contradictions)
    if contradictions:
        return Stance.OTHER, pair.about
    exceeding = [c.CODE for c, _ in assessment.having(Effect.EXCEEDS) if c.CODE != "FC401"]
    if not exceeding and pair.covered >= THRESHOLDS.support:
        return Stance.SAME, pair.covered
    return Stance.OTHER, pair.about


def standing_of(assessment: Assessment) -> Standing:
    """Say what the store knows of the claim that bears on the statement."""
    effects = {comparison.CODE: outcome.level.effect for comparison, outcome in assessment.outcomes}
    if effects["FC201"] is Effect.MISATTRIBUTES:
        return Standing.OTHER_SPEAKER
    if effects[RATING] is Effect.CONTRADICTS:
        return Standing.REFUTED
    if effects["FC401"] is Effect.OUTDATES:
        return Standing.OUTDATED
    return Standing.SOUND


def _match(assessment: Assessment, evidence: Callable[[Claim], Evidence]) -> Match:
    stance, sure = stance_of(assessment)
    relation = POLICY.get((stance, standing_of(assessment)), Relation.RELATED)
    return Match(
        claim=assessment.pair.claim,
        relation=relation,
        score=round(min(1.0, assessment.pair.about), 4),
        strength=round(min(1.0, sure), 4),
        findings=assessment.findings,
        evidence=evidence(assessment.pair.claim),
    )


def _rank(match: Match) -> tuple[bool, float, str]:
    return (match.relation is Relation.RELATED, -match.score, match.claim.id)


def _combine(statement: Statement, matches: Sequence[Match]) -> tuple[Label, Match | None]:
    best: dict[Relation, Match] = {}
    for match in matches:
        held = best.get(match.relation)
        if held is None or match.strength > held.strength:
            best[match.relation] = match
    supports, contradicts = best.get(Relation.SUPPORTS), best.get(Relation.CONTRADICTS)
    if Relation.MISQUOTES in best and not (supports and supports.strength > 0.95):
        return Label.MISQUOTED, best[Relation.MISQUOTES]
    if supports and contradicts:
        if supports.claim.speaker != contradicts.claim.speaker and not statement.speaker:
            return Label.DISPUTED, supports
        if supports.strength * supports.score >= contradicts.strength * contradicts.score:
            return Label.SUPPORTED, supports
        return Label.CONTRADICTED, contradicts
    if supports:
        return Label.SUPPORTED, supports
    outdated = best.get(Relation.OUTDATED)
    if outdated and not (contradicts and contradicts.claim.id != outdated.claim.superseded_by):
        return Label.OUTDATED, outdated
    if contradicts:
        return Label.CONTRADICTED, contradicts
    if Relation.MISATTRIBUTES in best:
        return Label.MISATTRIBUTED, best[Relation.MISATTRIBUTES]
    return Label.UNVERIFIED, None
