"""The statement and the claim give different numbers for the same thing.

Contradicts: "eight countries" against "ten countries"; "38 million" against "38 billion"; "12 %" against "14 %".

Agrees: the same value, also rounded ("85 %" for 85.19 %), converted (22 kilometres for 14 miles), in words, or
within a bound ("more than half a million" for 612,000).

Exceeds: the statement gives a number that the claim gives nowhere.

Silent: one side gives no number, or the numbers measure different things.
"""

import re

from checker import lexicon
from checker.compare.alignment import Link, Stance
from checker.compare.arithmetic import follows
from checker.compare.levels import Level, Outcome
from checker.compare.pair import Pair
from checker.compare.unit import Kind, Unit
from checker.lexicon import Kinship
from checker.model import Effect
from checker.text.numbers import Quantity

CODE, NAME = "FC103", "number"
ABSENT = Level("absent", Effect.SILENT, "no number to compare")
SAME = Level("same", Effect.AGREES, "“{left}” agrees with “{right}”")
DERIVED = Level("derived", Effect.AGREES, "“{left}” follows from the figures on record")
NEW = Level("new", Effect.EXCEEDS, "{speaker} gave no figure for “{left}”")
OTHER = Level("other-measure", Effect.EXCEEDS, "“{left}” and “{right}” may count different things")
DIFFERENT = Level("different", Effect.CONTRADICTS, "the text says {left}, {speaker} said {right}")
_FAR = 20
"""Spans of time, or lengths, that differ by more than this factor measure different things."""
_LOOK_ALIKE, _ALONE = 2.0, 1.4
"""How much more new content is let pass where a slip, or no other number, explains the difference."""
LEVELS: tuple[Level, ...] = (ABSENT, SAME, DERIVED, NEW, OTHER, DIFFERENT)


def compare(pair: Pair) -> Outcome:
    """Hold each number of the statement against the number in its place."""
    links = [link for link in pair.alignment.links if link.left.kind is Kind.NUMBER]
    opposed = [link for link in links if link.stance is Stance.OPPOSED]
    record = pair.record.said.quantities
    derived = [link for link in opposed if link.left.quantity and follows(link.left.quantity, record)]
    if derived:
        return Outcome(DERIVED, derived[0].left.text, derived[0].right.text)
    alike = [
        link
        for link in opposed
        if (_look_alike(link) or _same_measure(pair, link)) and not _of_another_date(pair, link)
    ]
    if alike and not (pair.other_time or pair.additive or pair.other_matter):
        worst = max(alike, key=lambda link: _certainty(pair, link))
        return Outcome(DIFFERENT, worst.left.text, worst.right.text, _certainty(pair, worst))
    if opposed:
        return Outcome(OTHER, opposed[0].left.text, opposed[0].right.text)
    new = [unit for unit in pair.new if unit.quantity is not None and not follows(unit.quantity, record)]
    if new:
        return Outcome(NEW, new[0].text)
    return Outcome(SAME, links[0].left.text, links[0].right.text) if links else Outcome(ABSENT)


def _certainty(pair: Pair, link: Link) -> float:
    patience = _LOOK_ALIKE if _look_alike(link) else _ALONE if _alone(pair, link) else 1.0
    return pair.certainty(link, patience)


def _look_alike(link: Link) -> bool:
    """Whether one number looks like a slip of the other: 38 million for 38 billion, 57 for 75, weeks for months."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None:
        return False
    mine, theirs = _digits(left), _digits(right)
    if mine == theirs:
        return len(mine) > 1 or left.unit != right.unit or max(left.value, right.value) >= 1000
    return len(mine) > 1 and sorted(mine) == sorted(theirs) and left.unit == right.unit


def _digits(quantity: Quantity) -> str:
    return "".join(re.findall(r"\d", quantity.text)).strip("0") or quantity.text


def _alone(pair: Pair, link: Link) -> bool:
    """Whether these are the only numbers of their dimension on both sides."""
    dimension = link.left.quantity.dimension if link.left.quantity else ""
    return all(
        sum(quantity.dimension == dimension for quantity in reading.quantities) == 1
        for reading in (pair.said, pair.record.said)
    )


def _same_measure(pair: Pair, link: Link) -> bool:
    """Whether two numbers measure one thing: the same unit, or things of one kind that are counted."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None:
        return False
    if left.dimension in {"time", "length"} and max(left.value, right.value) > _FAR * min(left.value, right.value):
        return False
    if left.dimension == "count" and not _alike(left.counted, right.counted):
        return False
    if left.dimension == "count" and not (left.counted and right.counted):
        return _beside(pair, link)
    return True


def _alike(left: str, right: str) -> bool:
    if not left or not right or left == right:
        return True
    return lexicon.relation(left, right) not in {Kinship.NONE, Kinship.ANTONYM}


def _of_another_date(pair: Pair, link: Link) -> bool:
    """Whether the record's number stands nearer to another date than to the one that both sides share."""
    shared = [other.right for other in pair.alignment.links if other.left.kind is Kind.DATE]
    if not shared:
        return False
    every = [unit for unit in pair.record.said.units if unit.kind is Kind.DATE]
    nearest = min(every, key=lambda unit: abs(unit.first - link.right.last))
    return nearest not in shared


def _beside(pair: Pair, link: Link) -> bool:
    """Whether the words around two bare numbers answer to each other."""
    around: set[Unit] = set(pair.record.said.neighbours(link.right, 2))
    return any(
        pair.alignment.by_left[unit].right in around
        for unit in pair.said.neighbours(link.left, 2)
        if unit in pair.alignment.by_left
    )
