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
_GOVERNING = frozenset(
    {Negation.REFUSAL, Negation.DENIAL, Negation.FAILURE, Negation.PREVENTION, Negation.CESSATION}
)
"""Kinds of verbs that deny what they govern: "refused to pay", "stopped paying", "denied that he paid"."""
_WITHOUT = frozenset(
    {"without", "lack", "lacks", "lacked", "lacking", "be without", "go without", "no longer", "no more"}
)
_DETERMINERS = frozenset(
    {"no", "none", "neither", "not a", "not a single", "not one", "not any", "nor", "no such", "none of",
     "neither of", "not one of"}
)  # fmt: skip
_REACH = 8
"""A denial reaches no further than so many tokens."""
_CONTRASTING = frozenset({",", "and", "but", "—", "–", "("})
"""What stands before "not" where it denies a name: "orders from Japan, not China"."""
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
    return {unit: kept for unit, those in found.items() if (kept := _standing(those, found))}


def _standing(those: Sequence[Denial], found: Mapping[Unit, Sequence[Denial]]) -> list[Denial]:
    """Denials less those whose own verb is denied: "did not fail to warn" denies nothing."""
    return [denial for denial in those if denial.unit is None or len(found.get(denial.unit, ())) % 2 == 0]


def is_denier(phrase: str) -> bool:
    """Whether a phrase is a denial, alone ("no longer") or with what it denies ("refuse to meet")."""
    first, _, rest = phrase.partition(" ")
    if lexicon.negation_kind(phrase) is Negation.PARTICLE or phrase in _WITHOUT:
        return True
    return rest.startswith("to ") and lexicon.negation_kind(first) in _GOVERNING


def _deniers(words: Sequence[str], phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    inside: set[int] = set()
    for phrase in phrases:
        if len(phrase.indices) == phrase.end - phrase.start and " to " not in phrase.key:
            inside.update(phrase.indices)
            if phrase.key in _CONTRASTS or _denies(phrase.key, words, phrase.end):
                yield phrase.start, phrase.end - 1
    for number, word in enumerate(words):
        if number in inside:
            continue
        following = words[number + 1] if number + 1 < len(words) else ""
        if f"{word} {following}" in _CONTRASTS:
            yield number, number + 1
        elif following not in _NOT_DENYING.get(lexicon.expand(word)[-1], ()) and _denies(word, words, number + 1):
            yield number, number


def _denies(text: str, words: Sequence[str], end: int) -> bool:
    if lexicon.expand(text)[-1] == "not" or text in _WITHOUT or text in _DETERMINERS:
        return True
    kind = lexicon.negation_kind(text) if text[0].isalpha() else None
    if kind is Negation.PARTICLE:
        return True
    following = words[end] if end < len(words) else ""
    governs = following in {"to", "that"} or following.endswith("ing") or text.endswith((" to", " from"))
    return kind in _GOVERNING and governs


def _reached(words: Sequence[str], units: Sequence[Unit], first: int, last: int) -> Unit | None:
    """Return the word that a denial denies: the next verb, or the head of the noun phrase after "no"."""
    candidates: list[Unit] = []
    for unit in units:
        if unit.first <= last:
            continue
        if unit.first - last > _REACH or not _STOPS.isdisjoint(words[last + 1 : unit.first]):
            break
        if candidates and unit.first != candidates[-1].last + 1:
            break
        contrasted = words[last] == "not" and first > 0 and words[first - 1] in _CONTRASTING
        if unit.kind is Kind.NAME and unit.first == last + 1 and contrasted:
            return unit
        if unit.kind is Kind.WORD and lexicon.modality(unit.text) is None:
            candidates.append(unit)
            if " ".join(words[first : last + 1]) not in _DETERMINERS:
                break
        elif candidates:
            break
    nouns = [unit for unit in candidates if any(reading.part != "v" for reading in lexicon.readings(unit.text)[:1])]
    return (nouns or candidates)[-1] if candidates else None
