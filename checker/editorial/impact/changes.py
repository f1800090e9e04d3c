"""What changed in a claim store between two days."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from checker.model import Claim, Status
from checker.store import Store


class Change(StrEnum):
    """What became of a claim; where several things did, the gravest."""

    ADDED = "added"
    REMOVED = "removed"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"
    RATED = "rated"
    CHANGED = "changed"


class ClaimChange(NamedTuple):
    """A claim that is not what it was; ``fields`` are the keys that differ, where it was there and still is."""

    id: str
    change: Change
    fields: tuple[str, ...]
    before: Claim | None
    after: Claim | None

    @property
    def claim(self) -> Claim:
        """The claim as it is now or, where it is gone, as it was."""
        claim = self.after or self.before
        assert claim is not None
        return claim


def changes_between(before: Store, after: Store) -> tuple[ClaimChange, ...]:
    """Return the claims that differ between two stores: those of the second, then those that are gone."""
    return tuple(_changes(before, after))


def without(store: Store, claim_id: str) -> Store:
    """Return a store as it would be if a claim were retracted."""
    kept = [claim for claim in store.claims if claim.id != claim_id]
    places = {claim.id: (file, line) for claim in kept for file, line in [store.place(claim.id)] if file and line}
    texts = {source.id: store.text(source.id) for source in store.sources if store.has_text(source.id)}
    return Store(kept, store.sources, store.speakers, texts=texts, places=places)


def _changes(before: Store, after: Store) -> Iterator[ClaimChange]:
    for claim in after.claims:
        was = before.claim(claim.id)
        if was is None:
            yield ClaimChange(claim.id, Change.ADDED, (), None, claim)
        elif was != claim:
            fields = tuple(name for name in Claim.model_fields if getattr(was, name) != getattr(claim, name))
            yield ClaimChange(claim.id, _kind(was, claim), fields, was, claim)
    for claim in before.claims:
        if after.claim(claim.id) is None:
            yield ClaimChange(claim.id, Change.REMOVED, (), claim, None)


def _kind(was: Claim, claim: Claim) -> Change:
    if was.status is not Status.RETRACTED and claim.status is Status.RETRACTED:
        return Change.RETRACTED
    if was.superseded_by != claim.superseded_by and claim.superseded_by is not None:
        return Change.SUPERSEDED
    if was.rating != claim.rating and claim.rating is not None:
        return Change.RATED
    return Change.CHANGED
