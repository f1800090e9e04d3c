"""The statement's numbers that no number on record equals, and that follow from those on record.

Sums, differences and ratios (``arithmetic``); what a part leaves of its whole, where the statement speaks of the
others ("one school was not closed" beside "five of six schools were closed"). What lies beyond a limit, where one
side denies what the other says, may be so: "drinks with 3 grams are not taxed", "those with more than 5 grams are".
"""

from enum import Enum

from checker.compare.alignment import Link, Stance
from checker.compare.arithmetic import REST, derivation
from checker.compare.deed_times import hour_of_another_deed
from checker.compare.figure_roles import stands_for_part
from checker.compare.figures_in_time import outside_hours, within_hours
from checker.compare.flips import flips
from checker.compare.one_measure import look_alike
from checker.compare.pair import Pair
from checker.compare.parts import Division, rest_of, splits
from checker.compare.reading import Reading
from checker.compare.shares import shares
from checker.compare.unit import Kind, Unit
from checker.text.approximation import LOWER, UPPER
from checker.text.numbers import Quantity

_EXACTLY = 0.001
_NEVER_ADDED = frozenset({"share", "points", "factor", "rank", "score", "age", "clock", "temperature", "frequency"})
_REST = frozenset({"rest", "remaining", "remainder", "but", "except", "balance"})
_EACH = frozenset({"day", "night", "week", "month", "year"})
"""Words that tell only how often: "310 of its 2,500 services a day"."""
_OTHER_SIDE = 0.4
"""The weight of new words from which a statement may well speak of the other side of a share."""


def derived(pair: Pair) -> dict[Unit, str]:
    """Return the statement's numbers that no number on record equals but some follow from, each with its sum."""
    equal = {link.left for link in number_links(pair) if link.stance is not Stance.OPPOSED}
    found: dict[Unit, str] = {}
    for unit in pair.said.units:
        if unit.quantity is not None and unit not in equal:
            how = _how(pair, unit, unit.quantity)
            slip = any(link.left is unit and look_alike(link) for link in number_links(pair))
            rest = slip and how is not None and how.startswith(REST)  # 81 % is not all but 18 %
            if how is not None and not rest and not stands_for_part(pair, unit):
                found[unit] = how
    return found


def _how(pair: Pair, unit: Unit, quantity: Quantity) -> str | None:
    """Return how a number follows from those on record; None where it does not."""
    division = rest_of(pair, unit)
    if division is not None and quantity.dimension == "count":
        others = f"{REST} {division.part.text} of {division.whole.text}"
        side = _side(pair, division)
        rest = side is _Side.OTHERS or (side is _Side.UNSAID and _turned(pair))
        return others if rest else _all_but(pair, unit)
    sum_of = derivation(quantity, pair.record.said, pair.said, turned=_turned(pair))
    return sum_of or _all_together(pair, unit) or _all_but(pair, unit) or _of_whole(pair, unit)


def speaks_of_rest(pair: Pair) -> bool:
    """Whether a number of the statement is what the record's leaves of the whole."""
    found = pair.once(derived)
    return any(how.lower().startswith(REST) or rest_of(pair, unit) is not None for unit, how in found.items())


def beyond_limit(pair: Pair) -> bool:
    """Whether a number of the statement lies beyond a limit on record, so that a denial follows from it."""
    return any(_is_beyond(pair, unit) for unit in pair.said.units)


def may_be_rest(pair: Pair, unit: Unit) -> bool:
    """Whether a number may be of others: what a part leaves, an hour within hours, or what lies beyond a limit."""
    division = rest_of(pair, unit)
    of_rest = division is not None and _side(pair, division) is not _Side.PART
    of_hours = within_hours(pair, unit) or hour_of_another_deed(pair, unit)
    return of_rest or of_hours or _is_beyond(pair, unit) or _is_excepted(pair, unit)


def _is_excepted(pair: Pair, unit: Unit) -> bool:
    """Whether a number is that of those whom the claim leaves out: "six died" beside "all but six of the 212"."""
    left_out = [
        one.whole - round(one.low * one.whole)
        for one in pair.record.said.once(shares)
        if one.whole and one.text.lower().startswith(REST)
    ]
    return unit.quantity is not None and unit.quantity.value in left_out


def whole_for_all_but(pair: Pair) -> tuple[str, str] | None:
    """Return a number told of all, and what the record says of all but some: "nine", "all but one of nine"."""
    for link in number_links(pair):
        for one in pair.record.said.once(shares):
            number = link.left.quantity
            all_but = one.whole and one.text.lower().startswith(REST) and number and number.value == one.whole
            if all_but and link.stance is Stance.SAME and not _opposed(pair) and REST not in pair.said.text.lower():
                return link.left.text, one.text
    return None


def number_links(pair: Pair) -> list[Link]:
    """Return the links of numbers, but for a one that is denied and counts nothing."""
    return [
        link
        for link in pair.alignment.links
        if link.left.kind is Kind.NUMBER
        and not (denied_one(pair.said, link.left) or denied_one(pair.record.said, link.right))
    ]


def denied_one(reading: Reading, unit: Unit) -> bool:
    """Whether a one is denied, and so is no number: "not a single trip", "not one of them"."""
    denied = unit.first > 0 and reading.words[unit.first - 1] == "not"
    return denied and unit.quantity is not None and unit.quantity.value == 1


def _all_together(pair: Pair, unit: Unit) -> str | None:
    """Return the record's figures of a kind that come to a figure together: "50 kilos" for "30 here, 20 there"."""
    if unit.quantity is None:
        return None
    alike = [one for one in pair.record.said.quantities if one.dimension == unit.quantity.dimension]
    alike = [one for one in alike if "single" not in one.text]  # "a single Belgian": nobody is counted
    apart = abs(sum(one.value for one in alike) - unit.quantity.value)
    added = (
        len(alike) > 1 and unit.quantity.dimension not in _NEVER_ADDED and apart <= _EXACTLY * unit.quantity.value
    )
    return " + ".join(one.text for one in alike) if added else None


def _all_but(pair: Pair, unit: Unit) -> str | None:
    """Return what gives a number as all but some, or as those: 13, or one, for "all but one of the fourteen"."""
    value = unit.quantity.value if unit.quantity else None
    for one in pair.record.said.once(shares):
        if one.whole and one.text.lower().startswith(REST):
            left = round(one.low * one.whole)
            if value == (one.whole - left if _opposed(pair) else left):
                return one.text
    return None


def _of_whole(pair: Pair, unit: Unit) -> str | None:
    """Return the share that makes one count of another: "fewer than half of 42" beside 20, on either side."""
    link = pair.alignment.by_left.get(unit)
    if link is None or link.stance is not Stance.OPPOSED:
        return None
    for reading, whole, part in ((pair.said, link.left, link.right), (pair.record.said, link.right, link.left)):
        if whole.quantity is None or part.quantity is None:
            continue
        for one in reading.once(shares):
            if one.whole != whole.quantity.value or one.high >= 1:
                continue
            low, high = one.low * one.whole, one.high * one.whole
            exact = low == high and round(low) == part.quantity.value  # a third of 91 is 30
            if exact or low <= part.quantity.value <= high:
                return f"{one.text} of {whole.text}"
    return None


def _is_beyond(pair: Pair, unit: Unit) -> bool:
    """Whether a number is beyond the record's limit or hours, where one side denies what the other says of it."""
    link = pair.alignment.by_left.get(unit)
    if link is None or link.stance is not Stance.OPPOSED:
        return False
    mine, limit = link.left.quantity, link.right.quantity
    if mine is None or limit is None or mine.value == limit.value or mine.dimension == "time":
        return False  # "who have not turned 15" are "under 15"; in another time much may be otherwise
    if mine.dimension == "clock":
        return _opposed(pair) and outside_hours(pair, unit)
    denied = bool(pair.said.denied) != bool(pair.record.said.denied)
    return denied and limit.bound in LOWER | UPPER and (mine.low > limit.high or mine.high < limit.low)


class _Side(Enum):
    """Of which side of a divided whole a statement speaks."""

    PART = "the part: it says what is told of it"
    OTHERS = "the others: it says the contrary"
    OPEN = "it cannot be told: who did not recover need not have died"
    UNSAID = "it says nothing of what is told of the part"


def _side(pair: Pair, division: Division) -> _Side:
    for split in pair.record.said.once(splits):
        if split.part is not division.part or split.whole is not division.whole:
            continue
        told = [unit for unit in split.told if unit.text.lower() not in _EACH]
        links = [link for unit in told if (link := pair.alignment.by_right.get(unit)) is not None]
        if any(link.stance is Stance.OPPOSED or _flipped(pair, link) for link in links):
            return _Side.OTHERS
        if any(link.stance is Stance.LEANING for link in links):
            return _Side.OPEN
        if told and any(link.right is told[0] for link in links):
            return _Side.PART
    return _Side.UNSAID


def _flipped(pair: Pair, link: Link) -> bool:
    return any(flip.link is link for flip in flips(pair.alignment))


def _turned(pair: Pair) -> bool:
    """Whether the statement speaks of the other side of what is on record: it denies it, or names its opposite."""
    other = sum(unit.weight for unit in pair.new if unit.kind is Kind.WORD)
    return other >= _OTHER_SIDE or _turned_by_a_word(pair)


def _turned_by_a_word(pair: Pair) -> bool:
    """Whether a word shows it: one side denies, speaks of the rest, or names what may be the opposite."""
    if bool(pair.said.denied) != bool(pair.record.said.denied):
        return True
    if not _REST.isdisjoint((*pair.said.words, *pair.record.said.words)):
        return True
    return any(link.stance in {Stance.OPPOSED, Stance.LEANING} for link in _worded(pair))


def _opposed(pair: Pair) -> bool:
    """Whether one side denies what the other says, or says the opposite."""
    denied = bool(pair.said.denied) != bool(pair.record.said.denied)
    return denied or any(link.stance is Stance.OPPOSED for link in _worded(pair))


def _worded(pair: Pair) -> list[Link]:
    return [link for link in pair.alignment.links if link.left.quantity is None and link.left.when is None]
