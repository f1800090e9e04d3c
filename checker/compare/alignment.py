"""Which unit of the statement answers to which unit of the record.

One-to-one, best pairs first; between equals, the pair in the most similar surroundings wins. An aligned pair may
be opposed: antonyms and different numbers stand in the same place without agreeing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from checker import lexicon
from checker.compare.noted import Noted
from checker.compare.reading import Reading
from checker.compare.unit import Kind, Unit
from checker.lexicon import Kinship
from checker.text.dates import TimeRelation, When, same_time
from checker.text.near_names import of_a_couple, of_two_things
from checker.text.numbers import Agreement, Quantity, agree

_CLOSENESS = {
    Kinship.SAME: 1.0,
    Kinship.INFLECTED: 1.0,
    Kinship.DERIVED: 0.9,
    Kinship.SYNONYM: 0.85,
    Kinship.SIMILAR: 0.6,
    Kinship.HYPONYM: 0.65,
    Kinship.HYPERNYM: 0.6,
    Kinship.ANTONYM: 0.7,
    Kinship.NONE: 0.0,
}
_DIRECTIONS = frozenset({"upward/downward", "compass", "may/must not"})
"""Groups of the lexicon whose sides are opposed whatever the word class: "rose" and "fewer"."""
_TYPO = 88.0
"""rapidfuzz ratio from which two names are taken for spellings of one."""
_TOO_SHORT = 5
"""In shorter names one slip makes another name too easily."""
_SHORTEST_SLIP = 4
"""How many letters a word has at least that a slip of the finger is seen in: "finl"."""


class Stance(StrEnum):
    """How two aligned units stand to each other."""

    SAME = "same"
    KIN = "kin"
    OPPOSED = "opposed"
    CONVERSE = "converse"  # buy and sell: the same event, told from the other side
    LEANING = "leaning"  # opposed in some contexts: no contradiction, and no agreement either


ANSWERING = frozenset({Stance.SAME, Stance.KIN})
"""The stances of units that say the same, or nearly."""


@dataclass(frozen=True, slots=True)
class Link:
    """An aligned pair: the statement's unit, the record's unit, how close they are (0 to 1) and their stance."""

    left: Unit
    right: Unit
    closeness: float
    stance: Stance


class Alignment(Noted):
    """The links between a statement and a record, and what is left without one on either side."""

    def __init__(self, said: Reading, record: Reading) -> None:
        self.said = said
        self.record = record
        self.links = _link(said.units, record.units)

    @cached_property
    def by_left(self) -> dict[Unit, Link]:
        """The link of each of the statement's aligned units."""
        return {link.left: link for link in self.links}

    @cached_property
    def by_right(self) -> dict[Unit, Link]:
        """The link of each of the record's aligned units."""
        return {link.right: link for link in self.links}

    @cached_property
    def left_over(self) -> list[Unit]:
        """The statement's units that nothing in the record answers to."""
        return [unit for unit in self.said.units if unit not in self.by_left]

    @cached_property
    def right_over(self) -> list[Unit]:
        """The record's units that nothing in the statement answers to."""
        return [unit for unit in self.record.units if unit not in self.by_right]


def _link(said: Sequence[Unit], record: Sequence[Unit]) -> tuple[Link, ...]:
    possible = []
    faces = [_face(unit) for unit in record]
    for i, left in enumerate(said):
        mine = _face(left)
        for j, theirs in enumerate(faces):
            if mine is None or theirs is None:
                closeness, stance = _compare_measured(left, record[j])
            else:
                closeness, stance = _compare_faces(mine, theirs)
            if closeness:
                distance = abs(i / len(said) - j / len(record))
                possible.append((-closeness - _fit(left, record[j], stance), distance, i, j, closeness, stance))
    possible.sort()
    used_left: set[int] = set()
    used_right: set[int] = set()
    links = []
    for _, _, i, j, closeness, stance in possible:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            links.append(Link(said[i], record[j], closeness, stance))
    return tuple(sorted(links, key=lambda link: link.left.start))


def _fit(left: Unit, right: Unit, stance: Stance) -> float:
    """Return how much better two opposed numbers go together than others: the same unit, things of one kind."""
    if stance is not Stance.OPPOSED or left.quantity is None or right.quantity is None:
        return 0.0
    alike = of_one_kind(left.quantity.counted, right.quantity.counted)
    return 0.04 * (left.quantity.unit == right.quantity.unit) + 0.05 * alike


def of_one_kind(left: str, right: str) -> bool:
    """Whether two nouns can name the same things that are counted; not so where one is missing ("")."""
    if not left or not right:
        return False
    return left == right or lexicon.relation(left, right) not in {Kinship.NONE, Kinship.ANTONYM}


def _compare_measured(left: Unit, right: Unit) -> tuple[float, Stance]:
    if left.quantity and right.quantity:
        return _compare_numbers(left.quantity, right.quantity)
    if left.when and right.when:
        return _compare_dates(left.when, right.when)
    return 0.0, Stance.KIN


class _Face(NamedTuple):
    """What a word or name is compared by: the same face, the same result, wherever it stands."""

    is_name: bool
    text: str
    key: str
    place: str | None


def _face(unit: Unit) -> _Face | None:
    if unit.quantity is not None or unit.when is not None:
        return None
    return _Face(unit.kind is Kind.NAME, unit.text, unit.key, unit.place)


@lru_cache(maxsize=100_000)
def _compare_faces(left: _Face, right: _Face) -> tuple[float, Stance]:
    if left.place and right.place:
        if left.place == right.place:
            return 0.97, Stance.SAME
        return (0.85, Stance.KIN) if _seat_of(left, right) or _seat_of(right, left) else (0.0, Stance.KIN)
    if left.key == right.key:
        return 1.0, Stance.SAME
    if left.is_name or right.is_name:
        return _compare_names(left, right)
    return max(_compare_words(left.text, right.text), _compare_words(_bare(left.text), _bare(right.text)))


def _bare(text: str) -> str:
    """Return a phrase without the verb that carries it: "are present" is compared as "present", too."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in lexicon.words("forms_of_be") else text


@lru_cache(maxsize=50_000)
def _compare_words(left: str, right: str) -> tuple[float, Stance]:
    if lexicon.strangers(left, right):
        return (0.9, Stance.SAME) if _misspelt(left, right) else (0.0, Stance.KIN)
    kinship = lexicon.relation(left, right)
    opposed = lexicon.opposition(left, right)
    if opposed is not None and opposed.kind == "converse":
        return 0.85, Stance.CONVERSE
    if opposed is not None and (opposed.strong or kinship is Kinship.NONE):
        if opposed.strong or opposed.group in _DIRECTIONS:
            return (0.7 if opposed.strong else 0.5), Stance.OPPOSED
        return 0.4, Stance.LEANING
    if kinship is Kinship.NONE and lexicon.same_title(left, right):
        return 0.9, Stance.SAME
    if kinship is Kinship.NONE and lexicon.same_side(left, right):
        return 0.6, Stance.KIN
    stance = Stance.SAME if kinship in {Kinship.SAME, Kinship.INFLECTED} else Stance.KIN
    return _CLOSENESS[kinship], stance


def _misspelt(left: str, right: str) -> bool:
    """Whether one is no word of the dictionary, and one slip of the finger makes it the other, which is."""
    one, other = left.lower(), right.lower()
    if min(len(left), len(right)) < _SHORTEST_SLIP or abs(len(one) - len(other)) > 1:
        return False
    # The letters come first: most words are far apart, and to look one up in the dictionary is dear.
    near = OSA.distance(one, other, score_cutoff=1) == 1
    return near and bool(lexicon.readings(left)) != bool(lexicon.readings(right))


def respelt(link: Link) -> bool:
    """Whether a word or name is the record's in another spelling, most likely by a slip of the finger."""
    left, right = link.left, link.right
    if link.stance is not Stance.SAME or left.key == right.key:
        return False
    return _misspelt(left.text, right.text) or (
        Kind.NAME in {left.kind, right.kind} and _spelt_alike(left.key, right.key)
    )


def _spelt_alike(left: str, right: str) -> bool:
    """Whether two names are hardly different; short ones are too easily, and a surname alone may be another's."""
    if min(len(left), len(right)) < _TOO_SHORT or not fuzz.ratio(left, right, score_cutoff=_TYPO):
        return False
    return not (of_two_things(left, right) or (" " not in left and of_a_couple(left, right)))


def _compare_numbers(left: Quantity, right: Quantity) -> tuple[float, Stance]:
    agreement = agree(left, right)
    if agreement is Agreement.SAME:
        return 0.98, Stance.SAME
    if agreement is Agreement.BOUNDED_OK:
        return 0.97, Stance.SAME
    if agreement is Agreement.DIFFERENT:
        return 0.5, Stance.OPPOSED
    return 0.0, Stance.KIN


def _compare_dates(left: When, right: When) -> tuple[float, Stance]:
    relation = same_time(left, right)
    if relation is TimeRelation.SAME:
        return 0.99, Stance.SAME
    if relation is TimeRelation.WITHIN:
        return 0.95, Stance.SAME
    if relation is TimeRelation.DISJOINT:
        return 0.5, Stance.OPPOSED
    return 0.0, Stance.KIN


def _seat_of(seat: _Face, place: _Face) -> bool:
    """Whether a capital stands for its country: "Oslo" for Norway."""
    return lexicon.capital_of(seat.text) == place.place


def _compare_names(left: _Face, right: _Face) -> tuple[float, Stance]:
    if (right.place and _seat_of(left, right)) or (left.place and _seat_of(right, left)):
        return 0.85, Stance.KIN
    if _spelt_alike(left.key, right.key) or _misspelt(left.text, right.text):
        return 0.9, Stance.SAME
    if lexicon.strangers(left.text, right.text):
        return 0.0, Stance.KIN
    if lexicon.relation(left.text, right.text) in {Kinship.DERIVED, Kinship.INFLECTED, Kinship.SAME}:
        return 0.85, Stance.SAME
    return 0.0, Stance.KIN
