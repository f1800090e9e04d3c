"""How two words are related, from the same word in another form to the opposite."""

from enum import StrEnum
from functools import cache, lru_cache

from checker.lexicon import wordnet
from checker.lexicon.groups import WRITTEN, Index, keys
from checker.lexicon.morphology import Reading
from checker.lexicon.opposites import opposition
from checker.lexicon.places import place_key
from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import rows

_LEVELS = {"n": 2, "v": 1}  # how far up a hypernym may be
_SHARE = 4  # a sense counts as frequent if it was tagged at least a fourth as often as the most frequent one;
_SHARE_FOR_HYPERNYMS = 2  # half as often where a wider word is looked for
_MOST = 4


class Kinship(StrEnum):
    """How one word is related to another; the closest relation counts."""

    SAME = "same"  # the same word, in any spelling
    INFLECTED = "inflected"  # two forms of one lemma
    DERIVED = "derived"  # invest, investment; Denmark, Danish
    SYNONYM = "synonym"
    HYPERNYM = "hypernym"  # the second is the wider word: a dog is an animal
    HYPONYM = "hyponym"  # the second is the narrower word
    SIMILAR = "similar"  # adjectives of one cluster
    ANTONYM = "antonym"
    NONE = "none"


@lru_cache(maxsize=65536)
def relation(a: str, b: str) -> Kinship:
    """Return how word or phrase ``b`` as written is related to ``a``; ``Kinship.NONE`` if nothing is known.

    Symmetric, but for HYPERNYM and HYPONYM, which change places.
    """
    if fold(plain(a)) == fold(plain(b)):
        return Kinship.SAME
    left, right = _readings(a), _readings(b)
    if {reading.lemma for reading in left} & {reading.lemma for reading in right}:
        return Kinship.INFLECTED
    opposed = opposition(a, b)
    if opposed and opposed.strong:
        return Kinship.ANTONYM
    if _are_derived(left, right) or _are_one_place(a, b):
        return Kinship.DERIVED
    return _by_meaning(a, b)


def traces(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a word is to ``relation``, and what it leads to: all that a relation but ANTONYM can go through.

    Two texts are related only if one of them is, in some trace, what the other is or leads to.
    """
    found = _readings(text)
    own = {f"word {fold(plain(text))}", *(f"row {row}" for row in _groups(text)), *frequent_synsets(text)}
    own.update(f"cluster {synset}" for synset in _clusters(text))
    reach = set(_wider(text))
    for reading in found:
        own.update((f"lemma {reading.lemma}", f"reading {reading.lemma}/{reading.part}"))
        reach.update(f"reading {lemma}/{part}" for lemma, part in wordnet.derived(reading.lemma))
    place = place_key(text)
    return frozenset(own | {f"place {place}"} if place else own), frozenset(reach)


def _readings(text: str) -> list[Reading]:
    return [key.reading for key in keys(text) if key.reading.part != WRITTEN]


def _are_derived(left: list[Reading], right: list[Reading]) -> bool:
    return any(other in wordnet.derived(reading.lemma) for reading in left for other in right)


def _are_one_place(a: str, b: str) -> bool:
    place = place_key(a)
    return place is not None and place == place_key(b)


def _by_meaning(a: str, b: str) -> Kinship:
    if set(_groups(a)) & set(_groups(b)):
        return Kinship.SYNONYM
    mine, theirs = frequent_synsets(a), frequent_synsets(b)
    if mine & theirs:
        return Kinship.SYNONYM
    if _wider(a) & theirs:
        return Kinship.HYPERNYM
    if mine & _wider(b):
        return Kinship.HYPONYM
    if _clusters(a) & _clusters(b):
        return Kinship.SIMILAR
    return Kinship.NONE


def _groups(text: str) -> list[int]:
    return [row for key, row in _synonyms().of(text) if key.usual]


@lru_cache(maxsize=16384)
def frequent_synsets(text: str) -> frozenset[str]:
    """Return the synsets of the senses that a word as written is mostly used in."""
    return frozenset(synset for key in keys(text) if key.usual for synset in _frequent(key.reading))


def _frequent(reading: Reading, share: int = _SHARE) -> list[str]:
    part = "nvar" if reading.part == "p" else reading.part
    senses = [sense for sense in wordnet.entry(reading.lemma).senses if sense.part in part]
    most = max((sense.tagged for sense in senses), default=0)
    return [sense.synset for sense in senses[:_MOST] if share * sense.tagged >= most]


@lru_cache(maxsize=16384)
def _wider(text: str) -> frozenset[str]:
    found: set[str] = set()
    for key in keys(text):
        if key.usual:
            level = set(_frequent(key.reading, _SHARE_FOR_HYPERNYMS))
            for _ in range(_LEVELS.get(key.reading.part, 0)):
                level = {wider for synset in level for wider in wordnet.links(synset).hypernyms}
                found |= level
    return frozenset(found)


@lru_cache(maxsize=16384)
def _clusters(text: str) -> frozenset[str]:
    synsets = {
        synset for key in keys(text) if key.usual and key.reading.part == "a" for synset in _frequent(key.reading)
    }
    return frozenset(synsets.union(*(wordnet.links(synset).similar for synset in synsets)))


@cache
def _synonyms() -> Index[int]:
    return Index((cell, parts, row) for row, (parts, cell) in enumerate(rows("synonyms")))
