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
from checker.model import Quote
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
_NARRATION = re.compile(r"(?<=[,.!?…–—])[\"”’]\s+[^\"“”‘]{2,80}?\s[\"“‘](?=\w)")
_SAME_QUOTE = 0.55
"""Share of the quotation's words that must stand in the record, in order, for it to be the same quote altered."""
_SHORT = 3
"""A fragment of fewer words is too common to be called an altered quote."""

_MOST = 4
"""So many passages before and behind a claim's are looked at."""
_APART = 90
"""So many characters may part two passages of one speaker that a quotation goes through: "…," she said. "…"."""


def hold(pieces: Sequence[str], record: str) -> Quoting:
    """Hold a quotation, given in one or more pieces, against the passage on record."""
    written = [segment for piece in pieces for segment in _ELLIPSIS.split(piece)]
    segments = [words for words in map(_words, written) if words]
    recorded = _words(record)
    if not segments or not recorded:
        return Quoting(Tier.ABSENT)
    together = [word for segment in segments for word in segment]
    for tier, form in ((Tier.VERBATIM, _as_written), (Tier.LIGHT, _normal)):
        placed = _in_order([form(segment) for segment in segments], form(recorded), _shown(recorded, form))
        if placed == "adjacent":
            return Quoting(tier)
        if placed == "apart":
            return Quoting(Tier.ELIDED, *_gap(form(together), form(recorded), _shown(recorded, form)))
    without_brackets = [_words(_BRACKETED.sub(" … ", piece)) for piece in pieces]
    if any("[" in piece for piece in pieces):
        parts = [part for piece in pieces for part in _BRACKETED.split(piece)]
        outside = [_normal(_words(part)) for part in parts if _words(part)]
        placed = _in_order(outside, _normal(recorded), _shown(recorded, _normal))
        if placed != "no" and without_brackets:
            return Quoting(Tier.LIGHT)
    shown = _shown(together, _normal), _shown(recorded, _normal)
    return _differing(_normal(together), _normal(recorded), *shown)


def without_narration(passage: str) -> str:
    """Return a passage without what its reporter put between two parts of a quotation: "…," she said, "…".

    A closing mark stands behind a comma or the end of a sentence there: "he called it “absurd” and “wrong”" stays.
    """
    return _NARRATION.sub(" ", passage)


def stretches(quote: Quote, spoken: Sequence[Quote]) -> list[Sequence[Quote]]:
    """Return the passages in a row that hold ``quote`` and others of its speaker, parted by a few words at most.

    ``spoken`` are the passages of one speaker in one source, by their start.
    """
    at = next((index for index, one in enumerate(spoken) if one == quote), None)
    if at is None:
        return []
    first = last = at
    while first > max(0, at - _MOST) and 0 <= spoken[first].start - spoken[first - 1].end <= _APART:
        first -= 1
    while last + 1 < min(len(spoken), at + _MOST + 1) and 0 <= spoken[last + 1].start - spoken[last].end <= _APART:
        last += 1
    ranges = ((start, end) for start in range(first, at + 1) for end in range(at + 1, last + 2))
    return [spoken[start:end] for start, end in ranges if end - start > 1]


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


def _in_order(segments: Sequence[Sequence[str]], record: Sequence[str], shown: Sequence[str]) -> str:
    """Say whether all segments stand in the record in this order: "adjacent", "apart" or "no"."""
    at, adjacent = 0, True
    for number, segment in enumerate(segments):
        place = _find(segment, record, at, shown)
        if place < 0:
            return "no"
        adjacent = adjacent and (number == 0 or place == at)
        at = place + len(segment)
    return "adjacent" if adjacent else "apart"


def _find(segment: Sequence[str], record: Sequence[str], start: int, shown: Sequence[str]) -> int:
    """Return where a segment stands in the record from ``start`` on, else -1; "can" does not stand in "cannot"."""
    size = len(segment)
    for place in range(start, len(record) - size + 1):
        end = place + size
        if list(record[place:end]) == list(segment) and not _cuts_off_not(record, shown, end):
            return place
    return -1


def _cuts_off_not(words: Sequence[str], shown: Sequence[str], end: int) -> bool:
    """Whether ``end`` is inside of a written word, between it and its "not"."""
    return end < len(words) and words[end] == "not" and not shown[end]


def _gap(quoted: Sequence[str], record: Sequence[str], shown: Sequence[str]) -> tuple[str, str]:
    """Return the mark of a gap in the quotation, and the words that the record has in all of them."""
    gaps = [step for step in _inner_steps(quoted, record, shown) if step.tag == "delete"]
    whole = _apart([_with_whole_words(step, quoted, shown) for step in gaps])
    left_out = " … ".join(_joined(shown[step.src_start : step.src_end]) for step in whole)
    return ("…", left_out) if gaps else ("", "")


def _differing(
    quoted: Sequence[str], record: Sequence[str], shown: Sequence[str], shown_record: Sequence[str]
) -> Quoting:
    steps = _inner_steps(quoted, record, shown_record)
    kept = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    if len(quoted) < _SHORT or kept < _SAME_QUOTE * len(quoted) or kept < 2:
        return Quoting(Tier.ABSENT)
    differing = [step for step in steps if step.tag != "equal"]
    whole = _apart([_with_whole_words(step, shown, shown_record) for step in differing])
    left = [_joined(shown[step.dest_start : step.dest_end]) for step in whole]
    right = [_joined(shown_record[step.src_start : step.src_end]) for step in whole]
    # A part of a word is not left out: "can" for "cannot" is another word.
    only_left_out = whole == differing and all(step.tag == "delete" for step in differing)
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


def _inner_steps(quoted: Sequence[str], record: Sequence[str], shown: Sequence[str]) -> list[_Step]:
    """Return the edits that turn the record into the quotation, less what the record has before and after it.

    ``shown`` is what is written for each word of the record: the "not" of a "cannot" does not come after it.
    """
    steps = [_Step(*step) for step in Levenshtein.opcodes(list(record), list(quoted))]
    if steps and steps[0].tag == "delete":
        del steps[0]
    if steps and steps[-1].tag == "delete":
        last = steps.pop()
        if _cuts_off_not(record, shown, last.src_start):
            steps.append(last._replace(src_end=last.src_start + 1))
    return steps


def _with_whole_words(step: _Step, shown: Sequence[str], shown_record: Sequence[str]) -> _Step:
    """Widen a step that starts or ends inside of a written word, for only whole words can be shown.

    What is beside it is the same on both sides, so both get wider.
    """
    tag, src_start, src_end, dest_start, dest_end = step
    while _starts_inside(shown_record, src_start, src_end) or _starts_inside(shown, dest_start, dest_end):
        src_start, dest_start = max(src_start - 1, 0), max(dest_start - 1, 0)
    while _ends_inside(shown_record, src_start, src_end) or _ends_inside(shown, dest_start, dest_end):
        src_end, dest_end = min(src_end + 1, len(shown_record)), min(dest_end + 1, len(shown))
    return _Step(tag, src_start, src_end, dest_start, dest_end)


def _starts_inside(shown: Sequence[str], start: int, end: int) -> bool:
    return start < end and not shown[start]


def _ends_inside(shown: Sequence[str], start: int, end: int) -> bool:
    return start < end < len(shown) and not shown[end]


def _apart(steps: Sequence[_Step]) -> list[_Step]:
    """Put steps together that got so wide that they overlap."""
    apart: list[_Step] = []
    for step in steps:
        if apart and (step.src_start < apart[-1].src_end or step.dest_start < apart[-1].dest_end):
            before = apart.pop()
            step = _Step("replace", before.src_start, step.src_end, before.dest_start, step.dest_end)
        apart.append(step)
    return apart
