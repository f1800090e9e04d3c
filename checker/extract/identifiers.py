"""Identifiers that read well and stay the same when the text around a claim changes."""

import re
import unicodedata
from collections.abc import Collection

from checker.lexicon import words as word_list

_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"})
_WORDS, _LONGEST = 6, 60


def slug(text: str) -> str:
    """Return ``text`` as a kebab-case identifier, "unnamed" where it has no letter or digit."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = re.sub(r"['’]s\b|['’]", "", plain)
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "unnamed"


def claim_id(proposition: str, taken: Collection[str]) -> str:
    """Return an id made of the first words that say something, with a number where it is taken."""
    words = slug(proposition).split("-")
    telling = [word for word in words if word not in word_list("function_words_for_ids")] or words
    kept: list[str] = []
    for word in telling[:_WORDS]:
        if sum(map(len, kept)) + len(kept) + len(word) > _LONGEST:
            break
        kept.append(word)
    wanted = "-".join(kept) or words[0][:_LONGEST]
    return free_id(wanted, taken)


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or with the first number from 2 that is free."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
