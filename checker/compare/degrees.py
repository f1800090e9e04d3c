"""How a text compares: "older", "as many" on the one hand, "the oldest", "the first", "the only" on the other."""

import re
from functools import lru_cache

from checker import lexicon
from checker.compare.reading import Reading

_MUCH = frozenset({"many", "much", "few", "little"})
_MORE = frozenset({"more", "less", "fewer", "earlier", "later", "other"})
_TOPMOST = frozenset({"most", "least", "first", "last", "only", "record", "sole", "unique"})

_THAN_ALL = re.compile(r"\bthan (?:any|all (?:the )?others?\b)")


def compares(reading: Reading) -> bool:
    """Whether a text compares: "older", "more … than", "as many", "so little", "no other"."""
    pairs = zip(reading.words, reading.words[1:], strict=False)
    measured = any(word in {"as", "so"} and _can_be_graded(following) for word, following in pairs)
    return (
        measured or not _MORE.isdisjoint(reading.words) or any(lexicon.graded(word, "er") for word in reading.words)
    )


def is_topmost(reading: Reading) -> bool:
    """Whether a text says that something is the most, the first or the only one of its kind."""
    if not _TOPMOST.isdisjoint(reading.words) or _THAN_ALL.search(" ".join(reading.words)):
        return True
    return any(lexicon.graded(word, "est") for word in reading.words)


@lru_cache(maxsize=16384)
def _can_be_graded(word: str) -> bool:
    return word in _MUCH or any(found.part in {"a", "r"} for found in lexicon.readings(word)[:1])
