"""Base forms: from a word as it stands in a text to the lemmas it can be a form of."""

from functools import cache, lru_cache
from typing import NamedTuple

from checker.lexicon.spelling import fold, plain
from checker.lexicon.tables import rows, wordnet_table
from checker.lexicon.wordnet import PARTS, entry

FUNCTION = "f"
"""The part of speech of closed-class words: articles, pronouns, prepositions, auxiliaries."""

RARE = 40
"""A base form so many times rarer than the usual reading is dropped: "number" is not more "numb"."""

_OF_VERBS, _STEM = frozenset({"ed", "ing"}), 2
"""So many letters stand before these endings at least: "bed" is no form of "be"."""

_ENDINGS = {
    "n": (("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
          ("ies", "y")),
    "v": (("s", ""), ("ies", "y"), ("es", "e"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"),
          ("shes", "sh"), ("oes", "o"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")),
    "r": (),
}  # fmt: skip


class Reading(NamedTuple):
    """One way to read a word: a lemma in a part of speech."""

    lemma: str
    part: str


@lru_cache(maxsize=65536)
def readings(word: str) -> tuple[Reading, ...]:
    """Return every lemma and part of speech that a word as written can be, the most frequent first.

    Nothing for a word that is in no list: a name, a number, a typing error.
    """
    form = plain(word)
    closed = _function_words().get(form)
    if closed and not closed[1]:
        return (Reading(closed[0], FUNCTION),)
    found: dict[Reading, int] = {}
    for part in PARTS:
        for lemma in _lemmas_of(form, part):
            reading = Reading(lemma, part)
            found[reading] = entry(lemma).tagged(part)
    ranked = sorted(found, key=lambda reading: -found[reading])
    if ranked:
        usual = found[ranked[0]] / RARE
        ranked = [reading for reading in ranked if found[reading] >= usual or reading.lemma == fold(form)]
    return (Reading(closed[0], FUNCTION), *ranked) if closed else tuple(ranked)


def _lemmas_of(form: str, part: str) -> list[str]:
    """Morphy: the form itself, its irregular bases, and the form without an ending, as far as WordNet has them."""
    candidates = [form]
    for cell in wordnet_table("inflected").get(form):
        if cell[0] == part:
            candidates += cell[2:].split(" ")
    if len(candidates) == 1 and not form.endswith("ss"):
        endings = ((ending, base) for ending, base in _ENDINGS[part] if form.endswith(ending))
        candidates += [form[: -len(ending)] + base for ending, base in endings if _has_stem(form, ending)]
    return [lemma for lemma in map(fold, candidates) if entry(lemma).has(part)]


def _has_stem(form: str, ending: str) -> bool:
    return ending not in _OF_VERBS or len(form) - len(ending) >= _STEM


@lru_cache(maxsize=65536)
def lemmas(word: str) -> tuple[str, ...]:
    """Return the base forms a word can have, the most frequent first; the plain word itself if none is known."""
    found = dict.fromkeys(reading.lemma for reading in readings(word))
    return tuple(found) or (fold(plain(word)),)


def lemma(word: str) -> str:
    """Return the most frequent base form of a word."""
    return lemmas(word)[0]


@lru_cache(maxsize=4096)
def expand(word: str) -> tuple[str, ...]:
    """Return the words that a contraction stands for: "won't" gives "will" and "not"; any other word itself."""
    form = plain(word)
    whole, endings = _contractions()
    if form in whole:
        return whole[form]
    for ending, meaning in endings.items():
        if form.endswith(ending) and len(form) > len(ending):
            return (form.removesuffix(ending), *meaning)
    return (form,)


@cache
def _function_words() -> dict[str, tuple[str, bool]]:
    return {word: (base, openness == "open") for word, base, _, openness in rows("function_words")}


@cache
def _contractions() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    whole = {short: tuple(long.split(" ")) for short, long in rows("contractions") if not short.startswith("*")}
    endings = {short[1:]: tuple(long.split(" ")) for short, long in rows("contractions") if short.startswith("*")}
    return whole, endings


@lru_cache(maxsize=16384)
def graded(word: str, ending: str) -> bool:
    """Whether a word is an adjective in that degree ("older", not "officer"; "oldest", not "forest")."""
    return word.endswith(ending) and any(found.part == "a" and found.lemma != word for found in readings(word))
