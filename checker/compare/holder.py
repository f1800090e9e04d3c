"""What a text speaks of, by its first words: whose or where a thing is ("the zoo of Halden"), or a kind ("farms").

Two texts may share a name and all the rest, and still be about two things: what the zoo of Halden costs says
nothing against what its bridge costs, nor what farms cause against what motorboats do.
"""

from typing import NamedTuple

from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit

_OF = frozenset({"of", "in", "at", "near", "for"})
_ARTICLES = frozenset({"the", "a", "an"})
_POSSESSIVE = frozenset({"'s", "'"})


class Held(NamedTuple):
    """What a text begins with: a thing, and the name of the place, person or body that it belongs to."""

    thing: Unit
    holder: Unit


def kind_of(reading: Reading) -> Unit | None:
    """Return what a text begins with, where that is a plural without an article: it speaks of all of a kind."""
    first = reading.units[0] if reading.units else None
    bare = first is not None and first.kind is Kind.WORD and first.first == first.last == 0
    return first if bare and first and reading.words[0].endswith("s") and first.key != reading.words[0] else None


def held(reading: Reading) -> Held | None:
    """Return what a text begins with, where that is a thing with the name of its holder."""
    units, words = reading.units, reading.words
    at = next((number for number, unit in enumerate(units) if unit.kind is Kind.NAME), None)
    if at is None:
        return None
    name = units[at]
    if at == 0:
        while at + 1 < len(units) and units[at + 1].kind is Kind.NAME and units[at + 1].first == name.last + 1:
            at, name = at + 1, units[at + 1]  # "Ewa Lund's brother"
        follows = words[name.last + 1 : name.last + 2]
        owned = units[at + 1 : at + 2] if follows and follows[0] in _POSSESSIVE else []
        return Held(owned[0], name) if owned and owned[0].kind is Kind.WORD else None
    before = name.first - 1
    if before > 0 and words[before] in _ARTICLES:
        before -= 1
    thing = units[at - 1]
    if thing.kind is not Kind.WORD or thing.last != before - 1 or words[before] not in _OF:
        return None
    return Held(thing, name)
