"""The name in the text fits more than one speaker of the store.

Silent: a bare surname that two speakers share is never held against one of them; the finding asks the editor
to write the full name.

Agrees: the name fits one speaker alone.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.model import Effect

CODE, NAME = "FC202", "ambiguous-name"
ABSENT = Level("absent", Effect.SILENT, "the text names no speaker of the store")
UNIQUE = Level("unique", Effect.AGREES, "“{left}” fits one speaker alone")
AMBIGUOUS = Level("ambiguous", Effect.SILENT, "“{left}” fits {right}; write the full name")
_MOST = 4
"""How many of those whom a name fits are listed."""
LEVELS: tuple[Level, ...] = (ABSENT, UNIQUE, AMBIGUOUS)


def compare(pair: Pair) -> Outcome:
    """Count the speakers that the text's name fits."""
    mention, fitting = pair.statement.speaker, pair.namesakes
    if not mention or not fitting:
        return Outcome(ABSENT)
    if len(fitting) == 1:
        return Outcome(UNIQUE, mention, fitting[0].name)
    names = sorted(speaker.name for speaker in fitting)
    several = [*names[:_MOST], f"{len(names) - _MOST} more"] if len(names) > _MOST else names
    return Outcome(AMBIGUOUS, mention, " and ".join(several))
