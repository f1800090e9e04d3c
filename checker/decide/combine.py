"""All claims together -> the verdict.

The claims are judged one by one; then the relations are weighed in a fixed order. The best-scored claim alone does
not decide: two people may have said the same thing, and a third denied it.
"""

from collections.abc import Callable, Sequence

from checker.compare.assess import Assessment
from checker.compare.dates import CODE as DATE
from checker.compare.names import CODE as NAME
from checker.compare.numbers import CODE as NUMBER
from checker.compare.speaker import CODE as SPEAKER
from checker.compare.wording import CODE as WORDING
from checker.decide.message import message_of
from checker.decide.odds import Weighed, weigh
from checker.decide.policy import POLICY, Standing, stance_of, standing_of
from checker.model import Claim, Effect, Evidence, Label, Match, Rating, Relation, Statement, Verdict
from checker.text.tokens import tokens

Opponent = Callable[[Claim, Sequence[Claim]], Claim | None]
"""Finds among claims of other speakers one that denies a claim, if there is one."""

REFUTED = frozenset({Rating.FALSE, Rating.MISLEADING})
"""Ratings that settle a matter: who was refuted does not make it disputed."""
_CONFIRMING = frozenset({Effect.ENTAILS, Effect.AGREES, Effect.SILENT})
_GIVEN = frozenset({NUMBER, DATE, NAME})
_OURS = frozenset({"we", "our", "ours"})
_ABOUT_IT = 0.3
"""The score from which a denying claim bears on the statement."""
_SILENCE = 0.95
"""The confidence that nothing is known where no claim came into question."""


def decide(
    statement: Statement,
    assessments: Sequence[Assessment],
    *,
    evidence: Callable[[Claim], Evidence],
    opponent: Opponent,
) -> Verdict:
    """Combine what each candidate claim says into one verdict, the deciding claims first."""
    weighed = weigh(assessments)
    likely = [one.odds.same for one in weighed]
    own = [
        same for a, same in zip(assessments, likely, strict=True) if standing_of(a) is not Standing.OTHER_SPEAKER
    ]
    nearest = max(likely, default=0.0)
    matches = sorted(
        (
            _match(assessment, one, evidence, nearest=nearest <= one.odds.same > max(own, default=0.0))
            for assessment, one in zip(assessments, weighed, strict=True)
        ),
        key=lambda match: (match.relation is Relation.RELATED, -match.score, match.claim.id),
    )
    label, deciding = _label(statement, matches, opponent)
    sure = [match.strength for match in deciding if match.relation is not Relation.RELATED]
    silent = min((one.odds.other for one in weighed), default=_SILENCE)
    told = {match.claim.id for match in deciding}
    ordered = [*deciding, *(match for match in matches if match.claim.id not in told)]
    return Verdict(
        statement=statement,
        label=label,
        confidence=min(sure) if sure else silent,
        matches=tuple(ordered),
        message=message_of(statement, label, ordered),
    )


def _match(
    assessment: Assessment, weighed: Weighed, evidence: Callable[[Claim], Evidence], *, nearest: bool
) -> Match:
    stance, sure = stance_of(assessment, weighed.odds, nearest=nearest)
    return Match(
        claim=assessment.pair.claim,
        relation=POLICY.get((stance, standing_of(assessment)), Relation.RELATED),
        score=round(min(1.0, assessment.pair.about), 4),
        strength=round(min(1.0, sure), 4),
        findings=assessment.findings,
        contributions=weighed.contributions,
        evidence=evidence(assessment.pair.claim),
    )


def _label(statement: Statement, matches: Sequence[Match], opponent: Opponent) -> tuple[Label, list[Match]]:
    best: dict[Relation, Match] = {}
    for match in matches:
        held = best.get(match.relation)
        if held is None or _pull(match) > _pull(held):
            best[match.relation] = match
    supports, contradicts = best.get(Relation.SUPPORTS), best.get(Relation.CONTRADICTS)
    misquotes, outdated = best.get(Relation.MISQUOTES), best.get(Relation.OUTDATED)
    if misquotes and not (supports and supports.strength > misquotes.strength):
        return Label.MISQUOTED, [misquotes]
    if supports and not statement.speaker and (denied := _denial(supports, matches, opponent)):
        return Label.DISPUTED, [supports, denied]
    said = _denial(contradicts, matches, opponent) if contradicts and not statement.speaker else None
    if contradicts and said and _has_all_it_gives(said):
        return Label.DISPUTED, [said, contradicts]
    if contradicts and said and not supports:  # what accuses is itself denied, by who says something else
        return Label.UNVERIFIED, _without_accusing(matches, Relation.CONTRADICTS)
    if supports and not (contradicts and _pull(contradicts) > _pull(supports)):
        return Label.SUPPORTED, [supports]
    if outdated and not (
        contradicts and _pull(contradicts) > _pull(outdated) and not _replaces(contradicts, outdated)
    ):
        return Label.OUTDATED, [outdated]
    said = supports or _said_among_more(matches)
    if contradicts and said and not statement.speaker and _of_two(said, contradicts):
        return Label.DISPUTED, [said, contradicts]
    if contradicts:
        return Label.CONTRADICTED, [contradicts]
    if Relation.MISATTRIBUTES in best:
        if _says_nearly_so(matches):
            return Label.UNVERIFIED, _without_accusing(matches, Relation.MISATTRIBUTES)
        return Label.MISATTRIBUTED, [best[Relation.MISATTRIBUTES]]
    return Label.UNVERIFIED, []


def _without_accusing(matches: Sequence[Match], relation: Relation) -> list[Match]:
    """Return the matches of an accusing relation as merely related."""
    accusing = (match for match in matches if match.relation is relation)
    return [match.model_copy(update={"relation": Relation.RELATED}) for match in accusing]


def _has_all_it_gives(match: Match) -> bool:
    """Whether a claim has every figure, time and name of the statement: else its speaker did not say so.

    The claim may deny the one that contradicts the statement, and speak of something else than both.
    """
    given = (finding for finding in match.findings if finding.code in _GIVEN)
    return all(finding.effect in _CONFIRMING for finding in given)


def _says_nearly_so(matches: Sequence[Match]) -> bool:
    """Whether the named speaker has a claim of their own with the statement's figures, or in its words.

    It may not say all of it ("seven are dead", where the police said seven pensioners); but who is heard on the
    matter is not named by mistake.
    """
    for match in matches:
        of = {finding.code: finding.effect for finding in match.findings}
        theirs = of.get(SPEAKER) is Effect.AGREES
        near = Effect.AGREES is of.get(NUMBER) or of.get(WORDING) in {Effect.AGREES, Effect.ENTAILS}
        if match.relation is Relation.RELATED and theirs and near and _has_all_it_gives(match):
            return True
    return False


def _of_two(supports: Match, contradicts: Match) -> bool:
    """Whether one speaker says so and another denies it, neither of them refuted or heard again since.

    The one may say much else in the same breath, so that the other claim denies the statement, not all of that.
    """
    sides = (supports, contradicts)
    open_ = all(one.claim.rating not in REFUTED and one.claim.superseded_by is None for one in sides)
    return open_ and supports.claim.speaker != contradicts.claim.speaker and contradicts.score >= _ABOUT_IT


def _said_among_more(matches: Sequence[Match]) -> Match | None:
    """Return the claim that says all of a statement in the same words, and so much else that it is not held for it.

    Who says "we" leaves out one word, whom they speak for. It supports nothing by itself; but what another claim
    denies is then not denied by all who spoke of it.
    """
    for match in matches:
        effects = {finding.effect for finding in match.findings}
        wording = {finding.effect for finding in match.findings if finding.code == WORDING}
        ours = not _OURS.isdisjoint(token.lower for token in tokens(match.claim.text))
        whole = Effect.ENTAILS in wording or (ours and Effect.AGREES in wording)
        figures = any(finding.code == NUMBER and finding.effect is Effect.AGREES for finding in match.findings)
        if match.relation is Relation.RELATED and whole and figures and effects <= _CONFIRMING:
            return match.model_copy(update={"relation": Relation.SUPPORTS})
    return None


def _replaces(match: Match, outdated: Match) -> bool:
    """Whether a claim took an outdated one's place: it contradicts the statement as a matter of course."""
    return match.claim.id == outdated.claim.superseded_by


def _pull(match: Match) -> float:
    """How much a claim counts against another: being about the same, times being sure."""
    return match.score * match.strength


def _denial(match: Match, matches: Sequence[Match], opponent: Opponent) -> Match | None:
    """Return the match of another speaker's claim that denies this one's and is about the statement, too."""
    if match.claim.rating in REFUTED:
        return None
    others = {
        found.claim.id: found
        for found in matches
        if found.score >= _ABOUT_IT
        and found.claim.superseded_by is None  # who has spoken again since denies nothing by the old words
        and found.claim.speaker != match.claim.speaker
        and found.claim.rating not in REFUTED
    }
    other = opponent(match.claim, [found.claim for found in others.values()]) if others else None  # dear
    return others.get(other.id) if other else None
