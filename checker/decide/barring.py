"""What bars a claim from denying a statement, or from vouching for it, whatever the odds: both may be right."""

from checker.compare.assess import Assessment
from checker.compare.conditions import is_hypothetical, of_other_conditions
from checker.compare.dates import COMPARED
from checker.compare.modality import ASKED, CONDITION, DONE
from checker.compare.names import CODE as NAMES
from checker.compare.names import NEAR
from checker.compare.negation import LEFT_OUT, OPEN, OTHER_DEED, TURNED_DOWN, UNLIKE
from checker.compare.numbers import FORMER, KIND, OTHER, PART, PERIOD, POINTS
from checker.compare.only_open import foretold, told_before
from checker.compare.pair import Pair
from checker.compare.quantifier import NARROWED, ONLY
from checker.compare.two_differences import undo_each_other
from checker.compare.unit import Kind
from checker.model import Effect

UNVOUCHED = frozenset(
    {
        ASKED,
        COMPARED,
        DONE,
        FORMER,
        KIND,
        LEFT_OUT,
        NARROWED,
        NEAR,
        ONLY,
        OPEN,
        OTHER,
        OTHER_DEED,
        PART,
        PERIOD,
        POINTS,
        TURNED_DOWN,
        UNLIKE,
    }
)
"""What the claim says of another kind, group, part, time or name, or as possible only: it does not say so of it."""


def may_both_hold(assessment: Assessment) -> bool:
    """Whether the statement tells of what could have been, of another case or of somebody else than the claim."""
    return (
        _what_could_have_been(assessment.pair)
        or told_before(assessment.pair)
        or foretold(assessment.pair)
        or _of_another_subject(assessment)
        or _in_another_case(assessment)
        or _of_another_thing(assessment)
    )


def _of_another_thing(assessment: Assessment) -> bool:
    """Whether a second difference between the statement and the claim undoes the first."""
    conditions = any(outcome.level is CONDITION for _, outcome in assessment.outcomes)
    return not conditions and undo_each_other(assessment.pair)


def _what_could_have_been(pair: Pair) -> bool:
    """Whether the text tells what could have been, and the claim what was: both may be right."""
    return is_hypothetical(pair.statement.content) and not is_hypothetical(pair.claim.text)


def _in_another_case(assessment: Assessment) -> bool:
    """Whether the two put conditions that do not exclude each other, or the claim is of others, or only a plea."""
    levels = {outcome.level for _, outcome in assessment.outcomes}
    return bool(levels & {ASKED, UNLIKE}) or (CONDITION not in levels and of_other_conditions(assessment.pair))


def _of_another_subject(assessment: Assessment) -> bool:
    """Whether each begins with a name of its own, and no comparison holds the one to be put for the other.

    What Poland ruled out denies nothing of what Sweden promised.
    """
    pair = assessment.pair
    mine, theirs = (reading.units[:1] for reading in (pair.said, pair.record.said))
    if not mine or not theirs or not mine[0].kind is theirs[0].kind is Kind.NAME:
        return False
    put_for_another = any(comparison.CODE == NAMES for comparison, _ in assessment.having(Effect.CONTRADICTS))
    return mine[0] in pair.new and theirs[0] in pair.alignment.right_over and not put_for_another
