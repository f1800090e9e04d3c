"""Which way things went: "rose", "fell", "has climbed"."""

from functools import lru_cache
from typing import NamedTuple

from checker import lexicon
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.text.nouns import leading_part

_GROUPS = frozenset({"rise/fall", "upward/downward"})
_DIFFERING = frozenset({"more", "less", "fewer", "above", "below", "up", "down"})
"""Words that say how two differ, not that one moved."""


class Moved(NamedTuple):
    """A verb of motion, 1 up and -1 down, with what moved."""

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
    verbs = [
        unit
        for unit in reading.units
        if unit.kind is Kind.WORD and unit.text.lower() not in _DIFFERING and way_of(unit.key)
    ]
    if reading.words[:1] and reading.words[0] in lexicon.words("prepositions"):
        return None
    if len(verbs) != 1 or leading_part(verbs[0].text.lower()) != "v":
        return None
    ahead = range(verbs[0].first)
    ends = next((at for at in ahead if at and reading.words[at] in lexicon.words("prepositions")), verbs[0].first)
    what = next((unit for unit in reversed(reading.units) if unit.last < ends), None)
    told = what is not None and what.quantity is None and what.when is None
    return Moved(way_of(verbs[0].key), verbs[0], what) if told and what else None
