"""Whether two times can be one, and whether a weekday is right."""

from datetime import date

from checker.text.time_limits import SEASONS, WHOLE_YEARS, TimeRelation, contains, days_between, related, yearless
from checker.text.when import Days, InYear, When

_BEST_FIRST = (TimeRelation.SAME, TimeRelation.WITHIN, TimeRelation.UNKNOWN, TimeRelation.DISJOINT)
_WEEK = 7


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
    if a.part in SEASONS and b.part in SEASONS:
        seasons = _seasons(a, b)
        if seasons is not None:
            return seasons
    if _weekday_only(a) or _weekday_only(b):
        return _weekdays(a, b)
    left, right = _spans(a, b)
    if not left or not right:
        return _unresolved(a, b)
    found = {
        _southern(a, number, b, place, related(a, one, b, other))
        for number, one in enumerate(left, 1 - len(left))
        for place, other in enumerate(right, 1 - len(right))
    }
    best = next(relation for relation in _BEST_FIRST if relation in found)
    if best is TimeRelation.SAME and (len(left) > 1 or len(right) > 1):
        return TimeRelation.WITHIN if left != right else TimeRelation.SAME
    return best


def _southern(a: When, place: int, b: When, other: int, relation: TimeRelation) -> TimeRelation:
    """Take a season's southern reading, its last, for a possibility only."""
    south = (a.part in SEASONS and place == 0 and len(a.readings) > 1) or (
        b.part in SEASONS and other == 0 and len(b.readings) > 1
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
    if any(contains((other.first, other.last), days) for days in alone.readings):
        return TimeRelation.WITHIN
    far = min(days_between(days, (other.first, other.last)) for days in alone.readings) > _WEEK
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
    if yearless(a) and yearless(b):
        return _in_year(a, 2024), _in_year(b, 2024)
    if yearless(a) and b.first and b.last and not b.relative and b.grain not in WHOLE_YEARS:
        return _in_years(a, b), b.readings
    if yearless(b) and a.first and a.last and not a.relative and a.grain not in WHOLE_YEARS:
        return a.readings, _in_years(b, a)
    return a.readings, b.readings


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
