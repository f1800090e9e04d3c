"""Numbers that follow from the numbers on record: "two pounds more" from "from £8.99 to £10.99"."""

from collections.abc import Iterator, Sequence
from itertools import permutations

from checker.text.numbers import Quantity

_DAY = 86_400.0
"""Seconds: who is locked up for 22 hours a day is out for two."""
_EXACT = 0.03
"""How far, as a share, a worked-out number may lie from the one written."""


def follows(number: Quantity, record: Sequence[Quantity]) -> bool:
    """Whether a number is the difference, sum, complement or share of numbers on record."""
    return any(_fits(number, value) for value in _results(number, record))


def _results(number: Quantity, record: Sequence[Quantity]) -> Iterator[float]:
    same = [other for other in record if other.dimension == number.dimension]
    shares = [other for other in record if other.dimension == "share"]
    if number.dimension == "share":
        yield from (1 - share.value for share in shares)
    if number.dimension == "time":
        yield from (_DAY - other.value for other in same if other.value < _DAY)
    for a, b in permutations(same, 2):
        yield a.value - b.value
        yield a.value + b.value
    for share in shares:
        yield from (share.value * other.value for other in same if other is not share)
        yield from ((1 - share.value) * other.value for other in same if other is not share)
    if number.dimension == "share":
        for a, b in permutations([other for other in record if other.dimension == "count"], 2):
            if b.value > a.value > 0:
                yield a.value / b.value
                yield 1 - a.value / b.value
                yield (b.value - a.value) / a.value


def _fits(number: Quantity, value: float) -> bool:
    if value <= 0:
        return False
    slack = _EXACT * abs(value)
    if abs(number.value - value) <= slack:
        return True
    return number.low - slack <= value <= number.high + slack and number.high - number.low < abs(value) * 4
