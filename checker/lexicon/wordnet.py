"""What WordNet 3.0 says about a word: its senses, and the links between them.

The files under ``data/wordnet`` are drawn by ``scripts/build_lexicon.py``; a synset (a set of words for one idea)
goes by a short name without meaning there.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon.tables import rows, wordnet_table

PARTS = "nvar"
"""Parts of speech: noun, verb, adjective, adverb."""


class Sense(NamedTuple):
    """One meaning of a word: part of speech, synset, and how often texts were tagged with it."""

    part: str
    synset: str
    tagged: int


class Entry(NamedTuple):
    """A word's senses, the most frequent of each part of speech first, and how common the word is.

    ``loudness`` is twice the binary logarithm of its occurrences (in tagged text and in definitions), rounded down.
    """

    loudness: int
    senses: tuple[Sense, ...]

    def tagged(self, part: str) -> int:
        """How often texts were tagged with the word in this part of speech."""
        return sum(sense.tagged for sense in self.senses if sense.part == part)

    def has(self, part: str) -> bool:
        """Whether the word occurs in this part of speech."""
        return any(sense.part == part for sense in self.senses)


class Links(NamedTuple):
    """A synset's links: what it is a kind of, the adjectives it is similar to, and its opposites."""

    hypernyms: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    opposites: tuple[str, ...] = ()


NO_ENTRY = Entry(0, ())
NO_LINKS = Links()


@lru_cache(maxsize=65536)
def entry(lemma: str) -> Entry:
    """Return what WordNet, or the list of words newer than it, has under exactly this lemma; else ``NO_ENTRY``.

    A newer word gets one sense a part of speech, in a synset of its own.
    """
    cells = wordnet_table("senses").get(lemma)
    newer = [Sense(part, f"+{lemma}", 0) for part in _modern_words().get(lemma, "")]
    if not cells:
        return Entry(0, tuple(newer)) if newer else NO_ENTRY
    senses = newer
    for cell in cells[1:]:
        part, *written = cell.split(" ")
        for sense in written:
            synset, _, count = sense.partition(":")
            senses.append(Sense(part, synset, int(count or 0)))
    return Entry(int(cells[0]), tuple(senses))


@cache
def _modern_words() -> dict[str, str]:
    return {word: parts for word, parts in rows("modern_words")}  # noqa: C416  a row without two cells must fail


@lru_cache(maxsize=65536)
def links(synset: str) -> Links:
    """Return the links of a synset."""
    found = {cell[0]: tuple(cell[2:].split(" ")) for cell in wordnet_table("synsets").get(synset)}
    return Links(found.get("@", ()), found.get("&", ()), found.get("!", ())) if found else NO_LINKS


@lru_cache(maxsize=16384)
def opposites(lemma: str) -> frozenset[tuple[str, str]]:
    """Return the lemma's direct antonyms as (word, part of speech)."""
    return _word_links("antonyms", lemma)


@lru_cache(maxsize=16384)
def derived(lemma: str) -> frozenset[tuple[str, str]]:
    """Return the words that are derived from the lemma or that it is derived from, as (word, part of speech)."""
    return _word_links("derived", lemma)


def _word_links(table: str, lemma: str) -> frozenset[tuple[str, str]]:
    return frozenset((word, cell[0]) for cell in wordnet_table(table).get(lemma) for word in cell[2:].split(","))
