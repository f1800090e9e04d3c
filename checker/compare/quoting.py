"""Quoted words held against the words on record: the contract of what counts as the same quote.

Tiers, best first:

verbatim   the same words in the same order; quotation marks, dashes, spaces, case and punctuation do not count
light      only spelling ("labour"/"labor"), contractions ("don't"/"do not"), figures ("nine"/"9") or bracketed
           insertions differ
elided     words are left out and an ellipsis or the end of a piece marks each gap
unmarked   words are left out and nothing marks the gap
altered    words are changed or added
absent     these are other words
"""

import re
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker import lexicon
from checker.text.numbers import quantities
from checker.text.tokens import Token, tokens


class Tier(IntEnum):
    """How a quotation stands to the record; higher is closer."""

    ABSENT = 0
    ALTERED = 1
    UNMARKED = 2
    ELIDED = 3
    LIGHT = 4
    VERBATIM = 5


class Quoting(NamedTuple):
    """The tier, and the first place where quotation (``left``) and record (``right``) differ."""

    tier: Tier
    left: str = ""
    right: str = ""


_ELLIPSIS = re.compile(r"\[?\(?(?:…|\.\s?\.\s?\.+)\)?\]?")
_BRACKETED = re.compile(r"\[[^\]]*\]")
_SAME_QUOTE = 0.55
"""Share of the quotation's words that must stand in the record, in order, for it to be the same quote altered."""
_SHORT = 3
"""A fragment of fewer words is too common to be called an altered quote."""


def hold(pieces: Sequence[str], record: str) -> Quoting:
    """Hold a quotation, given in one or more pieces, against the passage on record."""
    written = [segment for piece in pieces for segment in _ELLIPSIS.split(piece)]
    segments = [words for words in map(_words, written) if words]
    recorded = _words(record)
    if not segments or not recorded:
        return Quoting(Tier.ABSENT)
    together = [word for segment in segments for word in segment]
    for tier, form in ((Tier.VERBATIM, _as_written), (Tier.LIGHT, _normal)):
        placed = _in_order([form(segment) for segment in segments], form(recorded))
        if placed == "adjacent":
            return Quoting(tier)
        if placed == "apart":
            return Quoting(Tier.ELIDED, *_gap(form(together), form(recorded), _shown(recorded, form)))
    without_brackets = [_words(_BRACKETED.sub(" … ", piece)) for piece in pieces]
    if any("[" in piece for piece in pieces):
        parts = [part for piece in pieces for part in _BRACKETED.split(piece)]
        placed = _in_order([_normal(_words(part)) for part in parts if _words(part)], _normal(recorded))
        if placed != "no" and without_brackets:
            return Quoting(Tier.LIGHT)
    shown = _shown(together, _normal), _shown(recorded, _normal)
    return _differing(_normal(together), _normal(recorded), *shown)


def _words(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.lower[0].isalnum() or token.lower in {"'s", "n't", "%"}]


def _as_written(words: Sequence[Token]) -> list[str]:
    return [word.lower for word in words]


def _shown(words: Sequence[Token], form: Callable[[Sequence[Token]], list[str]]) -> list[str]:
    """Return what to show for each word of a form: the word as it is written, once for all that it became."""
    return [written for word in words for written in (word.text, *[""] * (len(form([word])) - 1))]


def _normal(words: Sequence[Token]) -> list[str]:
    return [part for word in words for part in _normal_word(word.lower)]


@lru_cache(maxsize=20_000)
def _normal_word(word: str) -> tuple[str, ...]:
    if word == "'s":
        return ("is",)
    expanded = lexicon.expand(word)
    if len(expanded) > 1:
        return tuple(part for piece in expanded for part in _normal_word(piece))
    spelt = lexicon.fold(word)
    found = quantities(spelt)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(spelt)) and not found[0].unit:
        return (f"{found[0].value:g}",)
    return (spelt,)


def _in_order(segments: Sequence[Sequence[str]], record: Sequence[str]) -> str:
    """Say whether all segments stand in the record in this order: "adjacent", "apart" or "no"."""
    at, adjacent = 0, True
    for number, segment in enumerate(segments):
        place = _find(segment, record, at)
        if place < 0:
            return "no"
        adjacent = adjacent and (number == 0 or place == at)
        at = place + len(segment)
    return "adjacent" if adjacent else "apart"


def _find(segment: Sequence[str], record: Sequence[str], start: int) -> int:
    size = len(segment)
    for place in range(start, len(record) - size + 1):
        if list(record[place : place + size]) == list(segment):
            return place
    return -1


def _gap(quoted: Sequence[str], record: Sequence[str], shown: Sequence[str]) -> tuple[str, str]:
    """Return the mark of a gap in the quotation, and the words that the record has in all of them."""
    gaps = [step for step in _inner_steps(quoted, record) if step.tag == "delete"]
    left_out = " … ".join(_joined(shown[step.src_start : step.src_end]) for step in gaps)
    return ("…", left_out) if gaps else ("", "")


def _differing(
    quoted: Sequence[str], record: Sequence[str], shown: Sequence[str], shown_record: Sequence[str]
) -> Quoting:
    steps = _inner_steps(quoted, record)
    kept = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    if len(quoted) < _SHORT or kept < _SAME_QUOTE * len(quoted) or kept < 2:
        return Quoting(Tier.ABSENT)
    differing = [step for step in steps if step.tag != "equal"]
    left = [_joined(shown[step.dest_start : step.dest_end]) for step in differing]
    right = [_joined(shown_record[step.src_start : step.src_end]) for step in differing]
    only_left_out = all(step.tag in {"equal", "delete"} for step in steps)
    tier = Tier.UNMARKED if only_left_out else Tier.ALTERED
    return Quoting(tier, " … ".join(filter(None, left)), " … ".join(filter(None, right)))


def _joined(words: Sequence[str]) -> str:
    """Return words with spaces between them, "did" and "n't" as one."""
    return re.sub(r" (?=['’]s\b|n['’]t\b|%)", "", " ".join(filter(None, words)))


class _Step(NamedTuple):
    tag: str
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int


def _inner_steps(quoted: Sequence[str], record: Sequence[str]) -> list[_Step]:
    """Return the edits that turn the record into the quotation, less what the record has before and after it."""
    steps = [_Step(*step) for step in Levenshtein.opcodes(list(record), list(quoted))]
    if steps and steps[0].tag == "delete":
        del steps[0]
    if steps and steps[-1].tag == "delete":
        del steps[-1]
    return steps
