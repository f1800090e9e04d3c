"""The claim was rated by a fact-checker.

Contradicts: the statement repeats a claim that is rated false or misleading; it is the rating that contradicts.

Agrees: the claim is rated true or mostly true.

Silent: the claim is not rated, or rated half true or unproven.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.model import Effect, Rating

CODE, NAME = "FC112", "rating"
ABSENT = Level("absent", Effect.SILENT, "the claim is not rated")
UPHELD = Level("upheld", Effect.AGREES, "the claim is rated {right}")
OPEN = Level("open", Effect.SILENT, "the claim is rated {right}")
REFUTED = Level("refuted", Effect.CONTRADICTS, "this repeats a claim by {speaker} that is rated {right}")
LEVELS: tuple[Level, ...] = (ABSENT, UPHELD, OPEN, REFUTED)

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
    rating = pair.claim.rating
    return Outcome(_OF_RATING[rating], "", rating.value) if rating else Outcome(ABSENT)
