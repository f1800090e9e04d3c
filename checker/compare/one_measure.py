"""Whether two opposed numbers measure one thing, so that one of them must be wrong.

"38 metres" beside "83 metres" do; "grew by 15 million" beside "will cost 63 million" do not, nor "nobody waits
longer than a day" beside "inside a day", nor the figure of another year.
"""

import re

from checker.compare.alignment import Link, Stance, of_one_kind
from checker.compare.arithmetic import LESS, MORE
from checker.compare.figures_in_time import of_another_period
from checker.compare.motion import way_of
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.shares import shares_of_two_things
from checker.compare.unit import Kind, Unit
from checker.text.approximation import LOWER, UPPER
from checker.text.dates import TimeRelation, same_time
from checker.text.numbers import Quantity

_FAR = 20
"""Spans of time, or lengths, that differ by more than this factor measure different things."""
_HEAD = 3
"""So many words may stand between "fewer" and "than": "9 % fewer boys and girls than"."""
_SAME_LIMIT = 0.001
"""How far, as a share, two limits may lie apart and be one."""
_ROUNDED = 0.006
_TELLING = frozenset({Kind.WORD, Kind.NAME})
_ONLY = frozenset({"only", "just", "merely"})
_OTHERS = frozenset({"other", "others", "another"})
_CONDITIONS = frozenset({"only", "if", "unless", "until", "never", "nobody", "long", "minority"})
_CHANGING = frozenset({"by", "another", "extra", "additional"})
_LEVEL = frozenset({"to", "at", "is", "was", "are", "were", "costs", "cost", "has", "have", "had", "holds", "held"})
_HEDGES = frozenset({"a", "an", "average", "of", "just", "mere", "only", "full", "some"})
_DIFFERING = MORE | LESS | {"faster", "slower", "later", "sooner", "heavier", "extra", "additional", "off", "ahead"}
"""Words behind a number that make it a difference: "50 euros cheaper"."""

_PERIODS = frozenset({"day", "night", "week", "month", "quarter", "half", "year"})
"""What is counted through: another one is another time."""


def of_one_measure(pair: Pair, link: Link) -> bool:
    """Whether two opposed numbers, linked as answering to each other, cannot both be right."""
    measured = _same_measure(pair, link) and not _change_and_level(pair, link)
    return (look_alike(link) or measured) and not (
        _of_another_date(pair, link)
        or of_another_period(pair, link)
        or _same_limit(pair, link)
        or _one_of_several(pair, link)
        or _all_but_one(pair, link)
        or _of_two_groups(pair, link)
        or _of_another_owner(pair, link)
        or of_another_day(pair, link)
        or _make_a_whole(pair, link)
        or shares_of_two_things(pair, link.left, link.right)
    )


def of_another_day(pair: Pair, link: Link) -> bool:
    """Whether two ranks say on which day or in which week: "on the third day of the strike", "on the first day"."""
    sides = ((pair.said, link.left), (pair.record.said, link.right))
    return link.stance is Stance.OPPOSED and all(
        unit.quantity is not None
        and unit.quantity.dimension == "rank"
        and not _PERIODS.isdisjoint(reading.words[unit.last + 1 : unit.last + 2])
        for reading, unit in sides
    )


def _of_another_owner(pair: Pair, link: Link) -> bool:
    """Whether the record's figure is "its", and the text speaks of what the record names only behind the figure.

    "The plant has 900 workers" beside "Norvane will lay off 150 of its 640 workers and close its plant".
    """
    record = pair.record.said
    before = record.words[max(0, link.right.first - 1) : link.right.first]
    first = pair.said.units[0] if pair.said.units else None
    if before not in (["its"], ["their"]) or first is None or not record.units:
        return False
    answered = pair.alignment.by_left.get(first)
    owner = record.units[0] in {other.right for other in pair.alignment.links}
    return answered is not None and answered.right.first > link.right.last and not owner


def look_alike(link: Link) -> bool:
    """Whether one number looks like a slip of the other: 38 million for 38 billion, 57 for 75, weeks for months."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None:
        return False
    mine, theirs = _digits(left), _digits(right)
    if mine == theirs:
        return len(mine) > 1 or left.unit != right.unit or max(left.value, right.value) >= 1000
    return len(mine) > 1 and sorted(mine) == sorted(theirs) and left.unit == right.unit


def other_way(pair: Pair, link: Link) -> bool:
    """Whether a number is so much above what the other is so much below: "9 % more than in May", "9 % fewer"."""
    if pair.said.denied or pair.record.said.denied:
        return False
    mine, theirs = _compared(pair.said, link.left), _compared(pair.record.said, link.right)
    if mine is None or theirs is None or mine[0] is theirs[0]:
        return False
    same = pair.alignment.by_left.get(mine[1])
    return same is not None and same.right is theirs[1] and same.stance is Stance.SAME


def _compared(reading: Reading, unit: Unit) -> tuple[bool, Unit] | None:
    """Return whether a number is so much above or below something, and what that begins with; None if neither."""
    after = reading.words[unit.last + 1 : unit.last + 2 + _HEAD]
    if "than" not in after or after[0] not in MORE | LESS:
        return None
    than = unit.last + 1 + after.index("than")
    with_what = next((other for other in reading.units if other.first > than), None)
    return (after[0] in MORE, with_what) if with_what else None


def _digits(quantity: Quantity) -> str:
    return "".join(re.findall(r"\d", quantity.text)).strip("0") or quantity.text


def _same_measure(pair: Pair, link: Link) -> bool:
    """Whether two numbers measure one thing: the same unit, or things of one kind that are counted."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None:
        return False
    if "score" in {left.dimension, right.dimension} and left.dimension != right.dimension:
        return False
    if left.dimension in {"time", "length"} and max(left.value, right.value) > _FAR * min(left.value, right.value):
        return False
    if left.dimension != "count":
        return True
    if not left.counted or not right.counted:
        return _beside(pair, link)
    return of_one_kind(left.counted, right.counted)


def of_one_value(link: Link) -> bool:
    """Whether two opposed numbers are one but for how they are bound: "not yet 15", "under 15"."""
    left, right = link.left.quantity, link.right.quantity
    return (
        left is not None and right is not None and abs(left.value - right.value) <= _SAME_LIMIT * abs(right.value)
    )


def _same_limit(pair: Pair, link: Link) -> bool:
    """Whether both name one limit, and may mean one side of it: "nobody waits longer than a day", "inside a day".

    Where one of the two denies, or only one of them is a limit at all, which side is meant cannot be told.
    """
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None or not of_one_value(link):
        return False
    limits = [quantity.bound in LOWER | UPPER for quantity in (left, right)]
    both_plain = not _conditions(pair.said) and not _conditions(pair.record.said)
    return any(limits) and not (all(limits) and both_plain)


def _one_of_several(pair: Pair, link: Link) -> bool:
    """Whether the record's number is the one beside "the other": it counts no whole."""
    words = pair.record.said.words
    return link.right.text.lower() == "one" and not _OTHERS.isdisjoint(words[link.right.last :])


def _all_but_one(pair: Pair, link: Link) -> bool:
    """Whether one number counts the others of those that the other counts: "the other five farms", "six farms"."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None or abs(left.value - right.value) != 1:
        return False
    fewer, reading = (link.left, pair.said) if left.value < right.value else (link.right, pair.record.said)
    return not _OTHERS.isdisjoint(reading.words[max(0, fewer.first - 2) : fewer.last + 2])


def _of_two_groups(pair: Pair, link: Link) -> bool:
    """Whether two limits, from below and from above, say who is meant: "visitors over 70", "children under 12"."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None or left.dimension != "age":
        return False
    if not ({left.bound, right.bound} & LOWER and {left.bound, right.bound} & UPPER):
        return False
    heads = (_head(pair.said, link.left), _head(pair.record.said, link.right))
    return heads[0] in pair.alignment.left_over and heads[1] in pair.alignment.right_over


def _head(reading: Reading, limit: Unit) -> Unit | None:
    """Return the word right before a number with its limiting word."""
    return next((unit for unit in reading.units if unit.last == limit.first - 1 and unit.kind is Kind.WORD), None)


def _make_a_whole(pair: Pair, link: Link) -> bool:
    """Whether two shares are of opposite sides of one whole: "one in ten against it", "91 per cent in favour"."""
    left, right = link.left.quantity, link.right.quantity
    if left is None or right is None or not left.dimension == right.dimension == "share":
        return False
    rest = (1 - right.high, 1 - right.low)
    within = left.low - _ROUNDED <= rest[1] and rest[0] <= left.high + _ROUNDED
    return within and of_the_other_side(pair)


def of_the_other_side(pair: Pair) -> bool:
    """Whether the statement speaks of the other side of a share: one of the two is against, or in other words."""
    against = ("against" in pair.said.words) != ("against" in pair.record.said.words)
    return against or any(unit.kind in _TELLING and unit.key not in _ONLY for unit in pair.new)


def _conditions(reading: Reading) -> bool:
    """Whether a text denies, or says what holds under a condition alone."""
    return bool(reading.denied) or not _CONDITIONS.isdisjoint(reading.words)


def _change_and_level(pair: Pair, link: Link) -> bool:
    """Whether one number says by how much something changed or differs, the other how much it is."""
    said, record = (pair.said, link.left), (pair.record.said, link.right)
    if _is_change(*said) == _is_change(*record):
        return False
    reading, unit = record if _is_change(*said) else said  # the side that may give the level
    before = reading.words[unit.first - 1] if unit.first else ""
    return before in _LEVEL or not any(_moves(word) for word in reading.words)


def _is_change(reading: Reading, unit: Unit) -> bool:
    at = unit.first - 1
    while at > 0 and reading.words[at] in _HEDGES:
        at -= 1
    after = reading.words[unit.last + 1 : unit.last + 3]
    behind = after if after[:1] and after[0].isalpha() else []
    return (at >= 0 and reading.words[at] in _CHANGING) or any(word in _DIFFERING for word in behind)


def _moves(word: str) -> bool:
    """Whether a word says that something went up or down."""
    return word not in _DIFFERING and way_of(word) != 0


def _of_another_date(pair: Pair, link: Link) -> bool:
    """Whether the record's number stands nearer to another date than to the one that both sides share."""
    shared = [other for other in pair.alignment.links if other.left.kind is Kind.DATE]
    if not shared:
        return False
    every = [unit for unit in pair.record.said.units if unit.kind is Kind.DATE]
    nearest = min(every, key=lambda unit: abs(unit.first - link.right.last))
    return not any(nearest is other.right or _may_be(other.left, nearest) for other in shared)


def _may_be(left: Unit, right: Unit) -> bool:
    """Whether a date of the statement may mean another of the record's than the one it was aligned with."""
    same = {TimeRelation.SAME, TimeRelation.WITHIN}
    return left.when is not None and right.when is not None and same_time(left.when, right.when) in same


def _beside(pair: Pair, link: Link) -> bool:
    """Whether the words around two bare numbers answer to each other."""
    around: set[Unit] = set(pair.record.said.neighbours(link.right, 2))
    return any(
        pair.alignment.by_left[unit].right in around
        for unit in pair.said.neighbours(link.left, 2)
        if unit in pair.alignment.by_left
    )
