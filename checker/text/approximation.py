"""How sure a number is meant: exact, about, at least, at most, just under, well over.

The words before a number ("more than", "some") and after it ("or so", "or more") say so; figures say it by the
digits they spend.
"""

import math
from enum import StrEnum

from checker.text.number_words import Number
from checker.text.tokens import Token


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


_BEFORE: tuple[tuple[str, Bound], ...] = (
    ("little more than", Bound.JUST_OVER), ("little short of", Bound.JUST_UNDER), ("a little more than", Bound.JUST_OVER), ("slightly more than", Bound.JUST_OVER), ("just over", Bound.JUST_OVER),
    ("a little over", Bound.JUST_OVER), ("slightly over", Bound.JUST_OVER), ("just above", Bound.JUST_OVER),
    ("just more than", Bound.JUST_OVER),
    ("a little less than", Bound.JUST_UNDER), ("slightly less than", Bound.JUST_UNDER), ("just short of", Bound.JUST_UNDER),
    ("a little under", Bound.JUST_UNDER), ("just under", Bound.JUST_UNDER), ("just below", Bound.JUST_UNDER),
    ("slightly under", Bound.JUST_UNDER), ("close to", Bound.ABOUT), ("nearly", Bound.JUST_UNDER),
    ("almost", Bound.JUST_UNDER), ("not quite", Bound.JUST_UNDER), ("fewer than", Bound.LESS), ("less than", Bound.LESS),
    ("no more than", Bound.AT_MOST), ("not more than", Bound.AT_MOST), ("no less than", Bound.AT_LEAST),
    ("no fewer than", Bound.AT_LEAST), ("not less than", Bound.AT_LEAST), ("well over", Bound.MORE),
    ("more than", Bound.MORE), ("upwards of", Bound.MORE), ("in excess of", Bound.MORE), ("well above", Bound.MORE),
    ("at least", Bound.AT_LEAST), ("a minimum of", Bound.AT_LEAST), ("over", Bound.MORE), ("above", Bound.MORE),
    ("at most", Bound.AT_MOST), ("up to", Bound.AT_MOST), ("a maximum of", Bound.AT_MOST), ("as much as", Bound.AT_MOST),
    ("as many as", Bound.AT_MOST), ("well under", Bound.LESS), ("well below", Bound.LESS), ("under", Bound.LESS),
    ("below", Bound.LESS), ("as long as", Bound.AT_MOST), ("about", Bound.ABOUT), ("around", Bound.ABOUT),
    ("some", Bound.ABOUT), ("roughly", Bound.ABOUT), ("approximately", Bound.ABOUT), ("an estimated", Bound.ABOUT),
    ("estimated", Bound.ABOUT), ("circa", Bound.ABOUT), ("in the region of", Bound.ABOUT), ("getting on for", Bound.JUST_UNDER),
    ("more or less", Bound.ABOUT), ("something like", Bound.ABOUT), ("an average of", Bound.EXACT),
)  # fmt: skip
_AFTER: tuple[tuple[str, Bound], ...] = (
    ("or so", Bound.ABOUT), ("or thereabouts", Bound.ABOUT), ("or more", Bound.AT_LEAST), ("or less", Bound.AT_MOST),
    ("or fewer", Bound.AT_MOST), ("at least", Bound.AT_LEAST), ("at most", Bound.AT_MOST), ("and over", Bound.AT_LEAST),
    ("or over", Bound.AT_LEAST), ("or under", Bound.AT_MOST), ("or smaller", Bound.AT_MOST),
)  # fmt: skip


def bound_around(tokens: list[Token], first: int, end: int) -> tuple[int, int, Bound]:
    """Return the tokens ``[first, end)`` widened by the words that bound the number, and what they say."""
    for words, bound in sorted(_BEFORE, key=lambda entry: -len(entry[0])):
        length = words.count(" ") + 1
        if first >= length and " ".join(token.lower for token in tokens[first - length : first]) == words:
            return first - length, end, bound
    for words, bound in _AFTER:
        length = words.count(" ") + 1
        if " ".join(token.lower for token in tokens[end : end + length]) == words:
            return first, end + length, bound
    return first, end, Bound.EXACT


def interval(number: Number, bound: Bound, *, exact: bool) -> tuple[float, float]:
    """Return the values that a number can stand for; ``exact``: whole things are counted, so 20 is not 20.4."""
    value = number.value
    half = number.step / 2
    if number.kind == "plural":
        return value / 2, math.inf
    if bound is Bound.ABOUT:
        reach = max(min(half, 0.2 * abs(value)), 0.1 * abs(value) if number.digits <= 2 else 0.05 * abs(value))
        return value - reach, value + reach
    if bound is Bound.JUST_UNDER:
        return 0.88 * value, value
    if bound is Bound.JUST_OVER:
        return value, 1.12 * value
    if bound in {Bound.MORE, Bound.AT_LEAST}:
        return (value if bound is Bound.AT_LEAST else math.nextafter(value, math.inf)), math.inf
    if bound in {Bound.LESS, Bound.AT_MOST}:
        return -math.inf, (value if bound is Bound.AT_MOST else math.nextafter(value, -math.inf))
    if exact and abs(value) < 1000:
        return value, value
    half = min(half, (0.005 if exact else 0.03) * abs(value))
    return value - half, value + half
