"""Multiword entries, found in a text whatever their inflection: "was turned down", "is going up".

A phrase is written in the data files with its first word in base form; "one's" stands for any possessive pronoun.
Verbs whose object can stand in the middle ("turned the offer down") are listed in ``words/separable``.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from checker.lexicon.morphology import lemmas
from checker.lexicon.places import place_phrases
from checker.lexicon.spelling import plain
from checker.lexicon.tables import items, rows, words

_ARTICLES = frozenset({"a", "an", "the"})
_POSSESSIVES = frozenset({"my", "your", "his", "her", "its", "our", "their", "one's", "whose"})
_COLUMNS = {  # the data files that have multiword entries, and where
    "opposites": slice(3, None),
    "synonyms": slice(1, None),
    "negation": slice(2, None),
    "quantifiers": slice(1),
    "frequencies": slice(1),
    "modality": slice(1),
    "titles": slice(1, None),
}
_LONGEST_OBJECT = 4  # words between a verb and its particle
_NOT_IN_OBJECT = frozenset({"preposition", "conjunction", "auxiliary", "modal"})


class Lowered(Protocol):
    """A token, of which only the plain lower-case form matters here."""

    @property
    def lower(self) -> str:
        """The form that lookups use."""


class Phrase(NamedTuple):
    """A multiword entry in a token list: half-open token range, its key, and the tokens that belong to it.

    ``indices`` leaves out an object between verb and particle, which lies within the range.
    """

    start: int
    end: int
    key: str
    indices: tuple[int, ...]


def phrases(tokens: Sequence[Lowered]) -> list[Phrase]:
    """Find the multiword entries in a token list: leftmost first, the longest at each place, none overlapping."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        phrase = _phrase_at(tokens, at)
        if phrase:
            found.append(phrase)
            at = phrase.end
        else:
            at += 1
    return found


@lru_cache(maxsize=16384)
def phrase_key(text: str) -> str | None:
    """Return the key of a multiword entry as written ("turned down" gives "turn down"), or None if it is none."""
    written = plain(text).split()
    candidates = _starting_with(written[0]) if written else ()
    for entry in candidates:
        if len(entry) == len(written) and all(map(_is_form_of, written, entry)):
            return " ".join(entry)
    return None


def _phrase_at(tokens: Sequence[Lowered], at: int) -> Phrase | None:
    for entry in _starting_with(tokens[at].lower):
        end = at + len(entry)
        if end <= len(tokens) and all(_is_form_of(tokens[at + i].lower, entry[i]) for i in range(1, len(entry))):
            return Phrase(at, end, " ".join(entry), tuple(range(at, end)))
    for entry in _starting_with(tokens[at].lower):
        if " ".join(entry) in words("separable"):
            particle = _particle_after_object(tokens, at + 1, entry[1])
            if particle:
                return Phrase(at, particle + 1, " ".join(entry), (at, particle))
    return None


def _particle_after_object(tokens: Sequence[Lowered], start: int, particle: str) -> int | None:
    for at in range(start, min(start + _LONGEST_OBJECT + 1, len(tokens))):
        word = tokens[at].lower
        if word == particle:
            return at if at > start else None
        if not word[0].isalnum() or _kinds().get(word) in _NOT_IN_OBJECT:
            return None
    return None


def _is_form_of(word: str, wanted: str) -> bool:
    if word == wanted:
        return True
    if wanted == "one's":
        return word in _POSSESSIVES
    if wanted in _ARTICLES:
        return word in _ARTICLES
    return wanted in lemmas(word)


@lru_cache(maxsize=16384)
def _starting_with(word: str) -> tuple[tuple[str, ...], ...]:
    """Give the entries whose first word the given one can be a form of, the longest first."""
    by_first_word = _entries()
    starts = dict.fromkeys((word, *lemmas(word)))
    entries = [entry for start in starts for entry in by_first_word.get(start, ())]
    return tuple(sorted(entries, key=lambda entry: -len(entry)))


@cache
def _entries() -> dict[str, list[tuple[str, ...]]]:
    by_first_word: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for text in sorted(known_phrases()):
        entry = tuple(text.split(" "))
        by_first_word[entry[0]].append(entry)
    return dict(by_first_word)


@cache
def known_phrases() -> frozenset[str]:
    """Return every multiword entry of the data files."""
    return frozenset(text for text in _all_entries() if " " in text)


def _all_entries() -> Iterable[str]:
    for table, columns in _COLUMNS.items():
        for row in rows(table):
            for cell in row[columns]:
                yield from (item.partition("/")[0] for item in items(cell))
    yield from words("separable")
    yield from place_phrases()


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for word, _, kind, _ in rows("function_words")}
