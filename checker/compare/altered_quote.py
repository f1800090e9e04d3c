"""The words between quotation marks are not the words on record.

Misquotes: "We found little evidence" by somebody who is on record with "We found no evidence"; or words are put
between the words on record.

Agrees: the same words; quotation marks, dashes, spaces, case and punctuation do not count, nor do spelling
("labour" for "labor"), contractions ("don't" for "do not"), figures ("9" for "nine") and bracketed insertions.

Silent: nothing is quoted, or the claim rests on no quotation that resembles the words.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.quoting import Tier
from checker.model import Effect

CODE, NAME = "FC301", "altered-quote"
ABSENT = Level("absent", Effect.SILENT, "no quotation to compare")
ELIDED = Level("elided", Effect.SILENT, "words are left out; see FC303")
VERBATIM = Level("verbatim", Effect.ENTAILS, "word for word what {speaker} is on record with")
LIGHT = Level("light-edit", Effect.ENTAILS, "what {speaker} is on record with, but for spelling or figures")
ALTERED = Level("altered", Effect.MISQUOTES, "the text quotes “{left}”, {speaker}'s words on record are “{right}”")
ADDED = Level("added", Effect.MISQUOTES, "the quotation adds “{left}” to {speaker}'s words on record")
LEVELS: tuple[Level, ...] = (ABSENT, ELIDED, VERBATIM, LIGHT, ADDED, ALTERED)

_OF_TIER = {
    Tier.ABSENT: ABSENT,
    Tier.ELIDED: ELIDED,
    Tier.UNMARKED: ELIDED,
    Tier.VERBATIM: VERBATIM,
    Tier.LIGHT: LIGHT,
    Tier.ALTERED: ALTERED,
}


def compare(pair: Pair) -> Outcome:
    """Hold the quoted words against the passage that the claim rests on."""
    tier, left, right = pair.quoting
    return Outcome(ADDED if tier is Tier.ALTERED and not right else _OF_TIER[tier], left, right)
