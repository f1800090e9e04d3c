"""What fact-checkers call their ratings, in many languages, and what that is on our scale."""

import re
from functools import cache, lru_cache
from unicodedata import category, normalize

from checker.lexicon.tables import items, rows
from checker.model import Rating

OPEN = "-"
"""Stands in the table for words that are known to have no counterpart on our scale."""
_HEAD = re.compile(r"\s*[.:!–—\n]\s*|\s+-+\s+")
_LONGEST_HEAD = 40


@lru_cache(maxsize=4096)
def rating_of(words: str) -> Rating | None:
    """Return what the words of a rating stand for: "Pants on Fire!" is false; None where that is not known.

    They are looked up whole, or up to the first mark that ends a sentence: "False. There is no such law" is false.
    "Not false at all", "False, but …" and "False?" are nothing.
    """
    known = _known()
    whole = _folded(words)
    if whole in known:
        return known[whole]
    head = _HEAD.split(words.strip(" \t\"'“”„«»*#[]()"), maxsplit=1)[0]
    return known.get(_folded(head)) if len(head) <= _LONGEST_HEAD else None


@cache
def _known() -> dict[str, Rating | None]:
    return {
        _folded(entry): None if rating == OPEN else Rating(rating)
        for rating, _, cell in rows("ratings")
        for entry in items(cell)
    }


def _folded(words: str) -> str:
    """Return words without case, and without all marks and signs around and between them."""
    plain = normalize("NFKC", words).casefold().replace("’", "'").replace("‘", "'")
    kept = (char if category(char)[0] in "LNM" or char in "'?" else " " for char in plain)
    return " ".join("".join(kept).split()).strip("' ")
