"""What a text names, as keys to compare by: two texts that name nothing in common are hardly about one matter."""

from functools import lru_cache

from checker.lexicon import gender, place_key, title, words
from checker.text.names import fold, names
from checker.text.tokens import tokens

_LISTS = ("organisation_words", "stop", "name_particles", "time_words", "sentence_starters")
"""Words that stand in the names of many: "Bank", "the", "van"."""


@lru_cache(maxsize=512)
def named(text: str) -> frozenset[str]:
    """Return what a text names: places by their keys ("Norwegian" is Norway), all else word by word.

    A given name before others, an office and what is a part of many names tell nothing.
    """
    return frozenset(key for name in names(text) for key in _keys(name.text))


def _keys(name: str) -> list[str]:
    parts = [token.lower for token in tokens(name) if token.text[0].isalpha()]
    telling = [
        part for part in parts if not any(part in words(listed) for listed in _LISTS) and title(part) is None
    ]
    surnames = [part for part in telling[:-1] if gender(part) is None] + telling[-1:]
    return [place_key(part) or fold(part) for part in surnames]
