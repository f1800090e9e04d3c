"""Where the words of a statement stand in its draft: what a remark points at, and what a correction replaces."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.documents import Document
from checker.model import Span, Statement


def place_of(document: Document, statement: Statement, words: Span) -> Span | None:
    """Return where in the draft's text some words of a statement stand; ``words`` lies in the statement's text.

    None where marks stand between them, or what is there cannot be told: then nothing may be put in their place.
    """
    begin = _begin(document, statement)
    if begin is None:
        return None
    written = words.of(statement.text)
    prose = Span(start=begin + words.start, end=begin + words.end)
    around = document.prose.place(prose)  # with the marks beside it
    within = [found.start() for found in re.finditer(re.escape(written), around.of(document.text))]
    if not written or len(within) != 1:
        return None
    start = around.start + within[0]
    return Span(start=start, end=start + len(written))


def only_place(words: str, text: str) -> Span | None:
    """Return where some words stand in a text, as whole words; None where that is nowhere, or not one place."""
    found = list(places(words, text))
    return found[0] if len(found) == 1 else None


def places(words: str, text: str) -> Iterator[Span]:
    """Yield where some words stand in a text, as whole words."""
    if not words:
        return
    before = r"(?<![\w])" if words[0].isalnum() else ""
    behind = r"(?![\w])" if words[-1].isalnum() else ""
    if words[0].isdigit():
        before = r"(?<![\w])(?<!\d[.,])"  # "000" is no number in "12,000"
    if words[-1].isdigit():
        behind = r"(?![\w])(?![.,]\d)"
    for found in re.finditer(before + re.escape(words) + behind, text):
        yield Span(start=found.start(), end=found.end())


def _begin(document: Document, statement: Statement) -> int | None:
    """Return where a statement begins in the draft as a reader sees it."""
    prose, span = document.prose, statement.span
    if prose.starts is None:
        at = span.start
        return at if prose.text.startswith(statement.text, at) else None
    at = bisect_left(prose.starts, span.start)
    while at < len(prose.starts) and prose.starts[at] == span.start:
        if prose.text.startswith(statement.text, at):
            return at
        at += 1
    return None
