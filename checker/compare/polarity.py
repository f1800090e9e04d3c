"""Which units of a text are denied, and by what.

"did not rise" denies "rise"; "no soldiers" and "without soldiers" deny the noun; "refused to pay" denies "pay";
"the tax rather than the wage" denies "wage". "Not only", "not until" and "no more than" deny nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker import lexicon
from checker.compare.unit import Kind, Unit
from checker.lexicon import Negation, Phrase

_NOT_DENYING = {
    "not": frozenset({"only", "just", "least", "until", "merely", "more", "less", "all", "every", "everyone"}),
    "no": frozenset({"more", "less", "fewer", "later", "doubt", "matter", "sooner"}),
}
_CONTRASTS = frozenset({"rather than", "instead of", "as opposed to", "and not", "but not"})
_DENYING = frozenset(
    {
        Negation.PARTICLE,
        Negation.ABSENCE,
        Negation.REFUSAL,
        Negation.DENIAL,
        Negation.FAILURE,
        Negation.PREVENTION,
        Negation.CESSATION,
    }
)
_REACH = 8
"""A denial reaches no further than so many tokens."""
_STOPS = frozenset({",", ";", ".", ":", "but", "although", "because", "while", "whereas", "—", "–"})


@dataclass(frozen=True, slots=True)
class Denial:
    """What denies: its token number, its words, and the unit it is itself, for a verb such as "refuse"."""

    at: int
    words: str
    unit: Unit | None


def denials(words: Sequence[str], phrases: Sequence[Phrase], units: Sequence[Unit]) -> Mapping[Unit, list[Denial]]:
    """Return the denied units with what denies each; ``words`` are the lower-case tokens."""
    found: dict[Unit, list[Denial]] = {}
    owner = {number: unit for unit in units for number in range(unit.first, unit.last + 1)}
    for first, last in _deniers(words, phrases):
        if owner.get(first) and owner[first].kind in {Kind.NUMBER, Kind.DATE}:
            continue
        reached = _reached(words, units, first, last)
        if reached is not None:
            denial = Denial(first, " ".join(words[first : last + 1]), owner.get(first))
            found.setdefault(reached, []).append(denial)
    return found


def _deniers(words: Sequence[str], phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    inside: set[int] = set()
    for phrase in phrases:
        if len(phrase.indices) == phrase.end - phrase.start:
            inside.update(phrase.indices)
            if phrase.key in _CONTRASTS or lexicon.negation_kind(phrase.key) in _DENYING:
                yield phrase.start, phrase.end - 1
    for number, word in enumerate(words):
        if number in inside:
            continue
        following = words[number + 1] if number + 1 < len(words) else ""
        pair = f"{word} {following}"
        if pair in _CONTRASTS:
            yield number, number + 1
        elif lexicon.expand(word)[-1] == "not" or (word[0].isalpha() and lexicon.negation_kind(word) in _DENYING):
            if following not in _NOT_DENYING.get(lexicon.expand(word)[-1], ()):
                yield number, number


def _reached(words: Sequence[str], units: Sequence[Unit], first: int, last: int) -> Unit | None:
    """The first word unit behind a denial that no stop stands before."""
    for unit in units:
        if unit.first <= last:
            continue
        if unit.first - last > _REACH or not _STOPS.isdisjoint(words[last + 1 : unit.first]):
            return None
        if unit.kind is Kind.WORD:
            return unit
    return None
