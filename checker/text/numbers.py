"""Quantities: what a text says in numbers, as intervals in base units, so that two wordings can be compared.

"more than half a million people", "£48 million", "one in six", "about 85 %", "nearly a third", "14 miles". The
interval ``[low, high]`` holds every value that the wording is true for: rounding, approximation ("about",
"nearly") and bounds ("at least", "up to") widen it.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from checker.lexicon import readings
from checker.text.approximation import Bound, bound_around, interval
from checker.text.number_words import Number, number_at
from checker.text.tokens import Token, tokens
from checker.text.units import COUNT, Unit, unit_at, unit_named

__all__ = ["Agreement", "Bound", "Quantity", "agree", "quantities"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, read from ``[start, end)`` of a text.

    ``value``, ``low`` and ``high`` are in the base unit of ``dimension``; ``unit`` is the unit written; ``counted``
    the lower-case noun that is counted ("" if none follows); ``digits`` the significant digits written.
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


class Agreement(StrEnum):
    """How two quantities stand to each other."""

    SAME = "same"
    BOUNDED_OK = "within the bound"
    UNKNOWN = "unknown"  # they measure different things, or are too close to tell
    DIFFERENT = "different"


_NAMED = frozenset(
    {"terminal", "article", "chapter", "section", "clause", "act", "page", "room", "platform", "gate", "line", "route",
     "flight", "phase", "stage", "level", "grade", "class", "unit", "block", "district", "sector", "number", "no",
     "highway", "motorway", "boeing", "airbus", "group", "annex", "channel", "version", "type", "part", "volume",
     "reactor", "pier", "berth", "hall", "court", "ward", "zone", "area", "team", "figure", "table", "appendix"}
)  # fmt: skip
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_CLOCK = frozenset({"am", "pm"})
_SKIP_BEFORE_NOUN = frozenset(
    {"more", "of", "the", "its", "his", "her", "their", "new", "other", "additional", "extra", "further", "different",
     "such", "these", "those", "own", "full", "whole", "about", "a", "an", "all"}
)  # fmt: skip
_NO_NOUN = frozenset(
    {"in", "on", "at", "by", "for", "from", "to", "and", "or", "with", "as", "than", "that", "which", "who", "was",
     "were", "is", "are", "has", "have", "had", "will", "would", "this", "last", "per", "after", "before", "since",
     "but", "when", "if", "while", "because", "into", "out", "over", "under", "between", "through", "during", "against",
     "not", "still", "only", "so", "ago", "later", "earlier", "been", "be", "did", "do", "does", "voted", "said"}
)  # fmt: skip


def quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Read the quantities of ``text`` in order; tokens inside ``taken`` spans (dates) are passed over."""
    everything = tokens(text)
    blocked = _blocked(everything, taken)
    found: list[Quantity] = []
    at = 0
    while at < len(everything):
        quantity, end = (None, at + 1) if at in blocked else _quantity_at(text, everything, at, blocked)
        if quantity is not None:
            found.append(quantity)
        at = max(end, at + 1)
    return found


def _blocked(everything: list[Token], taken: Iterable[tuple[int, int]]) -> frozenset[int]:
    spans = sorted(taken)
    blocked, at = set(), 0
    for number, token in enumerate(everything):
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at < len(spans) and token.end > spans[at][0]:
            blocked.add(number)
    return frozenset(blocked)


def _quantity_at(
    text: str, everything: list[Token], at: int, blocked: frozenset[int]
) -> tuple[Quantity | None, int]:
    sign = None
    first = at
    words_at = at
    if not everything[at].lower[0].isalnum():
        sign = unit_named(everything[at].lower)
        if sign is None or not sign.dimension.startswith("money") or at + 1 >= len(everything):
            return None, at + 1
        words_at = at + 1
    elif (code := unit_named(everything[at].lower)) and code.name.isupper() and everything[at].text.isupper():
        if at + 1 >= len(everything) or not everything[at + 1].lower[0].isdigit():
            return None, at + 1
        sign, words_at = code, at + 1
    number = number_at(everything, words_at)
    if number is None or not _is_quantity(everything, words_at, number):
        return None, (number.end if number else at + 1)
    number, ratio_end = _ratio(everything, number)
    unit, end = _unit(everything, number, sign, ratio_end)
    if unit is COUNT and number.kind == "share":
        unit = Unit("fraction", "share", 1.0)
    if number.suffix and unit is COUNT:
        return None, end
    first_word, end, bound = bound_around(everything, first, end)
    factor = unit.factor
    low, high = interval(number, bound, exact=unit.dimension == "count")
    quantity = Quantity(
        start=everything[first_word].start,
        end=everything[end - 1].end,
        text=text[everything[first_word].start : everything[end - 1].end],
        value=number.value * factor,
        low=low * factor,
        high=high * factor,
        unit=unit.name,
        dimension=unit.dimension,
        bound=bound,
        counted=_counted(everything, end),
        digits=number.digits,
    )
    return quantity, end


def _is_quantity(everything: list[Token], at: int, number: Number) -> bool:
    before = everything[at - 1] if at else None
    if number.suffix in _ORDINAL | _CLOCK | {"s"}:
        return False
    if number.end < len(everything) and everything[number.end].lower in _CLOCK:
        return False
    if before is not None:
        if before.lower in _NAMED and number.end == at + 1:
            return False
        glued = before.end == everything[at].start and before.lower in {"-", "/", "–"}
        if glued and at > 1 and everything[at - 2].text[0].isupper():
            return False  # Covid-19, F-16
        titled = before.text[0].isupper() and before.lower.isalpha() and everything[at].text.isdigit()
        if titled and number.value < 100 and _ends_name(everything, number.end):
            return False  # Brakelmeer 2
    if everything[at].lower == "one" and number.end == at + 1:
        following = everything[number.end].lower if number.end < len(everything) else ""
        return following in {"in", "out"} or (
            following.isalpha() and following not in _NO_NOUN | {"of", "another", "day"} and (before is None or before.lower not in {"no", "the", "any", "every"})
        )
    return True


def _ends_name(everything: list[Token], end: int) -> bool:
    following = everything[end].lower if end < len(everything) else "."
    return not following.isalpha() or following in _NO_NOUN or following in {"'s", "of"}


def _ratio(everything: list[Token], number: Number) -> tuple[Number, int]:
    """Read "one in six" and "two out of three" as shares."""
    at = number.end
    words = [token.lower for token in everything[at : at + 3]]
    after = at + 1 if words[:1] == ["in"] else at + 2 if words[:2] == ["out", "of"] else None
    if number.kind == "count" and after is not None and after < len(everything) and number.value < 1000:
        if everything[after].lower in {"every", "the"}:
            after += 1
        whole = number_at(everything, after) if after < len(everything) else None
        if whole and not whole.suffix and whole.value > number.value and whole.value <= 1000 and whole.kind == "count":
            share = number.value / whole.value
            step = min(0.02, share * 0.08) if whole.value < 100 else 0.002
            return Number(share, whole.end, step * 2, 1, kind="share"), whole.end
    return number, number.end


def _unit(everything: list[Token], number: Number, sign: Unit | None, at: int) -> tuple[Unit, int]:
    if sign is not None:
        return sign, at
    if number.suffix:
        glued = unit_named(number.suffix)
        return (glued, at) if glued else (COUNT, at)
    words = [token.lower for token in everything[at : at + 4]]
    shift = 1 if words[:1] in (["-"], ["–"]) else 0
    written = unit_at(words, shift)
    if written is None:
        hyphenated = words[shift].split("-")[0] if words[shift:] else ""
        glued = unit_named(hyphenated) if "-" in (words[shift] if words[shift:] else "") else None
        return (glued, at + shift) if glued and len(hyphenated) > 2 else (COUNT, at)
    unit, length = written
    if len(words[shift]) == 1 and words[shift].isalpha():
        return COUNT, at  # "5 m" is read with its scale; "a" and the like are no units
    return unit, at + length


def _counted(everything: list[Token], at: int) -> str:
    """The head of the noun phrase that follows: its last word before a function word or a mark."""
    head = ""
    for token in everything[at : at + 5]:
        word = token.lower
        if word in _SKIP_BEFORE_NOUN and not head:
            continue
        if not word[0].isalpha() or word in _NO_NOUN or word in _SKIP_BEFORE_NOUN:
            break
        if head and (word.endswith("ly") or {reading.part for reading in readings(word)[:1]} == {"v"}):
            break
        head = word
    return head


def agree(a: Quantity, b: Quantity) -> Agreement:
    """Say whether two quantities can both be true of one thing.

    The dimensions must be the same; what is counted is not looked at. A bound against a bound of the same
    direction agrees only where the values do.
    """
    if a.dimension != b.dimension:
        return Agreement.UNKNOWN
    if math.isinf(a.high - a.low) and math.isinf(b.high - b.low) and a.bound is b.bound:
        close = abs(a.value - b.value) <= 0.05 * max(abs(a.value), abs(b.value))
        return Agreement.SAME if close else Agreement.UNKNOWN
    overlap = min(a.high, b.high) - max(a.low, b.low)
    exact = a.low == a.high or b.low == b.high
    if overlap > 1e-9 * max(1e-12, abs(a.value)) or (exact and overlap >= 0):
        bounded = math.isinf(a.high - a.low) or math.isinf(b.high - b.low)
        return Agreement.BOUNDED_OK if bounded else Agreement.SAME
    if _roundings(a, b) or _roundings(b, a):
        return Agreement.SAME if a.unit != b.unit else Agreement.UNKNOWN
    return Agreement.DIFFERENT


def _roundings(coarse: Quantity, fine: Quantity) -> bool:
    """Whether a round number may be a careless rounding of a finer one: 60,000 for 61,400."""
    if coarse.digits >= fine.digits and coarse.unit == fine.unit:
        return False
    reach = 0.05 if coarse.unit == fine.unit else 0.06
    return abs(coarse.value - fine.value) <= reach * max(abs(fine.value), 1e-12) and abs(coarse.value) >= 1e-9 and (
        coarse.dimension != "count" or abs(coarse.value) >= 100
    )
