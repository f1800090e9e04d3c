"""Where a statement says the opposite of a claim: aligned words that differ in being denied, or are antonyms.

A word that is denied on one side only flips the meaning; so does an antonym. Both at once undo each other: "did
not fall" is "rose" as far as it goes. A denying verb that has a counterpart of its own ("refused", "turned down")
is judged as a word, not as a denial.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from checker.compare.alignment import Alignment, Link, Stance
from checker.compare.polarity import Denial
from checker.compare.unit import Kind, Unit

_WORDS = frozenset({Kind.WORD, Kind.NAME})


class Cause(Enum):
    """What turns the meaning."""

    DENIAL = "denial"
    ANTONYM = "antonym"


@dataclass(frozen=True, slots=True)
class Flip:
    """An aligned pair that says opposite things, why, and the words of each side to show."""

    link: Link
    cause: Cause
    left: str
    right: str


def flips(alignment: Alignment) -> Sequence[Flip]:
    """Return the flipped links in the statement's order."""
    return alignment.once(_flips)


def _flips(alignment: Alignment) -> Sequence[Flip]:
    return tuple(_flipped(alignment))


def _flipped(alignment: Alignment) -> Iterator[Flip]:
    for link in alignment.links:
        if link.left.kind not in _WORDS or link.right.kind not in _WORDS:
            continue
        left, right = denying(alignment, link)
        opposed = link.stance is Stance.OPPOSED
        if (len(left) % 2 != len(right) % 2) == opposed:
            continue
        cause = Cause.ANTONYM if opposed else Cause.DENIAL
        yield Flip(link, cause, _shown(left, link.left), _shown(right, link.right))


def denying(alignment: Alignment, link: Link) -> tuple[list[Denial], list[Denial]]:
    """Return what denies each side of a link, less the denying verbs that have counterparts of their own."""
    return (
        [denial for denial in alignment.said.denied.get(link.left, ()) if denial.unit not in alignment.by_left],
        [denial for denial in alignment.record.denied.get(link.right, ()) if denial.unit not in alignment.by_right],
    )


def loose(alignment: Alignment) -> tuple[list[tuple[Unit, Denial]], list[tuple[Unit, Denial]]]:
    """Return the denied words of each side that have no counterpart on the other side, with their denials."""
    said, record = alignment.said.denied, alignment.record.denied
    return (
        [(unit, denial) for unit, found in said.items() if unit not in alignment.by_left for denial in found],
        [(unit, denial) for unit, found in record.items() if unit not in alignment.by_right for denial in found],
    )


def _shown(denials: Sequence[Denial], unit: Unit) -> str:
    return " ".join([*(denial.words for denial in denials), unit.text])
