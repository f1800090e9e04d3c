"""Which units of a text are denied, and by what word.

"did not rise" denies "rise"; "no soldiers", "without soldiers" and "neither soldiers nor ships" deny the nouns;
"refused to pay" denies "pay"; "the tax rather than the wage" denies "wage". Two denials undo each other.
"Not only", "not until" and "no more than" deny nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker import lexicon
from checker.compare.reading import Kind, Reading, Unit

_NOT_DENYING = {
    "not": frozenset({"only", "just", "least", "until", "merely", "more", "less", "all", "every", "everyone"}),
    "no": frozenset({"more", "less", "fewer", "later", "one", "doubt", "matter", "sooner"}),
}
_REACH = 9
"""A denial reaches no further than so many tokens."""
_STOPS = frozenset({",", ";", ".", ":", "but", "although", "because", "while", "whereas", "—", "–", "and"})
_CLAUSE_DENYING = frozenset({"no", "none", "nobody", "neither", "nothing", "never"})


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies (token number ``at``) and the unit that it denies."""

    at: int
    word: str
    unit: Unit


def denials(reading: Reading) -> Mapping[Unit, list[Denial]]:
    """Return the denied units of a text with the words that deny each."""
    found: dict[Unit, list[Denial]] = {}
    for denial in _denials(reading):
        found.setdefault(denial.unit, []).append(denial)
    return found


def _denials(reading: Reading) -> Iterator[Denial]:
    words = reading.words
    for number, word in enumerate(words):
        kind = lexicon.negation_kind(word)
        if kind is None and not word.endswith("n't"):
            kind = lexicon.negation_kind(lexicon.lemma(word))
        following = words[number + 1] if number + 1 < len(words) else ""
        if kind is None and not word.endswith("n't"):
            continue
        if following in _NOT_DENYING.get(word, ()):
            continue
        unit = _next(reading, number)
        if unit is not None:
            yield Denial(number, word, unit)


def _next(reading: Reading, number: int) -> Unit | None:
    for unit in reading.units:
        if unit.first <= number:
            continue
        between = reading.words[number + 1 : unit.first]
        if unit.first - number > _REACH or not _STOPS.isdisjoint(between):
            return None
        if unit.kind is Kind.WORD:
            return unit
    return None


def denied(reading: Reading, unit: Unit) -> list[Denial]:
    """Return what denies one unit; an even number of denials denies nothing."""
    return list(reading_denials(reading).get(unit, ()))


def reading_denials(reading: Reading) -> Mapping[Unit, list[Denial]]:
    """Return the denials of a reading, worked out once."""
    return reading.denied
