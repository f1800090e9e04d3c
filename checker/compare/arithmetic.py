"""Numbers that follow from the numbers on record: "two pounds more" from "from £8.99 to £10.99".

Differences, sums, ratios, complements, what was before a change, and what something costs for each or in all. Every
way of getting there names its figures, so that a reader can check the sum. With few figures much can be reached, so
each way asks for the words that go with it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, permutations
from typing import NamedTuple

from checker.compare.reading import Reading
from checker.text.approximation import LOWER, UPPER, Bound
from checker.text.numbers import Quantity
from checker.text.units import unit_named

REST = "all but"
"""How the sum begins that gives what is left of a whole."""
_DAY = 86_400.0
"""Seconds: who is locked up for 22 hours a day is out for two."""
_EXACT = 0.03
"""How far, as a share, a worked-out number may lie from the one written."""
_REST_EXACT = 0.006
"""The same, as a share of all, for what is left of a whole: it takes no sum, and a point off is wrong."""
_WHOLE = 0.5
"""The same for what is counted to the last one."""
_BOUND_REACH = 1.25
"""A bound may lie so many times away from the number that keeps it, and still speak of it."""
_BY_CHANCE = 10
"""Counts below this are the difference of any two numbers: what is counted must fit."""
_COUNTS = frozenset({"count", "score"})
_MARGINS = frozenset({"", "vote", "votes", "point", "points", "goal", "goals", "run", "runs", "seat", "seats"})
_EACH = frozenset({"each", "every", "apiece", "per", "average", "altogether", "total", "all", "a", "an", "worth"})
"""Words of one of the two texts, without which no total is told from its parts."""
_TOGETHER = frozenset({"all", "both", "total", "altogether", "together", "combined", "overall", "whole"})
MORE = frozenset({"more", "higher", "larger", "bigger", "longer", "dearer", "greater", "older", "above"})
LESS = frozenset({"less", "fewer", "lower", "smaller", "shorter", "cheaper", "lighter", "younger", "below"})
"""Comparatives that say a number is by so much above another, or below."""


class Result(NamedTuple):
    """A number that follows, in the base unit of what was asked for, and the sum that it comes from."""

    value: float
    sum: str


def derivation(number: Quantity, record: Reading, said: Reading, *, turned: bool) -> str | None:
    """Return the sum that gives ``number`` from the numbers on record; None where none does.

    ``said`` is the text that the number stands in: how many were bought may stand there, and the price on record.
    ``turned`` is whether one of the two texts denies what the other says: then a bound may be kept by the rest.
    """
    return next((found.sum for found in _results(number, record, said, turned) if _fits(number, found)), None)


def _results(number: Quantity, record: Reading, said: Reading, turned: bool) -> Iterator[Result]:
    amounts = _amounts(number, record.quantities)
    shares = [other for other in record.quantities if other.dimension == "share"]
    yield from _complements(number, shares, amounts, turned=turned)
    if number.dimension == "points":
        yield from (
            Result(100 * abs(a.value - b.value), f"{a.text} and {b.text}") for a, b in combinations(shares, 2)
        )
    if number.bound in LOWER | UPPER:
        yield from _mirrored(number, shares)
    for a, b in combinations(amounts, 2):
        apart = abs(a.value - b.value)
        by_chance = number.dimension in _COUNTS and apart < _BY_CHANCE
        if not by_chance or number.counted in _MARGINS | {a.counted, b.counted}:
            yield Result(apart, f"{a.text} and {b.text}")
        if number.dimension not in {"clock", "time"} and not _TOGETHER.isdisjoint(said.words):
            yield Result(a.value + b.value, f"{a.text} + {b.text}")
    for share in shares:
        for amount in amounts:
            if amount is not share:
                yield Result(share.value * amount.value, f"{share.text} × {amount.text}")
                yield Result((1 - share.value) * amount.value, f"(1 − {share.text}) × {amount.text}")
    yield from _ratios(number, record)
    yield from _before(number, amounts, record)
    if not _EACH.isdisjoint((*record.words, *said.words)):
        yield from _totals(number, record.quantities, [other for other in said.quantities if other is not number])


def _amounts(number: Quantity, record: Iterable[Quantity]) -> list[Quantity]:
    """Return the record's quantities in the dimension of a number; "690 million" may be dollars beside dollars."""
    if number.dimension in _COUNTS:
        return [other for other in record if other.dimension in _COUNTS]
    same = [other for other in record if other.dimension == number.dimension]
    bare = [other for other in record if other.dimension == "count" and not other.counted]
    near = [other for other in bare if any(0.01 < other.value / one.value < 100 for one in same if one.value)]
    return same + near


def _complements(
    number: Quantity, shares: Sequence[Quantity], amounts: Sequence[Quantity], *, turned: bool
) -> Iterator[Result]:
    """Yield what is left of the whole; of a single share only where the texts speak of its two sides."""
    if number.dimension == "share":
        if turned:
            yield from (Result(1 - share.value, f"{REST} {share.text}") for share in shares)
        for a, b in combinations(shares, 2):
            yield Result(1 - a.value - b.value, f"{REST} {a.text} and {b.text}")
    if number.dimension == "time":
        yield from (Result(_DAY - one.value, f"a day less {one.text}") for one in amounts if one.value < _DAY)


def _mirrored(number: Quantity, shares: Sequence[Quantity]) -> Iterator[Result]:
    """Yield the rest where both sides give a bound, and the two bounds make up the whole: "at least 60 percent".

    Not of halves: "more than half" and "less than half" are what opponents say of one thing.
    """
    for share in shares:
        opposite = (number.bound in LOWER) != (share.bound in LOWER) and share.bound in LOWER | UPPER
        if opposite and share.value != 0.5 and abs(1 - share.value - number.value) < _EXACT * number.value:
            yield Result(number.value, f"{REST} {share.text}")


def _ratios(number: Quantity, record: Reading) -> Iterator[Result]:
    """Yield what part of one number another is, its growth or fall, and how many times the one is the other."""
    if number.dimension not in {"share", "factor"}:
        return
    changes = {"from", "to"} <= set(record.words)
    for a, b in permutations(record.quantities, 2):
        alike = a.dimension == b.dimension or {a.dimension, b.dimension} <= _COUNTS
        if not alike or a.dimension == "factor" or a.value <= 0 or b.value <= 0 or a.value == b.value:
            continue
        if number.dimension == "factor":
            yield Result(a.value / b.value, f"{a.text} ÷ {b.text}")
        elif a.value < b.value and a.dimension in _COUNTS and not changes:
            yield Result(a.value / b.value, f"{a.text} ÷ {b.text}")
            if number.bound not in LOWER | UPPER:
                yield Result(1 - a.value / b.value, f"{REST} {a.text} ÷ {b.text}")
        elif changes and a.start < b.start:
            yield Result(abs(b.value - a.value) / a.value, f"from {a.text} to {b.text}")


def _before(number: Quantity, amounts: Sequence[Quantity], record: Reading) -> Iterator[Result]:
    """Yield what was, where the record says how it changed ("doubled to", "a third less than")."""
    for change in record.quantities:
        if change.dimension == "factor" and change.value > 0:
            if number.dimension == "factor" and " as" in number.text:
                yield Result(1 / change.value, f"{change.text}, told from the other side")
            for amount in amounts:
                if amount is not change:
                    yield Result(amount.value / change.value, f"{amount.text} ÷ {change.text}")
        if change.dimension == "share" and 0 < change.value < 1:
            grown = _growth(record.text[change.end :].split()[:2], change.value)
            if grown is not None:
                for amount in amounts:
                    if amount is not change:
                        yield Result(amount.value / grown, f"{amount.text}, which is {change.text} apart")


def _growth(after: Sequence[str], share: float) -> float | None:
    """Return what the old value was multiplied by: 1.5 for "a half" before "more", 0.5 before "less"."""
    if after[:1] and after[0] in MORE:
        return 1 + share
    if after[:1] and after[0] in LESS:
        return 1 - share
    return share if after == ["of", "what"] else None


def _totals(number: Quantity, record: Sequence[Quantity], beside: Sequence[Quantity]) -> Iterator[Result]:
    """Yield a total from what each costs and how many they are, and what each costs from a total."""
    if number.dimension in {"time", "clock", "rank", "share", "factor", "score"}:
        return
    for amount in record:
        if amount.dimension != number.dimension or amount.value == number.value:
            continue
        if amount.per and (unit := unit_named(amount.per)):
            for many in (*record, *beside):
                if many is not amount and many.dimension == unit.dimension:
                    yield Result(amount.value * many.value / unit.factor, f"{amount.text} × {many.text}")
            continue
        for many in (*record, *beside):
            times = many.value / many.factor
            if times > 1 and many.value != amount.value and many.dimension in {"count", "time", "area", "mass"}:
                yield Result(amount.value * times, f"{amount.text} × {many.text}")
                if not amount.per and many.dimension == "count":
                    yield Result(amount.value / times, f"{amount.text} ÷ {many.text}")


def _fits(number: Quantity, found: Result) -> bool:
    """Whether a worked-out number is the one written, or keeps the bound that is."""
    value = found.value
    if value <= 0:
        return False
    rest = number.dimension == "share" and found.sum.startswith(REST)
    slack = _REST_EXACT if rest else _EXACT * abs(value)
    if number.dimension in _COUNTS and number.step == 1 and number.bound is Bound.EXACT and value == round(value):
        slack = min(slack, _WHOLE)  # 112 votes are no difference of 114
    if number.bound in LOWER | UPPER:
        if value == number.value:
            return True
        kept = number.low - slack <= value <= number.high + slack
        near = max(value, number.value) <= _BOUND_REACH * min(value, number.value)
        return kept and near
    if abs(number.value - value) <= slack:
        return True
    return number.low - slack <= value <= number.high + slack and number.high - number.low < abs(value) * 4
