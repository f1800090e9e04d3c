"""Which way things went: "rose", "fell", "has climbed"; or that they did not: "is unchanged", "has not budged"."""

from functools import lru_cache
from typing import NamedTuple

from checker import lexicon
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.text.nouns import leading_part

_ITSELF = "rise/fall"
_GROUPS = frozenset({_ITSELF, "upward/downward"})
_MEASURES = frozenset({"number", "rate", "share", "level", "amount", "figure", "proportion"})
"""Words that say nothing of what moved by themselves: "the number of arrests"."""
_LEAD_TO_OBJECT = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})


_CHANGING = frozenset({"change", "move", "budge", "shift", "alter"})
_STAYING = frozenset({"stay", "remain", "hold", "keep", "be"})
_AS_IT_WAS = frozenset({"unchanged", "flat", "steady", "same", "stable", "constant"})


class Moved(NamedTuple):
    """A verb of motion, 1 up and -1 down, 0 where it says that nothing moved, with what moved."""

    way: int
    verb: Unit
    what: Unit


@lru_cache(maxsize=16384)
def way_of(word: str) -> int:
    """Return 1 for a word that says that something went up, -1 for down, 0 for any other."""
    if lexicon.lemma(word) == "rise" or lexicon.same_side(word, "rise"):
        return 1
    opposed = lexicon.opposition(word, "rise")
    return -1 if opposed is not None and opposed.group in _GROUPS else 0


def moved(reading: Reading) -> Moved | None:
    """Return what a text says that went up or down, where it says so of one thing: "Turnout fell"."""
    verbs = [unit for unit in reading.units if unit.kind is Kind.WORD and _is_motion(unit)]
    if len(verbs) != 1 or not reading.words or reading.words[0] in lexicon.words("prepositions"):
        return None
    verb = verbs[0]
    behind = next((unit for unit in reading.units if unit.first > verb.last), None)
    between = reading.words[verb.last + 1 : behind.first] if behind is not None else []
    of_object = behind is not None and behind.kind in {Kind.WORD, Kind.NAME} and set(between) <= _LEAD_TO_OBJECT
    hedged = not lexicon.words("modals").isdisjoint(reading.words[: verb.first])
    if of_object or hedged:
        return None  # "raised the toll", "may fall"
    prepositions = lexicon.words("prepositions")
    ends = next((at for at in range(1, verb.first) if reading.words[at] in prepositions), verb.first)
    what = next((unit for unit in reversed(reading.units) if unit.last < ends), None)
    if what is None or what.quantity is not None or what.when is not None or what.key in _MEASURES:
        return None
    return Moved(way_of(verb.key), verb, what)


def unmoved(reading: Reading) -> Moved | None:
    """Return what a text says that did not change: "The fee is unchanged", "the price has not budged"."""
    verb = next((unit for unit in reading.units if _stands_still(reading, unit)), None)
    what = next((unit for unit in reversed(reading.units) if verb and unit.last < verb.first), None)
    if verb is None or what is None or what.quantity is not None or what.when is not None or what.key in _MEASURES:
        return None
    return Moved(0, verb, what)


def _stands_still(reading: Reading, unit: Unit) -> bool:
    if unit in reading.denied:
        return unit.key in _CHANGING
    told = [lexicon.lemma(word) for word in reading.words[max(0, unit.first - 2) : unit.last + 1]]
    return not reading.denied and told[-1] in _AS_IT_WAS and not _STAYING.isdisjoint(told)


def _is_motion(unit: Unit) -> bool:
    """Whether a unit is a verb by which something itself rises or falls, and nobody raises or cuts it."""
    opposed = lexicon.opposition(unit.key, "rise")
    falls = opposed is not None and opposed.group == _ITSELF
    rises = unit.key == "rise" or lexicon.same_side(unit.key, "rise") == _ITSELF
    return (falls or rises) and leading_part(unit.text.lower()) == "v"
