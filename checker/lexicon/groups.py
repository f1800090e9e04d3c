"""Groups of words and phrases from the data files, and how a word in a text finds the groups it is in."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from checker.lexicon.morphology import Reading, readings
from checker.lexicon.multiword import phrase_key
from checker.lexicon.spelling import plain
from checker.lexicon.tables import items
from checker.lexicon.wordnet import entry

WRITTEN = "w"
"""The part of speech of an entry that is matched as written, not by its lemma."""
PHRASE = "p"
"""The part of speech of a multiword entry."""

_USUAL = 10  # a reading is usual that was tagged at least a tenth as often as the most frequent one

Place = TypeVar("Place")


class Key(NamedTuple):
    """A word or phrase as the data files list it, and whether the text's word is usually read so."""

    reading: Reading
    usual: bool


@lru_cache(maxsize=16384)
def keys(text: str) -> tuple[Key, ...]:
    """Return what a word or phrase as written can be in the data files: a phrase, its readings, and its form."""
    if " " in text.strip():
        key = phrase_key(text)
        return (Key(Reading(key, PHRASE), True),) if key else ()
    found = readings(text)
    most = max((entry(reading.lemma).tagged(reading.part) for reading in found), default=0)
    return (
        *(Key(reading, _is_usual(reading, most)) for reading in found),
        Key(Reading(plain(text), WRITTEN), True),
    )


def _is_usual(reading: Reading, most: int) -> bool:
    return reading.part == "f" or _USUAL * (entry(reading.lemma).tagged(reading.part) + 1) >= most


class Index(Generic[Place]):
    """From an entry of a data file to the places in groups where it stands.

    A cell lists entries with the row's parts of speech or, after a slash, their own. ``Place`` is whatever tells
    where a cell stands.
    """

    def __init__(self, cells: Iterable[tuple[str, str, Place]]) -> None:
        self._entries: dict[str, list[tuple[str, Place]]] = {}
        for cell, parts, place in cells:
            for item in items(cell):
                word, _, own = item.partition("/")
                self._entries.setdefault(word, []).append((PHRASE if " " in word else own or parts, place))

    def of(self, text: str) -> list[tuple[Key, Place]]:
        """Return the places of a word or phrase as written, with the key that led there."""
        return [
            (key, place)
            for key in keys(text)
            for parts, place in self._entries.get(key.reading.lemma, ())
            if key.reading.part in parts
        ]
