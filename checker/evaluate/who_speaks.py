"""Whether two ways of naming a speaker name the same one: by every word, or by the head alone.

The head is the last name of a name ("Ruth Okafor of the Nurses' Union": Okafor), the noun of a description ("the
mayor of Split": mayor), a pronoun itself. What explains the speaker behind a comma or a preposition has no say.
"""

import re

from checker.evaluate.word_spans import WORD

_ARTICLES = frozenset({"the", "a", "an"})
_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sen",
        "rep",
        "gov",
        "prof",
        "professor",
        "senator",
        "president",
        "sir",
        "judge",
        "justice",
        "general",
        "gen",
        "lt",
        "col",
        "capt",
        "captain",
        "rev",
        "hon",
    ]
)
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ENDS_CORE = frozenset(
    [
        "who",
        "which",
        "that",
        "of",
        "for",
        "at",
        "from",
        "in",
        "with",
        "on",
        "by",
        "to",
        "whose",
        "as",
        "and",
        "told",
        "said",
        "speaking",
        "writing",
        "including",
        "about",
    ]
)
_EXPLAINS = re.compile(r"\s[—–-]\s|[,(;:]")
_GENITIVE = re.compile(r"['’]s?$")


def same_words(one: str, other: str) -> bool:
    """Whether two names have the same words, articles at the front and genitives left out."""
    words = _words(one)
    return bool(words) and words == _words(other)


def same_head(meant: str, predicted: str) -> bool:
    """Whether two names have the same head, or each one's head stands in the other ("Okafor", "Okafor Lind")."""
    one, other = head(meant), head(predicted)
    if not one or not other:
        return False
    if one == other:
        return True
    named = predicted.strip()[:1].isupper() and len(other) > 2 and other not in _HONORIFICS
    return named and other in _telling(meant) and one in _telling(predicted)


def head(name: str) -> str:
    """Return the head of a name or description in small letters, "" where there is none."""
    words = _core(name)
    while len(words) > 1 and words[-1] in _GENERATIONS:
        words.pop()
    return words[-1] if words else ""


def _words(name: str) -> list[str]:
    words = [_GENITIVE.sub("", word) for word in WORD.findall(name.lower())]
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return [word for word in words if word]


def _core(name: str) -> list[str]:
    """Return the words before the first mark or word that begins an explanation."""
    name = name.strip()
    written: list[str] = WORD.findall(_EXPLAINS.split(name, maxsplit=1)[0] or name)
    ends = (index for index, word in enumerate(written) if index and word.lower() in _ENDS_CORE)
    core = written[: next(ends, len(written))] or WORD.findall(name)
    return [_GENITIVE.sub("", word).lower() for word in core]


def _telling(name: str) -> set[str]:
    return set(_core(name)) - _ARTICLES - _HONORIFICS
