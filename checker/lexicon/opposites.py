"""What is opposed: "approve" and "reject", "rise" and "fall", "turn down" and "accept".

Three origins, in this order: the groups written for news prose (``opposites.tsv``), WordNet's antonyms, and
negative prefixes of adjectives. An opposition that is only reached through a synonym, a cluster of adjectives or a
derivation is weak.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon import wordnet
from checker.lexicon.groups import Index, Key, keys
from checker.lexicon.morphology import Reading
from checker.lexicon.tables import items, rows, words

CONVERSE = "converse"
STRONG = frozenset({"contradictory", "contrary"})
_PREFIXES = ("non-", "non", "un", "in", "im", "il", "ir", "dis")
_LOUD_SENSES = 3


class Opposition(NamedTuple):
    """Two words that are opposed.

    ``group`` names the opposition ("approve/reject"), ``kind`` is contradictory, contrary, converse or contextual;
    ``left`` and ``right`` are the entries that stand in the group. ``strong``: both cannot hold of the same thing.
    A converse pair (buy and sell) is opposed only where the same one does both; it is never strong.
    """

    group: str
    kind: str
    strong: bool
    left: str
    right: str


class _Side(NamedTuple):
    row: int
    side: int


@lru_cache(maxsize=65536)
def opposition(a: str, b: str) -> Opposition | None:
    """Return how two words or phrases as written are opposed, the strongest way; None if they are not."""
    # What the groups say goes before WordNet, which calls buy and sell, and man and woman, plain antonyms.
    for search in (_in_groups, _in_wordnet, _by_prefix, _by_derivation):
        found = search(a, b)
        if found:
            return max(found, key=_rank)
    return None


def _rank(opposed: Opposition) -> tuple[bool, bool, bool]:
    """Prefer a converse, for who buys and who sells settles it; then what is strong."""
    return opposed.kind == CONVERSE, opposed.strong, opposed.kind == "contradictory"


@lru_cache(maxsize=16384)
def antonyms(word: str) -> frozenset[str]:
    """Return the entries that are strongly opposed to a word, from the groups and from WordNet."""
    found: set[str] = set()
    for key, (row, side) in _index().of(word):
        if key.usual and _kind(row) in STRONG:
            others = (cell for number, cell in enumerate(rows("opposites")[row][3:]) if number != side)
            found.update(item.partition("/")[0] for cell in others for item in items(cell))
    for key in keys(word):
        found.update(other for other, part in wordnet.opposites(key.reading.lemma) if part == key.reading.part)
    return frozenset(found)


@lru_cache(maxsize=16384)
def same_side(a: str, b: str) -> str | None:
    """Return the group in which two different entries stand on the same side ("approve" and "pass"), or None.

    Weaker than a synonym: the two point the same way.
    """
    for left, (row, side) in _index().of(a):
        for right, other in _index().of(b):
            if other == (row, side) and left.reading.lemma != right.reading.lemma and _kind(row) in STRONG:
                return rows("opposites")[row][0]
    return None


def traces(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a word is to ``opposition`` and ``same_side``, and what it leads to there.

    Two texts are opposed, or on one side, only if one of them is, in some trace, what the other is or leads to.
    """
    own = {f"opposites {row}" for _, (row, _) in _index().of(text)}
    reach: set[str] = set()
    for reading in (key.reading for key in keys(text)):
        own.update((f"lemma {reading.lemma}", f"reading {reading.lemma}/{reading.part}"), _synsets(reading))
        reach.update(f"reading {lemma}/{part}" for lemma, part in wordnet.opposites(reading.lemma))
        reach.update(_opposed_synsets(reading))
        if reading.part in "ar":
            bases = (reading.lemma.removeprefix(prefix) for prefix in _PREFIXES)
            reach.update(f"lemma {base}" for base in bases if base != reading.lemma)
    own.update(f"opposites {row}" for origin in _origins(text) for _, (row, _) in _index().of(origin.lemma))
    return frozenset(own), frozenset(reach)


def _in_groups(a: str, b: str) -> list[Opposition]:
    theirs = _index().of(b)
    return [
        _opposition(rows("opposites")[row][0], _kind(row), left, right)
        for left, (row, side) in _index().of(a)
        for right, other in theirs
        if other.row == row and other.side != side and left.reading.lemma != right.reading.lemma
    ]


def _opposition(group: str, kind: str, left: Key, right: Key) -> Opposition:
    # "insured" is mostly a verb's form to WordNet's taggers, but not where it stands against "uninsured".
    adjectives = left.reading.part == right.reading.part == "a"
    clear = left.usual or right.usual if adjectives else left.usual and right.usual
    strong = kind in STRONG and clear
    return Opposition(group, kind, strong, left.reading.lemma, right.reading.lemma)


def _in_wordnet(a: str, b: str) -> list[Opposition]:
    found = []
    for left in keys(a):
        for right in keys(b):
            if left.reading.part != right.reading.part:
                continue
            pair = "/".join(sorted((left.reading.lemma, right.reading.lemma)))
            direct = right.reading in wordnet.opposites(left.reading.lemma)
            if _synsets(left.reading) & _opposed_synsets(right.reading):
                kind = "contrary" if direct else "contextual"
                found.append(_opposition(pair, kind, left, right))
            elif direct:  # in senses that are not the frequent ones: "keep" and "lose" time
                found.append(_opposition(pair, "contextual", left, right))
    return found


@lru_cache(maxsize=16384)
def _synsets(reading: Reading) -> frozenset[str]:
    """Give the frequent senses of a lemma; for adjectives with the heads of their clusters."""
    senses = [sense for sense in wordnet.entry(reading.lemma).senses if sense.part == reading.part]
    found = [sense.synset for sense in senses[:_LOUD_SENSES] if sense.tagged or sense == senses[0]]
    return frozenset(found).union(*(wordnet.links(synset).similar for synset in found))


@lru_cache(maxsize=16384)
def _opposed_synsets(reading: Reading) -> frozenset[str]:
    return frozenset().union(*(wordnet.links(synset).opposites for synset in _synsets(reading)))


def _by_prefix(a: str, b: str) -> list[Opposition]:
    for left in keys(a):
        for right in keys(b):
            shorter, longer = sorted((left.reading, right.reading), key=lambda reading: len(reading.lemma))
            if shorter.part != longer.part or shorter.part not in "ar" or longer.lemma in words("false_negatives"):
                continue
            if any(longer.lemma == prefix + shorter.lemma for prefix in _PREFIXES):
                return [_opposition(f"{shorter.lemma}/{longer.lemma}", "contradictory", left, right)]
    return []


def _by_derivation(a: str, b: str) -> list[Opposition]:
    """Opposed through the words they are derived from: "rejection" and "approve"."""
    for left in _origins(a):
        for right in _origins(b):
            if left.part == right.part and left.lemma != right.lemma:
                for opposed in _in_groups(left.lemma, right.lemma):
                    if opposed.kind in STRONG:
                        return [opposed._replace(strong=False)]
    return []


@lru_cache(maxsize=16384)
def _origins(text: str) -> tuple[Reading, ...]:
    found: dict[Reading, None] = {}
    for key in keys(text):
        if key.usual:
            found[key.reading] = None
            found.update((Reading(word, part), None) for word, part in sorted(wordnet.derived(key.reading.lemma)))
    return tuple(found)


def _kind(row: int) -> str:
    return rows("opposites")[row][1]


@cache
def _index() -> Index[_Side]:
    return Index(
        (cell, parts, _Side(number, side))
        for number, (_, _, parts, *sides) in enumerate(rows("opposites"))
        for side, cell in enumerate(sides)
    )
