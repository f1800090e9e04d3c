"""What a speaker said around a claim: how a quotation may go on beyond the passage that the claim rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from checker.compare.quoting import stretches
from checker.documents.prose import shown_words
from checker.model import AttributionKind, Claim, Markup, Quote

TextOf = Callable[[str], str]
"""Gives the text of a source by its id; "" where it cannot be read."""


class Spoken:
    """The passages of each speaker in each source; a source is read when a quotation asks for it, not before."""

    def __init__(self, claims: Iterable[Claim], text_of: TextOf | None) -> None:
        self._claims = claims
        self._text_of = text_of or (lambda _: "")

    def around(self, claim: Claim, markup: Markup | None) -> tuple[str, ...]:
        """Return the passages in a row that hold a claim's, joined, and the source from end to end of each."""
        quote = claim.quote
        if quote is None or claim.attribution.kind is AttributionKind.NARRATED:
            return ()
        rows = stretches(quote, self._passages.get((quote.source, claim.speaker), ()))
        text = self._text_of(quote.source) if rows else ""
        found: dict[str, None] = {}
        for row in rows:
            in_full = text[row[0].start : row[-1].end]
            found |= dict.fromkeys(words for words in (" ".join(one.exact for one in row), in_full) if words)
        return tuple(shown_words(words, markup) for words in found)

    @cached_property
    def _passages(self) -> Mapping[tuple[str, str], Sequence[Quote]]:
        found: dict[tuple[str, str], list[Quote]] = {}
        for claim in self._claims:
            if claim.quote is not None:
                found.setdefault((claim.quote.source, claim.speaker), []).append(claim.quote)
        return {key: sorted(quotes, key=lambda quote: quote.start) for key, quotes in found.items()}
