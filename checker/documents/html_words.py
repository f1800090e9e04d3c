"""A page as the words that show: paragraphs, and for each character its place in the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from html.entities import html5

from checker.documents.html_tokens import Kind, Token, tokens
from checker.model import Span

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
     "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
     "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search",
     "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
"""The elements that part what stands in them from what stands around them."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PIECE = re.compile(
    r"[^\s&]++(?: [^\s&]++)*+|\s++|&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]{1,31}+;?)|&"
)
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
"""Characters that show nothing: they tell where a word may be broken."""


@dataclass(frozen=True)
class PageWords:
    """The words of a page, a blank line between its blocks, and the place of each of their characters.

    ``whole`` says that the page is a page, and no fragment of one. A blank stands for any white space, and a line
    end for a break; blank lines have the empty places where blocks meet.
    """

    page: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    headings: tuple[Span, ...]
    quotes: tuple[Span, ...]
    whole: bool

    def place(self, at: int) -> tuple[int, int]:
        """Return where in the page a character of the text stands."""
        return self.starts[at], self.ends[at]


class _Writing:
    """The words as they are put together."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.count = 0
        self.waiting = ""
        self.last = ""

    def put(self, char: str, start: int, end: int) -> None:
        """Put down characters that have one place together."""
        self.part(start)
        self.chars.append(char)
        self.starts.extend([start] * len(char))
        self.ends.extend([end] * len(char))
        self.count += len(char)
        self.last = char

    def word(self, word: str, start: int) -> None:
        """Put down characters that stand as they are."""
        shown = word if word.isascii() else word.translate(_UNSEEN)
        self.part(start)
        self.chars.append(shown)
        if len(shown) == len(word):
            self.starts.extend(range(start, start + len(word)))
            self.ends.extend(range(start + 1, start + len(word) + 1))
        else:
            kept = [at for at, char in enumerate(word, start) if ord(char) not in _UNSEEN]
            self.starts.extend(kept)
            self.ends.extend(at + 1 for at in kept)
        self.count += len(shown)
        self.last = shown or self.last

    def blank(self, start: int, end: int) -> None:
        """Put down white space; what is there already grows where it goes on."""
        if self.waiting or not self.count:
            return
        if not self.last.isspace():
            self.put(" ", start, end)
        elif self.last == " " and self.ends[-1] == start:
            self.ends[-1] = end

    def broken(self, parting: str) -> None:
        """Note that a line or a block ends here; nothing is put down before more words come."""
        if self.count and len(parting) > len(self.waiting):
            self.waiting = parting

    def part(self, start: int) -> None:
        """Put down what parts the words before from those that begin at ``start``."""
        if not self.waiting:
            return
        if self.last == " ":
            self.chars.pop()
            self.starts.pop()
            self.ends.pop()
            self.count -= 1
        place = self.ends[-1] if self.ends else start
        self.chars.append(self.waiting)
        self.starts.extend([place] * len(self.waiting))
        self.ends.extend([place] * len(self.waiting))
        self.count += len(self.waiting)
        self.last, self.waiting = self.waiting, ""


def page_words(page: str) -> PageWords:
    """Return the words of a page that show."""
    writing = _Writing()
    opened: dict[str, list[int]] = {}
    spans: dict[str, list[Span]] = {"h": [], "blockquote": []}
    whole = False
    for token in tokens(page):
        if token.kind is Kind.WORDS:
            _write(writing, page, token)
        elif token.kind is Kind.DECLARATION:
            whole = whole or token.name.startswith("doctype")
        elif token.kind is not Kind.COMMENT:
            whole = whole or token.name in {"html", "head", "body", "title"}
            if token.name == "br":
                writing.broken("\n")
            if token.name in BLOCKS:
                writing.broken("\n\n")
                key = "h" if token.name in _HEADINGS else token.name
                if key in spans and token.kind is Kind.OPEN:
                    opened.setdefault(token.name, []).append(writing.count)
                elif key in spans and opened.get(token.name):
                    begin = opened[token.name].pop()
                    if begin < writing.count:
                        spans[key].append(Span(start=begin, end=writing.count))
    text = "".join(writing.chars).rstrip()
    within = {key: tuple(_tight(span, text) for span in sorted(found, key=_start)) for key, found in spans.items()}
    return PageWords(
        page, text, writing.starts[: len(text)], writing.ends[: len(text)], within["h"], within["blockquote"], whole
    )


def _write(writing: _Writing, page: str, token: Token) -> None:
    for piece in _PIECE.finditer(page, token.start, token.end):
        written, start, end = piece[0], piece.start(), piece.end()
        if written[0] == "&":
            shown, end = _entity(written, start)
            if shown.isspace():
                writing.blank(start, end)
            elif shown.translate(_UNSEEN):
                writing.put(shown, start, end)
            if end < piece.end():
                writing.word(page[end : piece.end()], end)
        elif written[0].isspace():
            writing.blank(start, end)
        else:
            writing.word(written, start)


def _entity(written: str, start: int) -> tuple[str, int]:
    """Return what an entity shows and where it ends; a name without a semicolon may be the head of a word."""
    if written.startswith("&#") or written[1:] in html5:
        return unescape(written), start + len(written)
    for length in range(len(written) - 1, 1, -1):
        if written[1 : length + 1] in html5:
            return html5[written[1 : length + 1]], start + length + 1
    return "&", start + 1


def _tight(span: Span, text: str) -> Span:
    """Return a span without the white space at its edges."""
    words = span.of(text)
    return Span(start=span.start + len(words) - len(words.lstrip()), end=span.start + len(words.rstrip()))


def _start(span: Span) -> int:
    return span.start
