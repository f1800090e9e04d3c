"""A paragraph cut where marks begin and end, so that marks may overlap and HTML still nests."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.model import Span
from checker.review.article import Article, Entry


class Stretch(NamedTuple):
    """Words under the same marks.

    ``claims`` are those that cover it, the shortest first; ``opens`` those of them that begin here. ``missed`` is
    the number of the quotation that it belongs to and that no claim covers.
    """

    text: str
    claims: tuple[Entry, ...]
    opens: tuple[Entry, ...]
    cue: bool
    speaker: bool
    missed: int | None


def stretches(article: Article, paragraph: Span) -> Iterator[Stretch]:
    """Yield the stretches of a paragraph, which together are all of it."""
    covering = [(entry.span, entry) for entry in article.entries if entry.span and _meet(entry.span, paragraph)]
    cues = [span for span in article.cues if _meet(span, paragraph)]
    speakers = [span for span in article.speakers if _meet(span, paragraph)]
    missed = [(span, number) for number, span in enumerate(article.missed, 1) if _meet(span, paragraph)]
    marked = [*(span for span, _ in covering), *cues, *speakers, *(span for span, _ in missed)]
    for start, end in cut(paragraph, marked):
        here = sorted(
            (len(span.of(article.text)), -entry.number, entry)
            for span, entry in covering
            if span.start <= start < span.end
        )
        claims = tuple(entry for _, _, entry in here)
        yield Stretch(
            article.text[start:end],
            claims,
            tuple(entry for entry in claims if entry.span and entry.span.start == start),
            any(span.start <= start < span.end for span in cues),
            any(span.start <= start < span.end for span in speakers),
            next((number for span, number in missed if span.start <= start < span.end), None),
        )


def cut(whole: Span, marked: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Yield where the stretches of ``whole`` start and end, cut at the edges of what is marked in it."""
    edges = {whole.start, whole.end}
    edges.update(at for span in marked for at in (span.start, span.end) if whole.start < at < whole.end)
    yield from pairwise(sorted(edges))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
