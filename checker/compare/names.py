"""The statement names somebody or something else in the place where the claim has a name.

Exceeds: the statement names somebody or some place that is nowhere in the claim or what is known around it
("launched from Andøya", where the claim says "launched from Kourou"): what holds for one place need not hold for
another, and both may be true. Nobody is accused by a name alone.

Agrees: every name of the statement is on record.

Silent: the statement has no names.
"""

from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.unit import Kind, Unit
from checker.model import Effect

CODE, NAME = "FC105", "name"
ABSENT = Level("absent", Effect.SILENT, "no names to compare")
KNOWN = Level("known", Effect.AGREES, "every name is on record")
NEW = Level("new", Effect.EXCEEDS, "{speaker} did not speak of “{left}”")
DIFFERENT = Level("different", Effect.EXCEEDS, "the text says {left}, {speaker} said {right}")
LEVELS: tuple[Level, ...] = (ABSENT, KNOWN, NEW, DIFFERENT)


def compare(pair: Pair) -> Outcome:
    """Look for names of the statement that the record does not have, and what stands in their place."""
    names = [unit for unit in pair.said.units if unit.kind is Kind.NAME]
    if not names:
        return Outcome(ABSENT)
    new = [unit for unit in pair.new if unit.kind is Kind.NAME]
    if not new:
        return Outcome(KNOWN, names[0].text)
    for unit in new:
        rival = _in_its_place(pair, unit)
        if rival is not None:
            return Outcome(DIFFERENT, unit.text, rival.text, pair.certainty_without(unit))
    return Outcome(NEW, new[0].text)


def _in_its_place(pair: Pair, unit: Unit) -> Unit | None:
    """Return the record's name where the statement has another: the same word stands before or after both."""
    for rival in pair.alignment.right_over:
        if rival.kind is Kind.NAME and pair.same_slot(unit, rival):
            return rival
    return None
