"""What the writer of a draft tells factcheck in it: comments ``<!-- factcheck: … -->``, which no reader sees.

A comment is about the paragraph that it stands in. On a line of its own it is about the next words.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.lines import Lines
from checker.documents.prose import Prose
from checker.model import Span, Spot
from checker.text.meeting import Meeting
from checker.text.sentences import paragraphs

COMMENT = re.compile(r"<!--\s*+factcheck\s*+:(?P<words>(?:(?!<!--|-->).)*+)-->", re.DOTALL | re.IGNORECASE)
"""What is told, up to the end of the comment; one that is not closed before the next begins tells nothing."""
_WORD = re.compile(r"\w")
_LINE_END = re.compile(r"\r\n|\n|\r")


class Comment(NamedTuple):
    """What a comment tells.

    ``words`` stand behind "factcheck:", on one line. ``span`` is where it stands in the document's text (of a web
    page, whose text has no comments: where the words begin that it is about), ``spot`` where in the file. ``about``
    is the paragraph that it is about, in the document's text; None where there is none.
    """

    words: str
    span: Span
    spot: Spot
    about: Span | None


def comments_in(text: str, prose: Prose, *, outside: Sequence[Span] = ()) -> tuple[Comment, ...]:
    """Return the comments of a plain or Markdown text, with ``prose`` as its words; none of those in code.

    ``outside`` are stretches of code, which show what is written in them.
    """
    code = Meeting((part, part) for part in outside)
    marks = COMMENT.finditer(text)
    found = [mark for mark in marks if not code.at(Span(start=mark.start(), end=mark.start() + 1))]
    if not found:
        return ()
    blocks = [prose.place(block) for block in paragraphs(prose.text)]
    ends = [block.end for block in blocks]
    lines = Lines(text)
    spans = (Span(start=mark.start(), end=mark.end()) for mark in found)
    return tuple(
        Comment(words_of(mark["words"]), span, lines.spot(span), _about(text, span, blocks, ends))
        for mark, span in zip(found, spans, strict=True)
    )


def words_of(comment: str) -> str:
    """Return the words of a comment on one line."""
    return " ".join(comment.split())


def without_comments(text: str, headings: tuple[Span, ...] = ()) -> Prose:
    """Return the words of a plain text that holds comments; a line with nothing but comments goes with its end."""
    kept: list[int] = []
    at = 0
    for mark in COMMENT.finditer(text):
        start, end = mark.span()
        before, after = _line_around(text, start, end)
        if not text[before:start].strip() and not text[end:after].strip():
            start = before
            ended = _LINE_END.match(text, after)
            end = ended.end() if ended else after
        elif text[end : end + 1] in ("", " ", "\n", "\r") and text[start - 1 : start] == " ":
            start -= 1  # one of the spaces around it
        kept.extend(range(at, start))
        at = max(at, end)
    kept.extend(range(at, len(text)))
    places = {place: number for number, place in enumerate(kept)}
    moved = tuple(
        Span(start=places[heading.start], end=places[heading.end - 1] + 1)
        for heading in headings
        if heading.start in places and heading.end - 1 in places
    )
    ends = [place + 1 for place in kept]
    letters = list(zip(kept, ends, strict=True))
    return Prose("".join(text[place] for place in kept), moved, kept, ends, letters)


def _about(text: str, comment: Span, blocks: Sequence[Span], ends: Sequence[int]) -> Span | None:
    """Return the block that a comment is about: the one on its line, else the one of the next words.

    ``blocks`` are in the order of the text, and ``ends`` is where each of them ends.
    """
    before, after = _line_around(text, comment.start, comment.end)
    beside = COMMENT.sub("", f"{text[before : comment.start]} {text[comment.end : after]}")
    if _WORD.search(beside):
        last = bisect_left(blocks, comment.start, key=lambda block: block.start) - 1
        if last >= 0 and ends[last] > before:
            return blocks[last]
    following = bisect_right(ends, comment.end)
    return blocks[following] if following < len(blocks) else None


def _line_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the line begins that ``start`` is on, and where the one ends that ``end`` is on."""
    fed = text.rfind("\n", 0, start) + 1
    before = max(fed, text.rfind("\r", fed, start) + 1)
    ended = _LINE_END.search(text, end)
    return before, ended.start() if ended else len(text)
