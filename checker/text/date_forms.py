"""Dates of the calendar in words: "Friday, January 9", "spring 2025", "Q2 2025", "New Year's Day"."""

import re
from datetime import timedelta

from checker.text.calendar_words import calendar, day_at, easter, last_day, month_at, months_of, weekday_at
from checker.text.date_draft import Draft, Place, one_day, whole_months
from checker.text.nouns import is_plural, leading_part
from checker.text.numeric_dates import numeric_date
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.tables import word_list
from checker.text.when import Days
from checker.text.year_forms import with_year, year_form

_SEASON_INTRODUCED = word_list("before a season")
_BEFORE_THE_SPRING = frozenset({"in", "by", "since", "until", "of", "before", "after", "during"})
_CODE = re.compile(r"(q)([1-4])|(h)([12])")


def calendar_date(pieces: Pieces, at: int) -> Draft | None:
    """Read the date, month, season, feast, quarter or year that starts at ``at``."""
    return (
        numeric_date(pieces, at)
        or _weekday_first(pieces, at)
        or day_and_month(pieces, at)
        or _month(pieces, at)
        or _feast(pieces, at)
        or _code(pieces, at)
        or _season(pieces, at)
        or year_form(pieces, at)
    )


def _weekday_first(pieces: Pieces, at: int) -> Draft | None:
    found = weekday_at(pieces, at, dated=True)
    if found is None:
        return None
    draft = day_and_month(pieces, found[1] + (pieces.word(found[1]) == ","))
    return draft._replace(first=at, weekday=found[0]) if draft else None


def day_and_month(pieces: Pieces, at: int) -> Draft | None:
    """Read "9 January 2026", "the 9th of January", "January 9th, 2026", "July the first"."""
    start = at + (pieces.word(at) == "the")
    day = day_at(pieces, start, words=True)
    return _day_first(pieces, at, start, *day) if day else _month_first(pieces, at)


def _day_first(pieces: Pieces, at: int, start: int, day: int, end: int) -> Draft | None:
    linked = pieces.word(end) == "of"
    month = month_at(pieces, end + linked, dated=True)
    named = pieces.word(start)[:1].isalpha()
    cardinal = start > at and pieces.word(start).isdecimal()
    if month is None or ((named or cardinal) and not linked):
        return None  # "the first May" and "the 9 January" are no dates
    return _dated(pieces, at, month[0], day, month[1])


def _month_first(pieces: Pieces, at: int) -> Draft | None:
    month = month_at(pieces, at, dated=True)
    if month is None or (pieces.word(at) in {"may", "march"} and not pieces.is_capital(at)):
        return None
    start = month[1] + (pieces.word(month[1]) == "the")
    day = day_at(pieces, start, words=start > month[1])
    if day is None or _measures(pieces, day[1]) or _counts(pieces, day[1]):
        return None
    return _dated(pieces, at, month[0], day[0], day[1])


def _measures(pieces: Pieces, at: int) -> bool:
    """Whether a number before ``at`` is no day: "in May 20 per cent", "in May 3.5 million"."""
    word = pieces.word(at)
    return word in {"%", "per", "percent", "million", "billion", "thousand", "out"}


def _counts(pieces: Pieces, at: int) -> bool:
    """Whether what follows a number is counted by it: "in May 20 people"."""
    word = pieces.word(at)
    return word.isalpha() and is_plural(word) and leading_part(word) in {"n", ""} and not pieces.is_capital(at)


def _dated(pieces: Pieces, at: int, month: int, day: int, end: int) -> Draft | None:
    if day > last_day(2024, month):
        return None
    return with_year(pieces, Draft(at, end, month=month, day=day, place=one_day(month, day)))


def _month(pieces: Pieces, at: int) -> Draft | None:
    month = month_at(pieces, at, dated=True)
    if month is None:
        return None
    draft = Draft(at, month[1], "month", month=month[0], place=whole_months(month[0], month[0]))
    draft = with_year(pieces, draft)
    sure = month_at(pieces, at, dated=draft.year is not None)
    return draft._replace(end=sure[1] if draft.year is None else draft.end) if sure else None


def _feast(pieces: Pieces, at: int) -> Draft | None:
    known = calendar()
    if not pieces.is_capital(at):
        return None
    for length in (5, 4, 3, 2, 1):
        name, end = tuple(pieces.words[at : at + length]), at + length
        day, shift = known.feasts.get(name), known.easter.get(name)
        if day is None and shift is None:
            continue
        if length == 1 and pieces.is_capital(end):
            return None  # a name: "Christmas Island"
        if day is not None:
            return with_year(pieces, Draft(at, end, month=day[0], day=day[1], place=one_day(*day)))
        return with_year(pieces, Draft(at, end, place=_from_easter(shift or 0)))
    return None


def _from_easter(shift: int) -> Place:
    def place(year: int) -> tuple[Days, ...]:
        day = easter(year) + timedelta(days=shift)
        return ((day, day),)

    return place


def _code(pieces: Pieces, at: int) -> Draft | None:
    """Read "Q2 2025", "H1 2025"; "H1" without a year may be anything."""
    match = _CODE.fullmatch(pieces.word(at))
    if match is None:
        return None
    size, last = (3, 3 * int(match[2])) if match[1] else (6, 6 * int(match[4]))
    grain = "quarter" if match[1] else "half"
    draft = Draft(at, at + 1, grain, place=whole_months(last - size + 1, last))
    dated = with_year(pieces, draft._replace(end=skip_hyphen(pieces, at + 1)))
    if dated.year is None:
        return draft if match[1] else None
    return dated


def _season(pieces: Pieces, at: int) -> Draft | None:
    word, before = pieces.word(at), pieces.word(at - 1)
    if word not in calendar().seasons:
        return None
    part = "autumn" if word == "fall" else word
    draft = with_year(pieces, Draft(at, at + 1, "season", part=part, place=in_season(word)))
    if draft.year is not None:
        return draft
    introduced = before in ({"last", "this", "next"} if word == "fall" else _SEASON_INTRODUCED)
    if word == "spring" and before == "the":
        introduced = pieces.word(at - 2) in _BEFORE_THE_SPRING
    return draft if introduced else None


def in_season(word: str) -> Place:
    """Return where a season may lie in a year: in the north (a winter at either end), and last in the south."""
    first, last = calendar().seasons[word]

    def place(year: int) -> tuple[Days, ...]:
        north = _until_the_21st(year, first, last)
        south = _until_the_21st(year, (first + 5) % 12 + 1, (first + 5) % 12 + 4)
        return (_until_the_21st(year - 1, first, last), north, south) if last > 12 else (north, south)

    return place


def _until_the_21st(year: int, first: int, last: int) -> Days:
    """Return the span of both the meteorological and the astronomical season."""
    start, _ = months_of(year, first, first)
    month, _ = months_of(year, last, last)
    return start, month + timedelta(days=20)
