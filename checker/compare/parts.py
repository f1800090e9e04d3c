"""A whole and its part in one text, and what is said of the part alone.

"14 of the lake's 22 beaches are closed", "of the 22 beaches, 14 are closed", "22 beaches, 14 of them closed",
"22 beaches, of which 14 are closed" and "22 beaches, including 14 closed ones" all make 14 the part and 22 the
whole. A statement whose figures both are on record may still give the one for the other: "22 beaches are closed".
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker import lexicon
from checker.compare.alignment import Stance
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Unit

_WHOLE_WITHIN = 6
"""So many words at most lead from a part to its whole: "14 of the lake's 22 beaches"."""
_APART = 14
"""So many words at most lead from a whole to a part that comes later: "22 beaches in the east, 14 of them"."""
_OWNER = 4
"""So many words at most stand between "of" and the whole's number: "of the city's six schools"."""
_MARKS = frozenset({".", ",", ";", ":", ")", "(", "—", "–"})
_ENDS = _MARKS | {"and", "but", "or"}
_THEM = frozenset({"them", "these", "those", "whom", "which", "it"})
_INCLUDING = frozenset({"including", "among", "counting"})
_BEFORE = 5
"""So many words before a number tell whether a part of it is meant: "half of the country's ten"."""
_WHOLLY = (("all", "of", "the"), ("one", "of", "the"), ("each", "of", "the"), ("a", "total", "of"))
"""What stands before a number that is meant as a whole, though behind an "of"."""
_HEDGES = frozenset({"only", "just", "about", "some", "nearly", "almost"})
_SOFTENED = _INCLUDING | {"some", "several", "many", "most", "partly", "mostly", "part", "with"}
"""Words by which the statement, too, says it of a part: "12 people, some of them children"."""


class Split(NamedTuple):
    """A part and its whole, and the units that tell what is said of the part alone."""

    part: Unit
    whole: Unit
    told: tuple[Unit, ...]


class Division(NamedTuple):
    """A part and its whole, and the token from which on something may be told of the part."""

    part: Unit
    whole: Unit
    start: int


def whole_of(reading: Reading, part: Unit) -> Unit | None:
    """Return the number that a number is given as a part of: 22 for 14 in "14 of the lake's 22 beaches"."""
    if not _part_follows(reading, part):
        return None
    for unit in _counts(reading):
        between = reading.words[part.last + 1 : unit.first]
        if 1 <= len(between) <= _WHOLE_WITHIN and _ENDS.isdisjoint(between):
            return unit
    return None


def whole_for_part(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return the statement's number that equals the record's whole and is told what holds of a part, and the part.

    Not where the statement gives the part as well, says it of some of them ("half of the 22"), or where either side
    denies.
    """
    return _taken_for_part(pair) or _told_of_whole(pair)


def _taken_for_part(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return the two where the statement calls it a part: "ten of the shops" for "eight of the ten shops"."""
    for link in pair.alignment.links:
        number, whole = link.left.quantity, link.right.quantity
        if number is None or whole is None or link.stance is not Stance.SAME or number.value != whole.value:
            continue  # "more than 80 of them" is no 164
        if _part_follows(pair.said, link.left) and "all" not in pair.said.words[: link.left.first][-1:]:
            for part in _counts(pair.record.said):
                if whole_of(pair.record.said, part) is link.right:
                    return link.left, part
    return None


def _told_of_whole(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return the two where what is told shows it: "ten shops closed" for "ten shops, eight of which closed"."""
    for split, number in _answered(pair, of_part=False):
        counted = _counted(pair.said, number)
        if _of_some(pair.said, number) or (counted is not number and counted not in pair.alignment.by_left):
            continue  # a part of them, or others: "62 civilians" for "62 soldiers, 41 of them"
        links = [link for unit in split.told if (link := pair.alignment.by_right.get(unit)) is not None]
        same = (link.left for link in links if link.stance in {Stance.SAME, Stance.KIN})
        if any(_together(pair.said, number, unit) for unit in same):
            return number, split.part
    return None


def _part_follows(reading: Reading, number: Unit) -> bool:
    """Whether "of" follows a bare count: "22 of", "14 out of"."""
    after = reading.words[number.last + 1 : number.last + 3]
    return after[:1] == ["of"] or after == ["out", "of"]


def _of_some(reading: Reading, number: Unit) -> bool:
    """Whether a part of the number is meant: "half of the ten", "ten, two of them", and not "all of the ten"."""
    before = reading.words[max(0, number.first - _BEFORE) : number.first]
    start = max((place + 1 for place, word in enumerate(before) if word in _ENDS), default=0)
    opening = reading.words[: number.first]
    whole = any(opening[-len(words) :] == list(words) for words in _WHOLLY)
    return not _THEM.isdisjoint(reading.words) or ("of" in before[start:] and not whole)


def part_for_whole(pair: Pair) -> tuple[Unit, Unit] | None:
    """Return the statement's number that equals the record's part, told of what holds of the whole, and the whole.

    "Two people were injured" for "nine people were injured, two of them seriously": nothing that is said of the
    two alone is in the statement, and all that is said of the nine is.
    """
    for split, number in _answered(pair, of_part=True):
        link = pair.alignment.by_left.get(_counted(pair.said, number))
        theirs = _counted(pair.record.said, split.whole)
        told = {lexicon.lemma(word) for unit in split.told for word in unit.text.lower().split()}
        known = {lexicon.lemma(word) for word in pair.said.words}
        aligned = not pair.alignment.by_right.keys().isdisjoint(split.told)
        if link is not None and link.right is theirs and not aligned and told.isdisjoint(known):
            return number, split.whole
    return None


def _answered(pair: Pair, *, of_part: bool) -> Iterator[tuple[Split, Unit]]:
    """Yield the record's splits of which the statement gives one number only, with the statement's number."""
    said, record = pair.said, pair.record.said
    if said.denied or record.denied or pair.other_matter or pair.other_time or not _SOFTENED.isdisjoint(said.words):
        return
    for split in record.once(splits):
        given, lacking = (split.part, split.whole) if of_part else (split.whole, split.part)
        link = pair.alignment.by_right.get(given)
        if link is not None and link.stance is Stance.SAME and lacking not in pair.alignment.by_right:
            yield split, link.left


def rest_of(pair: Pair, number: Unit) -> Division | None:
    """Return the record's whole and part that leave a number of the statement: eight for "14 of the 22 beaches"."""
    for split in pair.record.said.once(divisions):
        whole, part = split.whole.quantity, split.part.quantity
        if number.quantity and whole and part and number.quantity.value == whole.value - part.value:
            return split
    return None


def splits(reading: Reading) -> tuple[Split, ...]:
    """Return the wholes of a text that it divides, each with its part and what is said of the part."""
    found = (_told(reading, one.part, one.whole, one.start) for one in reading.once(divisions))
    return tuple(split for split in found if split is not None)


def divisions(reading: Reading) -> tuple[Division, ...]:
    """Return the wholes that a text divides, whether or not it tells anything of the part alone."""
    return tuple(one for part in _counts(reading) if (one := _division(reading, part)) is not None)


def _division(reading: Reading, part: Unit) -> Division | None:
    words = reading.words
    whole = whole_of(reading, part)
    if whole is not None:
        return Division(part, whole, _after_nouns(reading, whole))
    earlier = [unit for unit in _counts(reading) if 0 < part.first - unit.last <= _APART]
    if not earlier:
        return None
    after, before = words[part.last + 1 : part.last + 3], words[max(0, part.first - 2) : part.first]
    if after[:1] == ["of"] and not _THEM.isdisjoint(after):
        return Division(part, earlier[-1], part.last + 3)
    if not _INCLUDING.isdisjoint(before) or (before[:1] == ["of"] and before[1:] in (["which"], ["whom"])):
        return Division(part, earlier[-1], part.last + 1)
    comma = part.first - 1 - (words[part.first - 1] in _HEDGES)
    for unit in earlier:
        opening = _of_before(words, unit)
        if words[comma] == "," and opening is not None and (opening == 0 or words[opening - 1] in _MARKS):
            return Division(part, unit, part.last + 1)
    return None


def _of_before(words: Sequence[str], whole: Unit) -> int | None:
    """Return where an "of" stands right before a number and whose it is: "of the city's six schools"."""
    near = range(whole.first - 1, max(-1, whole.first - 1 - _OWNER), -1)
    return next((place for place in near if words[place] == "of"), None)


def _told(reading: Reading, part: Unit, whole: Unit, start: int) -> Split | None:
    """Return the split with the units of the part's clause that stand nowhere else; None where none do.

    ``start`` is the token from which on something may be told of the part.
    """
    if part.quantity is None or whole.quantity is None or part.quantity.value >= whole.quantity.value:
        return None
    of_a_sum = part.quantity.dimension == "count" and reading.words[part.last + 1 : part.last + 3] == ["of", "it"]
    if part.quantity.dimension != whole.quantity.dimension and not of_a_sum:
        return None
    words = reading.words
    end = next((n for n in range(start, len(words)) if words[n] in _ENDS), len(words))
    if whole.last < part.first:  # "checked 22 beaches and found glass on 14 of them": it may be told before
        start = next(n for n in range(part.first, whole.last, -1) if n == whole.last + 1 or words[n - 1] in _ENDS)
    inside = [unit for unit in reading.units if start <= unit.first < end and unit.quantity is None]
    elsewhere = {unit.key for unit in reading.units if not start <= unit.first < end}
    told = tuple(unit for unit in inside if unit.key not in elsewhere)
    return Split(part, whole, told) if told else None


def _after_nouns(reading: Reading, number: Unit) -> int:
    """Return the token after a number and the words that follow it at once: "22 sandy beaches"."""
    at = number.last + 1
    for unit in reading.units:
        if unit.first == at:
            at = unit.last + 1
    return at


def _counted(reading: Reading, number: Unit) -> Unit:
    """Return the unit that follows a number at once, which is what is counted; the number itself, if none does."""
    return next((unit for unit in reading.units if unit.first == number.last + 1), number)


def _together(reading: Reading, number: Unit, unit: Unit) -> bool:
    """Whether nothing parts a number from a unit: no comma, no "and"."""
    first, last = sorted((number, unit), key=lambda one: one.first)
    return _ENDS.isdisjoint(reading.words[first.last + 1 : last.first])


def _counts(reading: Reading) -> list[Unit]:
    """Return the units that are counts or sums, in order: no share, no rank."""
    return [
        unit
        for unit in reading.units
        if unit.quantity is not None and unit.quantity.dimension not in {"share", "rank", "points"}
    ]
