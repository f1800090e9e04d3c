"""What the inference model makes of both sentences, each read as a whole.

The model is a small network, trained to say whether one sentence follows from another, is left open by it, or
cannot be true beside it. It sees what no rule was written for ("is ready to contribute troops" beside "is willing
to send soldiers"), and it is weak where the other comparisons are strong: figures, dates, names, who did what.

Contradicts: the model finds that the two cannot both be true.

Agrees: the model finds that the statement follows from the claim.

Silent: the model finds neither, or it is not asked: because it is switched off (`--no-model`), or because its
answer would change nothing. Then the two have too few words to do with each other, or the other comparisons bar
whatever it could say.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.model import Effect

CODE, NAME = "FC109", "inference"
ABSENT = Level("absent", Effect.SILENT, "the inference model was not asked")
SPARED = Level("spared", Effect.SILENT, "the inference model was not asked: its answer would change nothing")
OPEN = Level("open", Effect.SILENT, "the inference model finds that the record leaves this open")
FOLLOWS = Level("follows", Effect.AGREES, "the inference model finds that this follows from the record")
OPPOSED = Level(
    "opposed",
    Effect.CONTRADICTS,
    "read as a whole, “{left}” cannot be true beside it; no single word shows it",
)
LEVELS: tuple[Level, ...] = (ABSENT, SPARED, OPEN, FOLLOWS, OPPOSED)

_RATHER = 0.5


def compare(pair: Pair) -> Outcome:
    """Turn the model's scores into a level."""
    scores = pair.inference
    if scores is None:
        return Outcome(SPARED if pair.spared else ABSENT)
    left, right = pair.said.text, pair.record.said.text
    if scores.contradiction >= _RATHER:
        return Outcome(OPPOSED, left, right, scores.contradiction)
    if scores.entailment >= _RATHER:
        return Outcome(FOLLOWS, left, right, scores.entailment)
    return Outcome(OPEN, left, right, scores.neutral)
