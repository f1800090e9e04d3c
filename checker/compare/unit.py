"""The carriers of meaning that a text is read as."""

from dataclasses import dataclass
from enum import StrEnum

from checker.text.dates import When
from checker.text.numbers import Quantity


class Kind(StrEnum):
    """What a unit is."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One carrier of meaning.

    ``first`` and ``last`` are token numbers (last inclusive), ``key`` the base form it is known by, ``weight`` how
    much it tells (rare words and names more), ``place`` the key of a place it names. A unit is itself alone: a
    reading makes each of its units once, so they are told apart by identity, which costs nothing.
    """

    kind: Kind
    start: int
    end: int
    first: int
    last: int
    text: str
    key: str
    weight: float
    place: str | None = None
    when: When | None = None
    quantity: Quantity | None = None
