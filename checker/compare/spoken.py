"""What a speaker said around a claim: how a quotation may go on beyond the passage that the claim rests on."""

from collections.abc import Callable, Sequence

from checker.compare.quoting import stretches
from checker.documents.prose import shown_words
from checker.model import AttributionKind, Claim, Markup, Quote

PassagesOf = Callable[[str, str], Sequence[Quote]]
"""Gives the passages of a source that claims of a speaker rest on, in the source's order."""
TextOf = Callable[[str], str]
"""Gives the text of a source by its id; "" where it cannot be read."""


class Spoken:
    """The passages of each speaker in each source; a source is read when a quotation asks for it, not before."""

    def __init__(self, passages_of: PassagesOf, text_of: TextOf) -> None:
        self._passages_of = passages_of
        self._text_of = text_of

    def around(self, claim: Claim, markup: Markup | None) -> tuple[str, ...]:
        """Return the passages in a row that hold a claim's, joined, and the source from end to end of each."""
        quote = claim.quote
        if quote is None or claim.attribution.kind is AttributionKind.NARRATED:
            return ()
        rows = stretches(quote, self._passages_of(quote.source, claim.speaker))
        text = self._text_of(quote.source) if rows else ""
        found: dict[str, None] = {}
        for row in rows:
            in_full = text[row[0].start : row[-1].end]
            found |= dict.fromkeys(words for words in (" ".join(one.exact for one in row), in_full) if words)
        return tuple(shown_words(words, markup) for words in found)
