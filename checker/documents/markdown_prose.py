"""Markdown -> what a reader sees of it: paragraphs, items and headings, without tables and code."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.utils import EnvType

from checker.documents.front_matter import front_matter, said_in_front_matter
from checker.documents.markdown_hidden import without_hidden
from checker.documents.markdown_inline import Shown, parser, shown
from checker.documents.prose import Prose
from checker.model import Span

_BESIDE = re.compile(r"(?:\]\([^()]*\)|\S)*")
"""What stands right behind a character; a link's address and title, which may hold spaces, are whole."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


class _Writing:
    """The prose as it is put together, a blank line between its blocks."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.letters: list[tuple[int, int]] = []
        self.headings: list[Span] = []
        self.quotes: list[Span] = []
        self._quote: int | None = None

    def add(self, block: "_Block") -> None:
        """Add a block whose characters have their places in the whole text."""
        if not block.chars:
            return
        if self.chars:
            self.chars.extend("\n\n")
            self.starts.extend([self.ends[-1]] * 2)
            self.ends.extend([self.ends[-1]] * 2)
            self.letters.extend([(self.letters[-1][1],) * 2] * 2)
        begins = len(self.chars)
        self.letters.extend(block.letters)
        for char, start, end in block.chars:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)
        if block.quote != self._quote:
            self._quote = block.quote
            if block.quote is not None:
                self.quotes.append(Span(start=begins, end=len(self.chars)))
        elif block.quote is not None:
            self.quotes[-1] = Span(start=self.quotes[-1].start, end=len(self.chars))
        if block.heading:
            self.headings.append(Span(start=begins, end=len(self.chars)))

    def prose(self) -> Prose:
        text, headings, quotes = "".join(self.chars), tuple(self.headings), tuple(self.quotes)
        return Prose(text, headings, self.starts, self.ends, self.letters, quotes)


class _Block(NamedTuple):
    """A paragraph as it shows, with the marks around each character and without them; which quotation it is in."""

    chars: Sequence[Shown]
    letters: Sequence[tuple[int, int]]
    heading: bool
    quote: int | None = None


def read_prose(text: str) -> Prose:
    """Return what a reader sees of a Markdown text; what its front matter says in words counts as headings."""
    writing = _Writing()
    for said in said_in_front_matter(text):
        chars = [Shown(char, start, end) for char, (start, end) in zip(said.words, said.places, strict=True)]
        writing.add(_Block(chars, said.places, heading=True))
    begin = front_matter(text).end
    for block in _blocks(text[:begin] + without_hidden(text[begin:]), begin):
        writing.add(block)
    return writing.prose()


def _blocks(text: str, begin: int) -> Iterator[_Block]:
    """Yield the blocks that hold prose, with their places in ``text``."""
    lines = [Span(start=line.start(), end=line.end()) for line in _LINE.finditer(text, begin)]
    markdown = parser()
    heading = table = False
    quotes: list[int] = []
    links: EnvType = {}
    for number, token in enumerate(markdown.parse(text[begin:], links)):
        if token.type in {"table_open", "table_close"}:
            table = token.nesting > 0
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.nesting > 0
        elif token.type == "blockquote_open":
            quotes.append(number)
        elif token.type == "blockquote_close":
            quotes.pop()
        elif token.type == "inline" and token.map and not table:
            places = _places(text, token.content, lines[slice(*token.map)])
            seen = shown(token.content, markdown, links)
            wide = [
                Shown(char, places[start], places[end - 1] + 1)
                for char, start, end in _widened(seen, token.content)
            ]
            letters = [(places[start], places[end - 1] + 1) for _, start, end in seen]
            yield _Block(wide, letters, heading, quotes[0] if quotes else None)


def _places(text: str, content: str, lines: Sequence[Span]) -> list[int]:
    """Return the place of each character of a block, whose lines are without indents and marks of quotes."""
    places: list[int] = []
    for written, line in zip(content.split("\n"), lines, strict=False):
        whole = line.of(text)
        words = written.strip()
        indent = len(written) - len(written.lstrip())
        first = line.start + max(whole.rfind(words) - indent, 0)
        places.extend(range(first, first + len(written)))
        places.append(line.start + len(whole.rstrip("\r\n")))
    return places


def _widened(chars: Sequence[Shown], content: str) -> Iterator[Shown]:
    """Yield the characters with the marks right beside them: a passage has whole links and emphasis."""
    limits = [0, *(char.end for char in chars)], [*(char.start for char in chars[1:]), len(content)]
    for (char, start, end), earliest, latest in zip(chars, *limits, strict=False):
        while start > earliest and not content[start - 1].isspace():
            start -= 1
        behind = _BESIDE.match(content, end, max(end, latest))
        yield Shown(char, start, behind.end() if behind else end)
