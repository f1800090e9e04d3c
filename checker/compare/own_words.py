"""What a text holds against something else, beside what the record's own words do: "as many", "more than".

No figure is needed: who slept "just as long as" others did not sleep "less than" them. Each side must be known
again on the record's side of "than", or across it, where the two are told the other way round.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from checker import lexicon
from checker.compare.alignment import ANSWERING, Link
from checker.compare.graded import LESS, MORE, Graded, Ratio, graded, word_before
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit

_MOST = 2
"""So many units behind "than" may be what is compared with; what follows is often a time or a place."""
_NEXT = 3
"""So many words behind what is compared with its time may begin: "than Vik had ten years ago"."""
_TELLS = 0.35
"""The weight of words from which they tell of another deed than the other text does."""
_WITHIN = 0.15
"""How far, as a share, two ratios may differ and be one."""


def in_own_words(pair: Pair, mine: Graded) -> tuple[str, bool] | None:
    """Return the record's words for the same comparison, and whether they agree with the text's; None if none.

    That a text says it in the same order tells nothing that its words do not: only where it turns it round, "half
    as many" for "twice as many", it is said that both agree.
    """
    record = pair.record.said
    for theirs in record.once(graded):
        turn = _turn(pair, mine, theirs)
        sign = turn * _sign(mine, theirs) if turn and _of_one_measure(pair, mine, theirs) else 0
        way, other = mine.ratio.way, theirs.ratio.way
        if way is None or other is None or not sign or _of_other_deeds(pair, mine, theirs):
            continue
        words = f"“{record.text[record.tokens[theirs.first].start : record.tokens[theirs.than].end]}”"
        if way != sign * other:
            return words, False
        if turn < 0 and _as_far(mine.ratio, theirs.ratio):
            return words, True
    return None


def _of_other_deeds(pair: Pair, mine: Graded, theirs: Graded) -> bool:
    """Whether a word in either clause, outside of the comparison, has no answer: "were hired", "were promoted"."""
    sides = ((pair.said, mine, pair.alignment.left_over), (pair.record.said, theirs, pair.alignment.right_over))
    return any(
        sum(unit.weight for unit in over if unit.kind is Kind.WORD and _in_clause(reading, found, unit)) >= _TELLS
        for reading, found, over in sides
    )


def _in_clause(reading: Reading, found: Graded, unit: Unit) -> bool:
    """Whether a unit is told of what is compared: up to where the clause ends, but for the graded words."""
    marks = (
        at for at in range(found.than, len(reading.words)) if reading.words[at] in {",", ";", "although", "but"}
    )
    graded_words = range(found.first, found.last + 1)
    return unit.first < next(marks, len(reading.words)) and unit.first not in graded_words


def _as_far(mine: Ratio, theirs: Ratio) -> bool:
    """Whether two ratios, each told from its own side, are one: "more" and "less", "twice" and "half"."""
    if mine in {MORE, LESS}:
        return True
    products = (mine.high * theirs.low, mine.low * theirs.high)
    return theirs.low > 0 and all(abs(product - 1) <= _WITHIN for product in products)


def _sign(mine: Graded, theirs: Graded) -> int:
    """Return 1 where two grades go the same way, -1 where they are opposites, 0 where they are of two kinds."""
    both = ((dimension, way, theirs.grade.way(dimension)) for dimension, way in mine.grade.ways)
    back = ((dimension, mine.grade.way(dimension), way) for dimension, way in theirs.grade.ways)
    signs = {one * other for dimension, one, other in (*both, *back) if one and other}
    return signs.pop() if len(signs) == 1 else 0


def _of_one_measure(pair: Pair, mine: Graded, theirs: Graded) -> bool:
    """Whether both hold the same against each other: what is counted, or what is graded."""
    if mine.counted is None and theirs.counted is None:
        return True  # "older", "as old": their grades tell
    one = mine.counted or word_before(pair.said, mine.first)
    link = pair.alignment.by_left.get(one) if one else None
    if one is not None and pair.record.said.words[theirs.first - 1 : theirs.first] == [","]:
        # "killed 64 people, more than in Lisoro": what stands before the comma is measured
        known = {unit.quantity.counted for unit in pair.record.said.units if unit.quantity}
        ahead = link is not None and link.right.last < theirs.first and link.stance in ANSWERING
        return ahead or one.text.lower() in known
    other = theirs.counted or word_before(pair.record.said, theirs.first)
    return link is not None and link.right is other and link.stance in ANSWERING


def _turn(pair: Pair, mine: Graded, theirs: Graded) -> int:
    """Return 1 where both hold the same thing against the same, -1 where they are exchanged, 0 if nothing tells."""
    said, record = pair.said, pair.record.said
    links = {link.left: link.right for link in pair.alignment.links if _alone(pair, link)}
    held = [unit for unit in _behind(said, mine) if unit in links]
    named = [unit for unit in held if unit.kind is Kind.NAME]
    behind = {links[unit] for unit in named or held}  # "the neighbouring Tambura district": its name tells
    counted = mine.counted if mine.counted and mine.counted.last < mine.than - 1 else None  # not "boys as girls"
    ahead = {links[unit] for unit in links if unit.last < mine.than and unit is not counted}
    if _of_another_time(said, mine, links.keys()) or _of_another_time(record, theirs, set(links.values())):
        return 0
    there = set(_behind(record, theirs))
    front = {unit for unit in record.units if unit.last < theirs.than}
    if behind & there:
        return 0 if ahead & there or behind & front else 1
    return -1 if behind & front and ahead & there else 0


def _of_another_time(reading: Reading, found: Graded, answered: AbstractSet[Unit]) -> bool:
    """Whether a time that only one text tells is part of what something is held against: "than Vik had then"."""
    dates = [unit for unit in reading.units if unit.kind is Kind.DATE and unit not in answered]
    return any(0 < date.first - unit.last <= _NEXT for unit in _behind(reading, found) for date in dates)


def _alone(pair: Pair, link: Link) -> bool:
    """Whether two words answer to each other, and neither stands twice on its side: "vaccine A", "vaccine B"."""
    once = all(
        sum(unit.key == own.key for unit in reading.units) == 1
        for reading, own in ((pair.said, link.left), (pair.record.said, link.right))
    )
    return once and link.stance in ANSWERING


def _behind(reading: Reading, found: Graded) -> Iterator[Unit]:
    """Yield what something is held against: the first units behind "than", as far as the clause goes."""
    for unit in [unit for unit in reading.units if unit.first > found.than][:_MOST]:
        if any(mark in reading.text[reading.tokens[found.than].end : unit.start] for mark in ",;:"):
            return
        if unit.kind is not Kind.NUMBER and lexicon.weight(unit.key) > 0:
            yield unit
