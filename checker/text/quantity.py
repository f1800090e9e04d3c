"""The quantity: a number with its unit and the interval of values that its wording is true for."""

from dataclasses import dataclass

from checker.text.approximation import Bound


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, read from ``[start, end)`` of a text: ``text[start:end] == quantity.text``.

    ``value``, ``low`` and ``high`` are in the base unit of ``dimension``. ``unit`` is the unit written: "" for plain
    counts, "USD/hour" for a rate, whose ``per`` is "hour"; ``factor`` turns the number written into ``value``.
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
