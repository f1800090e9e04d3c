"""The claim only tells what somebody else said, and the text takes it for its speaker's word, or for that other's.

Exceeds: "schools were cut" beside a minister's "the opposition says that schools were cut". The minister does not
say so, and may go on to deny it; and what the opposition said is on record only as the minister tells it. Such a
claim supports nothing of the kind, denies nothing, and is nobody's whom the text could have confused.

Agrees: the text tells it as the claim does ("the minister said that the opposition said …").

Silent: the claim is its speaker's own word. So is what its speaker tells as admitted, confirmed or shown by
another, and what stands in a document: whoever tells of that says that it is so.
"""

from checker.compare.hearsay import are_one, told_by_another
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.extract import read_statement
from checker.model import Effect

CODE, NAME = "FC204", "second-hand"
OWN = Level("own-word", Effect.SILENT, "{speaker} tells of nobody else's words")
BOTH = Level("both-tell", Effect.AGREES, "both tell what {right} said")
ONLY_TOLD = Level("only-told", Effect.EXCEEDS, "{speaker} only told that {right} said so")
LEVELS: tuple[Level, ...] = (OWN, BOTH, ONLY_TOLD)


def compare(pair: Pair) -> Outcome:
    """Tell whether the claim is another's word, and the text does not say so."""
    told = told_by_another(pair)
    if told is None or told.speaker is None:
        return Outcome(OWN)
    content = pair.statement.content
    again = read_statement(content).speaker if any(map(str.isalnum, content)) else None
    if again is not None and are_one(again, told.speaker):
        return Outcome(BOTH, again, told.speaker)
    return Outcome(ONLY_TOLD, pair.statement.speaker or "", told.speaker)
