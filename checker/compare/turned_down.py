"""What one side only tells was asked for and turned down: "rejected calls to reopen the clinic" reopens nothing.

The other side does not deny it by saying so: others may well have called for it. Nor is it on record.
"""

from typing import NamedTuple

from checker import lexicon
from checker.compare.kinds import ASKED
from checker.compare.pair import Pair
from checker.compare.reading import Reading
from checker.compare.unit import Unit
from checker.lexicon import Negation

_TURNS_DOWN = frozenset({Negation.REFUSAL, Negation.DENIAL})
_LINKS = frozenset({"to", "for", "that", "of"})
_STOPS = frozenset({",", ";", ".", ":", "but", "and", "although", "because", "while", "whereas", "—", "–"})
_BETWEEN = 4
"""So many words may stand before what was asked: "rejected the opposition's repeated calls"."""


class Turned(NamedTuple):
    """The words of the statement and of the claim that are about the same, one of them turned down."""

    left: str
    right: str


def turned_down(pair: Pair) -> Turned | None:
    """Return what only one side turns down and the other speaks of; None where there is no such thing."""
    for left in (True, False):
        reading = pair.said if left else pair.record.said
        links = pair.alignment.by_left if left else pair.alignment.by_right
        for verb, asked, after in _requests(reading):
            if verb in links:
                continue  # the other side has a word of its own for it, which is compared
            for unit in reading.units:
                if (
                    unit.first <= after
                    or unit not in links
                    or not _STOPS.isdisjoint(reading.words[after : unit.first])
                ):
                    continue
                link = links[unit]
                other, denied = (link.right, pair.record.said) if left else (link.left, pair.said)
                if other in denied.denied:
                    return None
                words = f"{verb.text} {asked}"
                return Turned(words, other.text) if left else Turned(other.text, words)
    return None


def _requests(reading: Reading) -> list[tuple[Unit, str, int]]:
    """Return each verb that turns a request down, the request, and the token behind which it is told what for."""
    found = []
    for unit in reading.units:
        if lexicon.negation_kind(unit.text) not in _TURNS_DOWN:
            continue
        for number in range(unit.last + 1, min(unit.last + 1 + _BETWEEN, len(reading.words) - 1)):
            word = reading.words[number]
            if word in _STOPS:
                break
            if (word in ASKED or word.removesuffix("s") in ASKED) and reading.words[number + 1] in _LINKS:
                found.append((unit, word, number + 1))
                break
    return found
