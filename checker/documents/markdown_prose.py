"""Markdown -> what a reader sees of it: paragraphs, items and headings, without tables and code."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.utils import EnvType

from checker.documents.front_matter import front_matter
from checker.documents.markdown_inline import Shown, parser, shown
from checker.documents.prose import Prose
from checker.model import Span

_BESIDE = re.compile(r"(?:\]\([^()]*\)|\S)*")
"""What stands right behind a character; a link's address and title, which may hold spaces, are whole."""
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")


class _Writing:
    """The prose as it is put together, a blank line between its blocks."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.headings: list[Span] = []

    def add(self, chars: Sequence[Shown], *, heading: bool) -> None:
        """Add a block whose characters have their places in the whole text."""
        if not chars:
            return
        if self.chars:
            self.chars.extend("\n\n")
            self.starts.extend([self.ends[-1]] * 2)
            self.ends.extend([self.ends[-1]] * 2)
        begins = len(self.chars)
        for char, start, end in chars:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)
        if heading:
            self.headings.append(Span(start=begins, end=len(self.chars)))

    def prose(self) -> Prose:
        return Prose("".join(self.chars), tuple(self.headings), self.starts, self.ends)


def read_prose(text: str) -> Prose:
    """Return what a reader sees of a Markdown text; what its front matter says in words counts as headings."""
    writing = _Writing()
    stated = front_matter(text)
    for value in stated.values.values():
        at = text.find(value, 0, stated.end) if isinstance(value, str) and " " in value else -1
        if at >= 0:
            chars = [Shown(char, place, place + 1) for place, char in enumerate(value, at)]
            writing.add(chars, heading=True)
    for chars, heading in _blocks(text, stated.end):
        writing.add(chars, heading=heading)
    return writing.prose()


def code_in(text: str) -> list[Span]:
    """Return where code and front matter stand in a Markdown text: what looks like a comment there is none."""
    begin = front_matter(text).end
    lines = [Span(start=line.start(), end=line.end()) for line in _LINE.finditer(text, begin)]
    found = [Span(start=0, end=begin)]
    for token in parser().parse(text[begin:], {}):
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "fence":
            found.append(Span(start=lines[first].start, end=lines[last - 1].end))
        elif token.type == "inline" and "`" in token.content:
            block = Span(start=lines[first].start, end=lines[last - 1].end)
            found.extend(
                Span(start=block.start + code.start(), end=block.start + code.end())
                for code in _CODE.finditer(block.of(text))
            )
    return found


def _blocks(text: str, begin: int) -> Iterator[tuple[list[Shown], bool]]:
    """Yield the blocks that hold prose, with their places in ``text``, and whether they are headings."""
    lines = [Span(start=line.start(), end=line.end()) for line in _LINE.finditer(text, begin)]
    markdown = parser()
    heading = table = False
    links: EnvType = {}
    for token in markdown.parse(text[begin:], links):
        if token.type in {"table_open", "table_close"}:
            table = token.nesting > 0
        elif token.type in {"heading_open", "heading_close"}:
            heading = token.nesting > 0
        elif token.type == "inline" and token.map and not table:
            places = _places(text, token.content, lines[slice(*token.map)])
            chars = _widened(shown(token.content, markdown, links), token.content)
            yield [Shown(char, places[start], places[end - 1] + 1) for char, start, end in chars], heading


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
