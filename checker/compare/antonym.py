"""A word of the statement and its counterpart in the claim are opposites.

Contradicts: "rejected" against "approved", "fell" against "rose", "the highest" against "the lowest".

Agrees: opposites of which one is denied ("did not fall", "rose").

Silent: no aligned words are opposites.
"""

from checker.compare.alignment import Stance
from checker.compare.flips import Cause, flips
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.model import Effect

CODE, NAME = "FC102", "antonym"
ABSENT = Level("absent", Effect.SILENT, "no opposites")
UNDONE = Level("undone", Effect.AGREES, "“{left}” and “{right}” are opposites, and one side denies its own")
OPPOSITE = Level("opposite", Effect.CONTRADICTS, "the text says “{left}”, {speaker} said “{right}”")
LEVELS = (ABSENT, UNDONE, OPPOSITE)


def compare(pair: Pair) -> Outcome:
    """Look for aligned opposites that no denial undoes."""
    opposed = [link for link in pair.alignment.links if link.stance is Stance.OPPOSED and link.left.quantity is None]
    found = [flip for flip in flips(pair.alignment) if flip.cause is Cause.ANTONYM]
    if len(found) % 2 == 1 and not pair.turned:
        best = max(found, key=lambda flip: flip.link.left.weight)
        return Outcome(OPPOSITE, best.left, best.right, pair.certainty(best.link))
    undone = [link for link in opposed if link.left.when is None]
    return Outcome(UNDONE, undone[0].left.text, undone[0].right.text) if undone else Outcome(ABSENT)
