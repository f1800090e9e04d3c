"""A time as it stands in a text, before it is known which year or day it was written."""

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import NamedTuple

from checker.text.calendar_words import last_day, months_of
from checker.text.pieces import Pieces
from checker.text.when import Days, InYear, When

Place = Callable[[int], tuple[Days, ...]]
"""Where a time lies in a given year."""
Shift = Callable[[date], tuple[Days, ...]]
"""Where a time lies, seen from a given day."""


class Draft(NamedTuple):
    """What the pieces ``[first, end)`` say.

    It lies somewhere in a year (``place``), counts from a day (``shift``), or is ``fixed``.
    """

    first: int
    end: int
    grain: str = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    edge: str = ""
    place: Place | None = None
    shift: Shift | None = None
    fixed: tuple[Days, ...] = ()
    recurring: bool = False
    either: bool = False  # the readings exclude each other: no span from the first to the last of them


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


def resolve(draft: Draft, pieces: Pieces, anchor: date | None) -> When:
    """Turn a draft into the days it can mean, as far as its year or ``anchor`` tells."""
    readings: tuple[Days, ...] = draft.fixed
    hull_of: tuple[Days, ...] = ()
    try:
        if draft.shift is not None:
            readings = draft.shift(anchor) if anchor else ()
        elif draft.place is not None and draft.year is not None:
            readings = draft.place(draft.year) if MINYEAR < draft.year < MAXYEAR - 1 else ()
        elif draft.place is not None and anchor is not None:
            readings = _nearest(draft.place, anchor)
            hull_of = readings
            if len(readings) == 1 and _in_any_year(draft.place) == (
                None,
                None,
            ):  # Easter, the first Monday in May: any year's may be meant
                readings = (*readings, *_around(draft.place, anchor, readings))
    except (OverflowError, ValueError):
        readings = ()  # before the year 1 or after 9999
    opens: InYear | None = None
    closes: InYear | None = None
    if draft.place is not None:
        opens, closes = _in_any_year(draft.place)
    hull_of = hull_of or readings
    hull = bool(readings) and not (draft.either and len(readings) > 1)
    return When(
        start=pieces.tokens[draft.first].start,
        end=pieces.tokens[draft.end - 1].end,
        text=pieces.of(draft.first, draft.end),
        first=min(days[0] for days in hull_of) if hull else None,
        last=max(days[1] for days in hull_of) if hull else None,
        year=draft.year, month=draft.month, day=draft.day, weekday=draft.weekday,
        relative=draft.shift is not None, edge=draft.edge, grain=draft.grain, part=draft.part, readings=readings,
        opens=opens, closes=closes, recurring=draft.recurring,
    )  # fmt: skip


def _in_any_year(place: Place) -> tuple[InYear | None, InYear | None]:
    """Return the month and day on which a time opens and closes, unless that moves from year to year."""
    leap, common = place(2024), place(2025)
    if len(leap) != 1 or len(common) > 1 or leap[0][0].year != leap[0][1].year:
        return None, None
    if common and _moves(_plain(leap[0]), _plain(common[0])):
        return None, None
    return (leap[0][0].month, leap[0][0].day), (leap[0][1].month, leap[0][1].day)


def _moves(leap: Days, common: Days) -> bool:
    """Whether a time of 2024 lies elsewhere in 2025; the parts of a February may differ by the leap day."""
    slack = 0 if leap[0] == leap[1] else 2
    return any(abs((a.replace(year=2025) - b).days) > slack for a, b in zip(leap, common, strict=True))


def _plain(days: Days) -> Days:
    """Return a span without 29 February, which most years lack."""
    first, last = (day.replace(day=28) if (day.month, day.day) == (2, 29) else day for day in days)
    return first, last


def _nearest(place: Place, anchor: date) -> tuple[Days, ...]:
    """Read a time without a year in the year that brings it closest to the anchor."""
    years = range(max(MINYEAR + 1, anchor.year - 1), min(MAXYEAR - 2, anchor.year + 1) + 1)
    candidates = [placed for year in years if (placed := place(year))]
    if not candidates:
        return ()
    return min(candidates, key=lambda days: min(_distance(span, anchor) for span in days))


def _around(place: Place, anchor: date, known: tuple[Days, ...]) -> tuple[Days, ...]:
    years = range(max(MINYEAR + 1, anchor.year - 1), min(MAXYEAR - 2, anchor.year + 1) + 1)
    return tuple(days for year in years for days in place(year) if days not in known)


def _distance(days: Days, anchor: date) -> int:
    if days[0] <= anchor <= days[1]:
        return 0
    return min(abs((days[0] - anchor).days), abs((days[1] - anchor).days))
