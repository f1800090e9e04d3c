"""The words of a source that a claim rests on, with what stands around them."""

from pydantic import BaseModel, ConfigDict

from checker.model import Claim
from checker.store import Store

AROUND = 600
"""So many characters are shown on each side, if nothing else is asked for."""
_SLACK = 40
"""So far is looked for the end of a word to cut at."""


class Passage(BaseModel):
    """A stretch of a source's text; offsets are Unicode code points of that text."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    start: int
    """Where the words begin."""
    end: int
    words: str
    """The words that the claim rests on, as the store has them."""
    stands: bool
    """Whether the source has these words there."""
    offset: int
    """Where `before` begins."""
    before: str
    there: str
    """What the source has between `start` and `end`."""
    after: str
    from_start: bool
    """Whether `before` begins where the text does."""
    to_end: bool
    """Whether `after` ends where the text does."""


def passage_of(claim: Claim, store: Store, *, around: int) -> Passage | None:
    """Return what a claim rests on; None where it has no quote, or its source no text."""
    quote = claim.quote
    if quote is None or not store.has_text(quote.source):
        return None
    text = store.text(quote.source)
    start, end = min(quote.start, len(text)), min(quote.end, len(text))
    first, last = (
        _word_start(text, max(0, start - around), start),
        _word_end(text, min(len(text), end + around), end),
    )
    return Passage(
        start=quote.start,
        end=quote.end,
        words=quote.exact,
        stands=text[quote.start : quote.end] == quote.exact,
        offset=first,
        before=text[first:start],
        there=text[start:end],
        after=text[end:last],
        from_start=first == 0,
        to_end=last == len(text),
    )


def _word_start(text: str, at: int, limit: int) -> int:
    """Return where the next word begins, from ``at`` on but before ``limit``."""
    if at == 0:
        return 0
    space = next((place for place in range(at, min(limit, at + _SLACK)) if text[place].isspace()), None)
    return at if space is None else space + 1


def _word_end(text: str, at: int, limit: int) -> int:
    """Return where the last word before ``at`` ends, but not before ``limit``."""
    if at == len(text):
        return at
    space = next((place for place in range(at - 1, max(limit, at - _SLACK), -1) if text[place].isspace()), None)
    return at if space is None else space
