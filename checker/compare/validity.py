"""The claim is no longer, or not yet, what its speaker stands by.

Outdates: a later claim superseded it, or the day that the statement is judged on lies after ``valid_until``.

Exceeds: that day lies before ``valid_from``.

Agrees: that day lies within the time for which the claim is valid.

Silent: nothing limits the claim in time.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.model import Effect

CODE, NAME = "FC401", "outdated"
ABSENT = Level("absent", Effect.SILENT, "nothing limits the claim in time")
VALID = Level("valid", Effect.AGREES, "the claim is valid on {left}")
NOT_YET = Level("not-yet", Effect.EXCEEDS, "the claim is valid only from {right}")
EXPIRED = Level("expired", Effect.OUTDATES, "the claim was valid until {right}")
SUPERSEDED = Level("superseded", Effect.OUTDATES, "a later claim, {right}, took this one's place")
LEVELS: tuple[Level, ...] = (ABSENT, VALID, NOT_YET, EXPIRED, SUPERSEDED)


def compare(pair: Pair) -> Outcome:
    """Hold the day that the statement is judged on against the claim's time."""
    claim, today = pair.claim, pair.as_of
    if claim.superseded_by:
        return Outcome(SUPERSEDED, "", claim.superseded_by)
    day = today.isoformat() if today else ""
    if today and claim.valid_until and claim.valid_until < today:
        return Outcome(EXPIRED, day, claim.valid_until.isoformat())
    if today and claim.valid_from and today < claim.valid_from:
        return Outcome(NOT_YET, day, claim.valid_from.isoformat())
    if today and (claim.valid_from or claim.valid_until):
        return Outcome(VALID, day)
    return Outcome(ABSENT)
