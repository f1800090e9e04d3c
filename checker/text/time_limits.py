"""Two spans of time held against each other: plain ones, stretches, and limits such as "until the end of May"."""

from datetime import timedelta
from enum import StrEnum

from checker.text.when import Days, When


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
SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_COMPATIBLE = frozenset({TimeRelation.SAME, TimeRelation.WITHIN})
WHOLE_YEARS = frozenset({"year", "decade", "century"})
_MOMENTS = frozenset({"day", "week", "month"})
"""What is so small that it tells when something starts or stops, not a time in which it goes on."""
_GUESSED_YEAR = 550
"""Days that a date without a year may be off where only another year can be held against it: it may be the next."""
_NEAR_LIMIT = 31
_RELATIVE_SLACK = 3
"""Days that a time counted from the day of writing may be off before it differs."""


def yearless(when: When) -> bool:
    """Whether a time names days of a year, and not which."""
    return when.year is None and when.opens is not None and when.closes is not None and not when.relative


def related(a: When, left: Days, b: When, right: Days) -> TimeRelation:
    """Say how one reading of a time stands to one of another."""
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
    if contains(left, right) or contains(right, left):
        return TimeRelation.WITHIN
    gap = days_between(left, right)
    if gap <= 0:
        return TimeRelation.UNKNOWN if not {a.part, b.part} & _FUZZY else TimeRelation.WITHIN
    return TimeRelation.UNKNOWN if gap <= _slack(a, left, b, right) else TimeRelation.DISJOINT


def contains(outer: Days, inner: Days) -> bool:
    """Whether the one span holds the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def days_between(left: Days, right: Days) -> int:
    """Return the days between two spans; 0 and less where they touch or overlap."""
    return max((left[0] - right[1]).days, (right[0] - left[1]).days)


def _slack(a: When, left: Days, b: When, right: Days) -> int:
    """Return how many days apart two spans may lie before they differ: vague parts have no sharp edge."""
    slack = 0
    for when, days in ((a, left), (b, right)):
        if when.part in _FUZZY:
            slack = max(slack, round(0.25 * ((days[1] - days[0]).days + 1)))
        if when.part in SEASONS:
            slack = max(slack, 15)
        if when.part == "about":
            slack = max(slack, round(0.5 * ((days[1] - days[0]).days + 1)))
        if yearless(when) and {a.grain, b.grain} & WHOLE_YEARS:
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
    return TimeRelation.DISJOINT if days_between(left, right) > 0 or a.grain == b.grain else TimeRelation.UNKNOWN


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
        return _by_the_end(a, one, b, other) or _plain(a, one, b, other)
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


def _by_the_end(a: When, left: Days, b: When, right: Days) -> TimeRelation | None:
    """Compare "the end of the year" with a limit in a month of some year; None where that tells nothing."""
    if not (a.part == "end" or b.part == "end") or not (yearless(a) or yearless(b)):
        return None
    years = (timedelta(days=365 * years) for years in (-1, 0, 1))
    apart = min(days_between(left, (right[0] + shift, right[1] + shift)) for shift in years)
    if apart <= 1:
        return TimeRelation.WITHIN
    return TimeRelation.DISJOINT if apart > _NEAR_LIMIT else None


def _kept(limit: Days, span: Days) -> TimeRelation:
    """Say what a kept limit tells: a time far from it is hardly the one that the limit is about."""
    return TimeRelation.WITHIN if days_between(limit, span) <= _NEAR_LIMIT else TimeRelation.UNKNOWN


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
    if days_between(place, span) == 1 and plain.grain == "day":
        return TimeRelation.UNKNOWN  # what ends on the 30th is new from the 1st
    outside = span[1] < place[0] if edge in _STARTS else span[0] > place[1]
    other_moment = edge in {"from", "until"} and plain.grain in _MOMENTS and not plain.relative
    return TimeRelation.DISJOINT if outside or other_moment else TimeRelation.UNKNOWN
