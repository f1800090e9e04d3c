"""Speakers whom a text never names: written so that nobody takes the word that stands for them for a name."""

import re

from checker.lexicon import words

_UNNAMED = re.compile(r"unnamed \(.+\)")


def unnamed(word: str) -> str:
    """Return how a claim names its speaker where the text has only a word for them: `unnamed ("She")`."""
    return f'unnamed ("{word}")'


def is_unnamed(speaker: str) -> bool:
    """Whether a speaker is nobody in particular: written by `unnamed`, or a bare pronoun."""
    return bool(_UNNAMED.fullmatch(speaker)) or speaker.lower() in words("subject_pronouns") | words(
        "object_pronouns"
    )
