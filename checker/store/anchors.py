"""Where words stand in a source: to the letter, but for case, quotation marks and spaces, or nearly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.errors import UnusableInput
from checker.model import Quote, Span

_ALIKE = {char: f"[{re.escape(alike)}]" for alike in ("'‘’ʼ`´‹›‚‛", '"“”„‟«»', "-‐‑‒–—―−") for char in alike}
_PASSAGE = 45
NEAR = 80.0
"""From this similarity (0 to 100) on, a passage is offered as the one that was probably meant."""
_LARGEST = 300_000


def exact_places(text: str, words: str) -> list[Span]:
    """Return every place of ``words`` in ``text``, to the letter, in order; places do not overlap."""
    return [Span(start=at, end=at + len(words)) for at in _finds(text, words)]


def folded_places(text: str, words: str) -> list[Span]:
    """Return every place of ``words`` in ``text``, whatever the case, the quotes, the dashes and the spaces."""
    pattern = r"\s+".join(map(_folded_pattern, words.split()))
    if not pattern:
        return []
    return [Span(start=m.start(), end=m.end()) for m in re.finditer(pattern, text, re.IGNORECASE)]


def nearest_passage(text: str, words: str) -> Span | None:
    """Return the passage of ``text`` that is most like ``words``, widened to whole words; None where nothing is."""
    # Imported here: only a quote that is wrong needs it, and loading a good store must not pay for it.
    from rapidfuzz import fuzz

    if len(text) > _LARGEST or not words.strip() or len(text) < len(words):
        return None
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=NEAR)
    if found is None or found.dest_end <= found.dest_start:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    # The alignment is as long as the words, so it may start too early or end too late: go by the outermost words.
    first, last = words.split()[0], words.split()[-1]
    margin = max(len(words) // 5, 12)
    if (at := text.find(first, start, start + margin + len(first))) >= 0:
        start = at
    if (at := text.rfind(last, max(start, end - margin - len(last)), end)) >= 0:
        end = at + len(last)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where the words of a wrong quote really are: a message about it, and what would be right."""

    message: str
    cure: str


def whereabouts(text: str, quote: Quote) -> Whereabouts:
    """Say where the words of ``quote`` stand in ``text``, given that they do not stand at its offsets."""
    stated = f"{quote.start} to {quote.end}"
    places = exact_places(text, quote.exact)
    if len(places) == 1:
        place = places[0]
        message = f"the words of the quote do not stand at {stated} but at {offsets(text, place)}"
        return Whereabouts(message, f"write start: {place.start}, end: {place.end}")
    if places:
        message = f"the words of the quote do not stand at {stated} but in {len(places)} other places"
        choices = "; ".join(offsets(text, place) for place in places[:3])
        return Whereabouts(message, f"take the offsets of one: {choices}")
    missing = "the source does not have the words of the quote"
    like = next(iter(folded_places(text, quote.exact)), None) or nearest_passage(text, quote.exact)
    if like is not None:
        message = f"{missing}; at {offsets(text, like)} it has {excerpt(text, like)}"
        return Whereabouts(message, f"take over its words, with start: {like.start}, end: {like.end}")
    end = min(max(quote.start, quote.end), len(text))
    there = excerpt(text, Span(start=min(quote.start, end), end=end))
    cure = "quote the source to the letter, or retract the claim"
    return Whereabouts(f"{missing}; at {stated} it has {there}", cure)


def find_quote(text: str, source: str, words: str, *, start: int | None = None) -> Quote:
    """Return the quote of the exact ``words`` in the ``text`` of a source.

    ``start`` is its offset, needed only where the words stand there more than once. Raises ``UnusableInput`` where
    they do not stand there to the letter, or in several places.
    """
    words = words.strip()
    if not words:
        raise UnusableInput("the quote is empty", cure="give the words as the source has them")
    places = exact_places(text, words)
    if start is not None:
        if not text.startswith(words, start) or start < 0:
            where = "; ".join(offsets(text, place) for place in places[:5]) or "nowhere"
            raise UnusableInput(
                f"the words do not stand at {start} in the source {source!r}", cure=f"they stand at: {where}"
            )
        return Quote(source=source, start=start, end=start + len(words), exact=words)
    if len(places) == 1:
        return Quote(source=source, start=places[0].start, end=places[0].end, exact=words)
    if places:
        several = "; ".join(f"--start {place.start} (line {line_at(text, place.start)})" for place in places[:5])
        message = f"the words stand in {len(places)} places of the source {source!r}"
        raise UnusableInput(message, cure=f"say which: {several}")
    like = next(iter(folded_places(text, words)), None) or nearest_passage(text, words)
    message = f"the words do not stand in the source {source!r}"
    if like is None:
        raise UnusableInput(message, cure=f"copy them from it: `factcheck sources show {source} --text`")
    raise UnusableInput(message, cure=f"it has, on line {line_at(text, like.start)}: {like.of(text)!r}")


def line_at(text: str, offset: int) -> int:
    """Return the line, from 1, of an offset in ``text``."""
    return text.count("\n", 0, offset) + 1


def offsets(text: str, place: Span) -> str:
    """Return a place in ``text`` in words, with its line."""
    return f"{place.start} to {place.end} (line {line_at(text, place.start)})"


def excerpt(text: str, place: Span) -> str:
    """Return the words at ``place``, shortened in the middle, on one line, in quotation marks."""
    words = " ".join(place.of(text).split())
    if len(words) > 2 * _PASSAGE:
        words = f"{words[:_PASSAGE].rstrip()} … {words[-_PASSAGE:].lstrip()}"
    return f"“{words}”"


def _finds(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _folded_pattern(word: str) -> str:
    return "".join(_ALIKE.get(char, re.escape(char)) for char in word)
