"""What a text holds against something else: "more women than men", "cheaper than before", "twice as long as".

A ratio is what the one is said to be of the other: 1 for "as many as", 2 for "twice as many as", above 1 for "more
than", below 1 for "fewer than".
"""

from collections.abc import Iterator
from typing import NamedTuple

from checker import lexicon
from checker.compare.reading import Reading
from checker.compare.unit import Unit
from checker.lexicon import Grade
from checker.text.nouns import leading_part

_REACH = 14
"""So many words may stand between what is graded and its "than", or its second "as"."""
_OF_ALL = frozenset({"any", "ever", "anyone", "anything", "all", "every", "half", "expected"})
"""What follows "than" where something is held against all others, or against a share."""
_ALIKE = frozenset({"just", "exactly", "equally", "precisely", "every", "bit"})
"""Words before "as" that leave no doubt that two things are said to be alike."""
_NEARLY = frozenset({"nearly", "almost", "about", "roughly", "around", "practically", "virtually"})
_COUNTING = frozenset({"many", "much"})
_PLAIN = _COUNTING | {"often"}
"""Words between two "as" that need no such word before them; "as long as" may be a condition."""
_IDIOMS = (["possible"], ["not"], ["ever"], ["anything"], ["anyone"])
"""What follows "as much as", or "as often as", where nothing is held against anything."""
_SHARES = frozenset({"share", "factor"})
_ALIKE_WITHIN, _NEARLY_WITHIN = 0.03, 0.2
_NO_RATIO = frozenset({"not", "never", "least", "most"})
"""Words before "as" by which nothing, or only a limit, is said of the ratio: "at least as many", "not as many"."""


class Ratio(NamedTuple):
    """The least and the most that the one thing's figure can be of the other's."""

    low: float
    high: float

    @property
    def way(self) -> int | None:
        """Return 1 where the one is more, -1 where it is less, 0 where they are alike; None where nothing tells."""
        if self.low >= 1 + _ALIKE_WITHIN or (self.low == 1 and self.high > 1 + _NEARLY_WITHIN):
            return 1
        if self.high <= 1 - _ALIKE_WITHIN or (self.high == 1 and self.low < 1 - _NEARLY_WITHIN):
            return -1
        return 0 if self.low >= 1 - _ALIKE_WITHIN and self.high <= 1 + _ALIKE_WITHIN else None


MORE, LESS = Ratio(1, float("inf")), Ratio(0, 1)
_ALIKE_RATIO = Ratio(1 - _ALIKE_WITHIN, 1 + _ALIKE_WITHIN)


class Graded(NamedTuple):
    """One thing held against another.

    ``grade`` says which way the figures go that the ratio is of; ``first``, ``last`` and ``than`` are the token
    numbers of where the comparison begins ("twice as many"), of where it has told what is graded, and of "than" or
    the second "as"; ``counted`` is what there is more of.
    """

    grade: Grade
    ratio: Ratio
    first: int
    last: int
    than: int
    counted: Unit | None


def graded(reading: Reading) -> tuple[Graded, ...]:
    """Return what a text holds against something else, in its order."""
    return tuple(sorted((*_more_or_less(reading), *_as_much(reading)), key=lambda found: found.first))


def _more_or_less(reading: Reading) -> Iterator[Graded]:
    """Yield the comparatives: "more women voted than men", "less expensive than"."""
    words, floor = reading.words, -1
    for than in (at for at, word in enumerate(words) if word == "than"):
        known = _OF_ALL.isdisjoint(words[than + 1 :][:2]) and words[than - 1 : than] not in (["rather"], ["other"])
        found = _comparative(reading, max(floor, than - 1 - _REACH), than) if known else None
        if found is not None:
            yield found
        floor = than


def _comparative(reading: Reading, floor: int, than: int) -> Graded | None:
    words = reading.words
    for first in range(than - 1, floor, -1):
        known = lexicon.comparative(words[first])
        if known is None or any(unit.first <= first <= unit.last and unit.quantity for unit in reading.units):
            continue
        if first and words[first - 1] == "no":
            return None
        grade = lexicon.grade(words[first + 1]) if words[first] in {"more", "less"} else None
        if grade is not None:
            return Graded(grade.turned if words[first] == "less" else grade, MORE, first, first + 1, than, None)
        following = next((unit for unit in reading.units if unit.first == first + 1), None)
        if words[first] in {"more", "less"} and following and leading_part(following.text.lower()) in {"a", "r"}:
            return None  # "more reliable", "more slowly": no figure tells how much
        counted = following if words[first] in {"more", "less", "fewer"} and first + 1 < than else None
        if words[first] in {"more", "less"} and counted is None:
            counted = word_before(reading, first)  # "earn less"
        return None if following and following.quantity else Graded(known, MORE, first, first + 1, than, counted)
    return None


def _as_much(reading: Reading) -> Iterator[Graded]:
    """Yield what is as much, or so many times as much: "as many boys as girls", "costs twice as much as"."""
    words = reading.words
    for first in (at for at, word in enumerate(words[:-2]) if word == "as"):
        grade = lexicon.grade(words[first + 1]) or (lexicon.grade("more") if words[first + 1] in _PLAIN else None)
        until = words[first + 2 : first + 2 + _REACH]
        if grade is None or "as" not in until or not _NO_RATIO.isdisjoint(words[max(0, first - 2) : first]):
            continue
        second = first + 2 + until.index("as")
        ratio = _ratio(reading, first) if words[second + 1 : second + 2] not in _IDIOMS else None
        if ratio is not None and not any(unit.first == second + 1 and unit.quantity for unit in reading.units):
            start = next((unit.first for unit in _times(reading, first)), first)
            yield Graded(grade, ratio, start, first + 1, second, _counted(reading, first, second))


def _ratio(reading: Reading, first: int) -> Ratio | None:
    """Return the ratio that the words before "as" tell, where they and what follows can tell one."""
    words = reading.words
    times = _times(reading, first)
    if times and times[0].quantity:
        return None if "again" in words[first : first + 5] else Ratio(times[0].quantity.low, times[0].quantity.high)
    before = words[max(0, first - 1) : first]
    if not _NEARLY.isdisjoint(before):
        return Ratio(1 - _NEARLY_WITHIN, 1 + _ALIKE_WITHIN)
    return _ALIKE_RATIO if words[first + 1] in _PLAIN or not _ALIKE.isdisjoint(before) else None


def _times(reading: Reading, first: int) -> list[Unit]:
    """Return the unit that says how many times, or what share, "as much" is: none or one."""
    return [
        unit
        for unit in reading.units
        if unit.first < first <= unit.last + 1 and unit.quantity and unit.quantity.dimension in _SHARES
    ]


def _counted(reading: Reading, first: int, second: int) -> Unit | None:
    if reading.words[first + 1] not in _COUNTING:
        return None
    following = next((unit for unit in reading.units if unit.first == first + 2), None)
    return following if following and following.last < second else word_before(reading, first)


def word_before(reading: Reading, first: int) -> Unit | None:
    """Return the last word that tells something before a place, and is no figure: "earn less", "costs as much"."""
    words = (unit for unit in reversed(reading.units) if unit.last < first and unit.key not in _ALIKE)
    return next((unit for unit in words if not unit.quantity), None)
