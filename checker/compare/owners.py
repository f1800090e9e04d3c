"""Whose a figure is, where a text has two of a kind: what stands before both has the first, behind both the last.

"Four vaccinated volunteers fell ill, compared with one who had the placebo" gives four to the vaccinated. Where
both texts share the two figures and what they are of, each figure must go with the same thing.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product
from typing import NamedTuple

from checker.compare.alignment import Link, Stance
from checker.compare.exchange import turns_along
from checker.compare.figure_roles import is_former
from checker.compare.pair import Pair
from checker.compare.parts import whole_of
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit

_ANSWERING = frozenset({Stance.SAME, Stance.KIN})
_EXACTLY = 0.001
"""How far, as a share, one figure may lie from the other and be the same."""


class Two(NamedTuple):
    """Two figures of a kind, in the text's order, and the token numbers of what may be theirs."""

    one: Unit
    other: Unit
    reach: range


class Owned(NamedTuple):
    """The figures of two things, in the order of the things."""

    mine: Unit
    theirs: Unit


def figures_exchanged(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a figure of the statement and the record's for the same thing, where two figures changed places."""
    said, record = pair.said, pair.record.said
    if bool(said.denied) != bool(record.denied) or pair.turned or turns_along(pair):
        return None
    things = answering(pair)
    for here, there in product(_twos(said), _twos(record)):
        crossed = _crossed(here, there)
        if crossed is None:
            continue
        kept = [*_kept(things, here, there), *_kept_in_time(pair, here, there)]
        if kept and not any(kept):
            return crossed
    return None


def _crossed(here: Two, there: Two) -> tuple[Unit, Unit] | None:
    """Return the figure and the other's that would be wrong if two figures changed places; None if they differ."""
    if _same(here.one, here.other):
        return None
    if _same(here.one, there.one) and _same(here.other, there.other):
        return here.one, there.other
    return (here.one, there.one) if _same(here.one, there.other) and _same(here.other, there.one) else None


def _kept(things: Sequence[Link], here: Two, there: Two) -> Iterator[bool]:
    """Yield for each two things that have both figures on both sides whether they have the same.

    Where the two texts are not built alike only times and names are held: a word behind all may be of both.
    """
    for one, other in combinations(things, 2):
        said, record = owned(one.left, other.left, here), owned(one.right, other.right, there)
        if said is None or record is None:
            continue
        alike = all(_place(link.left, here) == _place(link.right, there) for link in (one, other))
        if alike or one.left.kind is other.left.kind is not Kind.WORD:
            yield _same(said.mine, record.mine)


def _kept_in_time(pair: Pair, here: Two, there: Two) -> Iterator[bool]:
    """Yield whether what was before is the same on both sides, where both tell it."""
    said = [unit for unit in here[:2] if is_former(pair.said, unit)]
    record = [unit for unit in there[:2] if is_former(pair.record.said, unit)]
    if len(said) == len(record) == 1:
        yield _same(said[0], record[0])


def answering(pair: Pair) -> list[Link]:
    """Return the links of the two texts' things: all that answers to each other and is no figure."""
    return [link for link in pair.alignment.links if link.stance in _ANSWERING and link.left.quantity is None]


def in_twos(reading: Reading) -> Iterator[Two]:
    """Yield the figures of a text that are the only two of their dimension, none of them a part of the other."""
    return (two for two in _twos(reading) if two.reach == range(len(reading.words)))


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


def owned(mine: Unit, theirs: Unit, two: Two) -> Owned | None:
    """Return the figures of two things: what is named before both has the first, behind both the last."""
    if not (mine.first in two.reach and theirs.first in two.reach):
        return None
    first, second = _place(mine, two), _place(theirs, two)
    if first == second:
        return None
    return Owned(two.one, two.other) if first < second else Owned(two.other, two.one)


def _place(unit: Unit, two: Two) -> int:
    """Return how many of two figures a thing stands behind."""
    return (unit.first > two.one.first) + (unit.first > two.other.first)


def _dimension(unit: Unit) -> str:
    return unit.quantity.dimension if unit.quantity else ""


def _same(one: Unit, other: Unit) -> bool:
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or mine.dimension != theirs.dimension:
        return False
    return abs(mine.value - theirs.value) <= _EXACTLY * abs(theirs.value)
