"""Claims that are new or changed, into the files of their sources."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.errors import UnusableInput
from checker.model import Claim
from checker.store import Workspace
from checker.store.reading import PlacedClaim
from checker.store.saving import transform_claims


class Change(NamedTuple):
    """A claim of a source as it was, None for a new one, and as it is to be."""

    source: str
    before: Claim | None
    after: Claim


def source_of(claim: Claim) -> str:
    """Return the source of a claim that has a quote."""
    assert claim.quote is not None
    return claim.quote.source


def write_changes(workspace: Workspace, changes: Iterable[Change]) -> None:
    """Write changes file by file; comments and all that does not change stay as they are.

    Raises:
        UnusableInput: a claim is not any more what it was when the change was worked out, or a file cannot be
            rewritten.
    """
    by_source: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_source[change.source].append(change)
    for source, some in sorted(by_source.items()):

        def merge(existing: Sequence[PlacedClaim], some: Sequence[Change] = some) -> Sequence[Claim]:
            now = {placed.claim.id: placed.claim for placed in existing}
            for change in some:
                if now.get(change.after.id) != change.before:
                    message = f"the claim {change.after.id!r} was changed by somebody else meanwhile"
                    raise UnusableInput(message, cure="run the command again")
            return [change.after for change in some]

        transform_claims(workspace, source, merge)
