"""What tells a remark from others when lines are put in elsewhere.

That is its code, its statement's words, whose words they are where they do not say so themselves, and which of
several statements with the same words it is on.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from checker.documents import Document
from checker.model import Remark, Report, Span, Statement
from checker.text.names import Sameness, name_words, same_person
from checker.text.sentences import sentences

_QUOTES = re.compile("[‘’‚‛“”„‟«»‹›`\"']+")
_DASHES = re.compile("[‐‑‒–—―−]")
_WORD = re.compile(r"\w+")


class Told(NamedTuple):
    """The words of the statement that a remark is on, as written, its number (from 1) among equals, its speaker."""

    words: str
    occurrence: int
    speaker: str | None = None

    @property
    def untold(self) -> str | None:
        """The speaker whom the words themselves do not name: "Nobody sails now." below another quotation."""
        return untold_in(self.words, self.speaker)


def folded(words: str) -> str:
    """Return words as they are compared: without case, kinds of quotation marks, dashes and spaces."""
    plain = _DASHES.sub("-", _QUOTES.sub("'", unicodedata.normalize("NFKC", words)))
    return " ".join(plain.casefold().split())


def untold_in(words: str, speaker: str | None) -> str | None:
    """Return the speaker of some words, unless the words themselves name this speaker."""
    if speaker is None:
        return None
    there = set(_WORD.findall(folded(words)))
    surname = name_words(speaker)[-1:]
    named = set(_WORD.findall(folded(speaker)))
    return None if named <= there or (surname and set(_WORD.findall(surname[0])) <= there) else speaker


def are_one(speaker: str | None, other: str | None) -> bool:
    """Whether two names that drafts give can be one speaker's: "Van Loon" and "Karen Van Loon"."""
    if speaker is None or other is None:
        return speaker is other
    if folded(speaker) == folded(other):
        return True
    both = name_words(speaker) and name_words(other)
    return bool(both) and same_person(speaker, other) is not Sameness.DIFFERENT


class Telling:
    """Tells the remarks of one report apart; ``skipped`` are the statements of the draft that were not judged."""

    def __init__(self, report: Report, document: Document, skipped: Sequence[Statement] = ()) -> None:
        self._report = report
        self._document = document
        starts: defaultdict[str, set[int]] = defaultdict(set)
        for statement in (*(verdict.statement for verdict in report.verdicts), *skipped):
            starts[folded(statement.text)].add(statement.span.start)
        for remark in report.remarks or ():
            if remark.verdict is None:
                words, start = self._place(remark)
                starts[folded(words)].add(start)
        self._starts = {words: sorted(places) for words, places in starts.items()}

    def of(self, remark: Remark) -> Told:
        """Return what tells a remark from others."""
        words, start = self._place(remark)
        speaker = None
        if remark.verdict is not None:
            speaker = self._report.verdicts[remark.verdict].statement.speaker
        return Told(words, 1 + bisect_left(self._starts[folded(words)], start), speaker)

    @cached_property
    def _sentences(self) -> Sequence[Span]:
        return sentences(self._document.text)

    @cached_property
    def _begins(self) -> Sequence[int]:
        return [sentence.start for sentence in self._sentences]

    def _place(self, remark: Remark) -> tuple[str, int]:
        """Return the words that a remark is on, those of a whole statement or sentence, and where they begin."""
        if remark.verdict is not None:
            statement = self._report.verdicts[remark.verdict].statement
            return statement.text, statement.span.start
        text, span = self._document.text, remark.span
        before = bisect_right(self._begins, span.start)
        if before and span.start < self._sentences[before - 1].end:
            sentence = self._sentences[before - 1]
            return sentence.of(text), sentence.start
        return span.of(text), span.start
