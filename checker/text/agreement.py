"""Whether two quantities can both be true of one thing: rounding, approximation, bounds and units considered."""

import math
from dataclasses import replace
from enum import StrEnum

from checker import lexicon
from checker.lexicon import Kinship
from checker.text.approximation import LOWER, UPPER, VAGUE, Bound
from checker.text.nouns import is_person
from checker.text.quantity import Quantity
from checker.text.tables import word_list
from checker.text.units import COUNT, unit_named


class Agreement(StrEnum):
    """How two quantities stand to each other."""

    SAME = "same"
    BOUNDED_OK = "within the bound"
    UNKNOWN = "unknown"  # they measure different things, or are too close to tell
    DIFFERENT = "different"


_FAR = 5.0
"""A bound that is passed by more than this factor ("more than 400" for 4,000) is true but says something else."""
_ROUNDED = 0.025
"""How far a round number may lie from the exact one it stands for, as a part of it, and still be the same."""
_CONVERTED = 0.04
"""The same where a unit was converted; up to three times as far is too close to tell."""
_NEAR_FRACTION = 0.015
"""How far a share in words ("a quarter") may miss a percentage before the two differ."""
_SLOPPY = 0.07
"""How far a round number may lie from a finer one before the two differ."""
_SLIP = 0.004
_EPSILON = 1e-9
_BEST_FIRST = (Agreement.SAME, Agreement.BOUNDED_OK, Agreement.UNKNOWN, Agreement.DIFFERENT)
_PEOPLE = word_list("people")
_KIN = frozenset(
    {Kinship.SAME, Kinship.INFLECTED, Kinship.DERIVED, Kinship.SYNONYM, Kinship.HYPERNYM, Kinship.HYPONYM}
)  # fmt: skip


def agree(a: Quantity, b: Quantity) -> Agreement:
    """Say whether two quantities agree; the order of the two does not matter.

    SAME: their intervals meet, counting rounding and conversion ("1.4 billion" and "1,400 million", "85 %" and
    "85.19 %", "22 km" and "14 miles"). BOUNDED_OK: one sets a bound and the other keeps it ("more than 9,000"
    and "9,440"). DIFFERENT: they measure the same and cannot both hold ("12 %" and "14 %"), or are one number in
    two currencies ("4.6 million pounds", "4.6 million euros"). UNKNOWN: they measure different things, count
    different things, or lie too close to tell. Equal numbers of different things are SAME: which things they are
    is for others to compare.
    """
    if a.dimension == b.dimension and (a.unit == "degree") != (b.unit == "degree"):
        return _degrees(a, b)
    pair = _comparable(a, b)
    if pair is None:
        return Agreement.DIFFERENT if _mistaken_currency(a, b) else Agreement.UNKNOWN
    left, right, loose = pair
    found = _compare(left, right, converted=not math.isclose(left.factor, right.factor))
    if found is Agreement.DIFFERENT and (loose or not _counts_alike(a, b)):
        return Agreement.UNKNOWN
    return found


# --- Bringing both to one measure --------------------------------------------------------------------------


def _comparable(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity, bool] | None:
    """Return both in one dimension, and whether only equality may be told; None where nothing can be compared."""
    loose = False
    if a.dimension != b.dimension:
        united = _united(a, b)
        if united is None:
            return None
        a, b, loose = united
    elif a.dimension == "time" and (a.unit == "night") != (b.unit == "night"):
        loose = True
    elif a.dimension == "clock" and "o'clock" in {a.unit, b.unit}:
        a, b = _half_day(a), _half_day(b)
    return _per_same(a, b, loose=loose)


def _per_same(a: Quantity, b: Quantity, *, loose: bool) -> tuple[Quantity, Quantity, bool] | None:
    """Bring two rates to one base; a rate against a plain amount may only be told equal, or a slip of the scale."""
    if a.per == b.per:
        return a, b, loose
    if not a.per or not b.per:
        return a, b, loose or not _slip(a, b)
    one, other = _rate(a), _rate(b)
    if one[1] != other[1]:
        return None
    loose = loose or (a.dimension.startswith("money") and ("hour" in a.per) != ("hour" in b.per))
    return _scaled(a, 1 / one[0]), _scaled(b, 1 / other[0]), loose


def _rate(quantity: Quantity) -> tuple[float, tuple[str, ...]]:
    """Return the size of what a rate is per, and its kind: a month, and ("patient", "time") for "patient/month"."""
    factor, kinds = 1.0, []
    for part in quantity.per.split("/"):
        unit = unit_named(part)
        factor *= unit.factor if unit else 1.0
        kinds.append(unit.dimension if unit else part)
    return factor, tuple(sorted(kinds))


def _slip(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers have the same digits and differ by a power of ten: 1.2 million for 1.2 billion."""
    if min(a.value, b.value) <= 0:
        return False
    power = math.log10(a.value / b.value)
    return round(power) != 0 and abs(power - round(power)) < _SLIP


def _united(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity, bool] | None:
    dimensions = {a.dimension, b.dimension}
    if dimensions == {"count", "score"}:
        return a, b, False
    if dimensions == {"age", "time"}:
        return _in_seconds(a), _in_seconds(b), False
    if dimensions == {"count", "share"}:
        bare = a if a.dimension == "count" else b
        return (a, b, True) if 0 < bare.value < 1 and not bare.counted else None
    if dimensions == {"count", "points"}:
        bare = a if a.dimension == "count" else b
        return (a, b, True) if bare.counted in {"point", "points"} else None
    if dimensions == {"factor", "share"}:
        return a, b, True
    if all(dimension.startswith("money:") for dimension in dimensions):
        left, right = (unit_named(q.unit.partition("/")[0]) for q in (a, b))
        if left is None or right is None or not set(left.families) & set(right.families):
            return None
        words = {unit.name for unit in (left, right) if unit.name.islower()}
        return (a, b, "dollar" in words) if words else None
    return None


def _mistaken_currency(a: Quantity, b: Quantity) -> bool:
    """Whether one sum is given in two currencies: a slip, for converting it would change the number.

    A round number that is only meant about ("about a billion") may stay what it was.
    """
    if a.dimension == b.dimension or a.per != b.per or not a.value:
        return False
    money = all(quantity.dimension.startswith("money:") for quantity in (a, b))
    bounds = {a.bound, b.bound}
    fine = bounds == {Bound.EXACT} or (bounds <= VAGUE | {Bound.EXACT} and min(a.digits, b.digits) > 1)
    return money and fine and math.isclose(a.value, b.value)


def _in_seconds(quantity: Quantity) -> Quantity:
    year = unit_named("year") or COUNT
    return _scaled(quantity, year.factor) if quantity.dimension == "age" else quantity


def _scaled(quantity: Quantity, factor: float) -> Quantity:
    return replace(
        quantity, value=quantity.value * factor, low=quantity.low * factor, high=quantity.high * factor,
        step=quantity.step * factor, factor=quantity.factor * factor,
    )  # fmt: skip


def _degrees(a: Quantity, b: Quantity) -> Agreement:
    """Compare bare "degrees" with a named scale: they may be Celsius or what the other side uses."""
    bare, other = (a, b) if a.unit == "degree" else (b, a)
    unit = unit_named(other.unit) or COUNT
    moved = _scaled(bare, unit.factor)
    theirs = replace(
        moved, value=moved.value + unit.offset, low=moved.low + unit.offset, high=moved.high + unit.offset
    )
    readings = {_compare(reading, other, converted=False) for reading in (bare, theirs)}
    return next(found for found in _BEST_FIRST if found in readings)


def _half_day(quantity: Quantity) -> Quantity:
    shift = 720.0 * (quantity.value // 720)
    return replace(quantity, value=quantity.value - shift, low=quantity.low - shift, high=quantity.high - shift)


def _counts_alike(a: Quantity, b: Quantity) -> bool:
    """Whether what the two count may be the same things."""
    if (
        not {a.dimension, b.dimension} <= {"count", "rank", "score"}
        or not a.counted
        or not b.counted
        or a.counted == b.counted
    ):
        return True
    if {a.counted, b.counted} & _PEOPLE and is_person(a.counted) and is_person(b.counted):
        return True
    return lexicon.relation(a.counted, b.counted) in _KIN


# --- Comparing in one measure ------------------------------------------------------------------------------


def _compare(a: Quantity, b: Quantity, *, converted: bool) -> Agreement:
    if a.bound in LOWER | UPPER and b.bound in LOWER | UPPER:
        return _bounds(a, b)
    if a.bound in LOWER | UPPER:
        return _bounded(a, b, converted=converted)
    if b.bound in LOWER | UPPER:
        return _bounded(b, a, converted=converted)
    if Bound.BETWEEN in {a.bound, b.bound}:
        return _ranges(a, b)
    margin = _EPSILON * max(abs(a.value), abs(b.value), 1e-12)
    gap = max(a.low, b.low) - min(a.high, b.high)
    if a.value == b.value or gap < -margin or (gap <= margin and _closed(a, b)):
        return Agreement.SAME
    return _apart(a, b, max(gap, 0.0), converted=converted)


def _closed(a: Quantity, b: Quantity) -> bool:
    """Whether touching intervals meet: exact numbers do, "85 %" ends just before 85.5."""
    return a.low == a.high or b.low == b.high or a.bound in VAGUE or b.bound in VAGUE


def _apart(a: Quantity, b: Quantity, gap: float, *, converted: bool) -> Agreement:
    """Judge two that do not meet: sloppy rounding, a converted unit, or different."""
    size, distance = max(abs(a.value), abs(b.value)), abs(a.value - b.value)
    if a.bound in VAGUE or b.bound in VAGUE:
        return _near(any(gap <= _slack(q, other) for q, other in ((a, b), (b, a)) if q.bound in VAGUE))
    coarse = max(a, b, key=lambda q: q.step)
    if a.dimension in {"share", "points"}:
        worded = "fraction" in {a.unit, b.unit} and a.unit != b.unit
        return _near(worded and gap <= _NEAR_FRACTION)
    if converted and distance <= max(coarse.step / 2, _CONVERTED * size):
        return Agreement.SAME if distance <= _CONVERTED * size else _near(distance <= 3 * _CONVERTED * size)
    if _tells_apart(a, b):
        return Agreement.DIFFERENT
    if distance <= coarse.step / 2 and distance <= _SLOPPY * size:
        return Agreement.SAME if distance <= _ROUNDED * size else Agreement.UNKNOWN
    return Agreement.DIFFERENT


def _slack(vague: Quantity, other: Quantity) -> float:
    """Return the gap that an approximate wording leaves open; little on the side that "just over" rules out."""
    reach = (vague.high - vague.low) / 2
    if vague.bound is Bound.ABOUT:
        return reach
    beyond = (other.value > vague.value) == (vague.bound is Bound.JUST_OVER)
    return 2 * reach if beyond else 0.25 * reach


def _near(is_near: bool) -> Agreement:
    return Agreement.UNKNOWN if is_near else Agreement.DIFFERENT


def _tells_apart(a: Quantity, b: Quantity) -> bool:
    """Whether the numbers are small enough, or written finely enough, that nobody would round them."""
    small = max(abs(a.value), abs(b.value)) < 100 and a.dimension in {"count", "score", "age", "rank", "factor"}
    return small or a.dimension in {"clock", "rank", "temperature"} or math.isclose(a.step, b.step)


def _bounded(bound: Quantity, other: Quantity, *, converted: bool) -> Agreement:
    """Judge a bound against a number or range: kept, broken, or too close to tell."""
    sign = 1.0 if bound.bound in LOWER else -1.0
    limit, value = sign * bound.value, sign * other.value
    strict = bound.bound in {Bound.MORE, Bound.LESS}
    worst = sign * (other.low if sign > 0 else other.high) if other.bound is Bound.BETWEEN else value
    slack = _EPSILON * max(abs(limit), abs(value))
    if worst > limit + slack or (not strict and worst >= limit - slack):
        big, small = max(abs(bound.value), abs(other.value)), min(abs(bound.value), abs(other.value))
        fractions = bound.dimension in {"share", "clock", "temperature", "age"}
        if fractions or small * _FAR >= big:
            return Agreement.BOUNDED_OK
        return (
            Agreement.DIFFERENT
            if min(bound.digits, other.digits) > 1 and _slip(bound, other)
            else Agreement.UNKNOWN
        )
    best = sign * (other.high if sign > 0 else other.low)
    if best > limit + slack or (converted and value >= limit - _CONVERTED * abs(limit)):
        return Agreement.UNKNOWN
    return Agreement.DIFFERENT


def _bounds(a: Quantity, b: Quantity) -> Agreement:
    size = max(abs(a.value), abs(b.value))
    if (a.bound in LOWER) == (b.bound in LOWER):
        if abs(a.value - b.value) <= _ROUNDED * size:
            return Agreement.SAME
        limits = a.bound is b.bound is Bound.AT_MOST  # "up to" states a limit, "fewer than" only rounds
        return Agreement.DIFFERENT if limits else Agreement.UNKNOWN
    lower, upper = (a, b) if a.bound in LOWER else (b, a)
    # "at least six million" and "at most six million" could both hold of the one value, and nobody means that
    return (
        Agreement.UNKNOWN
        if lower.value < upper.value and not math.isclose(lower.value, upper.value)
        else Agreement.DIFFERENT
    )


def _ranges(a: Quantity, b: Quantity) -> Agreement:
    size = max(abs(a.value), abs(b.value))
    meets = min(a.high, b.high) - max(a.low, b.low) >= -_EPSILON * size
    if a.bound is b.bound:
        reach = (0.001 if math.isclose(a.factor, b.factor) else 0.05) * size
        close = abs(a.low - b.low) <= reach and abs(a.high - b.high) <= reach
        return Agreement.SAME if close else Agreement.UNKNOWN if meets else Agreement.DIFFERENT
    if meets:
        return Agreement.BOUNDED_OK
    near = max(a.low, b.low) - min(a.high, b.high) <= _ROUNDED * size
    return Agreement.UNKNOWN if near else Agreement.DIFFERENT
