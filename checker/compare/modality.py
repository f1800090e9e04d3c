"""How sure, how far along: may, will, wants to, has done.

Exceeds: the claim says that something may happen, is planned or is wanted, and the statement that it happens or
has happened. Nothing is contradicted: it may be so, but nobody on record said so.

Agrees: both are as sure, or the statement is less so.

Silent: nothing on either side says how sure it is.
"""

from checker import lexicon
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.model import Effect

CODE, NAME = "FC108", "modality"
ABSENT = Level("absent", Effect.SILENT, "nothing says how sure it is")
SAME = Level("same", Effect.AGREES, "as sure as the claim")
STRONGER = Level("stronger", Effect.EXCEEDS, "the text says “{left}”, {speaker} only “{right}”")
LEVELS: tuple[Level, ...] = (ABSENT, SAME, STRONGER)

_MULTIPLES = frozenset({"twice", "thrice", "times", "half"})
"""After these, "as long as" measures; elsewhere it sets a condition."""
_GAP = 0.25
"""Two forces that differ by less are as sure as each other."""


def compare(pair: Pair) -> Outcome:
    """Hold the weakest modal word of each side against the other's."""
    left, right = pair.said.once(_weakest), pair.record.said.once(_weakest)
    if pair.statement.cue and (cue := lexicon.modality(pair.statement.cue)):
        # "urged NATO to help": what the cue says of it is not in the content, but it is in the claim's words.
        left = min(left or (1.0, ""), (cue.force, pair.statement.cue))
    if left is None and right is None:
        return Outcome(ABSENT)
    mine, my_words = left or (1.0, "it is so")
    theirs, their_words = right or (1.0, "it is so")
    if mine - theirs >= _GAP:
        return Outcome(STRONGER, my_words, their_words)
    return Outcome(SAME, my_words, their_words)


def _weakest(reading: Reading) -> tuple[float, str] | None:
    written = [
        " ".join(reading.words[phrase.start : phrase.end])
        for phrase in reading.phrases
        if phrase.start == 0 or reading.words[phrase.start - 1] not in _MULTIPLES
    ]
    found = [(modality.force, text) for text in (*written, *reading.words) if (modality := lexicon.modality(text))]
    return min(found, default=None)
