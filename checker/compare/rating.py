"""The claim was rated by a fact-checker.

Contradicts: the statement repeats a claim that is rated false or misleading; it is the rating that contradicts.

Agrees: the claim is rated true or mostly true.

Exceeds: fact-checkers have reviewed the claim, and it has no rating that settles it: nobody may rely on it.

Silent: the claim is not rated, or rated half true or unproven.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.lexicon.ratings import rating_of
from checker.model import Claim, Effect, Rating

CODE, NAME = "FC112", "rating"
ABSENT = Level("absent", Effect.SILENT, "the claim is not rated")
UPHELD = Level("upheld", Effect.AGREES, "the claim is rated {right}")
OPEN = Level("open", Effect.SILENT, "the claim is rated {right}")
UNSETTLED = Level(
    "unsettled", Effect.EXCEEDS, "fact-checkers reviewed this claim, and it has no rating that settles it: {right}"
)
REFUTED = Level("refuted", Effect.CONTRADICTS, "this repeats a claim by {speaker} that is rated {right}")
LEVELS: tuple[Level, ...] = (ABSENT, UPHELD, OPEN, UNSETTLED, REFUTED)

_OF_RATING = {
    Rating.TRUE: UPHELD,
    Rating.MOSTLY_TRUE: UPHELD,
    Rating.HALF_TRUE: OPEN,
    Rating.UNPROVEN: OPEN,
    Rating.MISLEADING: REFUTED,
    Rating.FALSE: REFUTED,
}


def compare(pair: Pair) -> Outcome:
    """Look up the claim's rating; it counts only where the statement says what the claim says."""
    claim = pair.claim
    level = _OF_RATING[claim.rating] if claim.rating else ABSENT
    if claim.reviews and level in (ABSENT, OPEN):
        said = "; ".join(f"{one.publisher} “{one.rating or one.value or 'no rating'}”" for one in claim.reviews)
        return Outcome(UNSETTLED, "", said)
    return Outcome(level, "", _rated(claim, claim.rating)) if claim.rating else Outcome(ABSENT)


def _rated(claim: Claim, rating: Rating) -> str:
    """Return a rating, with whoever published it where that was another desk."""
    agreeing = dict.fromkeys(one.publisher for one in claim.reviews if rating_of(one.rating or "") is rating)
    return f"{rating} by {' and '.join(agreeing)}" if agreeing else rating.value
