"""Speakers whom a text never names: written so that nobody takes the word that stands for them for a name.

"The mayor" of one source need not be the mayor of the next: a description that names nobody goes with its source.
"""

import re
from functools import lru_cache

from checker.lexicon import words

_UNNAMED = re.compile(r"unnamed \(.+\)")
_SOME_OF = re.compile(
    r"(?:one|two|both|some|several|many|most|another|others) of (?:them|those|these|us)|(?:the )?others?"
)
"""A part of people who were named before: "one of them said"."""
_DESCRIPTION = r"(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) [^A-Z()]*[^A-Z()\s]"
_DESCRIBED = re.compile(_DESCRIPTION)
_OPENS_DESCRIPTION = re.compile(r"(\w+) [^\WA-ZÀ-Þ\d_]")
_OF_SOURCE = re.compile(rf"({_DESCRIPTION}) \([a-z0-9]+(?:[-._][a-z0-9]+)*\)")


def unnamed(word: str) -> str:
    """Return how a claim names its speaker where the text has only a word for them: `unnamed ("She")`."""
    return f'unnamed ("{word}")'


def of_source(description: str, source: str) -> str:
    """Return how a claim names who is only "the mayor" in a source: `the mayor (gazette-2026-03-12)`.

    A description with a name in it, "the mayor of Hull", tells whom it means anywhere and stays.
    """
    return f"{description} ({source})" if _DESCRIBED.fullmatch(description) else description


@lru_cache(maxsize=4096)
def as_called(speaker: str) -> str:
    """Return how a text calls a speaker: without the source that `of_source` writes behind a description."""
    found = _OF_SOURCE.fullmatch(speaker)
    return speaker if found is None else found[1]


def is_description(name: str) -> bool:
    """Whether what stands for a name says who somebody is: "The mayor of Hull", "his lawyer", not "The Hague"."""
    opens = _OPENS_DESCRIPTION.match(name)
    return opens is not None and opens[1].lower() in words("determiners") | words("possessives")


@lru_cache(maxsize=4096)
def is_unnamed(speaker: str) -> bool:
    """Whether a speaker is nobody in particular: written by `unnamed`, a bare pronoun, or "one of them"."""
    part = _SOME_OF.fullmatch(speaker.lower()) is not None
    return (
        part
        or bool(_UNNAMED.fullmatch(speaker))
        or speaker.lower() in words("subject_pronouns") | words("object_pronouns")
    )
