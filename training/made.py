"""Pairs made by program from a claim: what newsrooms get wrong in figures, dates and small words.

Each changes one thing, so that the network cannot go by how many words two sentences share.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from checker.extract.parts import facts
from checker.text.calendar_words import calendar
from training.pairs import Pair
from training.rewritten import looser_forms, rewritten_forms

_MONTHS = tuple(name.capitalize() for name in calendar().months)
_DAYS = tuple(name.capitalize() for name in calendar().weekdays)
_WORDS = (
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "fifteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
)
_COPIED = 0.15
"""The share of the claims that are paired with themselves."""

_BOUNDS = frozenset({"least", "most", "than", "over", "under", "to", "about", "some", "around", "nearly"})
_SCALES = {"million": "billion", "billion": "million", "hundred": "thousand", "thousand": "hundred"}
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|has|have|had|can|could|should|would|may|must)\b(?! (?:not|no|never|n't))"
)
_DENIED = re.compile(r"\b(?:not|no|never|nobody|none|neither|nor|without|n't)\b|n't", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w-])")
_YEAR = re.compile(r"(?:19|20)\d\d")


def made_from(claim: str, draw: random.Random) -> Iterator[Pair]:
    """Yield the pairs that one claim gives.

    It follows from itself, and so do its parts and its figures written otherwise; a rounded figure follows from the
    exact one, which itself is left open by the rounded one; its altered forms contradict it.
    """
    if draw.random() < _COPIED:
        yield Pair(claim, claim, "entailment", "made.copy")
    for fact in facts(claim):
        if fact != claim:
            yield Pair(claim, fact, "entailment", "made.part")
    for kind, same in rewritten_forms(claim, draw):
        first, second = (claim, same) if draw.random() < 0.5 else (same, claim)
        yield Pair(first, second, "entailment", f"made.{kind}")
    for kind, looser in looser_forms(claim, draw):
        yield Pair(claim, looser, "entailment", f"made.{kind}")
        yield Pair(looser, claim, "neutral", f"made.{kind}")
    for kind, altered in altered_forms(claim, draw):
        first, second = (claim, altered) if draw.random() < 0.5 else (altered, claim)
        yield Pair(first, second, "contradiction", f"made.{kind}")


def altered_forms(claim: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Yield what a claim can be turned into so that it says something incompatible, with the kind of change."""
    for kind, altered in (
        ("number", _renumbered(claim, draw)),
        ("date", _redated(claim, draw)),
        ("scale", _rescaled(claim)),
        ("denial", _denied(claim)),
    ):
        if altered is not None and altered != claim:
            yield kind, altered


def _renumbered(claim: str, draw: random.Random) -> str | None:
    """Put another number in the place of one that is no year: near it, or far."""
    numbers = [match for match in _NUMBER.finditer(claim) if not _YEAR.fullmatch(match[0])]
    spots = [match for match in numbers if _is_amount(claim, match)]
    words = [match for match in re.finditer(r"\b[a-z]+\b", claim) if match[0] in _WORDS]
    if spots:
        spot = draw.choice(spots)
        value = float(spot[0].replace(",", ""))
        other = value * draw.choice((0.5, 0.8, 1.2, 1.5, 2, 3))
        decimals = len(spot[0].partition(".")[2])
        written = f"{other:,.{decimals}f}" if "," in spot[0] else f"{other:.{decimals}f}"
        return None if written == spot[0] else claim[: spot.start()] + written + claim[spot.end() :]
    if words:
        spot = draw.choice(words)
        other_word = draw.choice([word for word in _WORDS if word != spot[0]])
        return claim[: spot.start()] + other_word + claim[spot.end() :]
    return None


def _is_amount(claim: str, match: re.Match[str]) -> bool:
    """Whether a number counts exactly: no bound ("at least 40"), no day of a month, no name ("Boeing 737")."""
    before = claim[: match.start()].split()[-2:]
    after = claim[match.end() :].split()[:1]
    bound = any(word.lower() in _BOUNDS for word in before)
    named = bool(before) and len(claim[: match.start()].split()) > 1 and before[-1][:1].isupper()
    return not bound and not named and not any(word.strip(",.") in _MONTHS for word in after)


def _redated(claim: str, draw: random.Random) -> str | None:
    """Put another month, weekday or year in the place of the one given."""
    for choices in (_DAYS, _MONTHS):
        found = [name for name in choices if re.search(rf"\b{name}\b", claim) and name not in {"May", "March"}]
        if found:
            return re.sub(rf"\b{found[0]}\b", draw.choice([name for name in choices if name not in found]), claim)
    year = _YEAR.search(claim)
    if year is None:
        return None
    return claim[: year.start()] + str(int(year[0]) + draw.choice((-3, -2, -1, 1, 2))) + claim[year.end() :]


def _rescaled(claim: str) -> str | None:
    word = next((word for word in _SCALES if re.search(rf"\d {word}\b", claim)), None)
    return None if word is None else re.sub(rf"(\d) {word}\b", rf"\1 {_SCALES[word]}", claim, count=1)


def _denied(claim: str) -> str | None:
    """Deny the first auxiliary of a claim that denies nothing yet.

    Not of an "only if": its denial is another sentence.
    """
    if _DENIED.search(claim) or " only if " in claim or not _AUXILIARY.search(claim):
        return None
    return _AUXILIARY.sub(r"\1 not", claim, count=1)
