"""Words are quoted that the claim's passage does not hold.

Exceeds: the text quotes a sentence, and the claim rests on other words. A quotation that is not on record cannot
be vouched for, whatever its content.

Agrees: the quoted words are on record.

Silent: nothing is quoted, or only a fragment of a word or two.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.quoting import Tier
from checker.model import Effect

CODE, NAME = "FC302", "unknown-quote"
ABSENT = Level("absent", Effect.SILENT, "no quotation to look for")
FOUND = Level("found", Effect.AGREES, "the quoted words are on record")
UNKNOWN = Level("not-found", Effect.EXCEEDS, "the quoted words “{left}” are not in the passage on record")
LEVELS: tuple[Level, ...] = (ABSENT, FOUND, UNKNOWN)

_FRAGMENT = 3
"""From so many words on, quoted words are a sentence of somebody's and no mere term."""


def compare(pair: Pair) -> Outcome:
    """Look for the quoted words in the passage that the claim rests on."""
    words = " … ".join(pair.statement.quoted)
    if len(words.split()) < _FRAGMENT:
        return Outcome(ABSENT)
    if pair.quoting.tier is not Tier.ABSENT:
        return Outcome(FOUND, words, pair.record.passage)
    return Outcome(UNKNOWN, words)
