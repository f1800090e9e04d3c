"""Which of several figures goes with which time: "seven times in 2024, up from three times in 2020".

A figure of a month is none of its year: "12,000 visitors in July", "140,000 visitors last year".
"""

from itertools import pairwise

from checker.compare.alignment import Link, Stance
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit


def of_another_time(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a number of the statement and the one on record for the statement's time, where they differ.

    Both the number and the time are on record, but the record has the number for another time. Only where either
    side leaves no doubt: the statement has one number of its kind and one time, each of the record's has its own.
    """
    times = [unit for unit in pair.said.units if unit.kind is Kind.DATE]
    for number in (unit for unit in pair.said.units if unit.quantity is not None):
        if len(times) != 1 or len(_alike(pair.said, number)) != 1:
            continue
        mine, when = pair.alignment.by_left.get(number), pair.alignment.by_left.get(times[0])
        if mine is None or when is None or {mine.stance, when.stance} != {Stance.SAME}:
            continue
        if mine.right.quantity is None or min(mine.closeness, when.closeness) < _EXACTLY:
            continue
        recorded, days = _alike(pair.record.said, mine.right), _times(pair.record.said)
        if len(recorded) != len(days) or len(days) < _SEVERAL:
            continue
        own = dict(zip(days, recorded, strict=True))[when.right]
        if own is not mine.right:
            return number, own
    return None


def of_another_period(pair: Pair, link: Link) -> bool:
    """Whether two figures may both be right because one is of a longer time than the other.

    More can be counted in a year than in its July, not less. A share, and how much it changed, may be any.
    """
    mine, theirs = _times(pair.said), _times(pair.record.said)
    left, right = link.left.quantity, link.right.quantity
    if left is not None and right is not None and _adds_up(pair.said) and not _adds_up(pair.record.said):
        return left.value >= right.value
    if len(mine) != 1 or len(theirs) != 1 or left is None or right is None:
        return False
    here, there = _length(mine[0]), _length(theirs[0])
    if here == there or -1 in {here, there}:
        return False
    longer, shorter = (left, right) if here > there else (right, left)
    return longer.dimension in _RELATIVE or longer.value >= shorter.value


def within_hours(pair: Pair, hour: Unit) -> bool:
    """Whether a time of day lies in hours on record: "at midnight" beside "between 11 p.m. and 6 a.m."."""
    return any(_lies_in(hour, *span) for span in _hours(pair.record.said))


def outside_hours(pair: Pair, hour: Unit) -> bool:
    """Whether a time of day lies outside the only hours on record, or at their end."""
    spans = _hours(pair.record.said)
    if len(spans) != 1 or hour.quantity is None or not is_hour(hour):
        return False
    ends = {unit.quantity.value for unit in spans[0] if unit.quantity}
    return not _lies_in(hour, *spans[0]) or hour.quantity.value in ends


def ends_then(pair: Pair) -> bool:
    """Whether an hour of one side is the first or last of the other's: "closes at 10", "open from 6 to 10"."""
    for one, other in ((pair.said, pair.record.said), (pair.record.said, pair.said)):
        ends = {unit.quantity.value for span in _hours(other) for unit in span if unit.quantity}
        if any(hour.dimension == _CLOCK and hour.value in ends for hour in one.quantities):
            return True
    return False


def is_hour(unit: Unit) -> bool:
    """Whether a unit is a time of day."""
    return unit.quantity is not None and unit.quantity.dimension == _CLOCK


def _hours(reading: Reading) -> list[tuple[Unit, Unit]]:
    """Return the spans from one hour to another that a text gives."""
    hours = [unit for unit in reading.units if is_hour(unit)]
    return [
        (first, last)
        for first, last in pairwise(hours)
        if last.first > first.last + 1 and set(reading.words[first.last + 1 : last.first]) <= _UP_TO
    ]


def _lies_in(hour: Unit, first: Unit, last: Unit) -> bool:
    at, start, end = (unit.quantity.value if unit.quantity else 0.0 for unit in (hour, first, last))
    if not is_hour(hour):
        return False
    return start <= at <= end if start <= end else at >= start or at <= end  # over midnight


def _adds_up(reading: Reading) -> bool:
    """Whether a text tells what will have come together by a time: "will have cost 12 million by June"."""
    perfect = any(one == "have" and reading.words[at - 1] == "will" for at, one in enumerate(reading.words) if at)
    return perfect and any(unit.when and unit.when.edge for unit in _times(reading))


def once_for_each(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return a sum that is paid once on one side and again and again on the other: "one-off", "a month".

    So it is, too, where the statement alone says that it comes again: no word of the record speaks of a period.
    """
    for link in pair.alignment.links:
        left, right = link.left.quantity, link.right.quantity
        if left is None or right is None or link.stance is not Stance.SAME or bool(left.per) == bool(right.per):
            continue
        once = (pair.record.said if left.per else pair.said).words
        if not _ONCE.isdisjoint(once) or (
            left.per and left.dimension.startswith("money") and _AGAIN.isdisjoint(once)
        ):
            return link.left, link.right
    return None


def _length(unit: Unit) -> int:
    """Return where the size of a time stands among the sizes; -1 for what only limits a time ("since 2020")."""
    when = unit.when
    return _GRAINS.index(when.grain) if when and not when.edge and when.grain in _GRAINS else -1


_GRAINS = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "century")
_RELATIVE = frozenset({"share", "points", "factor"})
_ONCE = frozenset({"one-off", "one-time", "lump", "once", "single"})
_AGAIN = frozenset(
    {"annual", "annually", "year", "years", "yearly", "month", "months", "monthly", "week", "weeks", "weekly",
     "day", "days", "daily", "hour", "hourly", "night", "each", "every", "per",
     "rent", "salary", "wage", "wages", "pay"}
)  # fmt: skip
_SEVERAL = 2
_EXACTLY = 0.98
"""The closeness of a time, or a number, to the same one; one within another, or within a bound, is less."""


def _alike(reading: Reading, number: Unit) -> list[Unit]:
    """Return the numbers of one dimension and unit, in the text's order."""
    kind = number.quantity
    return [
        unit
        for unit in reading.units
        if unit.quantity and kind and (unit.quantity.dimension, unit.quantity.unit) == (kind.dimension, kind.unit)
    ]


def _times(reading: Reading) -> list[Unit]:
    return [unit for unit in reading.units if unit.kind is Kind.DATE]


_CLOCK = "clock"
_UP_TO = frozenset({"and", "to", "until", "till", "–", "—", "-"})
"""What stands between the two hours that something lasts from one to the other."""
