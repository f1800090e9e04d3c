"""The statement's numbers that no number on record equals, and that follow from those on record.

Sums, differences and ratios (``arithmetic``); what a part leaves of its whole, where the statement speaks of the
others ("one school was not closed" beside "five of six schools were closed"); and what lies beyond a limit, where
the one side denies what the other says ("drinks with 3 grams are not taxed", "drinks with more than 5 grams are").
"""

from checker.compare.alignment import Link, Stance
from checker.compare.arithmetic import REST, derivation
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

_EXACTLY = 0.001
_NEVER_ADDED = frozenset({"share", "points", "factor", "rank", "score", "age", "clock", "temperature", "frequency"})
_REST = frozenset({"rest", "remaining", "remainder", "but", "except", "balance"})
_OTHER_SIDE = 0.4
"""The weight of new words from which a statement may well speak of the other side of a share."""


def derived(pair: Pair) -> dict[Unit, str]:
    """Return the statement's numbers that no number on record equals but some follow from, each with its sum."""
    equal = {link.left for link in number_links(pair) if link.stance is not Stance.OPPOSED}
    found: dict[Unit, str] = {}
    for unit in pair.said.units:
        if unit.quantity is not None and unit not in equal:
            how = _how(pair, unit)
            slip = any(link.left is unit and look_alike(link) for link in number_links(pair))
            rest = slip and how is not None and how.startswith(REST)  # 81 % is not all but 18 %
            if how is not None and not rest and not stands_for_part(pair, unit):
                found[unit] = how
    return found


def _how(pair: Pair, unit: Unit) -> str | None:
    """Return how a number follows from those on record; None where it does not."""
    division = rest_of(pair, unit)
    if division is not None and unit.quantity is not None and unit.quantity.dimension == "count":
        others = f"{REST} {division.part.text} of {division.whole.text}"
        return others if _speaks_of_others(pair, division) else _all_but(pair, unit)
    assert unit.quantity is not None
    sum_of = derivation(unit.quantity, pair.record.said, pair.said, turned=_turned(pair))
    return sum_of or _all_together(pair, unit) or _all_but(pair, unit) or _outside_limit(pair, unit)


def speaks_of_rest(pair: Pair) -> bool:
    """Whether a number of the statement is what the record's leaves of the whole."""
    found = pair.once(derived)
    return any(how.lower().startswith(REST) or rest_of(pair, unit) is not None for unit, how in found.items())


def beyond_limit(pair: Pair) -> bool:
    """Whether a number of the statement lies beyond a limit on record, so that a denial follows from it."""
    return any(_outside_limit(pair, unit) for unit in pair.once(derived))


def may_be_rest(pair: Pair, unit: Unit) -> bool:
    """Whether a number may be that of others: what a part leaves of its whole, or an hour within those on record."""
    division = rest_of(pair, unit)
    return (division is not None and _told(pair, division) is not True) or within_hours(pair, unit)


def whole_for_all_but(pair: Pair) -> tuple[str, str] | None:
    """Return a number that is told of all, and what the record says of all but some: "nine" of "all but one of nine"."""
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


def _outside_limit(pair: Pair, unit: Unit) -> str | None:
    """Return the record's limit that a number is beyond, where one side denies what the other says of it."""
    link = pair.alignment.by_left.get(unit)
    if link is None or link.stance is not Stance.OPPOSED or not _opposed(pair):
        return None
    mine, limit = link.left.quantity, link.right.quantity
    if mine is None or limit is None or mine.value == limit.value or mine.dimension == "time":
        return None  # "who have not turned 15" are "under 15"; in another time much may be otherwise
    if mine.dimension == "clock":
        return outside_hours(pair, unit)
    beyond = limit.bound in LOWER | UPPER and (mine.low > limit.high or mine.high < limit.low)
    return f"not {link.right.text}" if beyond else None


def _speaks_of_others(pair: Pair, division: Division) -> bool:
    """Whether the statement says of its number the contrary of what is told of the part."""
    told = _told(pair, division)
    return _turned_by_a_word(pair) if told is None else not told


def _told(pair: Pair, division: Division) -> bool | None:
    """Whether the statement says what is told of the part alone (True), or its contrary; None where it says neither."""
    for split in pair.record.said.once(splits):
        if split.part is not division.part or split.whole is not division.whole:
            continue
        links = [link for unit in split.told if (link := pair.alignment.by_right.get(unit)) is not None]
        if any(link.stance is Stance.OPPOSED or _flipped(pair, link) for link in links):
            return False
        if any(link.stance is Stance.LEANING for link in links):
            return None  # who did not recover need not have died
        if any(link.right is split.told[0] for link in links):
            return True
    return None


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
