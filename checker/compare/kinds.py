"""Another kind in the same place: "vacancies for doctors" beside "vacancies for midwives", the young beside all.

Two texts may share every word but one noun, and speak of two things. What is said of the one neither confirms nor
denies what is said of the other. The lexicon does not know every paraphrase, so a noun that is no kin tells little
by itself; it tells more in a place where kinds are told apart.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker import lexicon
from checker.compare.alignment import Alignment, Link, Stance
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit

_TELLING_APART = frozenset({"for", "among", "amongst", "of", "on", "by", "to", "from", "against", "with"})
"""Prepositions behind which it is told whose or what something is; places and times are names and dates."""
ASKED = frozenset(
    {"call", "demand", "request", "appeal", "plea", "proposal", "suggestion", "plan", "bid", "offer", "motion",
     "petition", "idea", "push", "pressure"}
)  # fmt: skip
"""What can be granted or turned down: "the request to run it" is no other thing than "its operation"."""
_AMONG = frozenset({"among", "amongst"})
_INDEFINITE = frozenset({"a", "an", "another", "some"})
_BETWEEN = 3
"""So many words may stand between a preposition and its noun: "for the youngest pupils"."""
_END = re.compile(
    r"(?:\b(?P<is>be|is|are|was|were|been|being|becomes?|became|as) )?\bthe (?P<end>first|last)"
    r"(?! (?:time|week|month|year|night|day|days|half|of|one|few|two|three)\b) (?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
"""What opens or ends a row, not a stretch of time: "the first building"."""
_COUNTED = 2
"""So many units at most stand between a figure and what it is broken down by: "23 vacancies for doctors"."""


class Rivals(NamedTuple):
    """Two nouns in the same place of the two texts, of which neither can stand for the other."""

    left: Unit
    right: Unit


class Place(NamedTuple):
    """Where a noun stands: behind which preposition ("" for the object of a verb), and what that belongs to."""

    preposition: str
    head: Unit


def rivals(alignment: Alignment) -> Rivals | None:
    """Return the nouns of two kinds that stand in one place: "rail" and "a route", both what somebody backed."""
    return alignment.once(_rivals)


def other_counted(alignment: Alignment) -> Rivals | None:
    """Return the two kinds that one figure counts here and there: "23 vacancies for doctors", "twelve goats"."""
    return alignment.once(_other_counted)


def narrowed(alignment: Alignment) -> Unit | None:
    """Return the group that the statement alone narrows what is said to: "unemployment among the young"."""
    return alignment.once(_narrowed)


def another_one(alignment: Alignment, verb: Link) -> bool:
    """Whether a verb is about "the route" on one side and another one on the other: "a route further east"."""
    sides = ((alignment.said, verb.left, alignment.left_over), (alignment.record, verb.right, alignment.right_over))
    found = [_object(reading, unit) for reading, unit, _ in sides]
    if None in found:
        return False
    mine, theirs = (one for one in found if one is not None)
    link = alignment.by_left.get(mine)
    if link is None or link.right is not theirs:
        return False
    articles = [_article(reading, unit) for (reading, _, _), unit in zip(sides, (mine, theirs), strict=True)]
    for at, (_, _, over) in enumerate(sides):
        thing = (mine, theirs)[at]
        further = any(unit.last == thing.first - 1 or unit.first == thing.last + 1 for unit in over)
        if articles[at] in _INDEFINITE and articles[1 - at] not in _INDEFINITE and further:
            return True
    return False


def _object(reading: Reading, verb: Unit) -> Unit | None:
    """Return the noun behind a verb, past what describes it."""
    at = reading.place_of[verb] + 1
    while at < len(reading.units) and reading.units[at].kind is Kind.WORD:
        unit = reading.units[at]
        if any(word in lexicon.words("prepositions") for word in reading.words[verb.last + 1 : unit.first]):
            return None
        if _is_noun(reading, unit) and _is_head(reading, unit):
            return unit
        at += 1
    return None


def _article(reading: Reading, noun: Unit) -> str:
    before = reversed(reading.words[max(0, noun.first - 1 - _BETWEEN) : noun.first])
    return next((word for word in before if word in _led_by()), "")


def _led_by() -> frozenset[str]:
    """Return the words that a noun phrase opens with."""
    return lexicon.words("determiners") | lexicon.words("possessives")


def _rivals(alignment: Alignment) -> Rivals | None:
    theirs = [(unit, place) for unit in alignment.right_over if (place := _place(alignment.record, unit))]
    for left in alignment.left_over:
        mine = _place(alignment.said, left) if theirs else None
        link = alignment.by_left.get(mine.head) if mine else None
        for right, place in theirs:
            same = link is not None and mine is not None and link.right is place.head
            if same and mine and mine.preposition == place.preposition and _are_two(left, right):
                return Rivals(left, right)
    return None


def _are_two(left: Unit, right: Unit) -> bool:
    asked = not ASKED.isdisjoint({left.key, right.key})
    return not asked and lexicon.strangers(left.text, right.text)


def _other_counted(alignment: Alignment) -> Rivals | None:
    for link in alignment.links:
        if link.left.quantity is None or link.right.quantity is None or link.stance is not Stance.SAME:
            continue
        found = _broken_down(alignment, link) or _heads(alignment, link)
        if found:
            return found
    return None


def _broken_down(alignment: Alignment, figure: Link) -> Rivals | None:
    """Return two kinds that a figure is told for: "23 vacancies for doctors" beside "… for midwives"."""
    found = rivals(alignment)
    if found is None:
        return None
    mine, theirs = alignment.said.place_of, alignment.record.place_of
    place = _place(alignment.said, found.left)
    near = 0 < mine[found.left] - mine[figure.left] <= _COUNTED
    near &= 0 < theirs[found.right] - theirs[figure.right] <= _COUNTED
    return found if near and place and place.preposition in {"for", *_AMONG} else None


def _heads(alignment: Alignment, figure: Link) -> Rivals | None:
    """Return two kinds that a figure counts, where both are known as kinds of one thing: sheep and goats."""
    if figure.left.quantity is None or figure.right.quantity is None:
        return None
    mine, theirs = figure.left.quantity.counted, figure.right.quantity.counted
    if not mine or not theirs or not lexicon.two_kinds(mine, theirs):
        return None
    left = next((unit for unit in alignment.left_over if unit.text.lower() == mine), None)
    right = next((unit for unit in alignment.right_over if unit.text.lower() == theirs), None)
    return Rivals(left, right) if left and right else None


def _narrowed(alignment: Alignment) -> Unit | None:
    said, record = alignment.said, alignment.record
    if not _AMONG.isdisjoint(record.words):
        return None
    for unit in alignment.left_over:
        if unit.kind is not Kind.WORD:
            continue
        place = _behind_preposition(said, unit)
        # Not so "the figures were among the details stolen", where a word stands between.
        beside = place and place.preposition in _AMONG and said.words[place.head.last + 1] == place.preposition
        link = alignment.by_left.get(place.head) if place and beside else None
        if link is not None and not _narrows_too(alignment):
            return unit
        if _opens_as_modifier(said, unit, alignment):
            return unit
    return None


def _narrows_too(alignment: Alignment) -> bool:
    """Whether the record has a word before a noun that may name the same group: "youth unemployment"."""
    heads = {link.right.first for link in alignment.links if link.right.kind is Kind.WORD}
    return any(unit.last + 1 in heads for unit in alignment.right_over)


def _opens_as_modifier(said: Reading, unit: Unit, alignment: Alignment) -> bool:
    """Whether a noun without an article narrows what a text begins with: "youth unemployment"."""
    if unit.first or not _is_noun(said, unit) or said.words[0].endswith("s"):
        return False
    head = next((link for link in alignment.links if link.left.first == unit.last + 1), None)
    return (
        head is not None
        and head.stance is Stance.SAME
        and head.left.kind is Kind.WORD
        and _is_noun(said, head.left)
        and head.right.first == 0
    )


def _place(reading: Reading, unit: Unit) -> Place | None:
    """Return where a noun stands, if that is a place where kinds are told apart."""
    if unit.kind is not Kind.WORD or not _is_noun(reading, unit) or not _is_head(reading, unit):
        return None
    return _behind_preposition(reading, unit) or _behind_verb(reading, unit)


def _behind_preposition(reading: Reading, unit: Unit) -> Place | None:
    for at in range(unit.first - 1, max(-1, unit.first - 2 - _BETWEEN), -1):
        word = reading.words[at]
        if word in _TELLING_APART:
            if any(other.first <= at <= other.last for other in reading.units):
                return None  # it belongs to the verb: "voted against the route"
            head = _last_before(reading, at)
            return Place(word, head) if head else None
        if not word.isalpha() or word in lexicon.words("prepositions"):
            return None
    return None


def _behind_verb(reading: Reading, unit: Unit) -> Place | None:
    """Return the verb whose object a noun is: nothing but an article stands between them."""
    before = _last_before(reading, unit.first)
    if before is None or before.kind is not Kind.WORD or not _is_verb(before):
        return None
    between = reading.words[before.last + 1 : unit.first]
    return Place("", before) if all(word in _led_by() for word in between) else None


def _last_before(reading: Reading, at: int) -> Unit | None:
    return next((unit for unit in reversed(reading.units) if unit.last < at), None)


def _is_head(reading: Reading, unit: Unit) -> bool:
    """Whether no noun follows that a noun only describes: "hospital" in "hospital doctors" is none."""
    following: Iterator[Unit] = (other for other in reading.units if other.first == unit.last + 1)
    return not any(other.kind is not Kind.DATE and _is_noun(reading, other) for other in following)


def _is_noun(reading: Reading, unit: Unit) -> bool:
    """Whether a unit is a name or a noun; behind an article also what is mostly a verb: "the plan"."""
    parts = [found.part for found in lexicon.readings(unit.text)]
    before = reading.words[unit.first - 1 : unit.first] if unit.first else []
    led = bool(before) and (before[0] in _led_by() or _describes(before[0]))
    return unit.kind is Kind.NAME or "n" in (parts if led else parts[:1])


def _describes(word: str) -> bool:
    return any(found.part == "a" for found in lexicon.readings(word)[:1]) or lexicon.graded(word, "er")


def _is_verb(unit: Unit) -> bool:
    return any(reading.part == "v" for reading in lexicon.readings(unit.text.split()[0])[:1])


class Ends(NamedTuple):
    """The first of a row on one side, the last on the other; ``told`` is whether both say so of something."""

    one: str
    other: str
    told: bool


def opposite_ends(said: str, record: str) -> Ends | None:
    """Return "the first building" and "the last building" where each text has one end of a row, and but one."""
    mine, theirs = list(_END.finditer(said)), list(_END.finditer(record))
    if len(mine) != 1 or len(theirs) != 1:
        return None
    one, other = mine[0], theirs[0]
    if one["noun"].lower() != other["noun"].lower() or one["end"].lower() == other["end"].lower():
        return None
    told = bool(one["is"] and other["is"])  # "the last bus leaves at 11": another bus than the first
    return Ends(f"{one['end']} {one['noun']}", f"{other['end']} {other['noun']}", told)
