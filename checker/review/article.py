"""What a page shows of an article: its claims in the order of the text, cues, speakers, and what is missed."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.documents.prose import prose_of
from checker.extract import Place
from checker.model import AttributionKind, Claim, Source, Span, Speaker, Status
from checker.text.quotations import quotations
from checker.text.unnamed import is_unnamed
from checker.worth import Worth, worth

FEWEST_WORDS = 3
"""A quotation of fewer words is a title or a word set apart, hardly a claim."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Entry(NamedTuple):
    """A claim with its number on the page and how worth checking it is.

    ``file`` and ``line`` say where it stands in the store, ``link`` is the way there from the page; None where it
    is written nowhere.
    """

    number: int
    claim: Claim
    worth: Worth
    file: str | None = None
    line: int | None = None
    link: str | None = None

    @property
    def span(self) -> Span | None:
        """Where in the source the claim stands."""
        quote = self.claim.quote
        return None if quote is None else Span(start=quote.start, end=quote.end)


class Article(NamedTuple):
    """A source with all that is marked in it; spans point into ``text``."""

    source: Source
    text: str
    entries: tuple[Entry, ...]
    cues: tuple[Span, ...]
    speakers: tuple[Span, ...]
    missed: tuple[Span, ...]

    @property
    def kinds(self) -> Mapping[AttributionKind, int]:
        """How many claims there are of each kind."""
        kinds = [entry.claim.attribution.kind for entry in self.entries]
        return {kind: kinds.count(kind) for kind in AttributionKind}

    @property
    def names(self) -> int:
        """How many speakers there are."""
        return len({entry.claim.speaker for entry in self.entries})

    @property
    def unresolved(self) -> int:
        """How many claims have a speaker whom nobody named yet."""
        return sum(is_unnamed(entry.claim.speaker) for entry in self.entries)

    @property
    def for_review(self) -> int:
        """How many claims are drafts."""
        return sum(entry.claim.status is Status.DRAFT for entry in self.entries)


class Held(NamedTuple):
    """A claim as it was found in the store, or nowhere yet."""

    claim: Claim
    file: str | None = None
    line: int | None = None
    link: str | None = None


def article_of(
    source: Source, text: str, held: Sequence[Held], places: Sequence[Place], speakers: Mapping[str, Speaker]
) -> Article:
    """Return what a page shows of a source.

    ``held`` are its claims, ``places`` where cues and speakers stand; ``speakers`` are known by the names that the
    claims give them.
    """
    end = len(text)
    ordered = sorted(
        held, key=lambda one: (one.claim.quote.start, one.claim.quote.end) if one.claim.quote else (end, 0)
    )
    entries = tuple(
        Entry(number, one.claim, worth(one.claim, speakers.get(one.claim.speaker)), one.file, one.line, one.link)
        for number, one in enumerate(ordered, 1)
    )
    return Article(
        source,
        text,
        entries,
        tuple(sorted({place.cue for place in places if place.cue}, key=_start)),
        tuple(sorted({place.speaker for place in places if place.speaker}, key=_start)),
        tuple(missed(source, text, [entry.span for entry in entries if entry.span])),
    )


def missed(source: Source, text: str, claimed: Sequence[Span]) -> list[Span]:
    """Return what stands in quotation marks and in no claim, where it is long enough to say something."""
    prose = prose_of(text, source.markup)
    inner = (prose.place(mark.inner) for mark in quotations(prose.text))
    left = (rest for span in inner for rest in _without(span, claimed))
    return [span for span in left if len(_WORD.findall(span.of(text))) >= FEWEST_WORDS]


def _without(span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return what is left of a span where others are taken out of it."""
    left, at = [], span.start
    for other in sorted(taken, key=_start):
        if other.end <= at or other.start >= span.end:
            continue
        if other.start > at:
            left.append(Span(start=at, end=other.start))
        at = max(at, other.end)
    if at < span.end:
        left.append(Span(start=at, end=span.end))
    return left


def _start(span: Span) -> int:
    return span.start
