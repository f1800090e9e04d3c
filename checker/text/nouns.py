"""Which noun a number counts: "23 officers based in Kirkfell" counts officers."""

from functools import lru_cache

from checker import lexicon
from checker.text.pieces import Pieces
from checker.text.tables import word_list

_MODIFIERS = word_list("modifiers")
_DETERMINERS = word_list("determiners")
_PLURAL_ONLY = word_list("plurals without an ending")
_PEOPLE = word_list("people")
_KINDS_OF_PEOPLE = word_list("kinds of people")
_WHEN = frozenset({"now", "today", "yesterday", "tomorrow", "then", "before", "ago"})
"""Words behind a number that tell when, and are counted by nobody."""
_REACH = 9


@lru_cache(maxsize=16384)
def is_plural(word: str) -> bool:
    """Whether a word can be the plural of a noun; an unknown word that ends in "s" can."""
    if word in _PLURAL_ONLY:
        return True
    readings = lexicon.readings(word)
    if not readings:
        return len(word) > 2 and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if readings[0].part == "f":
        return False
    inflected = [reading for reading in readings if reading.lemma != lexicon.fold(word)]
    # "ferries" is known as a verb only: after a number it is the noun all the same
    return any(reading.part == "n" or (reading.part == "v" and word.endswith("s")) for reading in inflected)


@lru_cache(maxsize=16384)
def leading_part(word: str) -> str:
    """Return the most frequent part of speech of a word: n, v, a, r, f (a function word), or "" if unknown."""
    readings = lexicon.readings(word)
    return readings[0].part if readings else ""


@lru_cache(maxsize=16384)
def can_be_noun(word: str) -> bool:
    """Whether a word can be a noun, as far as the lexicon knows; unknown words can."""
    readings = lexicon.readings(word)
    return not readings or any(reading.part == "n" for reading in readings)


def is_person(word: str) -> bool:
    """Whether a noun is one for people."""
    return word in _PEOPLE or word in _KINDS_OF_PEOPLE


def counted_noun(pieces: Pieces, at: int, *, singular: bool = False) -> str:
    """Return the head of the noun phrase at ``at`` ("" if there is none): its first plural, else its last noun.

    ``singular``: one thing is counted, or a mass noun is expected ("40 tonnes of rice").
    """
    at = _opening(pieces, at)
    head = described = ""
    end = min(at + _REACH, len(pieces))
    while at < end:
        word = pieces.words[at]
        if word in {"-", "'s", "'", "&"} and (word == "&" or pieces.glued(at)):
            head = head if word == "-" else ""
            at += 1 + (word == "'s" and pieces.word(at + 1)[:1].isdecimal())
            continue
        if not word[0].isalpha() or (leading_part(word) == "f" and word not in _MODIFIERS) or word in _WHEN:
            break
        if word in _MODIFIERS:
            at += 1
            continue
        if is_plural(word) and not singular:
            following = pieces.word(at + 1)
            if not (is_plural(following) and leading_part(following) == "n"):
                return word
            head = word
        elif can_be_noun(word) and (leading_part(word) in {"n", ""} or not head):
            head = word
        elif leading_part(word) == "v" and head and not _participle(word):
            break
        if not described and any(reading.part == "a" for reading in lexicon.readings(word)):
            described = word
        at += 1
    return head or described


def _participle(word: str) -> bool:
    return word.endswith(("ed", "ing", "en"))


def _opening(pieces: Pieces, at: int) -> int:
    """Step over "of the", "of the 40" and "more" to the noun phrase itself."""
    if pieces.word(at) == "-" and pieces.glued(at):
        at += 1
    while pieces.word(at) in _DETERMINERS | _MODIFIERS:
        at += 1
    if pieces.word(at - 1) in _DETERMINERS and pieces.word(at)[:1].isdecimal():
        at += 1
    return at
