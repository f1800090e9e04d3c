"""Multiword entries, found in a text whatever their inflection: "was turned down", "is going up".

A phrase is written in the data files with its first word in base form; "one's" stands for any possessive pronoun.
Verbs whose object can stand in the middle ("turned the offer down") are listed in ``words/separable``.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from checker.lexicon.morphology import lemmas
from checker.lexicon.places import place_phrases
from checker.lexicon.spelling import plain
from checker.lexicon.tables import items, rows, words

_OWNER = re.compile(r"(?<=\w)(?<!\bone)'s\b")
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
    words_of_text = [token.lower for token in tokens]
    found: list[Phrase] = []
    at = 0
    while at < len(words_of_text):
        phrase = _phrase_at(words_of_text, at)
        if phrase:
            found.append(phrase)
            at = phrase.end
        else:
            at += 1
    return found


@lru_cache(maxsize=16384)
def phrase_key(text: str) -> str | None:
    """Return the key of a multiword entry as written ("turned down" gives "turn down"), or None if it is none."""
    written = _written(plain(text))
    if len(written) < 2:
        return None
    found = (key for key, length in _matches(written, 0) if length == len(written))
    return next(found, None)


def _phrase_at(words_of_text: Sequence[str], at: int) -> Phrase | None:
    for key, length in _matches(words_of_text, at):
        return Phrase(at, at + length, key, tuple(range(at, at + length)))
    for key, particle in _separable_from(words_of_text[at]):
        end = _particle_after_object(words_of_text, at + 1, particle)
        if end:
            return Phrase(at, end + 1, key, (at, end))
    return None


def _matches(words_of_text: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """Give the entries that stand at a place, with their lengths, the longest first."""
    by_second_word = _starting_with(words_of_text[at])
    if not by_second_word or at + 1 == len(words_of_text):
        return
    candidates = [rest for form in _forms(words_of_text[at + 1]) for rest in by_second_word.get(form, ())]
    for key, rest in sorted(candidates, key=lambda candidate: (-len(candidate[1]), candidate[0])):
        end = at + 2 + len(rest)
        following = words_of_text[at + 2 : end]
        if (
            len(following) == len(rest)
            and all(map(_is_form_of, following, rest))
            and (key.partition(" ")[0] not in _kinds() or _has_articles_of(key, words_of_text[at:end]))
        ):
            yield key, len(rest) + 2


def _has_articles_of(key: str, words_of_text: Sequence[str]) -> bool:
    """Whether the articles are the entry's own: "to a man" means all of them, "to the man" does not."""
    pairs = zip(_written(key), words_of_text, strict=True)
    return all(wanted == word for wanted, word in pairs if wanted in _ARTICLES)


def _particle_after_object(words_of_text: Sequence[str], start: int, particle: str) -> int | None:
    for at in range(start, min(start + _LONGEST_OBJECT + 1, len(words_of_text))):
        word = words_of_text[at]
        if word == particle:
            return at if at > start else None
        if (not word[0].isalnum() and word != "'s") or _kinds().get(word) in _NOT_IN_OBJECT:
            return None
    return None


@lru_cache(maxsize=65536)
def _written(key: str) -> tuple[str, ...]:
    """Return the words of an entry as tokens are: "people's republic" is three, "one's" stands for one."""
    return tuple(_OWNER.sub(" 's", key).split())


def _is_form_of(word: str, wanted: str) -> bool:
    return wanted in _forms(word)


@lru_cache(maxsize=65536)
def _forms(word: str) -> frozenset[str]:
    """Give what the data files can write for a word of a text."""
    if word in _ARTICLES:
        return _ARTICLES
    if word in _POSSESSIVES:
        return frozenset({word, "one's"})
    return frozenset({word, *lemmas(word)})


@lru_cache(maxsize=65536)
def _starting_with(word: str) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Give the entries whose first word the given one can be a form of: by second word, the key and the rest."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for form in _forms(word):
        for key in _entries().get(form, ()):
            _, second, *rest = _written(key)
            found.setdefault(second, []).append((key, tuple(rest)))
    return found


@lru_cache(maxsize=65536)
def _separable_from(word: str) -> tuple[tuple[str, str], ...]:
    """Give the verbs that a word can be a form of and whose object may stand in the middle, with the particle."""
    keys = (f"{word} {second}" for word in sorted(_forms(word)) for second in _starting_with(word))
    return tuple((key, key.rpartition(" ")[2]) for key in keys if key in words("separable"))


@cache
def _entries() -> dict[str, list[str]]:
    by_first_word: dict[str, list[str]] = {}
    for text in known_phrases():
        by_first_word.setdefault(_written(text)[0], []).append(text)
    return by_first_word


@cache
def known_phrases() -> frozenset[str]:
    """Return every multiword entry of the data files."""
    return frozenset(text for text in _all_entries() if " " in text)


def _all_entries() -> Iterable[str]:
    for table, columns in _COLUMNS.items():
        for row in rows(table):
            for cell in row[columns]:
                yield from items(cell)
    yield from words("separable")
    # "St. Lucia" and "Saint John's" are cut up by the tokens; "St Lucia" is found.
    yield from (name for name in place_phrases() if not name.endswith("'s") and "st. " not in name)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for word, _, kind, _ in rows("function_words")}
