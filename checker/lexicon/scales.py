"""Scales: how many ("most"), how often ("rarely"), and how sure ("might")."""

from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon.morphology import lemmas
from checker.lexicon.multiword import phrase_key
from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import rows


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
def _modalities() -> dict[str, Modality]:
    return {entry: Modality(kind, float(force)) for entry, kind, force in rows("modality")}
