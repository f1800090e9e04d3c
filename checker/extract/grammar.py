"""The word classes that extraction tells apart, and a word with its class."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Tag(StrEnum):
    """The word classes that extraction tells apart."""

    DETERMINER = "det"
    PRONOUN = "pron"
    OBJECT = "obj"
    POSSESSIVE = "poss"
    PREPOSITION = "prep"
    COORDINATOR = "conj"
    SUBORDINATOR = "sub"
    WH = "wh"
    MODAL = "modal"
    AUXILIARY = "aux"
    NEGATION = "neg"
    ADVERB = "adv"
    NUMBER = "num"
    NAME = "name"
    VERB = "verb"
    PARTICIPLE = "participle"
    ING = "ing"
    NOUN = "noun"
    ADJECTIVE = "adj"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its class; ``quotation`` is the index of the quotation it stands in, -1 outside."""

    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    quotation: int = -1

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[:1].isupper()


FINITE = frozenset({Tag.VERB, Tag.MODAL, Tag.AUXILIARY})
NOMINAL = frozenset({Tag.NOUN, Tag.NAME, Tag.NUMBER})
RELATIVES = frozenset({"which", "who", "that"})
"""Pronouns that begin a clause on the noun before them."""
MODIFIED = NOMINAL | {Tag.ADJECTIVE}
"""What a noun phrase is made of, its determiners left out."""
_PLURAL = ("s", "people", "men", "children", "police", "percent", "half", "majority", "data", "media", "%")
"""How words end that take a plural verb."""
_SINGULAR = ("ss", "us", "sis", "news")
"""And how those end that only look so: "witness", "census", "crisis"."""
_NOT_FINITE = frozenset({"be", "been", "being"})


def takes_plural(lower: str) -> bool:
    """Whether a noun takes a plural verb, as far as its ending tells."""
    return lower.endswith(_PLURAL) and not lower.endswith(_SINGULAR)


def is_finite(word: Word) -> bool:
    """Whether the word is a finite verb, as far as one can tell."""
    return word.tag in FINITE and word.lower not in _NOT_FINITE


def has_finite_verb(stretch: Sequence[Word]) -> bool:
    """Whether a stretch holds a finite verb."""
    return any(is_finite(word) for word in stretch)
