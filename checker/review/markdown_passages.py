"""A Markdown draft as its readers will see it; what is never checked, tables and code, says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from markdown_it.token import Token

from checker.documents import Document
from checker.documents.front_matter import front_matter
from checker.documents.markdown_inline import parser, shown
from checker.model import Span
from checker.review.html import safe
from checker.review.passages import Levels, Passage, Tag, as_written

_LINE_END = re.compile(r"\r\n|\n|\r")
_FENCE = re.compile(r"(?:---|\.\.\.)$")
_ELEMENTS = {
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "list_item": "li",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
}
"""The blocks whose element has no more to it than its name."""
_NOT_READ = '<div class="unread" role="group" aria-label="{what}, not checked" tabindex="0">'


def markdown_passages(document: Document, levels: Levels) -> Iterator[Tag | Passage]:
    """Yield the elements of a Markdown draft and its passages."""
    begin = front_matter(document.text).end
    if begin:
        yield from _front_matter(document.text, begin)
    yield from _Body(document, begin, levels).laid_out()


def _front_matter(text: str, end: int) -> Iterator[Tag | Passage]:
    """Yield what the front matter states, line by line as it is written."""
    yield Tag('<div class="matter" role="group" aria-label="Front matter">')
    at = 0
    for line in text[:end].splitlines(keepends=True):
        span = Span(start=at, end=at + len(line.rstrip()))
        if line.strip() and not _FENCE.match(line.strip()):
            yield from (Tag('<p dir="auto">'), as_written(text, span), Tag("</p>"))
        at += len(line)
    yield Tag("</div>")


class _Body:
    """The draft behind its front matter, as it is laid out token by token."""

    def __init__(self, document: Document, begin: int, levels: Levels) -> None:
        self._text, self._begin, self._levels = document.text, begin, levels
        self._words, self._starts, self._ends = document.prose.text, document.prose.starts, document.prose.ends
        # What the front matter says stands before the body in the prose, in an order of its own.
        self._first = next((at for at, start in enumerate(self._starts or ()) if start >= begin), len(self._words))
        self._lines = [begin, *(end.end() for end in _LINE_END.finditer(self._text, begin)), len(self._text)]
        self._heading: str | None = None
        self._table = False
        self._links: dict[str, object] = {}
        self._markdown = parser()

    def laid_out(self) -> Iterator[Tag | Passage]:
        for token in self._markdown.parse(self._text[self._begin :], self._links):
            if token.type == "inline":
                yield from self._passage(token)
            elif token.type == "fence":
                yield Tag(f"{_NOT_READ.format(what='Code')}<pre>")
                yield Passage(token.content, (), ())
                yield Tag("</pre></div>")
            else:
                yield from self._edge(token)

    def _edge(self, token: Token) -> Iterator[Tag]:
        """Yield the tag for a block that begins or ends."""
        block, _, edge = token.type.rpartition("_")
        opens = edge == "open"
        if block == "heading":
            self._heading = self._levels.tag(int(token.tag[1:])) if opens else None
        elif block == "table":
            self._table = opens
            yield Tag(f"{_NOT_READ.format(what='Table')}<table>" if opens else "</table></div>")
        elif block == "paragraph":
            if not token.hidden:
                yield Tag('<p dir="auto">' if opens else "</p>")
        elif block == "ordered_list":
            first = token.attrGet("start") if opens else None
            start = f' start="{safe(first)}"' if first is not None else ""
            yield Tag(f"<ol{start}>" if opens else "</ol>")
        elif block in _ELEMENTS:
            yield Tag(f"<{_ELEMENTS[block]}>" if opens else f"</{_ELEMENTS[block]}>")
        elif token.type == "hr":
            yield Tag("<hr>")

    def _passage(self, token: Token) -> Iterator[Tag | Passage]:
        """Yield the words of a block; those of a heading without words show nothing."""
        if self._table:
            words = "".join(one.char for one in shown(token.content, self._markdown, self._links))
            yield Passage(words, (), ())
        elif token.map:
            passage = self._between(*(self._lines[min(line, len(self._lines) - 1)] for line in token.map))
            if self._heading is None:
                yield passage
            elif passage.text:
                yield from (Tag(f'<{self._heading} dir="auto">'), passage, Tag(f"</{self._heading}>"))

    def _between(self, start: int, end: int) -> Passage:
        """Return the prose that was written between two offsets of the text."""
        starts, ends = self._starts or (), self._ends or ()
        first, behind = (bisect_left(starts, edge, self._first) for edge in (start, end))
        while first < behind and self._words[first] == "\n":  # the blank lines between blocks
            first += 1
        while behind > first and self._words[behind - 1] == "\n":
            behind -= 1
        return Passage(self._words[first:behind], starts[first:behind], ends[first:behind])
