"""Whose a figure is, where a text has two of a kind: "4,100 men and 3,900 women" gives the last to the women.

What stands between two figures is the first one's where the sentence breaks off behind it ("in May and"), the last
one's where it breaks off before it (", women"). What stands before both is the first one's, if something else is
the last one's. Where both texts share the two figures and what they are of, each must go with the same thing.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise, product
from typing import NamedTuple

from checker.compare.alignment import ANSWERING, Link
from checker.compare.exchange import turns_along
from checker.compare.figure_roles import is_former
from checker.compare.pair import Pair
from checker.compare.parts import whole_of
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import lemma, opposition, readings
from checker.text.approximation import UPPER, Bound
from checker.text.nouns import leading_part

_ORDERS = frozenset({"rank", "score", "clock"})
"""Dimensions in which the greater number is not more."""
_JOINS = frozenset({"and", "but", "while", "whereas"})
_AGAINST = frozenset({"against", "compared", "from", "to", "after", "versus"})
_MAY = frozenset({"to", "can", "could", "may", "might", "would", "should", "must"})
_NEAR = 1
"""So many words at most stand between a verb and the figure that is surely its own: "rose by 6.8 percent"."""
_REACH = 4
"""And so many where any verb may have the other figure: "fell as much as 6.8 percent"."""
_EXACTLY = 0.001
"""How far, as a share, one figure may lie from the other and be the same."""


class Two(NamedTuple):
    """Two figures of a kind, in the text's order, and the token numbers of what may be theirs."""

    one: Unit
    other: Unit
    reach: range


def figures_exchanged(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a figure of the statement and the record's for the same thing, where two figures changed places."""
    said, record = pair.said, pair.record.said
    if bool(said.denied) != bool(record.denied) or pair.turned or turns_along(pair):
        return None
    linked = answering(pair)
    for here, there in product(_twos(said), _twos(record)):
        crossed = _crossed(here, there)
        if crossed is None:
            continue
        counted = {_counted(unit) for unit in (*here[:2], *there[:2])}
        things = [link for link in linked if link.left.text.lower() not in counted]  # "12 seats": both have seats
        mine = owners(said, here, [link.left for link in things])
        theirs = owners(record, there, [link.right for link in things])
        both = [one for one in things if one.left in mine and one.right in theirs]
        kept = [_same(mine[one.left], theirs[one.right]) for one in both]
        if len({mine[one.left] for one in both}) == 1 and not any(one.left.kind is not Kind.WORD for one in both):
            continue  # one noun is too little to go by: "of the vote"
        kept += _kept_in_time(pair, here, there)
        if kept and not any(kept):
            return crossed
    return None


def of_another_deed(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a figure of the statement and the record's for the same deed, where that figure is of the opposite.

    "The firm cut 300 jobs" beside "the firm hired 300 people and cut 120 jobs". A deed that is no opposite may be
    the same in other words, of something else: "sales rose 3 percent in Europe and jumped 8 percent in Asia".
    """
    said, record = pair.said, pair.record.said
    if bool(said.denied) != bool(record.denied) or pair.turned:
        return None
    for two in in_twos(record):
        alike = [unit for unit in said.units if unit.quantity and _dimension(unit) == _dimension(two.one)]
        if len(alike) != 1 or _same(two.one, two.other):
            continue
        mine = alike[0]
        nearest = _deed_before(pair, mine)
        exact = mine.quantity is not None and mine.quantity.bound is Bound.EXACT
        if nearest is None or not exact or _only_may(said, nearest.left):
            continue
        theirs = _figure_of(record, two, nearest.right)
        if theirs is not None and _same(mine, two.other if theirs is two.one else two.one):
            return mine, theirs
    return None


def behind_same_deed(pair: Pair, mine: Unit) -> Unit | None:
    """Return another figure of the record, right behind the verb that the statement's stands behind."""
    nearest = _deed_before(pair, mine)
    if nearest is None:
        return None
    record, deed = pair.record.said, nearest.right
    figures = (unit for unit in record.units if unit.quantity and _dimension(unit) == _dimension(mine))
    return next((unit for unit in figures if _beside(record, deed, unit) and not _same(mine, unit)), None)


def _deed_before(pair: Pair, figure: Unit) -> Link | None:
    """Return the link of the verb that a figure of the statement stands right behind."""
    deeds = (link for link in answering(pair) if is_deed(link.left) and _beside(pair.said, link.left, figure))
    return max(deeds, key=lambda link: link.left.first, default=None)


def is_deed(unit: Unit) -> bool:
    """Whether a unit may be a verb."""
    return unit.kind is Kind.WORD and any(reading.part == "v" for reading in readings(unit.text.lower()))


def _is_done(unit: Unit) -> bool:
    """Whether a word is mostly a verb, and tells a deed: not "people", not "including"."""
    return leading_part(unit.text.lower()) == "v" and not unit.text.endswith("ing")


def _only_may(reading: Reading, deed: Unit) -> bool:
    """Whether a deed is none that was done: "licensed to carry 150"."""
    before = reading.words[max(0, deed.first - 1) : deed.first]
    return not _MAY.isdisjoint(before)


def _beside(reading: Reading, deed: Unit, figure: Unit) -> bool:
    """Whether a figure stands right behind a verb: "closed 6.8 percent", "rose by 6.8 percent"."""
    return 0 <= figure.first - deed.last - 1 <= _NEAR


def _figure_of(reading: Reading, two: Two, deed: Unit) -> Unit | None:
    """Return the one of two figures that stands right behind a verb, where another verb stands before the other."""
    near = [unit for unit in two[:2] if _beside(reading, deed, unit)]
    if len(near) != 1:
        return None
    other = two.other if near[0] is two.one else two.one
    verbs = [unit for unit in reading.units if is_deed(unit) and unit is not deed]
    again = any(lemma(unit.text) == lemma(deed.text) for unit in verbs)
    own = [unit for unit in verbs if _is_done(unit) and 0 <= other.first - unit.last - 1 <= _REACH]
    opposed = any(opposition(lemma(unit.text), lemma(deed.text)) for unit in own)  # not "rose 4 and jumped 8"
    opposed = opposed or bool(own and other.quantity and other.quantity.bound in UPPER)  # "fell as much as 6.8"
    return near[0] if opposed and not again else None


def _crossed(here: Two, there: Two) -> tuple[Unit, Unit] | None:
    """Return the figure and the other's that would be wrong if two figures changed places; None if they differ.

    Nor where they count two kinds of things, and each counts the same on both sides: "240 beds", "three shelters".
    """
    if _same(here.one, here.other):
        return None
    if _same(here.one, there.one) and _same(here.other, there.other):
        equal, crossed = there.one, there.other
    elif _same(here.one, there.other) and _same(here.other, there.one):
        equal, crossed = there.other, there.one
    else:
        return None
    counted, other = _counted(here.one), _counted(here.other)
    kept = counted and other and counted == _counted(equal) and counted != other
    return None if kept else (here.one, crossed)


def _kept_in_time(pair: Pair, here: Two, there: Two) -> Iterator[bool]:
    """Yield whether what was before is the same on both sides, where both tell it."""
    said = [unit for unit in here[:2] if is_former(pair.said, unit)]
    record = [unit for unit in there[:2] if is_former(pair.record.said, unit)]
    if len(said) == len(record) == 1:
        yield _same(said[0], record[0])


def answering(pair: Pair) -> list[Link]:
    """Return the links of the two texts' things: all that answers to each other and is no figure."""
    return [link for link in pair.alignment.links if link.stance in ANSWERING and link.left.quantity is None]


def in_twos(reading: Reading) -> Iterator[Two]:
    """Yield the figures of a text that are the only two of their dimension, none of them a part of the other."""
    whole = range(len(reading.words))
    return (two for two in _twos(reading) if two.reach == whole and _dimension(two.one) not in _ORDERS)


def _twos(reading: Reading) -> Iterator[Two]:
    """Yield each two figures of one dimension that follow each other, none of them a part of the other."""
    figures = [unit for unit in reading.units if unit.quantity is not None]
    for dimension in dict.fromkeys(map(_dimension, figures)):
        alike = [unit for unit in figures if _dimension(unit) == dimension]
        for number, (one, other) in enumerate(pairwise(alike)):
            if dimension == "count" and (whole_of(reading, one) or whole_of(reading, other)):
                continue
            start = alike[number - 1].last + 1 if number else 0
            following = alike[number + 2 : number + 3]
            yield Two(one, other, range(start, following[0].first if following else len(reading.words)))


def owners(reading: Reading, two: Two, things: Sequence[Unit]) -> Mapping[Unit, Unit]:
    """Return the figure of each of a text's things that surely has one of the two."""
    sides = {thing: _side(reading, two, thing) for thing in things if thing.first in two.reach}
    last = [thing for thing, side in sides.items() if side is _Side.LAST]
    found = {}
    for thing, side in sides.items():
        if side is _Side.LAST:
            found[thing] = two.other
        elif side is _Side.FIRST or (side is _Side.BEFORE and last):
            found[thing] = two.one
    return found


class _Side(Enum):
    BEFORE, FIRST, LAST, OPEN = range(4)


def _side(reading: Reading, two: Two, thing: Unit) -> _Side:
    """Return which of two figures a thing stands with, by where the sentence breaks off."""
    if thing.last < two.one.first:
        return _Side.BEFORE
    if thing.first > two.other.last:
        return _Side.OPEN if breaks(reading, two.other, thing) else _Side.LAST
    before, behind = breaks(reading, two.one, thing), breaks(reading, thing, two.other)
    if before == behind:
        return _Side.OPEN
    return _Side.FIRST if before < behind else _Side.LAST


def breaks(reading: Reading, left: Unit, right: Unit) -> int:
    """Return how far the sentence breaks off between two units: 0 not at all, 2 where another clause begins."""
    between = reading.text[left.end : right.start]
    words = set(reading.words[left.last + 1 : right.first])
    if ";" in between or not words.isdisjoint(_JOINS):
        return 2
    return 1 if "," in between or not words.isdisjoint(_AGAINST) else 0


def _counted(unit: Unit) -> str:
    return unit.quantity.counted if unit.quantity else ""


def _dimension(unit: Unit) -> str:
    return unit.quantity.dimension if unit.quantity else ""


def _same(one: Unit, other: Unit) -> bool:
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return False
    return abs(mine.value - theirs.value) <= _EXACTLY * abs(theirs.value)
