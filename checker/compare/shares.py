"""The shares that a text speaks of: "most of the projects", "two of the 15 projects", "no experiment"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker import lexicon
from checker.compare.parts import whole_of
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.text.numbers import quantities

_LONGEST = 4
"""The longest quantifier, in words: "the great majority of"."""

_DIGITS = 6
"""So many digits of a share count: 84 of 130 is all but 46 of them."""
_EXCEPT = re.compile(r"\b(?:except|excepting|apart from|other than|with the exception of|aside from|bar|save)\b")
_NEARLY, _SHORT_OF_ALL = 0.5, 0.999
"""What "all" is where exceptions are made."""
_EACH = frozenset({"each", "every"})
_FOR_ITSELF = re.compile(r"\b(?:for|by) (?:itself|himself|herself|themselves|its own|their own)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shared:
    """A share between ``low`` and ``high`` (0 to 1) of the things that the unit ``of`` names."""

    low: float
    high: float
    text: str
    of: Unit | None


def shares(reading: Reading) -> list[Shared]:
    """Return the shares that quantifiers and fractions of a text give, in order."""
    but_some = list(_all_but(reading))
    found = [*(but_some or _quantified(reading)), *_fractions(reading), *_parts(reading)]
    # "none" is a denial, and compared as one.
    return [share for share in found if share.high > 0]


def _quantified(reading: Reading) -> Iterator[Shared]:
    at = 0
    while at < len(reading.words):
        longest = _LONGEST if reading.words[at] in lexicon.quantifier_openings() else 1
        for length in range(longest, 0, -1):
            written = " ".join(reading.words[at : at + length])
            share = lexicon.quantifier(written) if at + length <= len(reading.words) else None
            if share is not None and not _each_for_itself(reading, at):
                low, high = (_NEARLY, _SHORT_OF_ALL) if share.low >= 1 and _but_for_some(reading) else share[:2]
                yield Shared(low, high, written, _counted(reading, at + length))
                at += length - 1
                break
        at += 1


def _but_for_some(reading: Reading) -> bool:
    """Whether a text makes exceptions: "all of them except Austria"."""
    return _EXCEPT.search(reading.text) is not None


def _each_for_itself(reading: Reading, at: int) -> bool:
    """Whether "each" says that everyone does so alone, and not how many do: "each school decides for itself"."""
    return reading.words[at] in _EACH and _FOR_ITSELF.search(reading.text) is not None


def _fractions(reading: Reading) -> Iterator[Shared]:
    for unit in reading.units:
        quantity = unit.quantity
        if quantity is not None and quantity.dimension == "share" and 0 < quantity.value <= 1:
            low, high = max(0.0, quantity.low), min(1.0, quantity.high)
            yield Shared(low, high, unit.text, _counted(reading, unit.last + 1))


def _parts(reading: Reading) -> Iterator[Shared]:
    for unit in reading.units:
        whole = whole_of(reading, unit)
        if whole is None or unit.quantity is None or whole.quantity is None:
            continue
        if {unit.quantity.dimension, whole.quantity.dimension} == {"count"} and unit.quantity.value > 0:
            share = round(unit.quantity.value / whole.quantity.value, _DIGITS) if whole.quantity.value else 2.0
            if share <= 1:
                text = reading.text[unit.start : whole.end]
                yield Shared(share, share, text, _counted(reading, whole.last + 1))


def _all_but(reading: Reading) -> Iterator[Shared]:
    """Yield what is left of a whole: "all but 46 of the 130 homes"."""
    for number in range(len(reading.words) - 3):
        if reading.words[number : number + 2] != ["all", "but"] or reading.words[number + 3] != "of":
            continue
        less = next(iter(quantities(reading.words[number + 2])), None)
        whole = _number_from(reading, number + 4)
        if less is None or whole is None or whole.quantity is None or less.value >= whole.quantity.value:
            continue
        share = round(1 - less.value / whole.quantity.value, _DIGITS)
        text = reading.text[reading.tokens[number].start : whole.end]
        yield Shared(share, share, text, _counted(reading, whole.last + 1))


def _number_from(reading: Reading, at: int) -> Unit | None:
    return next((unit for unit in reading.units if at <= unit.first <= at + 1 and unit.quantity is not None), None)


def _counted(reading: Reading, at: int) -> Unit | None:
    return next((unit for unit in reading.units if unit.first >= at and unit.kind is Kind.WORD), None)
