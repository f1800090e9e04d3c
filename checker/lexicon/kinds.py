"""Two kinds of one thing: sheep and goats, oaks and birches, doctors and midwives."""

from functools import lru_cache

from checker.lexicon import wordnet
from checker.lexicon.kinship import frequent_synsets
from checker.lexicon.morphology import readings
from checker.lexicon.traces import strangers

_UP = 2
"""So many steps up at most lie two kinds below what both are."""


@lru_cache(maxsize=16384)
def two_kinds(a: str, b: str) -> bool:
    """Whether two nouns are known as two kinds of one thing, so that what is the one is not the other.

    Not words that can stand for each other ("boats", "vessels"), nor the wider word and the narrower one. Both lie
    equally far below what both are: else the one may be the other, too. A word that is a noun only now and then
    tells how something is, not what: strays may be dogs.
    """
    return (
        strangers(a, b)
        and _is_kind(a)
        and _is_kind(b)
        and any(mine & theirs for mine, theirs in zip(_above(a), _above(b), strict=True))
    )


def _is_kind(word: str) -> bool:
    return [reading.part for reading in readings(word)[:1]] == ["n"]


@lru_cache(maxsize=16384)
def _above(word: str) -> tuple[frozenset[str], ...]:
    """Return the synsets one step above a word, two steps above it, and so on."""
    level, found = frequent_synsets(word), []
    for _ in range(_UP):
        level = frozenset(wider for synset in level for wider in wordnet.links(synset).hypernyms)
        found.append(level)
    return tuple(found)
