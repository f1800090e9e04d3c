"""Whether a name in a draft is one on record, misspelt: "Karen Van Lon" for Karen Van Loon.

Two names are held against each other word by word; all words but one must be the same, and that one may differ by
a slip of the pen. What can be another name in its own right is no slip: a given name that people bear ("Jan" for
Jon), a place, a word of the dictionary, a short surname with another letter ("Berg", "Borg"). Accents, case,
titles and initials make no difference at all, and two ways to write one name in our letters ("Zelensky",
"Zelenskyy"; "MacLeod", "McLeod") are variants.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from checker.lexicon import gender, place_key, readings, title, words
from checker.text.names import generation, name_words
from checker.text.near_names import of_a_couple, of_two_things


class Spelling(StrEnum):
    """How the spelling of a name stands to that of one on record."""

    VARIANT = "variant"  # two accepted ways to write one name
    MISSPELT = "misspelt"


class Slip(NamedTuple):
    """A name that is nearly one on record: the word that differs, as written and as recorded.

    ``strong`` is whether the name gives more than this word, so that it is hardly somebody else's.
    """

    spelling: Spelling
    written: str
    recorded: str
    name: str
    strong: bool


_WORD = re.compile(r"[^\W_](?:[^\W_]|['’.-])*")
_LEAST, _SUBSTITUTED, _ALONE, _TWICE = 3, 6, 6, 9
"""The fewest letters of a word in which a letter too few or too many of a pair, another letter, any slip in a name
of one word, and two slips are taken for slips: shorter names differ by a letter and are both right."""
_VARIANTS = (
    (re.compile(r"^mac(?=[a-z]{3})"), "mc"),
    (re.compile(r"['’-]"), ""),
    (re.compile(r"sk(?:iy|yy|yi|ii|ij|i|y)$"), "sky"),
    (re.compile(r"(?:iy|yy|yi|ii|ij|ei|ey|ej|y)$"), "i"),
    (re.compile(r"^[yj](?=[aeiou])|[yj](?=a$)"), "i"),
    (re.compile(r"tsch|tch|ch"), "c"),
    (re.compile(r"sch|sh"), "s"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"ae|aa"), "a"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"ue"), "u"),
    (re.compile(r"q"), "k"),
    (re.compile(r"w"), "v"),
)
"""What is written in several ways where a name comes from another alphabet, or from one with other letters."""


def slip(written: str, recorded: str) -> Slip | None:
    """Hold a name as a draft writes it against one on record; None where they are the same, or two names."""
    mine, theirs = name_words(written), name_words(recorded)
    if not mine or not theirs or generation(written) != generation(recorded):
        return None
    if _closed(mine) == _closed(theirs):
        return None
    here, there = _side_by_side(mine, theirs)
    if len(here) != len(there):
        return None
    differing = [(a, b) for a, b in zip(here, there, strict=True) if a != b]
    if len(differing) != 1:
        return None
    mistaken, meant = differing[0]
    spelling = _compared(mistaken, meant, alone=len(mine) == 1)
    word, right = _as_written(mistaken, written), _as_written(meant, recorded)
    if spelling is None or word is None or right is None:
        return None
    return Slip(spelling, word, right, recorded, strong=len(mine) > 1)


def _closed(name: Sequence[str]) -> str:
    """Return a name with its parts as one: "Okonkwo Berg" and "Okonkwo-Berg" are no two spellings."""
    return re.sub(r"['’-]", "", "".join(name))


def _side_by_side(mine: Sequence[str], theirs: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words that answer to each other: those of a surname alone, or the first and the last."""
    if len(mine) == len(theirs):
        return mine, theirs
    if len(mine) < len(theirs) and (len(mine) == 1 or mine[0] in words("name_particles")):
        return mine, theirs[-len(mine) :]
    if 2 in (len(mine), len(theirs)) and len(theirs) > 1:
        return (mine[0], mine[-1]), (theirs[0], theirs[-1])
    return mine, theirs


def _compared(here: str, there: str, *, alone: bool) -> Spelling | None:
    if min(len(here), len(there)) < _LEAST:
        return None  # an initial, or a name too short to tell
    if of_two_things(here, there):
        return None
    if gender(here) is not None and gender(there) is not None:
        return None  # "Ian" and "Jan" are two people
    if alone and of_a_couple(here, there):
        return None
    if _in_our_letters(here) == _in_our_letters(there):
        return Spelling.VARIANT
    if _a_name_of_its_own(here):
        return None
    return Spelling.MISSPELT if _is_slip(here, there, alone=alone) else None


def _in_our_letters(word: str) -> str:
    for pattern, letter in _VARIANTS:
        word = pattern.sub(letter, word)
    return word


def _a_name_of_its_own(word: str) -> bool:
    """Whether a word is known as it is: as a given name, a place, an office or a word of the language."""
    known = gender(word) is not None or place_key(word) is not None or title(word) is not None
    return known or bool(readings(word)) or word in words("organisation_words")


def _is_slip(here: str, there: str, *, alone: bool) -> bool:
    shorter = min(len(here), len(there))
    if alone and shorter < _ALONE:
        return False
    distance = OSA.distance(here, there, score_cutoff=2)
    if distance == 1:
        if _undoubled(here) == _undoubled(there) or sorted(here) == sorted(there):
            return True
        return shorter >= _SUBSTITUTED and (here[0] == there[0] or (not alone and shorter > _SUBSTITUTED))
    return distance == 2 and shorter >= _TWICE and here[0] == there[0]


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


def _as_written(folded: str, name: str) -> str | None:
    """Return the word of a name that has this plain form."""
    for found in _WORD.finditer(name):
        bare = re.sub(r"['’]s$", "", found[0]).rstrip(".'’-")
        if name_words(bare) == (folded,):
            return bare
    return None
