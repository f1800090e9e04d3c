"""How far the statement's words are the claim's: the same, inflected, synonyms, related.

Entails: nearly everything the statement says has its counterpart in the claim.

Agrees: the two are about the same thing, and the statement adds little.

Exceeds: the statement says things that the claim and what is known around it do not.

Silent: the two are about different things.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.model import Effect

CODE, NAME = "FC110", "wording"
UNRELATED = Level("unrelated", Effect.SILENT, "other words")
BEYOND = Level("beyond", Effect.EXCEEDS, "the claim does not speak of “{left}”")
CLOSE = Level("close", Effect.AGREES, "most of it is in the claim")
SAME = Level("same", Effect.ENTAILS, "all of it is in the claim")
LEVELS: tuple[Level, ...] = (UNRELATED, BEYOND, CLOSE, SAME)

_RELATED, _CLOSE, _SAME = 0.25, 0.6, 0.85
"""Shares of the statement, by weight, that the record covers."""


def compare(pair: Pair) -> Outcome:
    """Weigh what the statement says against what the record covers of it."""
    if pair.about < _RELATED:
        return Outcome(UNRELATED)
    new = ", ".join(unit.text for unit in pair.new[:4])
    level = SAME if pair.covered >= _SAME else CLOSE if pair.covered >= _CLOSE else BEYOND
    return Outcome(level, new, "", pair.covered)
