"""The words on record in the place of those that a draft quotes otherwise."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from checker.model import Span
from checker.text.tokens import Token, tokens

_MARKS = re.compile(r"[\"“”„‟«»‘‹›]|``|''|(?<!\w)'(?=\w)")
"""What parts words of a speaker from words about them: “We will,” she said, “build.”"""
_KEPT = 0.5
"""The share of a quotation that must stand in the passage for the two to be held against each other."""


class Change(NamedTuple):
    """Words to be put in the place of those at ``span`` of a statement's text."""

    span: Span
    new: str


def exact(text: str, pieces: Sequence[str], passage: str) -> Iterator[Change]:
    """Yield what turns the quotations of a statement, ``pieces`` of its ``text``, into the words of a passage."""
    recorded = _words(passage)
    for piece in pieces:
        at = text.find(piece)
        if at >= 0 and text.find(piece, at + 1) < 0:
            change = _change(_words(piece), recorded, passage)
            if change is not None:
                span = Span(start=at + change.span.start, end=at + change.span.end)
                yield Change(span, change.new)


def _words(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.text[0].isalnum() or token.text[0] in "'’%"]


def _change(quoted: Sequence[Token], recorded: Sequence[Token], passage: str) -> Change | None:
    """Return the stretch of a quotation from the first word that differs to the last, and the record's for it."""
    here, there = [word.lower for word in quoted], [word.lower for word in recorded]
    steps = list(Levenshtein.opcodes(there, here))
    while steps and steps[0].tag == "delete":
        del steps[0]  # what the record has before the quotation begins
    while steps and steps[-1].tag == "delete":
        del steps[-1]
    kept = sum(step.dest_end - step.dest_start for step in steps if step.tag == "equal")
    differing = [step for step in steps if step.tag != "equal"]
    if not differing or kept < _KEPT * len(quoted):
        return None
    first, last = differing[0], differing[-1]
    begin, end = first.dest_start, last.dest_end
    source, until = first.src_start, last.src_end
    same = [step for step in steps if step.tag == "equal"]
    if begin < same[0].dest_start:  # of what the record has before, as many words as are replaced
        source = max(0, same[0].src_start - (same[0].dest_start - begin))
    if end > same[-1].dest_end:
        until = min(len(recorded), same[-1].src_end + (end - same[-1].dest_end))
    outermost = min(source, same[0].src_start), max(until, same[-1].src_end) - 1
    if _MARKS.search(passage, recorded[outermost[0]].start, recorded[outermost[1]].end):
        return None  # what stands between two quotations need not be the speaker's
    if begin == end or source == until:  # nothing on one side: take a word along that stands on both
        if end < len(quoted) and until < len(recorded):
            end, until = end + 1, until + 1
        elif begin and source:
            begin, source = begin - 1, source - 1
        else:
            return None
    span = Span(start=quoted[begin].start, end=quoted[end - 1].end)
    return Change(span, " ".join(passage[recorded[source].start : recorded[until - 1].end].split()))
