"""Dates and spans of time as a text names them, as spans of days where they can be resolved.

"9 January 2026", "Friday, January 9", "mid-January", "the second half of 2029", "Q2 2025", "last Tuesday", "two
weeks ago", "until the end of January". Relative and year-less dates are read against an anchor, the day the text
was written. See docs/numbers.md.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from checker.text.calendar_words import calendar
from checker.text.date_draft import Draft, resolve
from checker.text.date_forms import calendar_date
from checker.text.date_parts import part_of_time
from checker.text.date_ranges import days_of_one_month, limited, stretch
from checker.text.numerals import number_starts, numerals
from checker.text.pieces import Pieces, pieces_of
from checker.text.relative_dates import of_relative_year, relative_date
from checker.text.tables import word_list
from checker.text.time_limits import TimeRelation
from checker.text.time_relation import same_time, weekday_fits
from checker.text.when import WEEKDAYS, When

__all__ = ["WEEKDAYS", "TimeRelation", "When", "dates", "may_name_day", "same_time", "weekday_fits"]

_STARTS = word_list("date starts")


def dates(text: str, anchor: date | None = None) -> list[When]:
    """Read the dates and spans of time of ``text`` in order, none overlapping.

    ``anchor`` is the day the text was written: without it, relative and year-less times keep their parts but have
    no days.
    """
    pieces = pieces_of(text)
    drafts: list[Draft] = []
    at = floor = 0
    while at < len(pieces):
        draft = _read(pieces, at) if _may_start(pieces, at) else None
        if draft is None:
            at += 1
            continue
        draft = limited(pieces, stretch(pieces, draft, _single))
        if draft.first < floor:
            draft = draft._replace(first=at)
        drafts.append(draft)
        at = floor = max(draft.end, at + 1)
    return [resolve(draft, pieces, anchor) for draft in _sharing_years(pieces, drafts)]


def may_name_day(words: Iterable[str]) -> bool:
    """Whether lower-case words can hold a day of the calendar: a figure, a month or a feast.

    Far cheaper than ``dates``, for who asks thousands of sentences of which few name a day.
    """
    return any(
        part in _day_words() or any(map(str.isdecimal, part)) for word in words for part in re.split("[-‐‑]", word)
    )


@cache
def _day_words() -> frozenset[str]:
    known = calendar()
    feasts = {words[0] for words in (*known.feasts, *known.easter)}
    return frozenset(feasts | known.months.keys() | known.short_months.keys())


def _read(pieces: Pieces, at: int) -> Draft | None:
    return days_of_one_month(pieces, at) or _single(pieces, at)


def _single(pieces: Pieces, at: int) -> Draft | None:
    draft = part_of_time(pieces, at) or calendar_date(pieces, at)
    return of_relative_year(pieces, draft) if draft else relative_date(pieces, at)


def _may_start(pieces: Pieces, at: int) -> bool:
    word = pieces.words[at]
    return word[0].isdecimal() or word in _starts()


@cache
def _starts() -> frozenset[str]:
    known = calendar()
    lives = {word.removesuffix("y") + "ies" for word in numerals().tens}
    feasts = {words[0] for words in (*known.feasts, *known.easter)}
    codes = {f"{letter}{number}" for letter in "qh" for number in range(1, 5)}
    return (
        _STARTS | number_starts() | lives | feasts | codes | known.months.keys() | known.short_months.keys()
        | known.weekdays.keys() | known.short_weekdays.keys() | known.seasons.keys() | numerals().ordinals.keys()
    )  # fmt: skip


def _sharing_years(pieces: Pieces, drafts: list[Draft]) -> list[Draft]:
    """Give "31 October and 2 November 2025" one year: a time without one takes that of the time it is joined to."""
    shared = list(drafts)
    for number in range(len(shared) - 2, -1, -1):
        draft, following = shared[number], shared[number + 1]
        joined = pieces.words[draft.end : following.first] in (
            ["and"],
            ["or"],
            ["to"],
            ["and", "on"],
            ["and", "in"],
        )
        if joined and draft.year is None and draft.place and following.year and draft.grain == following.grain:
            shared[number] = draft._replace(year=following.year)
        if joined and draft.recurring and following.weekday is not None and following.day is None:
            shared[number + 1] = following._replace(recurring=True, shift=None)
    return shared
