"""Whether two times can be one, and whether a weekday is right."""

from datetime import date, timedelta
from enum import StrEnum

from checker.text.when import Days, InYear, When


class TimeRelation(StrEnum):
    """How two spans of time stand to each other."""

    SAME = "same"
    WITHIN = "one within the other"
    UNKNOWN = "unknown"
    DISJOINT = "disjoint"


_STARTS = frozenset({"since", "from"})
_ENDS = frozenset({"until"})
_UPPER = frozenset({"before", "by"})
_LOWER = frozenset({"after", "not before"})
_FUZZY = frozenset({"early", "mid", "late", "start", "end"})
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_BEST_FIRST = (TimeRelation.SAME, TimeRelation.WITHIN, TimeRelation.UNKNOWN, TimeRelation.DISJOINT)
_COMPATIBLE = frozenset({TimeRelation.SAME, TimeRelation.WITHIN})
_WHOLE_YEARS = frozenset({"year", "decade", "century"})
_MOMENTS = frozenset({"day", "week", "month"})
"""What is so small that it tells when something starts or stops, not a time in which it goes on."""
_GUESSED_YEAR = 550
"""Days that a date without a year may be off where only another year can be held against it: it may be the next."""
_NEAR_LIMIT = 31
_WEEK = 7
_RELATIVE_SLACK = 3
"""Days that a time counted from the day of writing may be off before it differs."""


def same_time(a: When, b: When) -> TimeRelation:
    """Say whether two times can be one.

    SAME: they name the same days, also in other words. WITHIN: one lies in the other ("14 January" and "in
    January"), or keeps the limit that the other sets ("by October" and "in September"). DISJOINT: they cannot
    be one ("9 January" and "10 January"; "Tuesday" and a date that is no Tuesday; "until May" and "until June").
    UNKNOWN: the texts do not tell, or the two overlap. The order does not matter. A year that only the anchor gave
    to a bare "14 January" is a guess: then months and days alone are compared.
    """
    if a.weekday is not None and b.weekday is not None and a.weekday != b.weekday and a.grain == b.grain == "day":
        return TimeRelation.DISJOINT
    if a.recurring or b.recurring:
        same = a.recurring and b.recurring and a.weekday == b.weekday
        return TimeRelation.SAME if same else TimeRelation.UNKNOWN
    if a.part in _SEASONS and b.part in _SEASONS:
        seasons = _seasons(a, b)
        if seasons is not None:
            return seasons
    if _weekday_only(a) or _weekday_only(b):
        return _weekdays(a, b)
    left, right = _spans(a, b)
    if not left or not right:
        return _unresolved(a, b)
    found = {
        _southern(a, number, b, place, _related(a, one, b, other))
        for number, one in enumerate(left, 1 - len(left))
        for place, other in enumerate(right, 1 - len(right))
    }
    best = next(relation for relation in _BEST_FIRST if relation in found)
    if best is TimeRelation.SAME and (len(left) > 1 or len(right) > 1):
        return TimeRelation.WITHIN if left != right else TimeRelation.SAME
    return best


def _southern(a: When, place: int, b: When, other: int, relation: TimeRelation) -> TimeRelation:
    """Take a season's southern reading, its last, for a possibility only."""
    south = (a.part in _SEASONS and place == 0 and len(a.readings) > 1) or (
        b.part in _SEASONS and other == 0 and len(b.readings) > 1
    )
    return TimeRelation.UNKNOWN if south and relation is not TimeRelation.DISJOINT else relation


def weekday_fits(when: When) -> bool | None:
    """Say whether the weekday that the text gives is the date's own; None where there is nothing to hold."""
    if when.weekday is None or when.first is None or when.first != when.last or when.relative or when.day is None:
        return None
    return when.first.weekday() == when.weekday


def _weekday_only(when: When) -> bool:
    return when.weekday is not None and when.relative


def _weekdays(a: When, b: When) -> TimeRelation:
    """Compare "on Tuesday" with another time: a day far from the day of writing is of another week."""
    if _weekday_only(a) and _weekday_only(b):
        return TimeRelation.SAME  # different weekdays are told before
    alone, other = (a, b) if _weekday_only(a) else (b, a)
    if other.first is None or other.last is None or not alone.readings or alone.first is None:
        return TimeRelation.UNKNOWN
    if any(_contains((other.first, other.last), days) for days in alone.readings):
        return TimeRelation.WITHIN
    far = min(_gap(days, (other.first, other.last)) for days in alone.readings) > _WEEK
    return TimeRelation.UNKNOWN if far or other.first != other.last else TimeRelation.DISJOINT


def _seasons(a: When, b: When) -> TimeRelation | None:
    if a.part != b.part:
        return TimeRelation.DISJOINT if a.year == b.year and not (a.relative or b.relative) else None
    if a.year is None or b.year is None:
        return TimeRelation.SAME if not (a.relative or b.relative) else None
    return TimeRelation.SAME if a.year == b.year else TimeRelation.DISJOINT


# --- The spans to hold against each other ------------------------------------------------------------------


def _spans(a: When, b: When) -> tuple[tuple[Days, ...], tuple[Days, ...]]:
    """Return the readings of both; a time without a year is put into the years of the other."""
    if _yearless(a) and _yearless(b):
        return _in_year(a, 2024), _in_year(b, 2024)
    if _yearless(a) and b.first and b.last and not b.relative and b.grain not in _WHOLE_YEARS:
        return _in_years(a, b), b.readings
    if _yearless(b) and a.first and a.last and not a.relative and a.grain not in _WHOLE_YEARS:
        return a.readings, _in_years(b, a)
    return a.readings, b.readings


def _yearless(when: When) -> bool:
    return when.year is None and when.opens is not None and when.closes is not None and not when.relative


def _in_years(when: When, other: When) -> tuple[Days, ...]:
    assert other.first is not None
    assert other.last is not None
    years = range(max(2, other.first.year), min(other.last.year, other.first.year + 20) + 1)
    return tuple(days for year in years for days in _in_year(when, year))


def _in_year(when: When, year: int) -> tuple[Days, ...]:
    assert when.opens is not None
    assert when.closes is not None
    first, last = _day(year, when.opens), _day(year, when.closes)
    return ((first, last),) if first and last and first <= last else ()


def _day(year: int, place: InYear) -> date | None:
    try:
        return date(year, *place)
    except ValueError:
        return date(year, 2, 28) if place == (2, 29) else None


def _unresolved(a: When, b: When) -> TimeRelation:
    """Compare the parts that two times have in common where their days are not known."""
    pairs = [(getattr(a, part), getattr(b, part)) for part in ("year", "month", "day", "weekday")]
    known = [(left, right) for left, right in pairs if left is not None and right is not None]
    if any(left != right for left, right in known) and not (a.relative or b.relative):
        return TimeRelation.DISJOINT
    if known and all(left == right for left, right in known):
        return (
            TimeRelation.SAME
            if all((left is None) == (right is None) for left, right in pairs)
            else TimeRelation.WITHIN
        )
    if not known and a.relative and b.relative and a.text.lower() == b.text.lower():
        return TimeRelation.SAME
    return TimeRelation.UNKNOWN


# --- Comparing two spans -----------------------------------------------------------------------------------


def _related(a: When, left: Days, b: When, right: Days) -> TimeRelation:
    if a.edge == b.edge == "throughout":
        return _stretches(a, left, b, right)
    if "throughout" in {a.edge, b.edge}:
        return _held(a, left, b, right)
    if a.edge and b.edge:
        return _limits(a, left, b, right)
    if a.edge:
        return _limit(a, left, b, right)
    if b.edge:
        return _limit(b, right, a, left)
    return _plain(a, left, b, right)


def _plain(a: When, left: Days, b: When, right: Days) -> TimeRelation:
    if left == right:
        return TimeRelation.SAME
    if _contains(left, right) or _contains(right, left):
        return TimeRelation.WITHIN
    gap = _gap(left, right)
    if gap <= 0:
        return TimeRelation.UNKNOWN if not {a.part, b.part} & _FUZZY else TimeRelation.WITHIN
    return TimeRelation.UNKNOWN if gap <= _slack(a, left, b, right) else TimeRelation.DISJOINT


def _contains(outer: Days, inner: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _gap(left: Days, right: Days) -> int:
    """Return the days between two spans; 0 and less where they touch or overlap."""
    return max((left[0] - right[1]).days, (right[0] - left[1]).days)


def _slack(a: When, left: Days, b: When, right: Days) -> int:
    """Return how many days apart two spans may lie before they differ: vague parts have no sharp edge."""
    slack = 0
    for when, days in ((a, left), (b, right)):
        if when.part in _FUZZY:
            slack = max(slack, round(0.25 * ((days[1] - days[0]).days + 1)))
        if when.part in _SEASONS:
            slack = max(slack, 15)
        if when.part == "about":
            slack = max(slack, round(0.5 * ((days[1] - days[0]).days + 1)))
        if _yearless(when) and {a.grain, b.grain} & _WHOLE_YEARS:
            slack = max(slack, _GUESSED_YEAR)
        if when.relative:
            slack = max(slack, _RELATIVE_SLACK if when.grain == "day" else 0)
    return slack


def _stretches(a: When, left: Days, b: When, right: Days) -> TimeRelation:
    """Compare two stretches by both their ends, as finely as the coarser one is given."""
    if left == right:
        return TimeRelation.SAME
    reach = timedelta(
        days={"day": 0, "week": 3, "month": 30, "quarter": 45, "season": 45, "year": 365}.get(_coarser(a, b), 365)
    )
    if a.grain == b.grain:
        reach = timedelta(0)
    if abs(left[0] - right[0]) <= reach and abs(left[1] - right[1]) <= reach:
        return TimeRelation.WITHIN
    return TimeRelation.DISJOINT if _gap(left, right) > 0 or a.grain == b.grain else TimeRelation.UNKNOWN


def _coarser(a: When, b: When) -> str:
    order = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
    return max(a.grain, b.grain, key=lambda grain: order.index(grain) if grain in order else 0)


def _held(a: When, left: Days, b: When, right: Days) -> TimeRelation:
    """Compare a stretch with a plain time or with a limit on one of its ends."""
    stretch, span, other, days = (a, left, b, right) if a.edge == "throughout" else (b, right, a, left)
    if other.edge in _STARTS:
        return _plain(stretch, (span[0], span[0]), other, days)
    if other.edge in _ENDS:
        return _plain(stretch, (span[1], span[1]), other, _limit_days(other, days))
    if other.edge in _UPPER:
        return TimeRelation.WITHIN if span[1] <= _limit_days(other, days)[1] else TimeRelation.UNKNOWN
    if other.edge in _LOWER:
        follows = 0 <= (days[0] - span[1]).days <= 1  # "not before September" and "banned until 31 August"
        return TimeRelation.WITHIN if span[0] >= days[0] or follows else TimeRelation.UNKNOWN
    return _plain(stretch, span, other, days)


def _limit_days(when: When, days: Days) -> Days:
    """Return the days a limit may fall on: "before May" ends in April, "by the end of May" on its last day."""
    if when.edge == "before":
        eve = days[0] - timedelta(days=1)
        return eve, eve
    if when.part == "end":
        return days[1], days[1]
    return days


def _limits(a: When, left: Days, b: When, right: Days) -> TimeRelation:
    """Compare two limits: of one direction their days, of two whether both can hold."""
    one, other = _limit_days(a, left), _limit_days(b, right)
    upper_edges = _ENDS | _UPPER
    edges = {a.edge, b.edge}
    if left == right and edges <= upper_edges:
        return TimeRelation.SAME if a.edge == b.edge else TimeRelation.WITHIN
    if edges == {"before", "by"} and (a if a.edge == "by" else b).grain == "day":
        eve, day = (one, other) if a.edge == "before" else (other, one)
        if 0 <= (eve[1] - day[1]).days < _NEAR_LIMIT:
            return TimeRelation.WITHIN  # what is due by 30 October is due before November
    if edges in ({"until", "not before"}, {"until", "from"}) and _plain(a, left, b, right) in _COMPATIBLE:
        return TimeRelation.WITHIN  # "not before the 22nd", "closed until the 22nd"
    if (a.edge in _STARTS and b.edge in _STARTS) or (a.edge in _ENDS | _UPPER and b.edge in _ENDS | _UPPER):
        return _plain(a, one, b, other)
    if a.edge in _LOWER and b.edge in _LOWER:
        return _plain(a, left, b, right)
    if {a.edge, b.edge} & _LOWER and {a.edge, b.edge} & _STARTS:
        after, start = (left, other) if a.edge in _LOWER else (right, one)
        strict = "after" in {a.edge, b.edge}
        return (
            TimeRelation.WITHIN
            if start[1] > after[0] or (start[1] == after[0] and not strict)
            else TimeRelation.DISJOINT
        )
    upper, lower = (one, right) if a.edge in _ENDS | _UPPER else (other, left)
    if 0 <= (lower[0] - upper[1]).days <= 1:
        return TimeRelation.SAME  # "until the end of August" and "from 1 September" are one moment
    both_bounds = bool({a.edge, b.edge} & _UPPER) and bool({a.edge, b.edge} & (_LOWER | _STARTS))
    return TimeRelation.DISJOINT if both_bounds and lower[0] > upper[1] else TimeRelation.UNKNOWN


def _kept(limit: Days, span: Days) -> TimeRelation:
    """Say what a kept limit tells: a time far from it is hardly the one that the limit is about."""
    return TimeRelation.WITHIN if _gap(limit, span) <= _NEAR_LIMIT else TimeRelation.UNKNOWN


def _limit(limit: When, days: Days, plain: When, span: Days) -> TimeRelation:
    """Compare a limit with a plain time."""
    edge, place = limit.edge, _limit_days(limit, days)
    if edge in _UPPER:
        if span[1] <= place[1]:
            return _kept(place, span)
        return TimeRelation.DISJOINT if span[0] > place[1] else TimeRelation.UNKNOWN
    if edge in _LOWER:
        if span[0] > days[1] or (edge == "not before" and span[0] >= days[0]):
            return _kept(days, span)
        return TimeRelation.DISJOINT if span[1] < days[0] else TimeRelation.UNKNOWN
    found = _plain(limit, place, plain, span)
    if found is not TimeRelation.DISJOINT:
        return found
    if _gap(place, span) == 1 and plain.grain == "day":
        return TimeRelation.UNKNOWN  # what ends on the 30th is new from the 1st
    outside = span[1] < place[0] if edge in _STARTS else span[0] > place[1]
    other_moment = edge in {"from", "until"} and plain.grain in _MOMENTS and not plain.relative
    return TimeRelation.DISJOINT if outside or other_moment else TimeRelation.UNKNOWN
