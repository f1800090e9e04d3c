"""Deeds between two parties, told from either side: who buys from somebody is who that one sells to."""

from functools import cache
from typing import NamedTuple

from checker.lexicon.morphology import lemmas
from checker.lexicon.tables import items, rows

OBJECT, OWNER = "object", "owner"


class Deed(NamedTuple):
    """One way to tell a deed: its name, which party the subject is (1 or 2), its words, where the other one stands.

    ``words`` are base forms; behind the first, "…" stands for the object. ``places`` are prepositions, "object", or
    "owner": the other one is whom the object belongs to.
    """

    name: str
    subject: int
    words: tuple[str, ...]
    places: frozenset[str]


def deeds_of(word: str) -> tuple[Deed, ...]:
    """Return the deeds that a verb, as written, can begin to tell."""
    return tuple(deed for lemma in lemmas(word) for deed in _by_verb().get(lemma, ()))


@cache
def _by_verb() -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for name, subject, verbs, places in rows("deeds"):
        for verb in items(verbs):
            words = tuple(verb.split())
            found.setdefault(words[0], []).append(Deed(name, int(subject), words, frozenset(items(places))))
    return found
