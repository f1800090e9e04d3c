"""The lines of typeset pages -> paragraphs.

A PDF file has no paragraphs, only lines at places. A new one starts after a wider gap, with an indent, in
another size, at a bullet, below a heading, or when the line before ends a sentence well before the margin.
Running heads and page numbers are left out; words that were hyphenated at the end of a line are put together again.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

WIDER = 1.4
"""A gap of this many times the usual distance between lines parts paragraphs."""
SHORT = 0.75
"""A line of less than this share of the usual length ends before the margin."""
REPEATED = 3
"""On this many pages the same first or last line is a running head."""

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[•▪●◦·*–—-]|\(?\d{1,2}[.)])\s")
_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_OPENERS = "\"'“‘„«("
_GOES_ON = re.compile(r"(?:[,;‐\xad–—-]|\b(?:a|an|and|at|by|de|for|from|in|of|on|or|the|to|with))$", re.IGNORECASE)
"""What no heading ends in: more of it follows."""
_HYPHENATED = re.compile(r"([^\W\d_]{2,})[-‐\xad]$")
_RANGE = re.compile(r"\d[-–]$")
_WORD = re.compile(r"[^\W\d_]+")


class Line(NamedTuple):
    """A line of text, where it starts (in points from the lower left corner) and its font's size.

    ``page`` and ``number`` (on the page) count from 1, in the order of the file.
    """

    text: str
    x: float
    y: float
    size: float
    page: int = 1
    number: int = 1


@dataclass
class Paragraph:
    """A paragraph, and its lines, each with the place in the text where it begins."""

    text: str
    lines: list[tuple[int, Line]]

    @classmethod
    def of(cls, block: Sequence[Line]) -> "Paragraph":
        """Put the lines of a paragraph together."""
        made = cls(block[0].text, [(0, block[0])])
        for line in block[1:]:
            made.add(line.text, [(0, line)])
        return made

    def add(self, more: str, lines: Sequence[tuple[int, Line]]) -> None:
        """Add what goes on in another line, or on another page."""
        self.text = _join(self.text, more)
        begin = len(self.text) - len(more)
        self.lines.extend((begin + at, line) for at, line in lines)


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of all pages; one that goes on over a page's end is whole."""
    found: list[Paragraph] = []
    for page in _without_running_lines(pages):
        for number, block in enumerate(_blocks(page)):
            made = Paragraph.of(block)
            goes_on = number == 0 and found and not _END.search(found[-1].text) and not _BULLET.match(made.text)
            if goes_on and (made.text[0].islower() or len(found[-1].text) > len(block[0].text) * SHORT):
                found[-1].add(made.text, made.lines)
            else:
                found.append(made)
    return found


def _without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Take out page numbers, and what stands at the top or the bottom of several pages."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:1], *page[-1:])})
    kept = []
    for page in pages:
        lines = list(page)
        for edge, beside in ((0, 1), (-1, -2)):
            while lines and (edges[_key(lines[edge])] >= REPEATED or _is_page_number(lines, edge, beside)):
                del lines[edge]
        kept.append(lines)
    return kept


def _is_page_number(lines: Sequence[Line], edge: int, beside: int) -> bool:
    """Whether the line at the ``edge`` is a number that stands apart, and not the last word of a paragraph."""
    line = lines[edge]
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    return len(lines) == 1 or abs(line.y - lines[beside].y) > WIDER * max(line.size, lines[beside].size)


def _key(line: Line) -> str:
    """Return a line without its numbers: a running head may count the pages."""
    return re.sub(r"\d+", "#", line.text)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Part the lines of a page into paragraphs."""
    gaps = [above.y - below.y for above, below in pairwise(lines) if above.y > below.y]
    leading = median(gaps) if gaps else 0.0
    usual = median(len(line.text) for line in lines) if lines else 0.0
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not _starts(line, blocks[-1][-1], leading, usual) and not _is_heading(blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _starts(line: Line, before: Line, leading: float, usual: float) -> bool:
    """Whether a paragraph starts with ``line``."""
    if before.y - line.y > WIDER * max(leading, line.size) or abs(line.size - before.size) > 0.1 * before.size:
        return True
    if _BULLET.match(line.text):
        return True
    ended = _END.search(before.text) is not None
    indented = 0.5 * line.size < line.x - before.x < 6 * line.size and before.y > line.y
    return ended and (indented or len(before.text) < SHORT * usual)


def _is_heading(block: Sequence[Line], line: Line) -> bool:
    """Whether the lines so far are a heading over the paragraph that starts with ``line``.

    All of them end well before the margin where the next word would have fitted, none ends a sentence, and a
    capital follows.
    """
    first = line.text.split()[0]
    margin = max(len(one.text) for one in (*block, line))
    return (
        first.lstrip(_OPENERS)[:1].isupper()
        and _GOES_ON.search(block[-1].text) is None
        and all(_END.search(one.text) is None for one in block)
        and all(len(one.text) + 1 + len(first) < SHORT * margin for one in block)
    )


def _join(text: str, more: str) -> str:
    """Put two lines together, without the hyphen that a typesetter put at the end of the first."""
    broken = _HYPHENATED.search(text)
    if broken is None:
        return text + more if _RANGE.search(text) and more[0].isdigit() else f"{text} {more}"
    if text.endswith("\xad") or (more[0].islower() and not _is_compound(broken[1], more)):
        return text[:-1] + more
    return text + more


def _is_compound(left: str, more: str) -> bool:
    """Whether the two parts of a word are two words ("well-known"); a name ("Green-land") is none."""
    # Here, because it is needed for few files and not cheap to import.
    from checker.lexicon import readings

    right = _WORD.match(more)
    if right is None or left[0].isupper():
        return False
    return bool(readings(left) and readings(right[0]) and not readings(left + right[0]))
