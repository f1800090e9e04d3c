"""Candidate claims in order: shared words, nearness of meaning, names, numbers, dates, weighed by a readable table.

A linear ranking function; ``weights-of-ranking.tsv`` holds its weights, learned by ``training/fit_ranking.py`` on
posts with the verified claim that answers each (listwise: Cao et al. 2007, "Learning to Rank: From Pairwise
Approach to Listwise Approach"). Only differences between the claims beside one statement mean anything.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from checker.search.posts import as_prose
from checker.search.terms import terms
from checker.text.dates import dates
from checker.text.names import names
from checker.text.numbers import quantities

TABLE = "weights-of-ranking.tsv"
_MOST = 3
"""More names or numbers in common than this tell no more."""


class Found(NamedTuple):
    """What a search found: the text that it is found by, its BM25 weight, and the cosine of its vector.

    ``cosine`` is None where no vectors were asked for; all that stand beside one statement have one, or none has.
    """

    text: str
    lexical: float
    cosine: float | None


Features = Mapping[str, float]


class Traits(NamedTuple):
    """What a text can share with another."""

    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[float]
    years: frozenset[int]


@lru_cache(maxsize=16384)
def traits(text: str) -> Traits:
    """Read a text, as prose: its terms, the words of its names, its numbers and years."""
    text = as_prose(text)
    found = frozenset(terms(text))
    days = dates(text)
    return Traits(
        words=found,
        names=frozenset(term for name in names(text) for term in terms(name.text)),
        numbers=frozenset(number.value for number in quantities(text, [(day.start, day.end) for day in days])),
        years=frozenset(day.year for day in days if day.year is not None),
    )


def features(statement: str, found: Sequence[Found]) -> list[Features]:
    """Return what the ranking knows of each claim beside a statement, by the names in its table of weights."""
    said = traits(statement)
    best = max((one.lexical for one in found), default=0.0) or 1.0
    return [{**_features(said, traits(one.text)), **_scores(one, best)} for one in found]


def _scores(one: Found, best: float) -> Features:
    scores = {"lexical": one.lexical / best, "lexical-weight": one.lexical / 10}
    return scores if one.cosine is None else {**scores, "cosine": one.cosine}


def _features(said: Traits, claim: Traits) -> Features:
    named = claim.names & said.words
    numbered = claim.numbers & said.numbers
    return {
        "names": min(len(named), _MOST) / _MOST,
        "numbers": min(len(numbered), _MOST) / _MOST,
        "same-year": float(bool(claim.years & said.years)),
        "other-year": float(bool(claim.years and said.years) and not claim.years & said.years),
    }


@cache
def weights(with_cosine: bool) -> Mapping[str, float]:
    """Return what each feature adds to a claim's score, fitted with vectors or without."""
    lines = (files("checker.search") / TABLE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    place = 1 if with_cosine else 2
    return {row[0]: float(row[place]) for row in rows}


def rank(statement: str, found: Sequence[Found]) -> list[tuple[int, float]]:
    """Return the places of all that was found, the best first, each with its score; equals stay in their order."""
    if not found:
        return []
    known = weights(found[0].cosine is not None)
    scores = [
        sum(known[name] * value for name, value in one.items() if value) for one in features(statement, found)
    ]
    return sorted(enumerate(scores), key=lambda placed: -placed[1])
