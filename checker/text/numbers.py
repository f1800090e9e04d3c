"""Quantities: what a text says in numbers, as intervals in base units, so that two wordings can be compared.

"more than half a million people", "£48 million", "one in six", "about 85 %", "nearly a third", "14 miles". The
interval ``[low, high]`` holds every value that the wording is true for: rounding, approximation ("about",
"nearly") and bounds ("at least", "up to") widen it. See docs/numbers.md.
"""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

from checker.text.agreement import Agreement, agree
from checker.text.approximation import LOWER, UPPER, Bound, bound_after, bound_before, interval
from checker.text.clock import Clock, clock_at
from checker.text.figures import Form, Number
from checker.text.identifiers import skip_code
from checker.text.measures import AGE, rate_at, trailing_rate
from checker.text.multiples import Special, special_at, times_after
from checker.text.nouns import counted_noun
from checker.text.numerals import number_starts, numerals
from checker.text.pieces import Pieces, pieces_of
from checker.text.quantity import Measured, Quantity, in_unit_of, quantity_of
from checker.text.ranges import Kind, Pair, pair_at
from checker.text.sides import Side, age_at, age_by_bound, age_group, article_unit, decade_of_life, side_at
from checker.text.tables import word_list
from checker.text.units import COUNT, Unit, currency_starts

__all__ = ["Agreement", "Bound", "Quantity", "agree", "quantities"]

_CLOCK = Unit("clock", "clock", 1.0)
_OPEN_CLOCK = Unit("o'clock", "clock", 1.0)
_OTHER_STARTS = word_list("number starts")
_UNITLESS = frozenset({"count", "rank", "factor", "score", "clock", "age", "frequency", "share", "temperature"})
"""Dimensions whose unit a bare number does not take over: "40 per cent, up from 30" may be 30 people."""
_CAME_FROM = re.compile(
    r"(?: (?:in|on|from) [A-Z]\w+(?: \w+)?)?,? (?:(?:up|down|rather) )?"  # "2.80 crowns in January, from 2.50"
    r"(?P<link>from|to|than|instead of|compared with|against) "
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMBINED = frozenset({"time", "length", "mass", "age"})


@cache
def _starts() -> frozenset[str]:
    """Return every word that a quantity can start with; figures and signs start one, too."""
    known = numerals()
    words = {*known.multiples, *known.times, *known.ordinals, *known.scales, *known.groups, *known.parts}
    lives = {word.removesuffix("y") + "ies" for word in known.tens}
    return number_starts() | currency_starts() | words | lives | _OTHER_STARTS


def quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Read the quantities of ``text`` in order, none overlapping.

    ``taken`` are spans (start, end) that are dates already; what touches them is passed over.
    """
    reader = _Reader(pieces_of(text), taken)
    at = 0
    while at < len(reader.pieces):
        at = max(reader.read(at), at + 1)
    return list(_with_units(text, reader.found))


def _with_units(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Give a bare number the unit of the one that it is told to have come from: "2.80 crowns instead of 2.50"."""
    before: Quantity | None = None
    for quantity in found:
        bare = quantity.dimension == COUNT.dimension and not quantity.counted and not quantity.unit
        if before is not None and bare and before.dimension not in _UNITLESS and _came_from(text, before, quantity):
            quantity = in_unit_of(quantity, before)
        before = quantity
        yield quantity


def _came_from(text: str, before: Quantity, bare: Quantity) -> bool:
    """Whether a bare number tells what another was before, or became: "from £3 to 5", not "£300 to 12 of them"."""
    led = _CAME_FROM.fullmatch(text, before.end, bare.start)
    if led is None or text.startswith(" of ", bare.end) or _YEAR.fullmatch(bare.text):
        return False
    return led["link"] != "to" or text[: before.start].lower().endswith("from ")


class _Reader:
    """Goes through the pieces once; ``rates`` are pieces that a quantity before them has used as its rate."""

    def __init__(self, pieces: Pieces, taken: Iterable[tuple[int, int]]) -> None:
        self.pieces = pieces
        self.blocked = pieces.inside(taken)
        self.rates: set[int] = set()
        self.found: list[Quantity] = []
        self.floor = 0

    def read(self, at: int) -> int:
        """Read what starts at ``at`` and return the piece after it."""
        word = self.pieces.words[at]
        if (not word[0].isnumeric() and word not in _starts()) or at in self.blocked or at in self.rates:
            return at + 1
        if not word[0].isalnum() and not self._figures_follow(at):
            return at + 1
        code = skip_code(self.pieces, at)
        if code > at:
            return code
        clock = clock_at(self.pieces, at)
        if clock and self.blocked.isdisjoint(range(clock.at, clock.end)):
            return self._clock(clock)
        special = special_at(self.pieces, at)
        if special and self.blocked.isdisjoint(range(at, special.end)):
            return self._special(at, special)
        return self._aged(at) or self._sides(at)

    def _figures_follow(self, at: int) -> bool:
        """Whether a sign at ``at`` may belong to figures: "$5", "-3", ".5", "R$ 7"."""
        return any(self.pieces.word(place)[:1].isnumeric() for place in (at, at + 1, at + 2))

    def _sides(self, at: int) -> int:
        side = article_unit(self.pieces, at) or side_at(self.pieces, at)
        if side is None or not self.blocked.isdisjoint(range(at, side.end)):
            return at + 1
        special = times_after(self.pieces, side.at, side.number) if side.unit is COUNT else None
        if special:
            return self._special(side.first, special)
        pair = pair_at(self.pieces, side)
        if pair and self.blocked.isdisjoint(range(side.first, pair.right.end)):
            return self._pair(pair)
        aged = age_at(self.pieces, side)
        if aged is not None:
            return self._single(aged)
        return self._single(self._combined(side))

    def _combined(self, side: Side) -> Side:
        """Take "2 hours 30 minutes" and "six feet two inches" together."""
        if side.unit.dimension not in _COMBINED or not side.number.whole:
            return side
        at = side.end + (self.pieces.word(side.end) == "and")
        further = side_at(self.pieces, at, second=True)
        if (
            further is None
            or further.unit.dimension != side.unit.dimension
            or further.unit.factor >= side.unit.factor
        ):
            return side
        if not self.blocked.isdisjoint(range(side.end, further.end)):
            return side
        smaller = further.number.value * further.unit.factor / side.unit.factor
        if not 0 < smaller < 1:
            return side
        number = side.number._replace(
            value=side.number.value + smaller, step=further.unit.factor / side.unit.factor * further.number.step,
            whole=False, digits=side.number.digits + further.number.digits,
        )  # fmt: skip
        return side._replace(number=number, end=further.end)

    # --- Building quantities ---------------------------------------------------------------------------------

    def _single(self, side: Side, *, bounded: bool = True) -> int:
        first, end, bound = side.first, side.end, Bound.EXACT
        if bounded:
            first, end, bound = self._bounded(side)
            side = age_by_bound(self.pieces, side, first, end, bound)
        rate = rate_at(self.pieces, end) if side.unit.dimension not in {"share", "points", "age"} else None
        per = ""
        while rate:
            per, end = f"{per}/{rate[0]}".lstrip("/"), rate[1]
            rate = rate_at(self.pieces, end) if self.pieces.word(end) == "per" else None
        if not per:
            trailing = trailing_rate(self.pieces, end)
            if trailing and side.unit.dimension not in {"share", "points", "age", "score", "time"}:
                per = trailing[0]
                self.rates.update(range(trailing[1], trailing[2]))
        if side.number.form is Form.PLURAL:
            bound = Bound.AT_LEAST
        limits = interval(side.number, bound, side.unit)
        measured = Measured(side.unit, bound, limits, self._counted(side, end), per)
        return self._add(first, end, side.number, measured)

    def _bounded(self, side: Side) -> tuple[int, int, Bound]:
        first, bound = bound_before(self.pieces, side.first, side.end, side.unit)
        if first < self.floor or not self.blocked.isdisjoint(range(first, side.first)):
            first, bound = side.first, Bound.EXACT
        end, after = bound_after(self.pieces, side.end)
        if bound is Bound.EXACT or (after is not Bound.EXACT and bound is Bound.ABOUT):
            return first, end, after if after is not Bound.EXACT else bound
        return first, side.end if after is Bound.EXACT else end, bound

    def _pair(self, pair: Pair) -> int:
        left, right = pair.left, pair.right
        if pair.kind is not Kind.RANGE:
            for side in (left, right):
                self._single(side, bounded=False)
            return right.end
        if pair.first < left.first and pair.first in self.blocked:
            return self._single(left)
        first, _ = bound_before(self.pieces, pair.first, right.end, right.unit)
        first = first if first >= self.floor and self.blocked.isdisjoint(range(first, pair.first)) else pair.first
        low, high = (
            interval(left.number, Bound.EXACT, left.unit)[0],
            interval(right.number, Bound.EXACT, right.unit)[1],
        )
        low_base, high_base = low * left.unit.factor / (right.unit.factor or 1.0), high
        middle = right.number._replace(
            value=(left.number.value * left.unit.factor / right.unit.factor + right.number.value) / 2
        )
        age = age_at(self.pieces, left)
        unit = AGE if age is not None else right.unit
        rate = rate_at(self.pieces, right.end)
        per, end = rate or ("", right.end)
        measured = Measured(unit, Bound.BETWEEN, (low_base, high_base), self._counted(right, end), per)
        return self._add(first, end, middle, measured)

    def _special(self, at: int, special: Special) -> int:
        first, bound = bound_before(self.pieces, at, special.end, special.unit)
        if first < self.floor or not self.blocked.isdisjoint(range(first, at)):
            first, bound = at, Bound.EXACT
        number, unit = special.number, special.unit
        measured = Measured(unit, bound, interval(number, bound, unit), special.counted)
        return self._add(first, special.end, number, measured)

    def _clock(self, clock: Clock) -> int:
        spread = {Bound.ABOUT: (20.0, 20.0), Bound.JUST_OVER: (0.0, 30.0), Bound.JUST_UNDER: (30.0, 0.0)}
        below, above = spread.get(clock.bound, (0.0, 0.0))
        low, high = clock.minutes - below, clock.minutes + above
        low = -math.inf if clock.bound in UPPER else low
        high = math.inf if clock.bound in LOWER else high
        first = clock.start if clock.start >= self.floor else clock.at
        number = Number(clock.minutes, clock.end, 1.0, 3, Form.FIGURES)
        unit = _OPEN_CLOCK if clock.halves_open else _CLOCK
        return self._add(first, clock.end, number, Measured(unit, clock.bound, (low, high)))

    def _aged(self, at: int) -> int:
        """Read "in his forties" and "under-18s"; 0 if neither stands here."""
        decade = decade_of_life(self.pieces, at)
        if decade:
            number = Number(decade[0] + 5, decade[1], 10.0, 1, Form.WORDS)
            measured = Measured(AGE, Bound.BETWEEN, (decade[0], decade[0] + 9))
            return self._add(at, decade[1], number, measured)
        group = age_group(self.pieces, at)
        if group:
            bound = Bound.LESS if group[1] == "under" else Bound.MORE
            number = Number(group[0], group[2], 1.0, 2, Form.FIGURES)
            measured = Measured(AGE, bound, interval(number, bound, AGE))
            return self._add(at, group[2], number, measured)
        return 0

    def _counted(self, side: Side, end: int) -> str:
        pieces = self.pieces
        if side.unit.dimension == "score":
            return pieces.word(side.end) if pieces.word(side.end) in {"votes", "points", "goals", "seats"} else ""
        if side.unit.dimension in {"count", "share"}:
            if side.unit.name == "percent" and pieces.word(end) != "of":
                return ""
            return counted_noun(pieces, end, singular=side.number.value == 1 and side.unit is COUNT)
        if pieces.word(end) == "of":
            return counted_noun(pieces, end)
        return ""

    def _add(self, first: int, end: int, number: Number, measured: Measured) -> int:
        self.found.append(quantity_of(self.pieces, first, end, number, measured))
        self.floor = end
        return end
