"""A claim with what the store knows around it: read once, and used for every statement beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.compare.background import Background
from checker.compare.reading import Reading
from checker.documents.prose import shown_words
from checker.extract import read_statement
from checker.model import AttributionKind, Claim, Markup, Speaker, Statement
from checker.text.named import named

_TELLING = 2
"""So many names must a draft and a source have, for it to tell something that they share none."""


def share_no_name(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two texts, by the keys of what they name, name enough to tell, and nothing in common."""
    return min(len(mine), len(theirs)) >= _TELLING and mine.isdisjoint(theirs)


@dataclass(frozen=True)
class Record:
    """A claim with what the store knows around it, read once and used for every statement."""

    claim: Claim
    speaker: Speaker
    markup: Markup | None = None
    """What the claim's source is written in."""
    around: Callable[[], Sequence[str]] | None = None
    """Finds what the speaker said around the claim."""
    source: Callable[[], str] | None = None
    """Gives the text of the claim's source; "" where it cannot be read."""

    @cached_property
    def passage(self) -> str:
        """The words that the claim rests on, as a reader sees them; empty where it rests on none."""
        return shown_words(self.claim.quote.exact, self.markup) if self.claim.quote else ""

    @cached_property
    def beside(self) -> Sequence[str]:
        """The claim's passage with more words of its speaker around it: how a quotation may go on."""
        return self.around() if self.around else ()

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of what its source names, and the claim itself; none where the source cannot be read."""
        text = self.source() if self.source else ""
        return named(text) | self._names if text else frozenset()

    @cached_property
    def _names(self) -> frozenset[str]:
        """The keys of what the claim itself names, its context and its speaker."""
        known = (self.claim.text, self.claim.context or "", self.speaker.name, *self.speaker.aliases)
        return frozenset().union(*map(named, known))

    def shares_no_name(self, mine: frozenset[str]) -> bool:
        """Whether a text, by the keys of what it names, has no name in common with the source; see the function.

        The source is read for its names only where the claim's own have not told already.
        """
        return len(mine) >= _TELLING and mine.isdisjoint(self._names) and share_no_name(mine, self.named)

    @cached_property
    def said(self) -> Reading:
        """The claim's own words."""
        return Reading(self.claim.text, self.claim.said_on)

    @cached_property
    def told(self) -> Statement | None:
        """The claim taken apart, where it puts words in a mouth; None if not, or if the outlet reports it."""
        narrated = self.claim.attribution.kind is AttributionKind.NARRATED
        return None if narrated or (self.spoken and self.spoken.unsaid) else self.spoken

    @cached_property
    def spoken(self) -> Statement | None:
        """The claim taken apart, where its own words tell what somebody said, or did not say; None if not."""
        if not any(map(str.isalnum, self.claim.text)):
            return None
        read = read_statement(self.claim.text)
        return read if read.attributed else None

    @cached_property
    def background(self) -> Background:
        """The keys of what a statement may mention because everybody knows it: the quote, the context, who spoke.

        These words are on record, so they do not make a statement go beyond the claim; but they are not the
        claim, so nothing is contradicted by them.
        """
        roles = [f"{role.title} {role.affiliation or ''}" for role in self.speaker.roles]
        around = "\n".join([self.passage, self.claim.context or "", self.claim.speaker, *roles])
        return Background(Reading(around, self.claim.said_on))
