"""The words of the calendar and what tells "May" the month from "may" the verb."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from checker.text.nouns import can_be_noun
from checker.text.numerals import numerals
from checker.text.pieces import DASHES, Pieces, skip_hyphen
from checker.text.tables import rows, spellings, word_list

_INTRODUCE = word_list("before a month")
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_AMBIGUOUS = frozenset({"may", "march"})
_ALSO_NAMES = frozenset({"may", "march", "april", "june", "august", "january"})
_SLIGHT = frozenset({"sun", "sat", "mon", "wed", "mar", "jan", "dec", "sep"})
"""Abbreviations that are words or names of their own."""


class Calendar(NamedTuple):
    """Every word of the calendar with its number."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    feasts: dict[tuple[str, ...], tuple[int, int]]
    easter: dict[tuple[str, ...], int]


@cache
def calendar() -> Calendar:
    """Return the words of the calendar; read once."""
    found = Calendar({}, {}, {}, {}, {}, {}, {})
    for kind, number, words, *short in rows("calendar"):
        names, abbreviations = spellings(words), spellings(short[0] if short else "")
        if kind == "month":
            found.months.update(dict.fromkeys(names, int(number)))
            found.short_months.update(dict.fromkeys(abbreviations, int(number)))
        elif kind == "weekday":
            found.weekdays.update(dict.fromkeys(names, int(number)))
            found.short_weekdays.update(dict.fromkeys(abbreviations, int(number)))
        elif kind == "season":
            first, last = number.split("-")
            found.seasons.update(dict.fromkeys(names, (int(first), int(last))))
        elif kind == "feast":
            month, day = number.split("-")
            found.feasts.update((_as_pieces(name), (int(month), int(day))) for name in names)
        else:
            found.easter.update((_as_pieces(name), int(number)) for name in names)
    return found


def _as_pieces(name: str) -> tuple[str, ...]:
    return tuple(Pieces(name).words[: len(Pieces(name))])


def month_at(pieces: Pieces, at: int, *, dated: bool = False) -> tuple[int, int] | None:
    """Return the month at ``at`` and the piece after it; ``dated``: a day or a year stands beside it."""
    word, known = pieces.word(at), calendar()
    month = known.months.get(word)
    if month is not None:
        return (month, at + 1) if _is_month(pieces, at, word, dated=dated) else None
    month = known.short_months.get(word)
    if month is None or not pieces.is_capital(at):
        return None
    end = at + 1 + (pieces.word(at + 1) == "." and pieces.glued(at + 1))
    introduced = pieces.word(at - 1) in _INTRODUCE and end > at + 1
    return (month, end) if dated or introduced else None


def _is_month(pieces: Pieces, at: int, word: str, *, dated: bool) -> bool:
    capital, before, following = pieces.is_capital(at), pieces.word(at - 1), pieces.word(at + 1)
    if dated:
        return capital or word not in _AMBIGUOUS or pieces.word(at - 1)[:1].isdecimal()
    if not capital:
        return word not in _ALSO_NAMES
    if word not in _ALSO_NAMES:
        return True
    if _joins_month(pieces, at + 1):
        return True
    if before in _INTRODUCE or (before == "-" and pieces.word(at - 2) in _INTRODUCE):
        return not (word in _AMBIGUOUS and pieces.word(at + 1) == "for")
    named = pieces.is_capital(at + 1) and following not in calendar().weekdays
    if pieces.opens_sentence(at):
        return word not in _AMBIGUOUS and not named and following not in {"said", "says", "told"}
    if before in _DETERMINERS or before == "'s":
        return (
            not named and following not in {"of", "for", "on", "against", "government"} and can_be_noun(following)
        )
    return word not in _AMBIGUOUS and not named and not pieces.is_capital(at - 1)


def _joins_month(pieces: Pieces, at: int) -> bool:
    """Whether a second month is joined on at ``at``: "March to May", "March-to-May"."""
    joints = DASHES | {"to", "and", "or"}
    while pieces.word(at) in joints and at < len(pieces):
        at += 1
        if pieces.word(at) in calendar().months and pieces.is_capital(at):
            return True
    return False


def weekday_at(pieces: Pieces, at: int, *, dated: bool = False) -> tuple[int, int] | None:
    """Return the weekday at ``at`` and the piece after it; ``dated``: a date stands beside it."""
    word, known = pieces.word(at), calendar()
    weekday = known.weekdays.get(word)
    if weekday is not None:
        part_of_name = pieces.word(at - 1) in {"black", "bloody", "super", "sheffield", "cyber", "giving", "palm"}
        return None if part_of_name and pieces.is_capital(at - 1) else (weekday, at + 1)
    weekday = known.short_weekdays.get(word)
    if weekday is None or not pieces.is_capital(at) or not dated:
        return None
    return weekday, at + 1 + (pieces.word(at + 1) == "." and pieces.glued(at + 1))


def day_at(pieces: Pieces, at: int, *, words: bool = False) -> tuple[int, int] | None:
    """Return the day of a month at ``at`` ("9", "9th"; with ``words`` also "ninth") and the piece after it."""
    word = pieces.word(at)
    if word[:1].isdecimal():
        plain = word[:-2] if word[-2:] in {"st", "nd", "rd", "th"} else word
        if len(plain) <= 2 and plain.isascii() and plain.isdecimal() and 1 <= int(plain) <= 31:
            return int(plain), at + 1
        return None
    if not words:
        return None
    known = numerals()
    if word in {"twenty", "thirty"}:
        after = skip_hyphen(pieces, at + 1)
        ones = int(known.ordinals.get(pieces.word(after), 0))
        day = int(known.tens[word]) + ones
        return (day, after + 1) if 0 < ones < 10 and day <= 31 else None
    day = int(known.ordinals.get(word, 0))
    return (day, at + 1) if 1 <= day <= 31 else None


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, (century + 8) // 25
    moon = (19 * golden + century - leap - (century - skipped + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return monthrange(year, month)[1]


def months_of(year: int, first: int, last: int) -> tuple[date, date]:
    """Return the days of the months ``first`` to ``last`` of a year; month 13 is the next January."""
    first_year, first_month = year + (first - 1) // 12, (first - 1) % 12 + 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(first_year, first_month, 1), date(last_year, last_month, last_day(last_year, last_month))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """Return the ``number``-th such weekday of a month; -1 is the last. None if there is no fifth one."""
    if number < 0:
        end = date(year, month, last_day(year, month))
        return end - timedelta(days=(end.weekday() - weekday) % 7 + 7 * (-number - 1))
    start = date(year, month, 1)
    day = 1 + (weekday - start.weekday()) % 7 + 7 * (number - 1)
    return date(year, month, day) if day <= last_day(year, month) else None


def portion(days: tuple[date, date], part: str) -> tuple[date, date]:
    """Return the part of a span that "early", "mid", "end" or "second half" means."""
    bounds = {
        "early": (0.0, 0.4), "start": (0.0, 0.27), "mid": (0.3, 0.7), "late": (0.6, 1.0), "end": (0.73, 1.0),
        "first half": (0.0, 0.5), "second half": (0.5, 1.0), "first third": (0.0, 0.34),
    }.get(part)  # fmt: skip
    if bounds is None:
        return days
    first, last = days
    length = (last - first).days + 1
    begin, end = int(length * bounds[0] + 0.01), max(int(length * bounds[0]) + 1, round(length * bounds[1]))
    return first + timedelta(days=begin), first + timedelta(days=end - 1)
