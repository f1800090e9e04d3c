"""What a text is found by: the base forms of its words, its numbers, and its places under one key."""

import re
from functools import lru_cache

from checker import lexicon
from checker.lexicon.spelling import plain
from checker.text.tokens import written_tokens


def terms(text: str) -> list[str]:
    """Return the search terms of ``text`` in order, repetitions kept, function words left out."""
    return [term for stretch in _SPACE.split(text) for term in _terms(stretch)]


_SPACE = re.compile(r"[ \t\r\n]+")
"""Other spaces stand within numbers."""


@lru_cache(maxsize=65536)
def _terms(stretch: str) -> tuple[str, ...]:
    """Return the terms of what stands between two spaces: texts repeat them, and taking them apart is slow."""
    return tuple(term for term in map(_term, written_tokens(stretch)) if term)


@lru_cache(maxsize=65536)
def _term(written: str) -> str:
    lower = plain(written)
    if not lower[0].isalnum() or lower in lexicon.words("stop"):
        return ""
    return lexicon.place_key(written) or lexicon.lemma(lower)
