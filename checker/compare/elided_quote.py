"""Words of the quotation on record are left out.

Misquotes: the gap is not marked ("We have evidence" for "We have no evidence"), or what was left out carries a
negation or a limit, so that the meaning may have turned.

Agrees: an ellipsis or the end of the quoted piece marks the gap, and nothing that turns the meaning was left out.

Silent: nothing is quoted, or nothing is left out.
"""

from checker import lexicon
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.quoting import Tier
from checker.model import Effect

CODE, NAME = "FC303", "elided-quote"
ABSENT = Level("absent", Effect.SILENT, "nothing is left out of a quotation")
MARKED = Level("marked", Effect.ENTAILS, "words are left out, and the gap is marked")
TURNED = Level("meaning-turned", Effect.MISQUOTES, "the quotation leaves out “{right}”, which {speaker} said")
UNMARKED = Level("unmarked", Effect.MISQUOTES, "the quotation leaves out “{right}” without a mark")
_LIMITS = frozenset({"only", "if", "unless", "except", "some", "may", "might", "could", "almost", "sometimes"})
LEVELS: tuple[Level, ...] = (ABSENT, MARKED, TURNED, UNMARKED)


def compare(pair: Pair) -> Outcome:
    """Look at what the quotation leaves out of the passage on record."""
    tier, left, right = pair.quoting
    if tier not in {Tier.ELIDED, Tier.UNMARKED}:
        return Outcome(ABSENT)
    if any(map(_turns, right.split())):
        return Outcome(TURNED, left, right)
    return Outcome(UNMARKED if tier is Tier.UNMARKED else MARKED, left, right)


def _turns(word: str) -> bool:
    word = word.lower()
    return lexicon.negation_kind(word) is not None or lexicon.expand(word)[-1] == "not" or word in _LIMITS
