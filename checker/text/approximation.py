"""How sure a number is meant: exact, about, at least, at most, just under.

The words before a number ("more than", "some") and after it ("or so", "or more") say so; figures say it by the
digits they spend.
"""

import math
from enum import StrEnum
from functools import cache

from checker.text.figures import Form, Number
from checker.text.numerals import number_starts
from checker.text.pieces import Pieces
from checker.text.tables import rows, spellings, word_list
from checker.text.units import Unit


class Bound(StrEnum):
    """What the words around a number make of it."""

    EXACT = "exact"
    ABOUT = "about"
    MORE = "more than"
    LESS = "less than"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    JUST_OVER = "just over"
    JUST_UNDER = "just under"
    BETWEEN = "between"


LOWER = frozenset({Bound.MORE, Bound.AT_LEAST})
UPPER = frozenset({Bound.LESS, Bound.AT_MOST})
VAGUE = frozenset({Bound.ABOUT, Bound.JUST_OVER, Bound.JUST_UNDER})
_LONGEST = 5
_AMBIGUOUS_BEFORE_TIME = frozenset({"over", "above", "beyond", "under", "below", "near", "around"})
_RISING = frozenset(
    {"go", "goes", "went", "gone", "going", "pushed", "push", "pushes", "moved", "moves", "brought", "takes"}
)
_EXTENDING = word_list("extending")
_PERIODS = word_list("periods")
_LASTING = word_list("lasting")


@cache
def _phrases() -> tuple[dict[str, Bound], dict[str, Bound]]:
    before: dict[str, Bound] = {}
    after: dict[str, Bound] = {}
    for name, words_before, *words_after in rows("approximations"):
        before.update(dict.fromkeys(spellings(words_before), Bound(name)))
        after.update(dict.fromkeys(spellings(words_after[0] if words_after else ""), Bound(name)))
    return before, after


def bound_before(pieces: Pieces, at: int, after: int, unit: Unit) -> tuple[int, Bound]:
    """Return where the words that bound the number in the pieces ``[at, after)`` start, and what they say."""
    end = at
    while (
        pieces.word(end - 1) in {".", "-"}
        and pieces.glued(end - 1)
        and pieces.word(end - 2) in {"c", "ca", "approx"}
    ):
        end -= 1
    if pieces.word(end - 1) in {"the", "a"} and pieces.word(end - 2) in {
        "than",
        "about",
        "nearly",
        "almost",
        "under",
        "over",
    }:
        end -= pieces.word(end - 1) == "a"
    if pieces.phrase(end - 3, 3) == "the age of" and pieces.word(end - 4) in {"under", "over", "below", "above"}:
        end -= 3
    for length in range(min(_LONGEST, end), 0, -1):
        bound = _phrases()[0].get(pieces.phrase(end - length, length))
        if bound is None:
            continue
        start = end - length
        if pieces.phrase(start, length) == "up to" and pieces.word(start - 1) in _RISING:
            continue  # "goes up to 2.80" reaches it
        if length == 1 and not _bounds(pieces, start, after, unit):
            continue
        further, wider = _stacked(pieces, start, bound)
        return further, wider
    return at, Bound.EXACT


def _bounds(pieces: Pieces, at: int, end: int, unit: Unit) -> bool:
    """Whether a lone word at ``at`` bounds the number: "over three years" mostly means "in the course of"."""
    word, before = pieces.word(at), pieces.word(at - 1)
    if word in {"c", "ca"}:
        return pieces.tokens[at].text.islower() and pieces.word(at + 1) == "."
    lasting = unit.dimension == "time" or pieces.word(end) in _PERIODS
    if word in _AMBIGUOUS_BEFORE_TIME and lasting and word != "around":
        return before in _LASTING
    if word == "over" and before in _EXTENDING:
        return False  # what extends over eight countries is in eight
    if word in {"within", "inside"} and unit.dimension in {"count", "share"}:
        return False
    return not (word == "minimum" and before == "a")


def _stacked(pieces: Pieces, start: int, bound: Bound) -> tuple[int, Bound]:
    """Take in what bounds the bound: "at least about", "some … at most"."""
    for length in (2, 1):
        outer = _phrases()[0].get(pieces.phrase(start - length, length)) if start >= length else None
        if outer is not None and outer in LOWER | UPPER and bound in VAGUE:
            return start - length, outer
        if outer is Bound.ABOUT and length == 1 and bound in LOWER | UPPER and pieces.word(start - 1) != "some":
            return start - length, bound
    return start, bound


def bound_after(pieces: Pieces, end: int) -> tuple[int, Bound]:
    """Return the end of the words behind a number that bound it, and what they say."""
    if pieces.word(end) == "+" and pieces.glued(end):
        return end + 1, Bound.AT_LEAST
    at = end + 1 if pieces.word(end) == "-" and pieces.word(end + 1) in {"odd", "ish", "plus", "something"} else end
    for length in range(_LONGEST - 1, 0, -1):
        phrase = pieces.phrase(at, length)
        bound = _phrases()[1].get(phrase)
        if bound is None or (length == 1 and at == end and not _closes(pieces, at + 1)):
            continue  # "20 minimum wage jobs", "20 odd jobs"
        following = pieces.word(at + length)
        if following[:1].isdecimal() or following in number_starts() or following in {"$", "£", "€"}:
            return end, Bound.EXACT  # "a year and over 60 witnesses": it bounds the next number
        return at + length, bound
    return end, Bound.EXACT


def _closes(pieces: Pieces, at: int) -> bool:
    """Whether the text or a clause ends at ``at``."""
    return not pieces.word(at)[:1].isalnum()


# --- The interval a wording is true for --------------------------------------------------------------------

_SLACK = 0.005
"""How far a long exact-looking figure with trailing zeros ("60,000") may be rounded, as a part of itself."""
_COARSE = 0.05
"""How far "2 million" and "four minutes" may be rounded; by their one digit it would be much further."""
_ABOUT = 0.06
_JUST = 0.1
_FINEST = 0.01


def half_width(number: Number, unit: Unit) -> float:
    """Return how far the true value may lie from an exact wording, by the digits it spends."""
    value, half = abs(number.value), number.step / 2
    if number.form is Form.SHARE or (unit.dimension == "share" and not number.whole):
        return half
    if not number.whole:
        return min(half, _COARSE * value)
    if unit.dimension in {"share", "points", "temperature"}:
        return 0.5
    if unit.dimension in {"count", "age", "rank", "score", "frequency"} and (value < 100 or number.step == 1):
        return 0.0
    return min(0.5, _COARSE * value) if value < 100 or number.step == 1 else min(half, max(0.5, _SLACK * value))


def interval(number: Number, bound: Bound, unit: Unit) -> tuple[float, float]:
    """Return the values, in the written unit, that a number with its bound is true for."""
    value, half = number.value, half_width(number, unit)
    if number.form is Form.PLURAL:
        return value, math.inf
    if bound is Bound.ABOUT:
        reach = max(half, _reach(number, _ABOUT), _one(number, unit))
        return value - reach, value + reach
    if bound is Bound.JUST_UNDER:
        return value - max(_reach(number, _JUST), _one(number, unit)), value + min(half, _SLACK * abs(value))
    if bound is Bound.JUST_OVER:
        return value - min(half, _SLACK * abs(value)), value + max(_reach(number, _JUST), _one(number, unit))
    if bound in LOWER:
        return (value if bound is Bound.AT_LEAST else math.nextafter(value, math.inf)), math.inf
    if bound in UPPER:
        return -math.inf, (value if bound is Bound.AT_MOST else math.nextafter(value, -math.inf))
    return value - half, value + half


def _reach(number: Number, part: float) -> float:
    """Return how far an approximate word stretches a number, at most to the next number as round."""
    value = abs(number.value)
    if number.digits <= 1:
        return part * value
    return min(part * value, max(_round_step(number), _FINEST * value))


def _round_step(number: Number) -> float:
    """Return the place of the last digit that is not zero, where the step counts zeros too ("450 million")."""
    step = number.step
    for _ in range(max(0, len(f"{abs(number.value) / step:.0f}") - number.digits)):
        step *= 10
    return step


def _one(number: Number, unit: Unit) -> float:
    """Return the one up or down that "about 12 people" allows."""
    return 1.0 if unit.dimension == "count" and number.whole and 10 <= number.value < 100 else 0.0
