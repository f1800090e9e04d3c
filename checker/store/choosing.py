"""Which claims are meant: those of a speaker, by any of the names, and those of a source."""

from collections.abc import Iterable
from pathlib import PurePath

from checker.model import Claim
from checker.store.naming import fold
from checker.store.records import Store


def of_speaker(claims: Iterable[Claim], name: str, store: Store) -> list[Claim]:
    """Return those of ``claims`` whose speaker is written as ``name``, or goes by it."""
    folded = fold(name)
    ids = {speaker.id for speaker in store.speakers_named(name)}
    return [
        claim
        for claim in claims
        if fold(claim.speaker) == folded or ids & {known.id for known in store.speakers_named(claim.speaker)}
    ]


def source_of(claim: Claim, store: Store) -> str | None:
    """Return the source of a claim: its quote's, or else the one its file is called after."""
    if claim.quote:
        return claim.quote.source
    file, _ = store.place(claim.id)
    return PurePath(file).stem if file else None
