"""Two kinds of one thing: sheep and goats, oaks and birches, doctors and midwives."""

from functools import lru_cache

from checker.lexicon import wordnet
from checker.lexicon.kinship import frequent_synsets
from checker.lexicon.traces import strangers

_UP = 3
"""So many steps up at most lie two kinds below what both are: doctors and midwives are both medical people."""


@lru_cache(maxsize=16384)
def two_kinds(a: str, b: str) -> bool:
    """Whether two nouns are known as two kinds of one thing, so that what is the one is not the other.

    Not words that can stand for each other ("boats", "vessels"), nor the wider word and the narrower one.
    """
    return strangers(a, b) and not _above(a).isdisjoint(_above(b))


@lru_cache(maxsize=16384)
def _above(word: str) -> frozenset[str]:
    level, found = frequent_synsets(word), set[str]()
    for _ in range(_UP):
        level = frozenset(wider for synset in level for wider in wordnet.links(synset).hypernyms)
        found |= level
    return frozenset(found)
