"""Where something stands among its like: "the third-highest" is not "the highest", nor "the second-largest".

A rank is a figure that is not written where it is the first.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from checker import lexicon
from checker.compare.kinds import opposite_ends
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Unit

_GRADES = frozenset({"most", "least"})
_ONE_OF = re.compile(r"\b(?:one|some|two|three|many|several|most) of\b|\bamong\b", re.IGNORECASE)


class _Ranked(NamedTuple):
    rank: Unit | None
    text: str


def other_rank(pair: Pair) -> tuple[str, str] | None:
    """Return a superlative of both sides that one of them gives a rank below the first, and the other does not.

    Not where either side ranks more than one thing, denies, or only says that it is among the first.
    """
    if pair.said.denied or pair.record.said.denied or pair.other_time or pair.other_matter:
        return None
    ends = opposite_ends(pair.said.text, pair.record.said.text)
    if ends is not None:
        return (ends.one, ends.other) if ends.told else None
    mine, theirs = pair.said.once(_ranked), pair.record.said.once(_ranked)
    for grade in sorted(mine.keys() & theirs.keys()):
        one, other = mine[grade], theirs[grade]
        if (one.rank is None) != (other.rank is None):
            return one.text, other.text
    return None


def _ranked(reading: Reading) -> Mapping[str, _Ranked]:
    """Return the superlatives of a text that stand in it once, each with its rank."""
    found: dict[str, list[_Ranked]] = {}
    for number, word in enumerate(reading.words):
        rank, _, grade = word.rpartition("-")
        if grade not in _GRADES and not lexicon.graded(grade, "est"):
            continue
        place = number if rank else number - 1
        unit = next((one for one in reading.units if one.first <= place <= one.last), None)
        below = (
            unit if unit is not None and unit.quantity is not None and unit.quantity.dimension == "rank" else None
        )
        start = below.start if below else reading.tokens[number].start
        found.setdefault(grade, []).append(_Ranked(below, reading.text[start : reading.tokens[number].end]))
    return (
        {} if _ONE_OF.search(reading.text) else {grade: those[0] for grade, those in found.items() if not those[1:]}
    )
