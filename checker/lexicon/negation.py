"""Words and phrases that negate what they govern, openly or by their meaning."""

from enum import StrEnum
from functools import cache, lru_cache

from checker.lexicon import wordnet
from checker.lexicon.groups import Index, keys
from checker.lexicon.tables import rows, words

_PREFIXES = ("non-", "non", "un", "in", "im", "il", "ir", "dis")
_ORDER = ("particle", "near", "absence")  # what a word is first of all, where it is in several groups


class Negation(StrEnum):
    """How a word or phrase negates."""

    PARTICLE = "particle"  # not, never, nobody
    NEAR = "near"  # hardly, few
    ABSENCE = "absence"  # without, lack
    REFUSAL = "refusal"  # refuse, rule out
    DENIAL = "denial"  # deny, false
    FAILURE = "failure"  # fail, unable, not yet
    PREVENTION = "prevention"  # prevent, exempt
    CESSATION = "cessation"  # no longer, abandon
    IMPROBABILITY = "improbability"  # unlikely, out of the question


@lru_cache(maxsize=16384)
def negation_kind(text: str) -> Negation | None:
    """Return how a word or phrase as written negates, or None if it does not.

    A word counts only in a reading that is usual for it.
    """
    found = [Negation(kind) for key, kind in _index().of(text) if key.usual]
    return min(found, key=lambda kind: kind not in _ORDER, default=None)


@lru_cache(maxsize=16384)
def negated_base(word: str) -> str | None:
    """Return the adjective or adverb that a negative prefix turns round: "able" for "unable"; None for others."""
    for key in keys(word):
        lemma, part = key.reading
        if part not in "ar" or lemma in words("false_negatives"):
            continue
        for prefix in _PREFIXES:
            base = lemma.removeprefix(prefix)
            if base != lemma and len(base) > 2 and any(wordnet.entry(base).has(kind) for kind in "ar"):
                return base
    return None


@cache
def _index() -> Index[str]:
    return Index((cell, parts, kind) for kind, parts, cell in rows("negation"))
