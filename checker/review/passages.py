"""A draft as its readers will see it: headings, paragraphs, lists and quotes, with the place of each character."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.documents import Document
from checker.model import Span
from checker.text.sentences import paragraphs

_HASHES = re.compile(r"(#{1,6})(?:\s|$)")
_BULLET = re.compile(r"(?:[-*+•·▪◦–—]|\d{1,2}[.)])\s")
_TITLE = 100
"""A line of fewer characters that ends in no mark reads as a title."""


class Tag(NamedTuple):
    """An element that begins or ends."""

    html: str


class Passage(NamedTuple):
    """The words of one block as a reader sees them, with the place of each character in the document's text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def shown(self, span: Span) -> Span | None:
        """Return where in the passage the words stand that are at ``span`` of the document; None: not in it."""
        if not self.starts or span.start >= self.ends[-1] or span.end <= self.starts[0]:
            return None
        # The marks around a character belong to it and to its neighbour: only an edge that is its own is exact.
        first = bisect_left(self.starts, span.start)
        if (first == len(self.starts) or self.starts[first] != span.start) and first:
            first -= self.ends[first - 1] > span.start
        last = bisect_right(self.ends, span.end) - 1
        if (last < 0 or self.ends[last] != span.end) and last + 1 < len(self.ends):
            last += self.starts[last + 1] < span.end
        while first <= last and self.text[first].isspace():
            first += 1
        while last >= first and self.text[last].isspace():
            last -= 1
        return Span(start=first, end=last + 1) if first <= last else None


def laid_out(document: Document, *, top: int) -> Iterator[Tag | Passage]:
    """Yield the elements of a draft and its passages; its headings begin at the level ``top``."""
    if document.markup is None:
        yield from _plain(document, Levels(top))
    else:
        # Here, because the parser takes long to import and few drafts need it.
        from checker.review.markdown_passages import markdown_passages

        yield from markdown_passages(document, Levels(top))


class Levels:
    """The levels of headings, none left out: a draft may begin with its third."""

    def __init__(self, top: int) -> None:
        self._top = top
        self._open: list[int] = []

    def tag(self, level: int) -> str:
        """Return the element for a heading that the draft has on a level."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return f"h{min(6, self._top + len(self._open) - 1)}"


def _plain(document: Document, levels: Levels) -> Iterator[Tag | Passage]:
    text = document.text
    known = {heading.start for heading in document.prose.headings}
    for span in paragraphs(text):
        written = span.of(text)
        hashes = _HASHES.match(written)
        if hashes or span.start in known:
            name = levels.tag(len(hashes[1]) if hashes else 2)
            opened, closed = f'<{name} dir="auto">', f"</{name}>"
        elif written.startswith(">"):
            opened, closed = '<blockquote><p dir="auto">', "</p></blockquote>"
        else:
            kind = ' class="item"' if _BULLET.match(written) else ' class="title"' if _is_title(written) else ""
            opened, closed = f'<p{kind} dir="auto">', "</p>"
        yield from (Tag(opened), as_written(text, span), Tag(closed))


def _is_title(written: str) -> bool:
    return len(written) < _TITLE and "\n" not in written and written[-1].isalnum()


def as_written(text: str, span: Span) -> Passage:
    """Return a passage that is shown as it is written."""
    return Passage(span.of(text), range(span.start, span.end), range(span.start + 1, span.end + 1))
