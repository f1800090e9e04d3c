"""What a text is found by: the base forms of its words, its numbers, and its places under one key."""

from checker import lexicon
from checker.text.tokens import tokens


def terms(text: str) -> list[str]:
    """Return the search terms of ``text`` in order, repetitions kept, function words left out."""
    found = []
    for token in tokens(text):
        if not token.lower[0].isalnum() or token.lower in lexicon.words("stop"):
            continue
        found.append(lexicon.place_key(token.text) or lexicon.lemma(token.lower))
    return found
