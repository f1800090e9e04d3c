"""Times of day: "9.30am", "18:45", "4:20 a.m.", "half past six", "noon"; minutes since midnight."""

import re
from typing import NamedTuple

from checker.text.approximation import Bound
from checker.text.numerals import numerals
from checker.text.pieces import Pieces

_GLUED = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?(am|pm)")
_HALVES = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 12, "p.m.": 12, "p.m": 12}
_DAYPARTS = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}
_BEFORE = {
    "after": Bound.MORE, "before": Bound.LESS, "about": Bound.ABOUT, "around": Bound.ABOUT, "by": Bound.AT_MOST,
    "shortly after": Bound.JUST_OVER, "just after": Bound.JUST_OVER, "soon after": Bound.JUST_OVER,
    "shortly before": Bound.JUST_UNDER, "just before": Bound.JUST_UNDER, "nearly": Bound.JUST_UNDER,
}  # fmt: skip
DAY = 24 * 60


class Clock(NamedTuple):
    """A time of day in ``minutes`` since midnight; ``halves_open``: the text does not say morning or evening."""

    start: int
    at: int
    end: int
    minutes: float
    bound: Bound
    halves_open: bool


def clock_at(pieces: Pieces, at: int) -> Clock | None:
    """Read the time of day that starts at ``at``."""
    read = (
        _glued(pieces, at) or _noon(pieces, at) or _past(pieces, at) or _figures(pieces, at) or _spelt(pieces, at)
    )
    if read is None:
        return None
    end, minutes, halves_open = read
    for length in (2, 1):
        bound = _BEFORE.get(pieces.phrase(at - length, length)) if at >= length else None
        if bound:
            return Clock(at - length, at, end, minutes, bound, halves_open)
    return Clock(at, at, end, minutes, Bound.EXACT, halves_open)


_Read = tuple[int, float, bool]


def _minutes(hour: int, minute: int, half: int | None) -> float | None:
    if minute > 59 or hour > (12 if half is not None else 24):
        return None
    return (hour % 12 + half if half is not None else hour) * 60.0 + minute


def _glued(pieces: Pieces, at: int) -> _Read | None:
    match = _GLUED.fullmatch(pieces.word(at)) if len(pieces.word(at)) <= 7 else None
    if match is None:
        return None
    minutes = _minutes(int(match[1]), int(match[2] or 0), _HALVES[match[3]])
    return (at + 1, minutes, False) if minutes is not None else None


def _noon(pieces: Pieces, at: int) -> _Read | None:
    word = pieces.word(at)
    if word not in {"noon", "midday", "midnight"} or pieces.is_capital(at):
        return None
    return at + 1, 0.0 if word == "midnight" else 720.0, False


def _small(pieces: Pieces, at: int) -> int | None:
    word = pieces.word(at)
    value = int(word) if word.isascii() and word.isdecimal() and len(word) <= 2 else numerals().small.get(word)
    return int(value) if value is not None and value <= 24 else None


def _past(pieces: Pieces, at: int) -> _Read | None:
    if pieces.word(at) == "half":
        shift: int | None = 30
        middle = at + 1
    elif pieces.word(at) in {"quarter", "a"}:
        middle = at + 1 + (pieces.word(at) == "a")
        shift = 15 if pieces.word(middle - 1) == "quarter" else None
    else:
        shift, middle = _small(pieces, at), at + 1
        shift = shift if pieces.word(at).isalpha() and shift in {5, 10, 20} else None
    if shift is None or pieces.word(middle) not in {"past", "to"}:
        return None
    hour = _small(pieces, middle + 1)
    if hour is None or not 1 <= hour <= 12 or (pieces.word(at)[0] not in "hqa" and pieces.word(middle) == "to"):
        return None  # "ten to six" is a score or a range as often as a time
    minutes = (hour * 60 + (shift if pieces.word(middle) == "past" else -shift)) % (DAY // 2)
    end, half = _half(pieces, middle + 2)
    return end, float(minutes + 60 * (half or 0)), half is None


def _half(pieces: Pieces, at: int) -> tuple[int, int | None]:
    """Read "a.m.", "in the morning", "at night": the piece after it, and the hours it adds."""
    word = pieces.word(at)
    if word in _HALVES:
        return at + 1, _HALVES[word]
    if pieces.starts(at, ["in", "the"]) and pieces.word(at + 2) in _DAYPARTS:
        return at + 3, _DAYPARTS[pieces.word(at + 2)]
    if pieces.starts(at, ["at", "night"]):
        return at + 2, 12
    return at, None


def _figures(pieces: Pieces, at: int) -> _Read | None:
    word = pieces.word(at)
    if not word[:1].isdecimal() or pieces.word(at - 1) in {"$", "£", "€", "/"}:
        return None
    pointed = re.fullmatch(r"(\d{1,2})\.(\d{2})", word) if len(word) <= 5 else None
    if pieces.word(at + 1) == ":" and len(word) <= 2 and word.isdecimal():
        return _colon(pieces, at)
    hour = _small(pieces, at) if pointed is None else int(pointed[1])
    end, half = _half(pieces, at + 1)
    if (
        hour is None
        or not 1 <= hour <= 12
        or half is None
        or (pieces.word(at + 1) in {"in", "at"} and pieces.word(at - 1) != "at")
    ):
        return None
    minutes = _minutes(hour, int(pointed[2]) if pointed else 0, half)
    return (end, minutes, False) if minutes is not None else None


def _colon(pieces: Pieces, at: int) -> _Read | None:
    after = re.fullmatch(r"(\d{2})(am|pm)?", pieces.word(at + 2))
    if after is None or not pieces.glued(at + 1) or not pieces.glued(at + 2):
        return None
    if (pieces.word(at + 3) == ":" and pieces.glued(at + 3)) or (pieces.word(at - 1) == ":" and pieces.glued(at)):
        return None  # a running time with seconds
    end, half = (at + 3, _HALVES[after[2]]) if after[2] else _half(pieces, at + 3)
    minutes = _minutes(int(pieces.word(at)), int(after[1]), half)
    return (end, minutes, False) if minutes is not None else None


def _spelt(pieces: Pieces, at: int) -> _Read | None:
    hour = _small(pieces, at)
    if hour is None or not 1 <= hour <= 12:
        return None
    if pieces.word(at + 1) == "o'clock":
        end, half = _half(pieces, at + 2)
    elif pieces.word(at).isalpha() and pieces.word(at - 1) == "at":
        end, half = _half(pieces, at + 1)
        if half is None:
            return None
    else:
        return None
    return end, float(hour % 12 * 60 + 60 * (half or 0)), half is None
