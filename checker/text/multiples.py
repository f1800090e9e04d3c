"""Multiples ("doubled", "three times as many"), ranks ("third", "second-largest"), how often ("twice a week")."""

from typing import NamedTuple

from checker.text.figures import Form, Number
from checker.text.nouns import can_be_noun, counted_noun, leading_part
from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.tables import word_list
from checker.text.units import Unit, unit_at

FACTOR = Unit("times", "factor", 1.0)
RANK = Unit("rank", "rank", 1.0)
TIMES = Unit("times", "frequency", 1.0)
"""How often in a day."""
_DAY = 86400.0
_COMPARED = word_list("compared")
_DETERMINERS = word_list("after a multiple")
_VERBAL = word_list("multiple verbs")
_RANKED_AFTER_HYPHEN = word_list("ranked")
_NOT_RANKED_NEXT = word_list("after no rank")
_PLACED = word_list("before a rank")
_NOT_RANKED_BEFORE = frozenset({"at", "from", "one", "a", "per", "split", "every"})


class Special(NamedTuple):
    """A multiple, rank or frequency: where it ends, its number as written, its unit and what is counted."""

    end: int
    number: Number
    unit: Unit
    counted: str = ""


def special_at(pieces: Pieces, at: int) -> Special | None:
    """Read the multiple, rank or frequency that starts at ``at`` and is no number followed by "times"."""
    return (
        _multiple(pieces, at)
        or _as_much(pieces, at)
        or _once(pieces, at)
        or _every(pieces, at)
        or _rank(pieces, at)
    )


def times_after(pieces: Pieces, at: int, number: Number) -> Special | None:
    """Read "times as many", "times a week", "-fold" after the number that started at ``at``."""
    end = skip_hyphen(pieces, number.end)
    word = pieces.word(end)
    if word == "fold" and end > number.end:
        return Special(end + 1, number, FACTOR)
    if word == "x" and pieces.word(end + 1) not in {"", "x"} and pieces.word(end + 1)[:1].isdecimal():
        return None
    if word not in {"times", "time"} or (number.value == 1) != (word == "time"):
        return None
    if number.value == 1:
        return None
    following = pieces.word(end + 1)
    if following in _COMPARED and not (following == "the" and pieces.word(end + 2) in {"number's", "world"}):
        return Special(_compared(pieces, end + 1), number, FACTOR)
    return _frequency(pieces, end + 1, number)


def _compared(pieces: Pieces, at: int) -> int:
    """Return the piece after "as many" or "as"; what else is compared ("the", "more") is left to the words."""
    if pieces.word(at) != "as":
        return at
    return at + 2 if pieces.word(at + 1) in {"many", "much", "often"} else at + 1


def _frequency(pieces: Pieces, at: int, number: Number) -> Special | None:
    """Read "a week", "per month", "each year" at ``at``."""
    word = pieces.word(at)
    start = at + 1 if word == "-" else at
    if pieces.word(start) in {"weekly", "daily", "monthly", "yearly"} and word == "-":
        unit = unit_at_name(
            {"weekly": "week", "daily": "day", "monthly": "month", "yearly": "year"}[pieces.word(start)]
        )
        return _often(start + 1, number, unit)
    if word in {"weekly", "daily", "monthly", "yearly", "annually"}:
        unit = unit_at_name({"weekly": "week", "daily": "day", "monthly": "month"}.get(word, "year"))
        return _often(at + 1, number, unit)
    if word not in {"a", "an", "per", "each", "every"}:
        return None
    found = unit_at(pieces, at + 1)
    if found is None or found[0].dimension != "time":
        return None
    return _often(found[1], number, found[0].factor)


def unit_at_name(word: str) -> float:
    """Return the seconds in a unit of time."""
    return {"day": 1, "week": 7, "month": 30.436875, "year": 365.2425}[word] * _DAY


def _often(end: int, number: Number, seconds: float) -> Special:
    per_day = _DAY / seconds
    return Special(end, number, TIMES._replace(factor=per_day))


def _multiple(pieces: Pieces, at: int) -> Special | None:
    word, following = pieces.word(at), pieces.word(at + 1)
    value = numerals().multiples.get(word)
    end = at + 1
    if value is None:
        spelt = numerals().small.get(word)
        if spelt and following == "-" and pieces.word(at + 2) == "fold" and pieces.glued(at + 1):
            value, end = spelt, at + 3
    if value is None:
        return None
    bare = word in {"double", "triple", "treble", "quadruple"}
    if (bare or word in _VERBAL) and following not in _DETERMINERS:
        return None
    return Special(end, Number(value, end, 1.0, 1, Form.WORDS, whole=True), FACTOR)


def _as_much(pieces: Pieces, at: int) -> Special | None:
    """Read "twice as many", "twice the", "half as much again"."""
    word, following = pieces.word(at), pieces.word(at + 1)
    value = numerals().times.get(word)
    if value is not None and following in _COMPARED:
        end = _compared(pieces, at + 1)
        return Special(end, Number(value, end, 1.0, 1, Form.WORDS), FACTOR)
    if word == "half" and following == "as":
        end = _compared(pieces, at + 1)
        again = pieces.word(at + 3) == "again" or pieces.word(at + 4) == "again"
        return Special(end, Number(1.5 if again else 0.5, end, 0.1, 1, Form.WORDS, whole=False), FACTOR)
    return None


def _once(pieces: Pieces, at: int) -> Special | None:
    word = pieces.word(at)
    value = 1.0 if word == "once" else numerals().times.get(word)
    if value is None:
        return None
    number = Number(value, at + 1, 1.0, 1, Form.WORDS)
    often = _frequency(pieces, at + 1, number)
    if often or word == "once":
        return often
    return Special(at + 1, number, Unit("", "count", 1.0), "times")


def _every(pieces: Pieces, at: int) -> Special | None:
    """Read "every two weeks", "every other day" as how often in a day."""
    if pieces.word(at) not in {"every", "each"}:
        return None
    word = pieces.word(at + 1)
    value = 2.0 if word == "other" else 2.0 if word == "second" else numerals().small.get(word, 0.0)
    if not value and word.isdecimal() and len(word) <= 3:
        value = float(word)
    unit = unit_at(pieces, at + 2) if value else None
    if unit is None or unit[0].dimension != "time":
        return None
    return _often(unit[1], Number(1.0, unit[1], 1.0, 1, Form.WORDS), unit[0].factor * value)


def _rank(pieces: Pieces, at: int) -> Special | None:
    known = numerals()
    word, end = pieces.word(at), at + 1
    value = known.ordinals.get(word)
    if value is None and word in known.tens:
        ones = skip_hyphen(pieces, at + 1)
        if ones > at + 1 and 0 < known.ordinals.get(pieces.word(ones), 99) < 10:
            value, end = known.tens[word] + known.ordinals[pieces.word(ones)], ones + 1
    if (
        value is None
        and word[:1].isdecimal()
        and word[-2:] in {"st", "nd", "rd", "th"}
        and word[:-2].isdecimal()
        and len(word) < 7
    ):
        value = float(word[:-2])
    if value is None or not value or not _is_rank(pieces, at, end):
        return None
    number = Number(value, end, 1.0, 1, Form.WORDS)
    return Special(end, number, RANK, counted_noun(pieces, end, singular=True))


def _is_rank(pieces: Pieces, at: int, end: int) -> bool:
    before, following = pieces.word(at - 1), pieces.word(end)
    if pieces.is_capital(at) and not pieces.opens_sentence(at):
        return False  # Second World War, Harbor First
    if following == "-":
        return pieces.word(end + 1) in _RANKED_AFTER_HYPHEN
    if following in _NOT_RANKED_NEXT:
        return False
    if before in _NOT_RANKED_BEFORE:
        return before == "a" and following[:1].isalpha() and leading_part(following) in {"n", "a", ""}
    if following[:1].isdecimal() or any(following in words for words in numerals()[:3]):
        return False  # the first three months
    part = leading_part(following) if following[:1].isalpha() else "f"
    described = part in {"n", "a", ""} or (part != "f" and can_be_noun(following)) or following.endswith("est")
    return (
        described or following in {"ever", "most", "least"} or before in _PLACED or pieces.word(at)[0].isdecimal()
    )
