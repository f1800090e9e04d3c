"""Dates of the calendar: "9 January 2026", "Friday, January 9", "2026-01-09", "spring 2025", "Q2 2025", "New Year's Day"."""

import re
from datetime import date, timedelta

from checker.text.calendar_words import (
    calendar,
    day_at,
    easter,
    last_day,
    month_at,
    months_of,
    weekday_at,
)
from checker.text.date_draft import Draft, Place
from checker.text.nouns import is_plural, leading_part
from checker.text.numerals import numerals
from checker.text.pieces import DASHES, Pieces, skip_hyphen
from checker.text.when import Days
from checker.text.years import year_at

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_SEASON_INTRODUCED = frozenset(
    "in the this last next by since until of during over every early late mid - before after each coming previous".split()
)
_AFTER_SEASON = frozenset({"of", "term", "holidays", "break", "season"})


def calendar_date(pieces: Pieces, at: int) -> Draft | None:
    """Read the date, month, season, feast, quarter or year that starts at ``at``."""
    return (
        _numeric(pieces, at)
        or _weekday_first(pieces, at)
        or day_and_month(pieces, at)
        or _month(pieces, at)
        or _feast(pieces, at)
        or _quarter_code(pieces, at)
        or _season(pieces, at)
        or _era(pieces, at)
        or _years(pieces, at)
        or _decade(pieces, at)
        or _spelt_year(pieces, at)
    )


def year_after(pieces: Pieces, at: int) -> tuple[int, int] | None:
    """Read the year behind a month, quarter or season: "2026", ", 2026", "of 2026"."""
    start = at + (pieces.word(at) in {",", "of"})
    word = pieces.word(start)
    if len(word) == 4 and word.isascii() and word.isdigit() and 1000 <= int(word) <= 2199:
        if pieces.word(at) == "," and not _stands_apart(pieces, start):
            return None
        return int(word), start + 1
    return None


def _stands_apart(pieces: Pieces, at: int) -> bool:
    """Tell "January 9, 2026" from "in January, 2000 people"."""
    return year_at(pieces, at) is not None


def one_day(month: int, day: int) -> Place:
    """Return where a day of a month lies in a year; nowhere where there is no such day."""

    def place(year: int) -> tuple[Days, ...]:
        if day > last_day(year, month):
            return ()
        found = date(year, month, day)
        return ((found, found),)

    return place


def whole_months(first: int, last: int) -> Place:
    """Return where the months ``first`` to ``last`` lie in a year."""
    return lambda year: (months_of(year, first, last),)


def whole_year(year: int) -> tuple[Days, ...]:
    """Return the days of a year."""
    return ((date(year, 1, 1), date(year, 12, 31)),)


def _numeric(pieces: Pieces, at: int) -> Draft | None:
    if not pieces.word(at)[:1].isdigit() or (pieces.glued(at) and pieces.word(at - 1)[-1:].isalnum()):
        return None
    start = pieces.tokens[at].start
    window = pieces.text[start : start + 16]
    iso = _ISO.match(window) or _YEAR_FIRST.match(window)
    if iso:
        groups = [int(group) for group in iso.groups() if group.isdigit()]
        return _exact(pieces, at, start + iso.end(), groups[0], groups[1], groups[2])
    numeric = _NUMERIC.match(window)
    if numeric is None or (numeric[2] == "." and len(numeric[4]) == 2):
        return None
    first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    return _either(pieces, at, start + numeric.end(), first, second, year)


def _end_of(pieces: Pieces, at: int, offset: int) -> int | None:
    while at < len(pieces) and pieces.tokens[at].end < offset:
        at += 1
    return at + 1 if at < len(pieces) and pieces.tokens[at].end == offset else None


def _exact(pieces: Pieces, at: int, offset: int, year: int, month: int, day: int) -> Draft | None:
    end = _end_of(pieces, at, offset)
    if end is None or not 1 <= month <= 12 or not 1000 <= year <= 2999 or not 1 <= day <= last_day(year, month):
        return None
    return Draft(at, end, year=year, month=month, day=day, place=one_day(month, day))


def _either(pieces: Pieces, at: int, offset: int, first: int, second: int, year: int) -> Draft | None:
    """Read "09/01/2026": day and month in either order, as far as both are possible."""
    readings = [
        (month, day) for month, day in ((second, first), (first, second)) if 1 <= month <= 12 and 1 <= day <= 31
    ]
    readings = [(month, day) for month, day in dict.fromkeys(readings) if day <= last_day(year, month)]
    end = _end_of(pieces, at, offset)
    if not readings or end is None:
        return None
    if len(readings) == 1:
        return _exact(pieces, at, offset, year, *readings[0])
    days = tuple((date(year, month, day), date(year, month, day)) for month, day in readings)
    return Draft(at, end, year=year, fixed=days, either=True)


def _weekday_first(pieces: Pieces, at: int) -> Draft | None:
    found = weekday_at(pieces, at, dated=True)
    if found is None:
        return None
    weekday, end = found
    end += pieces.word(end) == ","
    draft = day_and_month(pieces, end)
    return Draft(
        at, draft.end, draft.grain, draft.year, draft.month, draft.day, weekday, place=draft.place
    ) if draft else None  # fmt: skip


def day_and_month(pieces: Pieces, at: int) -> Draft | None:
    """Read "9 January 2026", "the 9th of January", "January 9th, 2026", "July the first"."""
    start = at + (pieces.word(at) == "the")
    day = day_at(pieces, start, words=True)
    if day:
        middle = day[1] + (pieces.word(day[1]) == "of")
        month = month_at(pieces, middle, dated=True)
        named = pieces.word(start)[:1].isalpha()
        if (
            month
            and (middle > day[1] or not named)
            and not (start > at and pieces.word(start).isdigit() and middle == day[1])
        ):
            return _day(pieces, at, month[0], day[0], month[1])
        return None
    month = month_at(pieces, at, dated=True)
    if month is None:
        return None
    start = month[1] + (pieces.word(month[1]) == "the")
    day = day_at(pieces, start, words=True)
    if day is None or (start == month[1] and pieces.word(start)[:1].isalpha()):
        return None
    if (
        _measures(pieces, day[1])
        or _counts(pieces, day[1])
        or (pieces.word(at) in {"may", "march"} and not pieces.is_capital(at))
    ):
        return None
    return _day(pieces, at, month[0], day[0], day[1])


def _measures(pieces: Pieces, at: int) -> bool:
    """Whether a number is no day: "in May 20 per cent", "in June 12 people"."""
    word = pieces.word(at)
    if word in {"%", "per", "percent", "million", "billion", "thousand", "out"}:
        return True
    return word == "." and pieces.glued(at) and pieces.word(at + 1)[:1].isdigit() and pieces.glued(at + 1)


def _counts(pieces: Pieces, at: int) -> bool:
    """Whether what follows a number is counted by it: "in May 20 people"."""
    word = pieces.word(at)
    return word.isalpha() and is_plural(word) and leading_part(word) in {"n", ""} and not pieces.is_capital(at)


def _day(pieces: Pieces, at: int, month: int, day: int, end: int) -> Draft | None:
    if day > last_day(2024, month):
        return None
    year = year_after(pieces, end)
    return Draft(
        at, year[1] if year else end, year=year[0] if year else None, month=month, day=day, place=one_day(month, day)
    )  # fmt: skip


def _month(pieces: Pieces, at: int) -> Draft | None:
    following = month_at(pieces, at, dated=True)
    if following is None:
        return None
    year = year_after(pieces, following[1])
    month = month_at(pieces, at, dated=year is not None)
    if month is None:
        return None
    if pieces.word(at).endswith(("s",)):
        return None
    end = year[1] if year else month[1]
    return Draft(at, end, "month", year[0] if year else None, month[0], place=whole_months(month[0], month[0]))


def _feast(pieces: Pieces, at: int) -> Draft | None:
    known = calendar()
    for length in (5, 4, 3, 2, 1):
        words = tuple(pieces.words[at : at + length])
        day, shift = known.feasts.get(words), known.easter.get(words)
        if (day is None and shift is None) or not pieces.is_capital(at) or at + length > len(pieces):
            continue
        end = at + length
        year = year_after(pieces, end)
        if length == 1 and pieces.is_capital(end) and pieces.word(end) not in {"day", "eve"}:
            return None  # a name: "Christmas Island"
        if day is not None:
            place, month, number = one_day(*day), day[0], day[1]
            return Draft(
                at, year[1] if year else end, year=year[0] if year else None, month=month, day=number, place=place
            )
        return Draft(at, year[1] if year else end, year=year[0] if year else None, place=_from_easter(shift or 0))
    return None


def _from_easter(shift: int) -> Place:
    def place(year: int) -> tuple[Days, ...]:
        day = easter(year) + timedelta(days=shift)
        return ((day, day),)

    return place


def _quarter_code(pieces: Pieces, at: int) -> Draft | None:
    word = pieces.word(at)
    match = re.fullmatch(r"([qh])([1-4])", word)
    if match is None or (match[1] == "h" and match[2] > "2"):
        return None
    size = 3 if match[1] == "q" else 6
    last = size * int(match[2])
    year = year_after(pieces, skip_hyphen(pieces, at + 1))
    if year is None and match[1] == "h":
        return None
    return Draft(
        at, year[1] if year else at + 1, "quarter" if size == 3 else "half", year[0] if year else None,
        place=whole_months(last - size + 1, last),
    )  # fmt: skip


def _season(pieces: Pieces, at: int) -> Draft | None:
    word, known = pieces.word(at), calendar().seasons
    if word not in known:
        return None
    year = year_after(pieces, at + 1)
    before = pieces.word(at - 1)
    if year is None and (
        before not in _SEASON_INTRODUCED or word == "fall" and before not in {"last", "this", "next"}
    ):
        return None
    if (
        year is None
        and word == "spring"
        and before == "the"
        and pieces.word(at - 2) not in {"in", "by", "since", "until", "of", "before", "after", "during"}
    ):
        return None
    end = year[1] if year else at + 1
    return Draft(
        at,
        end,
        "season",
        year[0] if year else None,
        part="autumn" if word == "fall" else word,
        place=in_season(word),
    )


def in_season(word: str) -> Place:
    """Return where a season may lie in a year: in the north, in the south, and a winter at either end."""
    first, last = calendar().seasons[word]

    def place(year: int) -> tuple[Days, ...]:
        north = _until_the_20th(year, first, last)
        south = _until_the_20th(year, (first + 5) % 12 + 1, (first + 5) % 12 + 4)
        return (_until_the_20th(year - 1, first, last), north, south) if last > 12 else (north, south)

    return place


def _until_the_20th(year: int, first: int, last: int) -> Days:
    """Return the span of both the meteorological and the astronomical season."""
    start, _ = months_of(year, first, first)
    month, _ = months_of(year, last, last)
    return start, month + timedelta(days=20)


def _years(pieces: Pieces, at: int) -> Draft | None:
    """Read "2027", "2024-25", "2019-2023"."""
    year = year_at(pieces, at)
    if year is None:
        return None
    mark, other = pieces.word(at + 1), pieces.word(at + 2)
    if (mark in DASHES or mark == "/") and pieces.glued(at + 1) and pieces.glued(at + 2) and other.isdigit():
        last = int(other) if len(other) == 4 else year // 100 * 100 + int(other) if len(other) == 2 else 0
        if year < last <= year + 200:
            days = (date(year, 1, 1), date(last, 12, 31))
            edge = "" if last == year + 1 and len(other) == 2 else "throughout"
            return Draft(at, at + 3, "year", year if not edge else None, fixed=(days,), edge=edge)
        if len(other) == 2 and 1 <= int(other) <= 12 and mark != "/":
            return Draft(at, at + 3, "month", year, int(other), place=whole_months(int(other), int(other)))
    return Draft(at, at + 1, "year", year, place=whole_year)


def _era(pieces: Pieces, at: int) -> Draft | None:
    """Read "AD 274", "44 BC"; a year before Christ has no days but its number, below zero."""
    after = pieces.word(at) == "ad" and pieces.tokens[at].text.isupper()
    number = pieces.word(at + 1 if after else at)
    if not (number.isascii() and number.isdigit() and len(number) <= 4) or not int(number):
        return None
    if after:
        return Draft(at, at + 2, "year", int(number), place=whole_year)
    era = pieces.word(at + 1)
    if era in {"bc", "bce", "ad", "ce"} and pieces.tokens[at + 1].text.isupper():
        year = int(number) if era in {"ad", "ce"} else -int(number)
        return Draft(at, at + 2, "year", year, place=whole_year if year > 0 else _nowhere)
    return None


def _nowhere(_: int) -> tuple[Days, ...]:
    return ()


def _decade(pieces: Pieces, at: int) -> Draft | None:
    """Read "the 1990s", "the nineties", "the 19th century"."""
    start = at + (pieces.word(at) == "the")
    word = pieces.word(start)
    if len(word) == 5 and word.endswith("0s") and word[:4].isdigit():
        return _span_of_years(at, start + 1, int(word[:4]), 10, "decade")
    number = 0
    if word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"} and word[:-2].isdigit() and len(word) <= 4:
        number, after = int(word[:-2]), skip_hyphen(pieces, start + 1)
    else:
        day = day_at(pieces, start, words=True) if word[:1].isalpha() else None
        number, after = (day[0], skip_hyphen(pieces, day[1])) if day else (0, start)
    if 0 < number <= 22 and pieces.word(after) in {"century", "centuries"}:
        return _span_of_years(at, after + 1, 100 * (number - 1) + 1, 100, "century")
    before = pieces.word(at - 1)
    tens = numerals().tens.get(word.removesuffix("ies") + "y") if word.endswith("ies") else None
    if tens is None and len(word) == 3 and word.endswith("0s") and word[0].isdigit():
        tens = float(word[:2])
    if (
        tens
        and tens >= 20
        and (start > at or before in {"early", "late", "mid", "-"})
        and before not in {"his", "her"}
    ):
        return (
            _span_of_years(at, start + 1, 1900 + int(tens), 10, "decade")
            if pieces.word(at - 2) not in {"his", "her", "their", "my"}
            else None
        )
    return None


def _span_of_years(at: int, end: int, first: int, length: int, grain: str) -> Draft:
    days = (date(max(first, 1), 1, 1), date(first + length - 1, 12, 31))
    return Draft(at, end, grain, fixed=(days,))


def _spelt_year(pieces: Pieces, at: int) -> Draft | None:
    """Read "nineteen ninety-eight", "twenty twenty-six" after a word that introduces a year."""
    if pieces.word(at - 1) not in {"in", "since", "by", "until", "of", "from", "before", "after"}:
        return None
    known = numerals()
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(pieces.word(at))
    after = skip_hyphen(pieces, at + 1)
    tens = known.tens.get(pieces.word(after))
    teens = known.small.get(pieces.word(after), 0.0)
    if century is None or (tens is None and not 10 <= teens <= 19) or (century == 2000 and after > at + 1):
        return None
    if tens is None:
        return Draft(at, after + 1, "year", century + int(teens), place=whole_year)
    ones_at = skip_hyphen(pieces, after + 1)
    ones = known.small.get(pieces.word(ones_at), 0.0)
    if 0 < ones < 10:
        return Draft(at, ones_at + 1, "year", century + int(tens + ones), place=whole_year)
    return Draft(at, after + 1, "year", century + int(tens), place=whole_year)
