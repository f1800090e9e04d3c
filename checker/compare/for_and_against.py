"""Who is for it and who is against, by the record's two figures: "52 per cent supported the bill, 29 opposed it".

A statement may say it in a share ("most were against") or as a comparison ("its opponents outnumbered its
supporters"). Which of the record's figures belongs to which side is told by the words for taking sides behind each.
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker import lexicon
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.shares import shares
from checker.compare.unit import Unit

_REACH = 6
"""So many words behind a figure may say on which side it is."""
_CLEARLY = 0.01
"""By so much a share must lie outside of what the text says to contradict it."""
_MORE = frozenset({"more", "larger", "bigger", "greater"})
_FEWER = frozenset({"fewer", "less", "smaller"})


class Sides(NamedTuple):
    """The record's figures of those for something and of those against it: both shares, or both counts."""

    pro: Unit
    contra: Unit


class Judged(NamedTuple):
    """What a statement says of the sides, what the record says of them, and whether both agree."""

    mine: str
    theirs: str
    agrees: bool
    units: tuple[Unit, ...]


def judged(pair: Pair) -> Judged | None:
    """Hold what a statement says of those for and against something against the record's figures of both."""
    if pair.said.denied or pair.record.said.denied:
        return None
    sides = _sides(pair.record.said)
    return (_compared(pair.said, sides) or _shared(pair.said, sides)) if sides else None


def _side(reading: Reading, at: int) -> int:
    """Return 1 where the word at ``at`` is of those for something, -1 of those against, 0 of neither."""
    word = lexicon.lemma(reading.words[at])
    if word == "for" and at and lexicon.lemma(reading.words[at - 1]) in {"be", "vote"}:
        return 1  # "38 per cent were for the airport"
    if word in lexicon.words("sides_against"):
        return -1
    return int(word in lexicon.words("sides_for"))


def _taken(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield each word for a side: its place, and 1 or -1."""
    for at in range(len(reading.words)):
        side = _side(reading, at)
        if side:
            yield at, side


def _sides(reading: Reading) -> Sides | None:
    """Return the two figures of one dimension behind which a text tells who is for something and who against."""
    figures = [unit for unit in reading.units if unit.quantity is not None]
    found: dict[int, list[Unit]] = {1: [], -1: []}
    for number, unit in enumerate(figures):
        following = figures[number + 1].first if number + 1 < len(figures) else len(reading.words)
        taken = (side for at, side in _taken(reading) if unit.last < at < min(following, unit.last + 1 + _REACH))
        side = next(taken, 0)
        if side:
            found[side].append(unit)
    if [len(units) for units in found.values()] != [1, 1]:
        return None
    pro, contra = found[1][0], found[-1][0]
    alike = pro.quantity and contra.quantity and pro.quantity.dimension == contra.quantity.dimension
    return Sides(pro, contra) if alike else None


def _compared(said: Reading, sides: Sides) -> Judged | None:
    """Judge "its supporters outnumbered its opponents" and "more opposed it than favoured it"."""
    taken = list(_taken(said))
    if len(taken) != len({side for _, side in taken}) or len(taken) != len(Sides._fields):
        return None
    (first, one), (second, _) = taken
    between, ahead = said.words[first + 1 : second], said.words[:first]
    outnumbered = any(lexicon.lemma(word) == "outnumber" for word in between)
    way = 1 if outnumbered or not _MORE.isdisjoint(ahead) else -1 if not _FEWER.isdisjoint(ahead) else 0
    if not way or not (outnumbered or "than" in between) or any(unit.quantity for unit in said.units):
        return None
    pro, contra = (unit.quantity.value if unit.quantity else 0.0 for unit in sides)
    if pro == contra:
        return None
    told = " ".join(said.words[first : second + 1])
    units = tuple(unit for unit in said.units if unit.first in {first, second})
    return Judged(told, _both(sides), (pro > contra) == (one * way > 0), units)


def _shared(said: Reading, sides: Sides) -> Judged | None:
    """Judge "most were against it", "a minority supported it"."""
    told, taken = shares(said), list(_taken(said))
    if len(told) != 1 or len(taken) != 1:
        return None
    at, side = taken[0]
    theirs = sides.pro if side > 0 else sides.contra
    quantity = theirs.quantity
    if quantity is None or quantity.unit != "percent":
        return None
    low, high = quantity.low, quantity.high
    within = told[0].low <= high and low <= told[0].high
    outside = low > told[0].high + _CLEARLY or high < told[0].low - _CLEARLY
    if within == outside:
        return None
    units = tuple(unit for unit in said.units if unit.first == at)
    return Judged(f"{told[0].text} … {said.words[at]}", _both(sides), within, units)


def _both(sides: Sides) -> str:
    return f"{sides.pro.text} for, {sides.contra.text} against"
