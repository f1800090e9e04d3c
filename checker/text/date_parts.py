"""Parts of a time: "early May", "the end of 2036", "the second quarter", "the first Tuesday in March"."""

from collections.abc import Callable
from datetime import date, timedelta

from checker.text.calendar_words import last_day, month_at, months_of, nth_weekday, portion, weekday_at
from checker.text.date_draft import Draft
from checker.text.date_forms import calendar_date
from checker.text.numerals import numerals
from checker.text.pieces import Pieces, skip_hyphen
from checker.text.relative_dates import relative_date, this_unit
from checker.text.when import Days
from checker.text.year_forms import with_year, year_behind

_ADJECTIVES = {"early": "early", "late": "late", "mid": "mid", "middle": "mid"}
_NOUNS = {
    "start": "start", "beginning": "start", "opening": "start", "outset": "start", "middle": "mid",
    "end": "end", "close": "end", "tail": "end", "first half": "first half", "second half": "second half",
    "latter half": "second half", "opening half": "first half", "first third": "first third",
}  # fmt: skip
_WHOLE = frozenset({"week", "weekend", "month", "course", "whole", "rest"})
_LAST = {"last": -1, "final": -1, "penultimate": -2, "opening": 1}


_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def part_of_time(pieces: Pieces, at: int) -> Draft | None:
    """Read the part of a month, year or other span that starts at ``at``."""
    return (
        _adjective(pieces, at)
        or _noun(pieces, at)
        or _quarter(pieces, at)
        or _numbered(pieces, at)
        or _year_end(pieces, at)
    )


def _target(pieces: Pieces, at: int) -> Draft | None:
    return calendar_date(pieces, at) or relative_date(pieces, at) or this_unit(pieces, at)


def _adjective(pieces: Pieces, at: int) -> Draft | None:
    part = _ADJECTIVES.get(pieces.word(at))
    if part is None or pieces.word(at) == "middle":
        return None
    if pieces.word(at - 1) in _BE and pieces.word(at + 1) in {"in", "on"}:
        return None  # "the trains were late in May"
    start = skip_hyphen(pieces, at + 1)
    if part == "mid" and start == at + 1:
        return None
    start += pieces.word(start) in {"in", "on"}
    target = _target(pieces, start)
    if target is None or target.grain == "day" or target.part:
        return None
    return _part(target._replace(first=at), part)


def _noun(pieces: Pieces, at: int) -> Draft | None:
    """Read "the start of", "the second half of" with what they are a part of."""
    start = at + (pieces.word(at) == "the")
    start += pieces.word(start) == "very"
    for length in (2, 1):
        part = _NOUNS.get(pieces.phrase(start, length))
        middle = start + length
        if part is None or pieces.word(middle) != "of":
            continue
        target = _target(pieces, middle + 1)
        if target is None or target.grain == "day":
            return None
        return _part(target._replace(first=at), part)
    return None


def _part(target: Draft, part: str) -> Draft:
    """Narrow a draft to a part of itself, wherever its days come from."""

    def cut(days: tuple[Days, ...]) -> tuple[Days, ...]:
        return tuple(portion(span, part) for span in days)

    place, shift = target.place, target.shift
    return target._replace(
        part=part,
        place=(lambda year: cut(place(year))) if place else None,
        shift=(lambda anchor: cut(shift(anchor))) if shift else None,
        fixed=cut(target.fixed),
    )


def _ordinal(pieces: Pieces, at: int) -> tuple[int, int] | None:
    """Read "first", "3rd", "last", "penultimate": the number (from the end below zero) and the piece after it."""
    word = pieces.word(at)
    if word in _LAST:
        return _LAST[word], at + 1
    number = int(numerals().ordinals.get(word, 0))
    if not number and word[-2:] in {"st", "nd", "rd", "th"} and word[:-2].isdecimal() and len(word) <= 4:
        number = int(word[:-2])
    return (number, at + 1) if 1 <= number <= 31 else None


def _quarter(pieces: Pieces, at: int) -> Draft | None:
    """Read "the second quarter of 2025", "first-quarter", "the third quarter"."""
    start = at + (pieces.word(at) == "the")
    ordinal = _ordinal(pieces, start)
    if ordinal is None or not (1 <= ordinal[0] <= 4 or ordinal[0] == -1):
        return None
    word_at = skip_hyphen(pieces, ordinal[1])
    if pieces.word(word_at) != "quarter":
        return None
    number = 4 if ordinal[0] == -1 else ordinal[0]
    draft = Draft(at, word_at + 1, "quarter", place=lambda year: (_quarter_of(year, number),))
    draft = with_year(pieces, draft)
    return draft if draft.year is not None or ordinal[0] > 0 or pieces.word(draft.end) == "of" else None


def _quarter_of(year: int, number: int) -> Days:
    return months_of(year, 3 * number - 2, 3 * number)


def _numbered(pieces: Pieces, at: int) -> Draft | None:
    """Read "the first Tuesday in March", "the last day of July", "the first three months of 2025"."""
    start = at + (pieces.word(at) == "the")
    ordinal = _ordinal(pieces, start)
    if ordinal is None:
        whole = pieces.word(start) in _WHOLE and start > at and pieces.word(start + 1) in {"of", "to"}
        target = calendar_date(pieces, start + 2) if whole else None
        return target._replace(first=at) if target and (target.day is not None or target.month) else None
    number, end = ordinal
    several = numerals().small.get(pieces.word(end)) or (
        float(pieces.word(end)) if pieces.word(end) in _FIGURES else 0.0
    )
    if several:
        return _several(pieces, at, number, int(several), end + 1)
    weekday = weekday_at(pieces, end)
    unit = pieces.word(end)
    if weekday and pieces.word(weekday[1]) in {"in", "of"}:
        return _weekday_of(pieces, at, number, *weekday)
    if unit in {"day", "week", "weekend", "fortnight"} and pieces.word(end + 1) in {"of", "in"}:
        return _in_month(pieces, at, end + 2, lambda year, month: _stretch(year, month, number, unit))
    return None


_FIGURES = frozenset(str(number) for number in range(2, 12))


def _weekday_of(pieces: Pieces, at: int, number: int, weekday: int, end: int) -> Draft | None:
    """Read what "the first Monday" is the first of: a month, or a year."""
    year, after = year_behind(pieces, end)
    if year is not None:
        month = 12 if number < 0 else 1
        days = _one(nth_weekday(year, month, weekday, number))
        return Draft(at, after, year=year, month=month, weekday=weekday, fixed=days)
    return _in_month(
        pieces, at, end + 1, lambda year, month: _one(nth_weekday(year, month, weekday, number)), weekday
    )


def _one(day: date | None) -> tuple[Days, ...]:
    return ((day, day),) if day else ()


def _in_month(
    pieces: Pieces,
    at: int,
    month_from: int,
    place: Callable[[int, int], tuple[Days, ...]],
    weekday: int | None = None,
) -> Draft | None:
    month_from += pieces.word(month_from) == "the" and pieces.word(month_from + 1) != "month"
    month = month_at(pieces, month_from, dated=True)
    if month is None:
        return None
    grain = "day" if weekday is not None or pieces.word(month_from - 2) == "day" else "week"
    draft = Draft(
        at, month[1], grain, month=month[0], weekday=weekday, place=lambda year: place(year, month[0])
    )  # fmt: skip
    return with_year(pieces, draft)


def _stretch(year: int, month: int, number: int, unit: str) -> tuple[Days, ...]:
    """Return the ``number``-th day, week or weekend of a month, from its end where the number is below zero."""
    length = last_day(year, month)
    first, last = date(year, month, 1), date(year, month, length)
    if unit == "day":
        day = number if number > 0 else length + 1 + number
        return _one(date(year, month, day)) if 1 <= day <= length else ()
    if unit == "weekend":
        saturday = nth_weekday(year, month, 5, number)
        return ((saturday - timedelta(days=1), saturday + timedelta(days=1)),) if saturday else ()
    days = 14 if unit == "fortnight" else 7
    if number < 0:
        return ((last - timedelta(days=days - 1), last),)
    start = first + timedelta(days=days * (number - 1))
    return ((start, min(start + timedelta(days=days - 1), last)),) if start <= last else ()


def _several(pieces: Pieces, at: int, number: int, several: int, unit_at: int) -> Draft | None:
    """Read "the first three months of 2025", "the last four days of May"."""
    unit = pieces.word(unit_at).removesuffix("s")
    if (
        number not in {1, -1}
        or pieces.word(unit_at + 1) not in {"of", "in"}
        or unit not in {"day", "week", "month", "year"}
    ):
        return None
    target = _target(pieces, unit_at + 2)
    if target is None or target.grain == "day":
        return None

    def cut(days: tuple[Days, ...]) -> tuple[Days, ...]:
        return tuple(_edge_of(span, unit, several if number > 0 else -several) for span in days)

    place, shift = target.place, target.shift
    return target._replace(
        first=at,
        grain=unit,
        month=None,
        place=(lambda year: cut(place(year))) if place else None,
        shift=(lambda anchor: cut(shift(anchor))) if shift else None,
        fixed=cut(target.fixed),
        edge="throughout",
    )


def _edge_of(days: Days, unit: str, count: int) -> Days:
    first, last = days
    if unit == "month":
        if count > 0:
            return first, months_of(first.year, first.month, first.month + count - 1)[1]
        return months_of(last.year, last.month + count + 1, last.month)[0], last
    length = timedelta(days={"day": 1, "week": 7, "year": 365}[unit] * abs(count) - 1)
    return (first, min(first + length, last)) if count > 0 else (max(last - length, first), last)


def _year_end(pieces: Pieces, at: int) -> Draft | None:
    """Read "year-end", "the year's end"."""
    start = at + (pieces.word(at) == "the")
    if pieces.word(start) not in {"year", "month"}:
        return None
    after = skip_hyphen(pieces, start + 1)
    owned = pieces.word(start + 1) == "'s"
    if (after == start + 1 and not owned) or pieces.word(after + owned) != "end":
        return None
    target = Draft(at, after + owned + 1, pieces.word(start), shift=_this(pieces.word(start)))
    return _part(target, "end")


def _this(unit: str) -> Callable[[date], tuple[Days, ...]]:
    def shift(anchor: date) -> tuple[Days, ...]:
        if unit == "year":
            return ((date(anchor.year, 1, 1), date(anchor.year, 12, 31)),)
        return (months_of(anchor.year, anchor.month, anchor.month),)

    return shift
