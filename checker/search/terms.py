"""What a text is found by: the base forms of its words, its numbers, and its places under one key."""

from functools import lru_cache

from checker import lexicon
from checker.text.tokens import tokens


def terms(text: str) -> list[str]:
    """Return the search terms of ``text`` in order, repetitions kept, function words left out."""
    found = []
    for token in tokens(text):
        term = _term(token.text, token.lower)
        if term:
            found.append(term)
    return found


@lru_cache(maxsize=16384)
def _term(written: str, lower: str) -> str:
    if not lower[0].isalnum() or lower in lexicon.words("stop"):
        return ""
    return lexicon.place_key(written) or lexicon.lemma(lower)
