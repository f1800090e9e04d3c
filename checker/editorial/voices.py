"""How many stand behind what a draft says in its own voice: one speaker, or one source that tells it, is few.

A statement that names its speaker leaves it to the reader whether to believe them. One in the draft's own voice
vouches for it; then two must say so, or the one be named.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.compare.who import is_personal
from checker.model import (
    AttributionKind,
    Claim,
    Label,
    Match,
    Rating,
    Relation,
    Speaker,
    SpeakerKind,
    Statement,
    Verdict,
)
from checker.pipeline import Desk
from checker.text.names import name_words

_CONFIRMED = frozenset({Rating.TRUE, Rating.MOSTLY_TRUE})


class Lone(NamedTuple):
    """Who alone says what a draft says in its own voice; ``narrated``: a source tells it, and names nobody."""

    claim: Claim
    narrated: bool

    @property
    def message(self) -> str:
        """What an editor is told."""
        when = f" on {self.claim.said_on}" if self.claim.said_on else ""
        if self.narrated:
            return f"One source: {self.claim.speaker} reported it{when}; find a second"
        return f"One source: {self.claim.speaker} said so{when}; say who says it, or find a second"


def lone_voice(desk: Desk, verdict: Verdict) -> Lone | None:
    """Return who alone stands behind a statement, or a part of it; None where two do, or the draft says who."""
    statement = verdict.statement
    if verdict.label is not Label.SUPPORTED or statement.attributed or statement.speaker or statement.quoted:
        return None
    for matches in _held(verdict):
        claims = [match.claim for match in matches if match.relation is Relation.SUPPORTS]
        if not claims or any(claim.rating in _CONFIRMED for claim in claims) or len(_voices(claims)) > 1:
            continue
        lone = claims[0]
        if not _named(desk.shelf.speaker(lone.speaker), statement):
            return Lone(lone, lone.attribution.kind is AttributionKind.NARRATED)
    return None


def _held(verdict: Verdict) -> Iterable[Sequence[Match]]:
    """Yield the claims beside the statement, or beside each of its parts where no claim says the whole of it."""
    parts = verdict.parts
    apart = parts and all(part.label is Label.SUPPORTED for part in parts)
    whole = bool(verdict.matches) and not apart
    yield from [verdict.matches] if whole else [part.matches for part in parts]


def _voices(claims: Sequence[Claim]) -> set[str]:
    """Return who says so on their own: a source that quotes somebody adds no voice by telling it, too."""
    spoken = {claim.speaker for claim in claims if claim.attribution.kind is not AttributionKind.NARRATED}
    through = {claim.quote.source for claim in claims if claim.quote and claim.speaker in spoken}
    told = {
        claim.speaker
        for claim in claims
        if claim.attribution.kind is AttributionKind.NARRATED
        and not (claim.quote and claim.quote.source in through)
    }
    return spoken | told


def _named(speaker: Speaker, statement: Statement) -> bool:
    """Whether a person who says so is the one that the statement is about: the reader sees who stands behind it."""
    words = name_words(speaker.name)
    person = speaker.kind is SpeakerKind.PERSON and is_personal(speaker.name)
    return bool(words) and person and words[-1] in name_words(statement.text)
