"""The shares that a text speaks of: "most of the projects", "two of the 15 projects", "no experiment"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from checker import lexicon
from checker.compare.alignment import ANSWERING
from checker.compare.pair import Pair
from checker.compare.parts import splits, whole_of
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.text.nouns import is_plural, leading_part
from checker.text.numbers import quantities

_LONGEST = 4
"""The longest quantifier, in words: "the great majority of"."""

_DIGITS = 6
"""So many digits of a share count: 84 of 130 is all but 46 of them."""
_EXCEPT = re.compile(r"\b(?:except|excepting|apart from|other than|with the exception of|aside from|bar|save)\b")
_NEARLY, _SHORT_OF_ALL = 0.5, 0.999
"""What "all" is where exceptions are made."""
_OWNER = 4
"""So many words may stand before a whole: "of the report's fourteen"."""
_PART_AND_WHOLE = 2
_EACH = frozenset({"each", "every"})
_LEAD_TO_NUMBER = frozenset({"of", "the", "all", "its", "their", "these", "those"})
_STANDING_FOR = (["it"], ["them"], ["these"], ["those"], ["which"], ["whom"])
_POSSESSIVE = frozenset({"'s", "'"})
_FOR_ITSELF = re.compile(r"\b(?:for|by) (?:itself|himself|herself|themselves|its own|their own)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shared:
    """A share between ``low`` and ``high`` (0 to 1) of the things that the unit ``of`` names, ``whole`` of them.

    ``told`` is what is said of these alone, where the text says it apart: "34 witnesses, 29 for the defence".
    """

    low: float
    high: float
    text: str
    of: Unit | None
    whole: float | None = None
    told: tuple[Unit, ...] = ()


def shares(reading: Reading) -> list[Shared]:
    """Return the shares that quantifiers and fractions of a text give, in order."""
    but_some = list(_all_but(reading))
    found = [*(but_some or _quantified(reading)), *_fractions(reading), *_parts(reading)]
    # "none" is a denial, and compared as one.
    return [share for share in found if share.high > 0]


def _quantified(reading: Reading) -> Iterator[Shared]:
    at = 0
    while at < len(reading.words):
        longest = _LONGEST if reading.words[at] in lexicon.quantifier_openings() else 1
        for length in range(longest, 0, -1):
            written = " ".join(reading.words[at : at + length])
            share = lexicon.quantifier(written) if at + length <= len(reading.words) else None
            if share is not None and not (_each_for_itself(reading, at) or _one_of_so_many(reading, at)):
                low, high = (_NEARLY, _SHORT_OF_ALL) if share.low >= 1 and _but_for_some(reading) else share[:2]
                whole = _number_from(reading, at + length)
                number = whole.quantity.value if whole is not None and whole.quantity is not None else None
                yield Shared(low, high, written, head_from(reading, at + length), number)
                at += length - 1
                break
        at += 1


def _but_for_some(reading: Reading) -> bool:
    """Whether a text makes exceptions: "all of them except Austria"."""
    return _EXCEPT.search(reading.text) is not None


def _each_for_itself(reading: Reading, at: int) -> bool:
    """Whether "each" says that everyone does so alone, and not how many do: "each school decides for itself"."""
    return reading.words[at] in _EACH and _FOR_ITSELF.search(reading.text) is not None


def _one_of_so_many(reading: Reading, at: int) -> bool:
    """Whether a word only begins a figure, or a complaint: "every second student", "too few"."""
    if reading.words[at - 1 : at] == ["too"]:
        return True
    return reading.words[at] in _EACH and any(
        unit.quantity and unit.first <= at + 1 <= unit.last for unit in reading.units
    )


def _fractions(reading: Reading) -> Iterator[Shared]:
    for unit in reading.units:
        quantity = unit.quantity
        if quantity is not None and quantity.dimension == "share" and 0 < quantity.value <= 1:
            low, high = max(0.0, quantity.low), min(1.0, quantity.high)
            whole = _number_from(reading, unit.last + 1)
            number = whole.quantity.value if whole is not None and whole.quantity is not None else None
            yield Shared(low, high, unit.text, head_from(reading, unit.last + 1), number)


def _parts(reading: Reading) -> Iterator[Shared]:
    """Yield what share a part is of its whole: "29 of 34 witnesses", "34 witnesses, 29 of them"."""
    close = [(unit, whole) for unit in reading.units if (whole := whole_of(reading, unit)) is not None]
    counts = sum(unit.quantity is not None and unit.quantity.dimension == "count" for unit in reading.units)
    # "Of 80, 30 voted on Monday and 28 on Tuesday": of two parts, neither is the share.
    told = {(one.part, one.whole): one.told for one in reading.once(splits) if counts <= _PART_AND_WHOLE}
    for part, whole in dict.fromkeys([*close, *told]):
        if part.quantity is None or whole.quantity is None:
            continue
        if {part.quantity.dimension, whole.quantity.dimension} == {"count"} and part.quantity.value > 0:
            share = round(part.quantity.value / whole.quantity.value, _DIGITS) if whole.quantity.value else 2.0
            if share <= 1:
                text = reading.text[min(part.start, whole.start) : max(part.end, whole.end)]
                alone = () if (part, whole) in close else told[part, whole]
                yield Shared(share, share, text, head_from(reading, whole.last + 1), whole.quantity.value, alone)


def _all_but(reading: Reading) -> Iterator[Shared]:
    """Yield what is left of a whole: "all but 46 of the 130 homes", "all but nine of the homes"."""
    for number in range(len(reading.words) - 3):
        if reading.words[number : number + 2] != ["all", "but"] or reading.words[number + 3] != "of":
            continue
        written = reading.words[number + 2]
        less = 1.0 if written == "one" else next((found.value for found in quantities(written)), None)
        if less is None:
            continue
        them = reading.words[number + 4 : number + 5] in (["them"], ["whom"], ["which"])
        whole = _counted_before(reading, number) if them else _number_from(reading, number + 4)
        text = reading.text[reading.tokens[number].start : reading.tokens[number + 2].end]
        if whole is None or whole.quantity is None:
            if not them:
                yield Shared(_NEARLY, _SHORT_OF_ALL, text, head_from(reading, number + 4))
            continue
        if less >= whole.quantity.value:
            continue
        share = round(1 - less / whole.quantity.value, _DIGITS)
        text = text if them else reading.text[reading.tokens[number].start : whole.end]
        told = _told_of_them(reading, number + 5) if them else ()
        yield Shared(share, share, text, head_from(reading, whole.last + 1), whole.quantity.value, told)


def _told_of_them(reading: Reading, at: int) -> tuple[Unit, ...]:
    """Return what is said of "all but nine of them" up to the next comma."""
    end = next(
        (i for i in range(at, len(reading.words)) if reading.words[i] in {",", ".", ";"}), len(reading.words)
    )
    return tuple(unit for unit in reading.units if at <= unit.first < end)


def _counted_before(reading: Reading, at: int) -> Unit | None:
    """Return the count before a word: "the 212 residents, all but nine of them"."""
    before = (unit for unit in reversed(reading.units) if unit.last < at and unit.quantity is not None)
    return next((unit for unit in before if unit.quantity and unit.quantity.dimension == "count"), None)


def _number_from(reading: Reading, at: int) -> Unit | None:
    found = next((unit for unit in reading.units if at <= unit.first <= at + _OWNER and unit.quantity), None)
    if found is None or found.quantity is None or found.quantity.dimension != "count":
        return None
    between = reading.words[at : found.first]
    owned = between[-1:] == ["'s"] or between[-1:] == ["’s"]  # "of the report's fourteen"
    return found if set(between) <= _LEAD_TO_NUMBER or owned else None


def head_from(reading: Reading, at: int) -> Unit | None:
    """Return the head of the noun phrase from a word on: "nurses" of "the hospital's nurses"."""
    following = [unit for unit in reading.units if unit.first >= at and unit.quantity is None]
    for unit, after in pairwise([*following, None]):
        if unit is not None and not (after is not None and _only_describes(reading, unit, after)):
            return unit if unit.kind in {Kind.WORD, Kind.NAME} else None
    return None


def _only_describes(reading: Reading, unit: Unit, after: Unit) -> bool:
    """Whether a unit only says which of the things that the next one names."""
    if reading.words[unit.last + 1] in _POSSESSIVE:
        return True
    noun = after.first == unit.last + 1 and leading_part(reading.words[after.last]) in {"n", ""}
    return noun and (is_plural(reading.words[after.last]) or not is_plural(reading.words[unit.last]))


def of_one_thing(pair: Pair, mine: Shared, theirs: Shared) -> bool:
    """Whether what two shares are of answers to each other, and is as many: "the 44" are not "44 of 58,000"."""
    if mine.whole is not None and theirs.whole is not None and mine.whole != theirs.whole:
        return False
    return answer(pair, mine.of, theirs.of)


def answer(pair: Pair, mine: Unit | None, theirs: Unit | None) -> bool:
    """Whether two units, if both are there, are linked and say the same."""
    link = pair.alignment.by_left.get(mine) if mine is not None else None
    return link is not None and link.right is theirs and link.stance in ANSWERING


def shares_of_two_things(pair: Pair, left: Unit, right: Unit) -> bool:
    """Whether two numbers are shares of things that do not answer to each other: of the nurses, of the doctors."""
    mine, theirs = _share_of(pair.said, left), _share_of(pair.record.said, right)
    return mine is not None and theirs is not None and not answer(pair, mine, theirs)


def _share_of(reading: Reading, number: Unit) -> Unit | None:
    """Return what a number is a share of, where that is said right behind it: "90 per cent of the nurses"."""
    after = reading.words[number.last + 1 : number.last + 3]
    said = number.quantity is not None and number.quantity.dimension == "share" and after[:1] == ["of"]
    return head_from(reading, number.last + 1) if said and after[1:] not in _STANDING_FOR else None
