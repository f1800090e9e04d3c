"""Denials that the rest of a sentence takes back, so that both sides may say the same.

"No school is older" says that it is the oldest; "a third have no water" that two thirds have it; "nothing without a
signature" that it can be had, but only with one.
"""

import re
from functools import cache

from checker import lexicon
from checker.compare.flips import Flip, denying
from checker.compare.numbers import speaks_of_rest
from checker.compare.pair import Pair
from checker.compare.reading import Reading

_MUCH = frozenset({"many", "much", "few", "little"})
_MORE = frozenset({"more", "less", "fewer", "earlier", "later"})
_TOPMOST = frozenset({"most", "least", "first", "last", "only", "record", "sole", "unique"})
_ONLY = frozenset({"only", "unless", "except"})
_CONDITIONS = frozenset({"without", "if", "but", "apart"})
_EITHER_WAY = re.compile(r"\bwith or without\b|\bwhether or not\b|\beven if\b")


def taken_back(pair: Pair, flip: Flip) -> bool:
    """Whether what one side denies is, on the other side, a superlative, the rest of a whole, or a condition."""
    left, _ = denying(pair.alignment, flip.link)
    denies, other = (pair.said, pair.record.said) if left else (pair.record.said, pair.said)
    if _compares(denies) and _is_topmost(other):
        return True
    if speaks_of_rest(pair):
        return True
    conditions = not _CONDITIONS.isdisjoint(denies.words) and not _EITHER_WAY.search(" ".join(denies.words))
    return conditions and _ONLY.isdisjoint(denies.words) and not _ONLY.isdisjoint(other.words)


def _compares(reading: Reading) -> bool:
    """Whether a text compares: "older", "more … than", "as many", "so little"."""
    pairs = zip(reading.words, reading.words[1:], strict=False)
    measured = any(word in {"as", "so"} and _can_be_graded(following) for word, following in pairs)
    return measured or not _MORE.isdisjoint(reading.words) or any(_graded(word, "er") for word in reading.words)


def _is_topmost(reading: Reading) -> bool:
    """Whether a text says that something is the most, the first or the only one of its kind."""
    if not _TOPMOST.isdisjoint(reading.words) or "than any" in " ".join(reading.words):
        return True
    return any(_graded(word, "est") for word in reading.words)


@cache
def _can_be_graded(word: str) -> bool:
    return word in _MUCH or any(found.part in {"a", "r"} for found in lexicon.readings(word)[:1])


@cache
def _graded(word: str, ending: str) -> bool:
    """Whether a word is an adjective in that degree ("older", not "officer"; "oldest", not "forest")."""
    return word.endswith(ending) and any(
        found.part == "a" and found.lemma != word for found in lexicon.readings(word)
    )
