"""The comments of a web page that tell factcheck something, and which paragraphs of its article they are about."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import groupby

from checker.documents.comments import COMMENT, Comment, words_of
from checker.documents.html_places import PagePlaces
from checker.documents.html_tokens import Kind, Token, tokens
from checker.documents.html_words import BLOCKS
from checker.documents.lines import Lines
from checker.model import Span

_WORD = re.compile(r"\w")


def comments_of_page(places: PagePlaces, text: str) -> tuple[Comment, ...]:
    """Return the comments of a page whose article was extracted as ``text``.

    A comment is about the block that it stands in (a ``p``, a ``li``) or, where that holds no words, about the next
    one that does.
    """
    if COMMENT.search(places.page) is None:
        return ()
    lines = Lines(places.page)
    article = _Article(places, text)
    found: list[Comment] = []
    waiting: list[Token] = []
    for block in _blocks(places.page):
        waiting.extend(token for token in block if token.kind is Kind.COMMENT)
        if any(_shows(places.page, token) for token in block):
            about = article.within(block[0].start, block[-1].end) if waiting else None
            found.extend(_comments(waiting, lines, about))
            waiting = []
    found.extend(_comments(waiting, lines, None))
    return tuple(found)


class _Article:
    """The lines of an article's text, by where in the page their characters stand."""

    def __init__(self, places: PagePlaces, text: str) -> None:
        self._lines: list[Span] = []
        stands: list[tuple[int, int]] = []
        start = 0
        for number, line in enumerate(text.split("\n")):
            end = start + len(line)
            self._lines.append(Span(start=start, end=end))
            known = (places.place(at) for at in range(start, end))
            stands.extend((place[0], number) for place in known if place)
            start = end + 1
        self._stands = sorted(stands)

    def within(self, start: int, end: int) -> Span | None:
        """Return the lines that stand in a stretch of the page; None if none does."""
        first, behind = bisect_left(self._stands, (start, 0)), bisect_left(self._stands, (end, 0))
        numbers = {number for _, number in self._stands[first:behind]}
        if not numbers:
            return None
        return Span(start=self._lines[min(numbers)].start, end=self._lines[max(numbers)].end)


def _blocks(page: str) -> Iterator[Sequence[Token]]:
    """Yield what stands between two tags that part paragraphs."""
    for parting, block in groupby(tokens(page), key=lambda token: token.name in BLOCKS and _is_tag(token)):
        if not parting:
            yield list(block)


def _is_tag(token: Token) -> bool:
    return token.kind in (Kind.OPEN, Kind.CLOSE)


def _shows(page: str, token: Token) -> bool:
    return token.kind is Kind.WORDS and _WORD.search(unescape(page[token.start : token.end])) is not None


def _comments(found: Sequence[Token], lines: Lines, about: Span | None) -> Iterator[Comment]:
    start = about.start if about else 0
    for token in found:
        mark = COMMENT.fullmatch(f"<!--{token.name}-->")
        if mark is not None:
            spot = lines.spot(Span(start=token.start, end=token.end))
            yield Comment(words_of(mark["words"]), Span(start=start, end=start), spot, about)
