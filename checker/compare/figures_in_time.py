"""Which of several figures goes with which time: "seven times in 2024, up from three times in 2020"."""

from checker.compare.alignment import Stance
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit


def of_another_time(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a number of the statement and the one on record for the statement's time, where they differ.

    Both the number and the time are on record, but the record has the number for another time. Only where either
    side leaves no doubt: the statement has one number of its kind and one time, each of the record's has its own.
    """
    times = [unit for unit in pair.said.units if unit.kind is Kind.DATE]
    for number in (unit for unit in pair.said.units if unit.quantity is not None):
        if len(times) != 1 or len(_alike(pair.said, number)) != 1:
            continue
        mine, when = pair.alignment.by_left.get(number), pair.alignment.by_left.get(times[0])
        if mine is None or when is None or {mine.stance, when.stance} != {Stance.SAME}:
            continue
        if mine.right.quantity is None or when.closeness < _EXACTLY:
            continue
        recorded, days = _alike(pair.record.said, mine.right), _times(pair.record.said)
        if len(recorded) != len(days) or len(days) < _SEVERAL:
            continue
        own = dict(zip(days, recorded, strict=True))[when.right]
        if own is not mine.right:
            return number, own
    return None


_SEVERAL = 2
_EXACTLY = 0.98
"""The closeness of a time to the same time; one within another is less."""


def _alike(reading: Reading, number: Unit) -> list[Unit]:
    """Return the numbers of one dimension and unit, in the text's order."""
    kind = number.quantity
    return [
        unit
        for unit in reading.units
        if unit.quantity and kind and (unit.quantity.dimension, unit.quantity.unit) == (kind.dimension, kind.unit)
    ]


def _times(reading: Reading) -> list[Unit]:
    return [unit for unit in reading.units if unit.kind is Kind.DATE]
