"""Two things that changed places: "two died and 17 were hurt" beside "17 died and two were hurt".

All words are on record, and yet it is not what the record says: what one word goes with, goes with the other there.
"""

from collections.abc import Iterator
from itertools import combinations

from checker.compare.alignment import Link, Stance
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit


def exchanged(pair: Pair) -> tuple[Link, Link] | None:
    """Return two links, none of a name, whose neighbours are each other's on the other side, if there are such.

    The neighbours are the words before both, or after both. Members of a list are each other's neighbours, and may
    stand in any order.
    """
    said, record = pair.said, pair.record.said
    if ("by" in said.words) != ("by" in record.words) or bool(said.denied) != bool(record.denied):
        return None  # a passive turns the sentence, and its meaning stays; a denial is another matter
    links = [
        link for link in pair.alignment.links if link.stance is Stance.SAME and link.left.kind is not Kind.NAME
    ]
    for a, b in combinations(links, 2):
        if a.left.kind is b.left.kind and a.left.key != b.left.key and any(_crossed(pair, a, b)):
            return a, b
    return None


def _crossed(pair: Pair, a: Link, b: Link) -> Iterator[bool]:
    for step in (-1, 1):
        mine = [_beside(pair.said, link.left, step) for link in (a, b)]
        theirs = [_beside(pair.record.said, link.right, step) for link in (b, a)]
        answering = [pair.alignment.by_left.get(unit) if unit else None for unit in mine]
        yield all(
            link is not None and link.right is other and link.stance is Stance.SAME and link not in (a, b)
            for link, other in zip(answering, theirs, strict=True)
        )


def _beside(reading: Reading, unit: Unit, step: int) -> Unit | None:
    at = reading.place_of[unit] + step
    return reading.units[at] if 0 <= at < len(reading.units) else None
