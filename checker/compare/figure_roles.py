"""What a figure is among the figures of its text: what something is or was before, a profit or a loss, points.

"412 million, up from 290 million" makes 290 million what was before. A statement's figure that equals one of the
record's may still stand in another's place. Wholes and their parts: see ``parts``.
"""

from checker import lexicon
from checker.compare.alignment import Stance
from checker.compare.pair import Pair
from checker.compare.parts import whole_of
from checker.compare.reading import Reading
from checker.compare.unit import Unit

_LED_TO = frozenset(
    {"up", "down", "rose", "fell", "grew", "dropped", "climbed", "increased", "decreased", "shrank"}
)
"""Verbs and adverbs behind which "from" leads to what was before."""
_EARLIER = frozenset({"ago", "earlier", "before", "previously", "last"})
"""Words behind "against 290" that tell that it was so before."""
_COMPARED = frozenset({"against", "with", "to"})
_HEDGING = frozenset({"about", "around", "some", "nearly", "almost", "over", "just", "a", "the", "than", "more"})
_LEAD = 5
"""So many words may lead from what a figure became to what it was."""
_POINTS = frozenset({"point", "points"})
_FORMERLY = frozenset(
    {"before", "earlier", "once", "then", "previous", "previously", "former", "formerly", "used", "from"}
)
"""Words that tell that the statement itself speaks of what was before."""


def former_for_present(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return the statement's number that equals what the record gives for before, and the record's present one.

    Not where the statement itself tells of a time.
    """
    said, record = pair.said, pair.record.said
    if said.whens or not _FORMERLY.isdisjoint(said.words):
        return None
    for number, answering in _equals(pair):
        if is_former(record, answering) and not is_former(said, number):
            for other in record.units:
                if _of_one_dimension(other, answering) and not is_former(record, other):
                    return number, other
    return None


def stands_for_part(pair: Pair, number: Unit) -> bool:
    """Whether a number stands where the record has a part of a whole: "running 2,190" for "running 310 of 2,500".

    Then it is no rest of the whole, though it be that much.
    """
    mine = _head(pair.said, number)
    if mine is None or bool(pair.said.denied) != bool(pair.record.said.denied):
        return False
    parts = (unit for unit in pair.record.said.units if unit.quantity is not None)
    return any(_head(pair.record.said, unit) == mine and whole_of(pair.record.said, unit) for unit in parts)


def opposite_heads(pair: Pair) -> tuple[str, str] | None:
    """Return what one figure is on either side, where the one is the other's opposite: a loss and a profit of it.

    A record that gives both a loss and a profit knows both words, and only which figure goes with which tells.
    """
    for number, answering in _equals(pair):
        mine, theirs = _head(pair.said, number), _head(pair.record.said, answering)
        known = mine in pair.record.said.words  # else the words by themselves are opposed
        opposed = lexicon.opposition(mine, theirs) if known and mine and theirs and mine != theirs else None
        if opposed is not None and opposed.strong:
            return f"{mine} of {number.text}", f"{theirs} of {answering.text}"
    return None


def _head(reading: Reading, number: Unit) -> str | None:
    """Return the noun that a figure is of, or the verb before it: "a loss of 212 million", "lost 212 million"."""
    at = number.first - 1
    while at > 0 and reading.words[at] in _HEDGING:
        at -= 1
    if at > 0 and reading.words[at] == "of":
        return reading.words[at - 1]
    return reading.words[at] if at > 0 else None


def points_for_share(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a number that is percentage points on one side and so many per cent on the other."""
    mine = [unit for unit in pair.alignment.left_over if unit.quantity is not None]
    theirs = [unit for unit in pair.alignment.right_over if unit.quantity is not None]
    for left in mine:
        for right in theirs:
            found = {_in_points(left), _in_points(right)}
            if len(found) == 1 and None not in found and _is_share(left) != _is_share(right):
                return left, right
    return None


def _in_points(unit: Unit) -> float | None:
    """Return a number of points, or of per cent, as it is written; None for anything else."""
    quantity = unit.quantity
    if quantity is None:
        return None
    if quantity.dimension == "points" or quantity.counted in _POINTS:
        return round(quantity.value, 4)
    return round(100 * quantity.value, 4) if quantity.unit == "percent" else None


def _is_share(unit: Unit) -> bool:
    return unit.quantity is not None and unit.quantity.unit == "percent"


def is_former(reading: Reading, unit: Unit) -> bool:
    """Whether a number is what something was before: "up from 290", "compared with 290", "instead of 290"."""
    before = reading.words[max(0, unit.first - 3) : unit.first]
    if before[-1:] == ["from"]:
        led = not _LED_TO.isdisjoint(before) or "to" in reading.words[unit.last + 1 : unit.last + 3]
        return led or _leads_on(reading, unit)
    compared = before[-1:] != [] and before[-1] in _COMPARED and "compared" in before
    behind = reading.words[unit.last + 1 : unit.last + 5]
    against = before[-1:] in (["against"], ["versus"]) and not _EARLIER.isdisjoint(behind)
    return compared or against or before[-2:] == ["instead", "of"]


def _leads_on(reading: Reading, unit: Unit) -> bool:
    """Whether a number behind "from" follows the one that it became: "to 2.4 per cent this year from 1.8"."""
    for other in reading.units:
        became = other.first > 0 and reading.words[other.first - 1] == "to" and _of_one_dimension(other, unit)
        if became and 1 <= unit.first - other.last <= _LEAD:
            return True
    return False


def _equals(pair: Pair) -> list[tuple[Unit, Unit]]:
    """Return the statement's numbers with the record's numbers that they equal."""
    return [
        (link.left, link.right)
        for link in pair.alignment.links
        if link.left.quantity is not None and link.right.quantity is not None and link.stance is Stance.SAME
    ]


def _of_one_dimension(one: Unit, other: Unit) -> bool:
    """Whether two numbers measure alike, as "120,000 tonnes a year" and "80,000 tonnes" do."""
    mine, theirs = one.quantity, other.quantity
    return mine is not None and theirs is not None and mine.dimension == theirs.dimension
