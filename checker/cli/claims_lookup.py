"""Claims looked up one by one, or by their words: in the archive of a large store, else in the store itself."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING

from checker.cli.claims_display import Record
from checker.errors import UnusableInput
from checker.model import Claim, Status
from checker.store import Store, Workspace, load
from checker.store.folders import is_large
from checker.store.reviewing import CURABLE

if TYPE_CHECKING:
    from checker.archive import Archive


def look_up(workspace: Workspace, claim_id: str) -> tuple[Claim, Record]:
    """Return the claim with this id, and what is known around it; its quote need not be where it should.

    Raises:
        UnusableInput: there is no such claim, or the store cannot be used.
    """
    archive = None
    with suppress(UnusableInput):  # a quote that is gone is no obstacle here; the store itself tells of all else
        archive = _archive(workspace)
    if archive is not None:
        return archive.claim(claim_id) or refuse(claim_id, archive.ids()), archive
    store = load(workspace, tolerated=CURABLE)
    return store.claim(claim_id) or refuse(claim_id, [one.id for one in store.claims]), store


def search(workspace: Workspace, words: str, *, limit: int) -> tuple[Sequence[Claim], Record]:
    """Return at most ``limit`` claims that share words with a text, the best first, and what is known around them.

    Retracted ones come last.
    """
    # Imported here: they bring the lexicon, which no other command about claims needs.
    from checker.archive import Memory
    from checker.search import Index

    record: Archive | Store
    archive = _archive(workspace)
    if archive is not None:
        near, retracted, record = archive.near(words, limit), archive.retracted(), archive
    else:
        store = load(workspace)
        near, record = Memory.of(store).near(words, limit), store
        retracted = [claim for claim in store.claims if claim.status is Status.RETRACTED]
    found = [*near, *Index(retracted).search(words, limit=limit)]
    return [one.claim for one in found if one.score > 0][:limit], record


def refuse(claim_id: str, known: Iterable[str]) -> Claim:
    """Refuse an id that no claim has.

    Raises:
        UnusableInput: always; with the id that was probably meant.
    """
    near = get_close_matches(claim_id, known, n=1)
    cure = f"did you mean {near[0]!r}?" if near else "see `factcheck claims list`"
    raise UnusableInput(f"the store has no claim {claim_id!r}", cure=cure)


def _archive(workspace: Workspace) -> "Archive | None":
    """Return the archive of a large store, brought up to date; None for a small one, which is read faster."""
    if not is_large(workspace):
        return None
    from checker.archive import Archive, open_shelf
    from checker.cli.watching import Watching

    shelf = open_shelf(workspace, watch=Watching(quiet=False))
    return shelf if isinstance(shelf, Archive) else None
