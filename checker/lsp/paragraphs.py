"""Where the paragraph begins that some words of a draft stand in, so that a comment can be put above it."""

import re
from bisect import bisect_right
from itertools import takewhile

from checker.documents import Media
from checker.documents.front_matter import front_matter
from checker.documents.html_tokens import Kind, tokens
from checker.documents.html_words import BLOCKS
from checker.text.sentences import paragraphs

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_QUOTE_MARKS = re.compile(r"[ \t>]*")


def start_of_block(text: str, offset: int, media: Media) -> int | None:
    """Return the offset at which the paragraph, item or heading around ``offset`` begins, behind its indent.

    In front of it a comment can stand on a line of its own; of a web page, in front of the tag of the block. None
    where there is no such block, as in front matter.
    """
    if media is Media.MARKDOWN:
        return _in_markdown(text, offset)
    if media is Media.HTML:
        return _in_page(text, offset)
    return _in_plain(text, offset) if media is Media.TEXT else None


def _in_markdown(text: str, offset: int) -> int | None:
    # Here, because it takes a tenth of a second to import.
    from checker.documents.markdown_inline import parser

    begin = front_matter(text).end
    if offset < begin:
        return None
    starts = [line.start() for line in _LINE.finditer(text, begin)]
    here = bisect_right(starts, offset) - 1
    first = None
    for token in parser().parse(text[begin:]):
        if token.type == "inline" and token.map and token.map[0] <= here < token.map[1]:
            first = token.map[0]
    if first is None:
        return None
    marks = _QUOTE_MARKS.match(text, starts[first])
    return marks.end() if marks else starts[first]


def _in_plain(text: str, offset: int) -> int:
    before = [paragraph.start for paragraph in paragraphs(text) if paragraph.start <= offset]
    return before[-1] if before else len(text) - len(text.lstrip())


def _in_page(text: str, offset: int) -> int:
    """Return where a comment can stand: in front of the tag that opens the block, or in the block behind a tag.

    In front of it, it would belong to words that stand there outside of any block.
    """
    at, loose, shows = None, False, False
    for token in takewhile(lambda token: token.start < offset, tokens(text)):
        if token.name in BLOCKS and token.kind in (Kind.OPEN, Kind.CLOSE):
            at, loose, shows = token, shows, False
        elif token.kind is Kind.WORDS:
            shows = shows or not text[token.start : token.end].isspace()
    if at is None:
        return len(text) - len(text.lstrip())
    return at.start if at.kind is Kind.OPEN and at.name != "body" and not loose else at.end
