"""Dates in figures alone: "2026-01-09", "13/01/2026", "9.1.2026"; "09/01/2026" has two readings."""

import re
from datetime import date

from checker.text.calendar_words import last_day
from checker.text.date_draft import Draft, one_day
from checker.text.pieces import Pieces

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])", re.ASCII)
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])", re.ASCII)
_LONGEST = 11


def numeric_date(pieces: Pieces, at: int) -> Draft | None:
    """Read the date in figures that starts at ``at``."""
    if not pieces.word(at)[:1].isdecimal() or (pieces.glued(at) and pieces.word(at - 1)[-1:].isalnum()):
        return None
    start = pieces.tokens[at].start
    window = pieces.text[start : start + _LONGEST]
    match = _ISO.match(window)
    if match:
        return _exact(pieces, at, start + match.end(), int(match[1]), int(match[3]), int(match[4]))
    match = _NUMERIC.match(window)
    if match is None or (match[2] == "." and len(match[4]) == 2):
        return None
    year = int(match[4])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    return _either(pieces, at, start + match.end(), int(match[1]), int(match[3]), year)


def _end_of(pieces: Pieces, at: int, offset: int) -> int | None:
    """Return the piece after the one that ends at ``offset``, if one does."""
    while at < len(pieces) and pieces.tokens[at].end < offset:
        at += 1
    return at + 1 if at < len(pieces) and pieces.tokens[at].end == offset else None


def _exact(pieces: Pieces, at: int, offset: int, year: int, month: int, day: int) -> Draft | None:
    end = _end_of(pieces, at, offset)
    if end is None or not 1 <= month <= 12 or not 1000 <= year <= 2999 or not 1 <= day <= last_day(year, month):
        return None
    return Draft(at, end, year=year, month=month, day=day, place=one_day(month, day))


def _either(pieces: Pieces, at: int, offset: int, first: int, second: int, year: int) -> Draft | None:
    """Read day and month in either order, as far as both are possible."""
    if year < 1000:
        return None
    orders = dict.fromkeys(((second, first), (first, second)))
    readings = [(m, d) for m, d in orders if 1 <= m <= 12 and 1 <= d <= last_day(year, m)]
    if len(readings) == 1:
        return _exact(pieces, at, offset, year, *readings[0])
    end = _end_of(pieces, at, offset)
    if not readings or end is None:
        return None
    days = tuple((date(year, month, day), date(year, month, day)) for month, day in readings)
    return Draft(at, end, year=year, fixed=days, either=True)
