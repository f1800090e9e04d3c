"""Times that count from the day of writing: "yesterday", "last week", "on Tuesday", "two weeks ago"."""

from datetime import date, timedelta

from checker.text.calendar_words import calendar, month_at, months_of, weekday_at
from checker.text.date_draft import Draft, Place, Shift, whole_months
from checker.text.date_forms import in_season
from checker.text.figures import Form, figure
from checker.text.pieces import Pieces
from checker.text.shares import share_at
from checker.text.spelt_numbers import fraction_after_and, spelt_number
from checker.text.when import Days

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1}
_UNITS = frozenset({"week", "month", "year", "weekend", "decade", "century", "quarter", "fortnight"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening"})
_LENGTHS = {
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}
_FUTURE = frozenset({"will", "shall", "'ll", "going", "due"})


def relative_date(pieces: Pieces, at: int) -> Draft | None:
    """Read the time at ``at`` that counts from the day of writing."""
    return (
        _named_day(pieces, at)
        or _ago(pieces, at)
        or _ahead(pieces, at)
        or _period(pieces, at)
        or _weekday(pieces, at)
    )


def _named_day(pieces: Pieces, at: int) -> Draft | None:
    word = pieces.word(at)
    if pieces.starts(at, ["a", "week"]) and pieces.word(at + 2) in _DAYS:
        return Draft(at, at + 3, shift=_days(7 + _DAYS[pieces.word(at + 2)]))
    if word in _DAYS:
        return Draft(at, at + 1, shift=_days(_DAYS[word]))
    start = at + (word == "the")
    if pieces.starts(start, ["day", "before", "yesterday"]):
        return Draft(at, start + 3, shift=_days(-2))
    if pieces.starts(start, ["day", "after", "tomorrow"]):
        return Draft(at, start + 3, shift=_days(2))
    if word == "this" and pieces.word(at + 1) in _PARTS_OF_DAY:
        return Draft(at, at + 2, shift=_days(0))
    if word == "last" and pieces.word(at + 1) == "night":
        return Draft(at, at + 2, shift=_days(-1))
    return None


def _days(count: int) -> Shift:
    def shift(anchor: date) -> tuple[Days, ...]:
        day = anchor + timedelta(days=count)
        return ((day, day),)

    return shift


def _amount(pieces: Pieces, at: int) -> tuple[float, str, int] | None:
    """Read "two weeks", "a year", "a decade and a half": the number, the unit and the piece after it."""
    word = pieces.word(at)
    number = figure(pieces, at) if word[:1].isdecimal() else share_at(pieces, at) or spelt_number(pieces, at)
    if number is not None and number.form is not Form.PLURAL and not number.suffix:
        half = fraction_after_and(pieces, number.end) if number.whole else None
        value, end = (number.value + half[0], half[1]) if half else (number.value, number.end)
        end += value == 0.5 and pieces.word(end) in {"a", "an"}
    elif word in {"a", "an"}:
        value, end = 1.0, at + 1
    else:
        return None
    unit = pieces.word(end).removesuffix("s") if pieces.word(end) != "centuries" else "century"
    if unit not in _LENGTHS:
        return None
    half = fraction_after_and(pieces, end + 1)
    return (value + half[0], unit, half[1]) if half and value == 1 else (value, unit, end + 1)


def _ago(pieces: Pieces, at: int) -> Draft | None:
    found = _amount(pieces, at)
    if found is None or pieces.word(found[2]) != "ago":
        return None
    return Draft(
        at,
        found[2] + 1,
        found[1] if found[1] in {"day", "week", "month", "year"} else "year",
        part="about",
        shift=_by(-found[0], found[1]),
    )


def _ahead(pieces: Pieces, at: int) -> Draft | None:
    """Read "in three days' time", "two weeks from now", and "in three days" where the future is spoken of."""
    start = at + (pieces.word(at) == "in")
    found = _amount(pieces, start)
    if found is None:
        return None
    value, unit, end = found
    if pieces.starts(end, ["from", "now"]) or pieces.starts(end, ["from", "today"]):
        return Draft(at, end + 2, unit, part="about", shift=_by(value, unit))
    owned = end + (pieces.word(end) in {"'", "\u2019", "'s"})
    if start > at and pieces.word(owned) == "time" and owned > end:
        return Draft(at, owned + 1, unit, part="about", shift=_by(value, unit))
    closes = not pieces.word(end) or pieces.word(end) in {".", ",", ";"}
    if (
        start > at
        and closes
        and _FUTURE & set(pieces.words[max(0, at - 8) : at])
        and not {"took", "was"} & set(pieces.words[max(0, at - 8) : at])
    ):
        return Draft(at, end, unit, part="about", shift=_by(value, unit))
    return None


def _by(count: float, unit: str) -> Shift:
    """Return the time that lies so many units away, as vague as the unit is large."""

    def shift(anchor: date) -> tuple[Days, ...]:
        length = _LENGTHS[unit]
        if unit in {"year", "decade", "century"} and count == int(count):
            year = anchor.year + int(count * length / 365.2)
            return ((date(year, 1, 1), date(year, 12, 31)),)
        middle = anchor + timedelta(days=round(count * length))
        slack = timedelta(days=0 if unit in {"day", "night"} and abs(count) < 7 else max(1, round(length / 2)))
        return ((middle - slack, middle + slack),)

    return shift


def _period(pieces: Pieces, at: int) -> Draft | None:
    """Read "last week", "the coming month", "later this year", "this January", "next spring"."""
    start = at + (pieces.word(at) in {"earlier", "later"})
    start += pieces.word(start) == "the" and pieces.word(start + 1) in _STEPS
    step = _STEPS.get(pieces.word(start))
    if step is None or (
        pieces.word(start - 1) == "the" and start > at and pieces.word(start) in {"last", "next", "this"}
    ):
        return None
    unit = pieces.word(start + 1)
    if (
        unit in _LENGTHS
        and pieces.word(start) in {"past", "coming"}
        and unit != "weekend"
        and pieces.word(start - 1) == "the"
    ):
        length = timedelta(days=round(_LENGTHS[unit]))
        ahead = pieces.word(start) == "coming"
        return Draft(
            at,
            start + 2,
            unit,
            shift=lambda anchor: ((anchor, anchor + length) if ahead else (anchor - length, anchor),),
        )
    if unit in _UNITS and pieces.word(start + 2) != "of":
        return Draft(
            at, start + 2, unit if unit not in {"weekend", "fortnight"} else "week", shift=_unit(unit, step)
        )
    month = month_at(pieces, start + 1)
    if month and pieces.word(start) in {"last", "this", "next"} and not _has_year(pieces, month[1]):
        return Draft(at, month[1], "month", month=month[0], shift=_placed(whole_months(month[0], month[0]), step))
    if unit in calendar().seasons and pieces.word(start) in {"last", "this", "next", "coming", "past"}:
        part = "autumn" if unit == "fall" else unit
        return Draft(at, start + 2, "season", part=part, shift=_placed(in_season(unit), step))
    if unit == "christmas":
        return Draft(
            at,
            start + 2,
            month=12,
            day=25,
            shift=_placed(lambda year: ((date(year, 12, 25), date(year, 12, 25)),), step),
        )
    return None


def _has_year(pieces: Pieces, at: int) -> bool:
    return len(pieces.word(at)) == 4 and pieces.word(at).isdecimal()


def of_relative_year(pieces: Pieces, draft: Draft) -> Draft:
    """Read "this year", "of next year" behind a time without a year."""
    at = draft.end + (pieces.word(draft.end) == "of")
    at += pieces.word(at) == "the"
    step = _STEPS.get(pieces.word(at))
    if draft.place is None or draft.year is not None or step is None or pieces.word(at + 1) != "year":
        return draft
    place = draft.place
    return draft._replace(end=at + 2, place=None, shift=lambda anchor: place(anchor.year + step))


def this_unit(pieces: Pieces, at: int) -> Draft | None:
    """Read "the year" in "the end of the year": this one."""
    if pieces.word(at) == "the" and pieces.word(at + 1) in {
        "week",
        "month",
        "year",
        "decade",
        "century",
        "quarter",
    }:
        return Draft(at, at + 2, pieces.word(at + 1), shift=_unit(pieces.word(at + 1), 0))
    return None


def _unit(unit: str, step: int) -> Shift:
    def shift(anchor: date) -> tuple[Days, ...]:
        if unit in {"week", "weekend", "fortnight"}:
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
            return ((monday + timedelta(days=4 if unit == "weekend" else 0), monday + timedelta(days=6)),)
        if unit == "month":
            return (months_of(anchor.year, anchor.month + step, anchor.month + step),)
        if unit == "quarter":
            first = 3 * ((anchor.month - 1) // 3 + step) + 1
            return (months_of(anchor.year, first, first + 2),)
        length = {"year": 1, "decade": 10, "century": 100}[unit]
        first_year = anchor.year // length * length + step * length
        return ((date(first_year, 1, 1), date(first_year + length - 1, 12, 31)),)

    return shift


def _placed(place: Place, step: int) -> Shift:
    """Return the last, this or the next time that something with a place in the year comes round."""

    def shift(anchor: date) -> tuple[Days, ...]:
        spans = [days for year in range(anchor.year - 2, anchor.year + 3) for days in place(year)]
        if step < 0:
            past = [days for days in spans if days[1] < anchor]
            return tuple(sorted(past)[-1:])
        if step > 0:
            return tuple(sorted(days for days in spans if days[0] > anchor)[:1])
        return place(anchor.year)

    return shift


def _weekday(pieces: Pieces, at: int) -> Draft | None:
    word = pieces.word(at)
    start = at + (word in {"last", "this", "next", "every", "each", "coming"})
    found = weekday_at(pieces, start)
    if found is None:
        return None
    weekday, end = found
    if pieces.word(start).endswith("days") or word in {"every", "each"}:
        return Draft(at, end, weekday=weekday, recurring=True)
    return Draft(at, end, weekday=weekday, shift=_weekdays(weekday, word if start > at else ""))


def _weekdays(weekday: int, which: str) -> Shift:
    def shift(anchor: date) -> tuple[Days, ...]:
        back = (anchor.weekday() - weekday) % 7
        before, after = anchor - timedelta(days=back), anchor + timedelta(days=7 - back)
        if which == "last":
            candidates = [before if back else before - timedelta(days=7), before - timedelta(days=7)]
        elif which in {"next", "coming"}:
            candidates = [after, after + timedelta(days=7)]
        else:
            candidates = [before, after] if back else [before - timedelta(days=7), before, after]
        return tuple((day, day) for day in sorted(set(candidates)))

    return shift
