"""The quantity: a number with its unit and the interval of values that its wording is true for."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from checker.text.approximation import Bound
from checker.text.figures import Number
from checker.text.pieces import Pieces
from checker.text.units import Unit

_SECONDS = {"hour": 3600.0, "minute": 60.0, "second": 1.0}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, read from ``[start, end)`` of a text: ``text[start:end] == quantity.text``.

    ``value``, ``low`` and ``high`` are in the base unit of ``dimension``; ``factor`` turns the number written into
    ``value``. ``unit`` is the unit written: "" for plain counts, "USD/hour" for a rate, whose ``per`` is "hour".
    ``counted`` is the lower-case noun that is counted, or what a share is a share of ("" if the text does not
    say). ``digits`` are the significant digits written, ``step`` the value of the last of them in base units.
    """

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    unit: str
    dimension: str
    bound: Bound
    counted: str
    digits: int
    step: float = 0.0
    factor: float = 1.0
    per: str = ""


class Measured(NamedTuple):
    """What a number is a quantity of: its unit and bound, the limits it is true for in that unit, and a rate."""

    unit: Unit
    bound: Bound
    limits: tuple[float, float]
    counted: str = ""
    per: str = ""


def quantity_of(pieces: Pieces, first: int, end: int, number: Number, measured: Measured) -> Quantity:
    """Turn a number in the pieces ``[first, end)`` into a quantity in base units."""
    unit, (low, high), per = measured.unit, measured.limits, measured.per
    factors = (unit.factor, unit.other or unit.factor)
    low = low * (min(factors) if low > 0 else max(factors)) + unit.offset
    high = high * max(factors) + unit.offset
    if unit.dimension == "length" and per in _SECONDS:
        seconds = _SECONDS[per]
        unit = Unit(f"{unit.name}/{per}", "speed", unit.factor / seconds)
        low, high, per = low / seconds, high / seconds, ""
    return Quantity(
        start=pieces.tokens[first].start,
        end=pieces.tokens[end - 1].end,
        text=pieces.of(first, end),
        value=number.value * unit.factor + unit.offset,
        low=low,
        high=high,
        unit=f"{unit.name}/{per}" if per else unit.name,
        dimension=unit.dimension,
        bound=measured.bound,
        counted=measured.counted,
        digits=number.digits,
        step=number.step * unit.factor,
        factor=unit.factor,
        per=per,
    )


def in_unit_of(bare: Quantity, other: Quantity) -> Quantity:
    """Return a number without a unit as one of another's unit, to which nothing is added: no degrees."""
    return replace(
        bare,
        value=bare.value * other.factor,
        low=bare.low * other.factor,
        high=bare.high * other.factor,
        step=bare.step * other.factor,
        unit=other.unit,
        dimension=other.dimension,
        factor=other.factor,
        per=other.per,
    )
