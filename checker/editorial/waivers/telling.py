"""What tells a remark from others when lines are put in elsewhere.

That is its code, its statement's words, and which of several statements with the same words it is on.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from checker.documents import Document
from checker.model import Remark, Report, Span, Statement
from checker.text.sentences import sentences

_QUOTES = re.compile("[‘’‚‛“”„‟«»‹›`\"']+")
_DASHES = re.compile("[‐‑‒–—―−]")


class Told(NamedTuple):
    """The words of the statement that a remark is on, as written, and its number (from 1) among equal ones."""

    words: str
    occurrence: int


def folded(words: str) -> str:
    """Return words as they are compared: without case, kinds of quotation marks, dashes and spaces."""
    plain = _DASHES.sub("-", _QUOTES.sub("'", unicodedata.normalize("NFKC", words)))
    return " ".join(plain.casefold().split())


class Telling:
    """Tells the remarks of one report apart; ``skipped`` are the statements of the draft that were not judged."""

    def __init__(self, report: Report, document: Document, skipped: Sequence[Statement] = ()) -> None:
        self._report = report
        self._document = document
        self._starts: defaultdict[str, set[int]] = defaultdict(set)
        for statement in (*(verdict.statement for verdict in report.verdicts), *skipped):
            self._starts[folded(statement.text)].add(statement.span.start)
        for remark in report.remarks or ():
            words, start = self._place(remark)
            self._starts[folded(words)].add(start)

    def of(self, remark: Remark) -> Told:
        """Return what tells a remark from others."""
        words, start = self._place(remark)
        return Told(words, 1 + sum(other < start for other in self._starts[folded(words)]))

    @cached_property
    def _sentences(self) -> Sequence[Span]:
        return sentences(self._document.text)

    def _place(self, remark: Remark) -> tuple[str, int]:
        """Return the words that a remark is on, those of a whole statement or sentence, and where they begin."""
        if remark.verdict is not None:
            statement = self._report.verdicts[remark.verdict].statement
            return statement.text, statement.span.start
        text, span = self._document.text, remark.span
        for sentence in self._sentences:
            if sentence.start <= span.start < sentence.end:
                return sentence.of(text), sentence.start
        return span.of(text), span.start
