"""Where the paragraph begins that some words of a draft stand in, so that a comment can be put above it."""

import re
from bisect import bisect_right

from checker.documents import Media
from checker.documents.front_matter import front_matter

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_QUOTE_MARKS = re.compile(r"[ \t>]*")
_BLOCK_TAG = re.compile(
    r"<(?P<tag>p|h[1-6]|li|dt|dd|td|th|tr|blockquote|figcaption|caption|summary|pre|div|section|article|main)\b[^>]*>",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


def start_of_block(text: str, offset: int, media: Media) -> int | None:
    """Return the offset at which the paragraph, item or heading around ``offset`` begins, behind its indent.

    In front of it a comment can stand on a line of its own; of a web page, in front of the block's tag. None where
    there is no such block, as in front matter.
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
    first = 0
    for line in _LINE.finditer(text):
        if line.end() > offset:
            break
        if not line[0].strip():
            first = line.end()
    return first + len(text[first:]) - len(text[first:].lstrip(" \t"))


def _in_page(text: str, offset: int) -> int | None:
    hidden = [part.span() for part in _HIDDEN.finditer(text)]
    found = None
    for tag in _BLOCK_TAG.finditer(text, 0, offset):
        if not any(start <= tag.start() < end for start, end in hidden):
            found = tag.start()
    return found
