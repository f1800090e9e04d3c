"""A workspace -> the store in memory, or one line about why it cannot be used."""

from collections.abc import Collection
from pathlib import Path

from checker.errors import UnusableInput
from checker.store.checks import check
from checker.store.codes import Rule
from checker.store.reading import Reading, read_store
from checker.store.records import Store
from checker.store.workspace import Workspace

NO_CLAIM = "there is no claim in the store"
NO_CLAIM_CURE = "add a source with `factcheck sources add FILE`, then run `factcheck extract --all`"


def load(workspace: Workspace, *, claims_dir: Path | None = None, tolerated: Collection[Rule] = ()) -> Store:
    """Load the store of a workspace, or the claims in ``claims_dir`` with the sources that belong to them.

    ``tolerated`` are kinds of problems that do not matter to the caller: a review is where quotes that are not
    found any more are cured.

    Raises ``UnusableInput`` when anything in it is broken, and when there is no claim in it: a check against
    nothing must not pass.
    """
    if claims_dir is not None:
        workspace = workspace.with_claims(claims_dir)
    return store_of(sound(read_store(workspace), workspace, tolerated=tolerated))


def sound(reading: Reading, workspace: Workspace, *, tolerated: Collection[Rule] = ()) -> Reading:
    """Return what was read of a store, checked; see ``load`` for what is ``tolerated``, and what it raises."""
    check(reading)
    codes = {rule.code for rule in tolerated}
    errors = [problem for problem in reading.problems.errors() if problem.code not in codes]
    if errors:
        first, more = errors[0], len(errors) - 1
        cure = f"{first.cure} (and {more} more: run `factcheck lint`)" if more else first.cure
        raise UnusableInput(first.message, cure=cure, file=first.file, line=first.line)
    if not reading.claims:
        raise UnusableInput(NO_CLAIM, cure=NO_CLAIM_CURE, file=workspace.name(workspace.claims_dir))
    return reading


def store_of(reading: Reading) -> Store:
    """Make a store of what was read."""
    return Store(
        (placed.claim for placed in reading.claims),
        (placed.source for placed in reading.sources.values()),
        (placed.speaker for placed in reading.speakers),
        texts={key: placed.text for key, placed in reading.sources.items() if placed.text is not None},
        places={placed.claim.id: (placed.file, placed.line()) for placed in reading.claims},
    )
