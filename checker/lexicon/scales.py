"""Scales: how many ("most"), how often ("rarely"), how sure ("might"), and which way "cheaper" goes."""

from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon.morphology import graded, lemmas
from checker.lexicon.multiword import phrase_key
from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import rows

_OWN_COMPARATIVES = frozenset({"more", "less"})
"""Comparatives that are no forms of another word."""


class Share(NamedTuple):
    """The least and the greatest part of all (0 to 1) that a quantifier or an adverb of frequency can mean.

    Two whose ranges do not overlap cannot both hold.
    """

    low: float
    high: float

    def excludes(self, other: "Share") -> bool:
        """Whether the two cannot both hold."""
        return self.high < other.low or other.high < self.low

    def entails(self, other: "Share") -> bool:
        """Whether the other holds wherever this one does."""
        return other.low <= self.low and self.high <= other.high


class Modality(NamedTuple):
    """How far something is said to be so: the kind (intention, possibility, ...), and its force, 1 for a fact."""

    kind: str
    force: float


class Grade(NamedTuple):
    """Which way the figures go that a graded word compares: by dimension, 1 to the greater, -1 to the smaller."""

    ways: tuple[tuple[str, int], ...]

    def way(self, dimension: str) -> int:
        """Return the way in a dimension; 0 for one that the word says nothing of."""
        return next((way for known, way in self.ways if known in {dimension, "*"}), 0)

    @property
    def turned(self) -> "Grade":
        """The opposite: what "less expensive" is to "expensive"."""
        return Grade(tuple((known, -way) for known, way in self.ways))


@lru_cache(maxsize=4096)
def comparative(word: str) -> Grade | None:
    """Return the grade of a comparative of one word ("cheaper", "more"), or None if it is none."""
    known, form = _grades(), plain(word)
    if form in known and (form in _OWN_COMPARATIVES or form.endswith("er")):
        return known[form]
    return next((known[lemma] for lemma in lemmas(form) if lemma in known), None) if graded(form, "er") else None


def grade(word: str) -> Grade | None:
    """Return the grade of a word as "more" and "less" stand before it ("expensive"), or None if it has none."""
    return next((_grades()[lemma] for lemma in lemmas(word) if lemma in _grades()), None)


@lru_cache(maxsize=4096)
def quantifier(text: str) -> Share | None:
    """Return what a quantifier as written ("almost all") can mean, or None if it is none."""
    return _find(_shares("quantifiers"), text)


@cache
def quantifier_openings() -> frozenset[str]:
    """Return the first words of all quantifiers that are several words."""
    return frozenset(entry.partition(" ")[0] for entry in _shares("quantifiers") if " " in entry)


@lru_cache(maxsize=4096)
def frequency(text: str) -> Share | None:
    """Return what an adverb of frequency as written ("hardly ever") can mean, or None if it is none."""
    return _find(_shares("frequencies"), text)


@lru_cache(maxsize=16384)
def modality(text: str) -> Modality | None:
    """Return the modality of a word or phrase as written ("plans to", "might"), or None if it has none."""
    known = _modalities()
    text = plain(text)
    if " " in text:
        key = text if text in known else phrase_key(text)
        return known.get(key) if key else None
    return next((known[lemma] for lemma in (text, *lemmas(text)) if lemma in known), None)


def _find(known: dict[str, Share], text: str) -> Share | None:
    return known.get(plain(text)) or known.get(fold(plain(text)))


@cache
def _shares(name: str) -> dict[str, Share]:
    return {entry: Share(float(low), float(high)) for entry, low, high in rows(name)}


@cache
def _grades() -> dict[str, Grade]:
    found: dict[str, list[tuple[str, int]]] = {}
    for entry, way, dimensions in rows("comparatives"):
        found.setdefault(entry, []).extend((known, 1 if way == "up" else -1) for known in dimensions.split(" "))
    return {entry: Grade(tuple(ways)) for entry, ways in found.items()}


@cache
def _modalities() -> dict[str, Modality]:
    return {entry: Modality(kind, float(force)) for entry, kind, force in rows("modality")}
