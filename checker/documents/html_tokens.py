"""The tags, the comments and the words of a page, each with its place in it.

lxml, which reads pages elsewhere, tells lines at most. So a page is read again here, by the rules of the HTML
standard as far as they say where a tag ends; what is wrong in a page is read as words rather than lost.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a stretch of a page is."""

    WORDS = auto()
    OPEN = auto()
    CLOSE = auto()
    COMMENT = auto()
    DECLARATION = auto()


class Token(NamedTuple):
    """A stretch of a page; ``name`` is that of a tag in small letters, or the text of a comment."""

    kind: Kind
    start: int
    end: int
    name: str = ""


_TAG = re.compile(r"""<(/?)([A-Za-z][^\s/>]*+)(?>[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+>""")
_LETTER = re.compile(r"</?[A-Za-z]")
_COMMENT = re.compile(r"<!--(?:-?>|(.*?)--!?>)", re.DOTALL)
_DECLARATION = re.compile(r"<[!?/][^>]*>")
_UNREAD = frozenset(
    {"script", "style", "title", "textarea", "noscript", "iframe", "noembed", "noframes", "xmp", "template", "svg",
     "select", "datalist", "button", "object", "video", "audio", "canvas", "map"}
)  # fmt: skip
"""The elements whose content is no part of the text: programs, forms, and what stands in for pictures."""
_CODE = re.compile(r"\s*<code\b", re.IGNORECASE)


def tokens(page: str) -> Iterator[Token]:
    """Yield the stretches of a page in order; what shows nothing (a script) and code is left out."""
    at = words = 0
    endless: set[Kind] = set()
    unclosed: set[str] = set()
    while (begin := page.find("<", at)) >= 0:
        token = _markup(page, begin, endless)
        if token is None:
            at = begin + 1
            continue
        if words < begin:
            yield Token(Kind.WORDS, words, begin)
        yield token
        at = words = _behind(page, token, unclosed)
    if words < len(page):
        yield Token(Kind.WORDS, words, len(page))


def _markup(page: str, begin: int, endless: set[Kind]) -> Token | None:
    """Return what begins with the ``<`` at ``begin``; None where that is a sign like any other.

    What never ends is such a sign, and so is its like behind it, which is then noted in ``endless``.
    """
    sign, letter = page[begin + 1 : begin + 2], _LETTER.match(page, begin) is not None
    if page.startswith("<!--", begin):
        kind, pattern = Kind.COMMENT, _COMMENT
    elif sign in {"!", "?"} or (sign == "/" and not letter):
        kind, pattern = Kind.DECLARATION, _DECLARATION
    elif letter:
        kind, pattern = Kind.OPEN, _TAG
    else:
        return None
    found = None if kind in endless else pattern.match(page, begin)
    if found is None:
        endless.add(kind)
        return None
    if kind is Kind.COMMENT:
        return Token(kind, begin, found.end(), found[1] or "")
    if kind is Kind.DECLARATION:
        return Token(kind, begin, found.end(), found[0][2:-1].lower())
    return Token(Kind.CLOSE if found[1] else kind, begin, found.end(), found[2].lower())


def _behind(page: str, token: Token, unclosed: set[str]) -> int:
    """Return where to go on behind a tag: at its element's end where the element holds no text.

    An element that is never closed is read: the rest of the page must not be lost. It is noted in ``unclosed``.
    """
    code = token.name == "pre" and _CODE.match(page, token.end)
    if token.kind is not Kind.OPEN or not (code or token.name in _UNREAD) or page[token.end - 2] == "/":
        return token.end
    if token.name in unclosed:
        return token.end
    depth = 1
    for tag in re.compile(rf"<(/?){token.name}(?=[\s/>])", re.IGNORECASE).finditer(page, token.end):
        # Only a template, a drawing and an object can stand in their like: elsewhere the tag is text.
        depth += -1 if tag[1] else token.name in {"template", "svg", "object"}
        if depth == 0:
            return tag.start()
    unclosed.add(token.name)
    return token.end
