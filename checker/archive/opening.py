"""A workspace -> its claims, ready to be looked up: in memory, or in an archive that holds what the files hold."""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.archive import home
from checker.archive.building import bring_up_to_date, is_fresh
from checker.archive.compiled import Archive
from checker.archive.compiling import UnsoundError
from checker.archive.database import DamageError, opened
from checker.archive.listing import Listing, list_files
from checker.archive.memory import Memory
from checker.archive.shelf import SMALL, Shelf
from checker.archive.vectors import Encodes, Vectors
from checker.archive.watching import Unwatched, Watch
from checker.errors import UnusableInput
from checker.store import Store, Workspace, load
from checker.store.folders import LARGE


def open_shelf(
    workspace: Workspace,
    *,
    encoder: Encodes | None = None,
    reviewed_only: bool = False,
    ahead: bool = False,
    jobs: int | None = None,
    watch: Watch | None = None,
) -> Shelf:
    """Make the claims of a workspace ready; an archive that does not hold what the files hold is mended first.

    Args:
        workspace: Where the claims are.
        encoder: What gives texts their vectors; without one, claims are found by their words alone.
        reviewed_only: Whether drafts are left out.
        ahead: Whether now is the time for what takes long: the vectors of a large store.
        jobs: How many processes read the files, at most; one for each core, if nothing is said.
        watch: Who is told how far it has come.

    Raises:
        UnusableInput: the store cannot be used, or there is no claim in it.
    """
    watch = watch or Unwatched()
    listing = list_files(workspace)
    vectors = _vectors(workspace, encoder) if encoder else None
    if listing.claims_size < LARGE:
        return _in_memory(workspace, reviewed_only, vectors, watch)
    with _archive(workspace, listing, jobs or os.cpu_count() or 1, watch) as path:
        if path is None:
            return _in_memory(workspace, reviewed_only, vectors, watch)  # which tells what is wrong
        archive = _opened(workspace, path, reviewed_only)
    if vectors is None:
        return archive
    if _read_meaning(path, vectors, watch, ahead=ahead):
        archive = _opened(workspace, path, reviewed_only)
    archive.ask_by_meaning(vectors)
    if not archive.knows_meaning:
        watch.tell("claims are found by their words alone until `factcheck index` has read what they mean")
    return archive


def _opened(workspace: Workspace, path: Path, reviewed_only: bool) -> Archive:
    try:
        return Archive(workspace, path, reviewed_only=reviewed_only)
    except DamageError as damage:
        home.distrust(path)
        message, cure = f"the index of the claims is damaged ({damage})", "run it again: it is built anew"
        raise UnusableInput(message, cure=cure, file=path) from damage


def _read_meaning(path: Path, vectors: Vectors, watch: Watch, *, ahead: bool) -> bool:
    """Encode the claims of the archive at ``path`` that are not encoded yet: a few of them or, ``ahead``, all.

    That takes long and hinders nobody; only then a graph is built of them, by one process at a time. Returns
    whether there is a new one.
    """
    from checker.archive import meaning  # with numpy: a tenth of a second

    with opened(path) as database:
        few = meaning.waiting(database, path.parent, vectors) <= meaning.FEW
        if few or ahead:
            meaning.encode(database, path.parent, vectors, watch)
    if not ahead:
        return False
    with home.locked(path.parent.parent), opened(path) as database:
        meaning.place(database, path.parent, vectors, watch)
    return True


def shelf_of(
    store: Store,
    workspace: Workspace,
    *,
    encoder: Encodes | None = None,
    reviewed_only: bool = False,
    watch: Watch | None = None,
) -> Memory:
    """Make a store ready that was loaded already: one of another day, or without some of its claims.

    The vectors of its texts are kept with those of the workspace.
    """
    vectors = _vectors(workspace, encoder) if encoder else None
    return _ready(store, reviewed_only, vectors, watch or Unwatched())


def _in_memory(workspace: Workspace, reviewed_only: bool, vectors: Vectors | None, watch: Watch) -> Memory:
    return _ready(load(workspace), reviewed_only, vectors, watch)


def _ready(store: Store, reviewed_only: bool, vectors: Vectors | None, watch: Watch) -> Memory:
    shelf = Memory.of(store, reviewed_only=reviewed_only, vectors=vectors)
    if vectors and len(shelf) > SMALL:
        for _ in watch.over(vectors.learn(claim.text for claim in shelf.claims), len(shelf), "claims encoded"):
            pass
    return shelf


@contextmanager
def _archive(workspace: Workspace, listing: Listing, jobs: int, watch: Watch) -> Iterator[Path | None]:
    """Give the database of an archive that holds what the files hold; None where the store is not sound."""
    place = home.home_of(workspace)
    there = home.current(place)
    try:
        fresh = there is not None and is_fresh(there, listing)
    except DamageError:
        fresh = False  # it is mended below, where nobody else does
    if fresh:
        yield there
        return
    place = _writable(place, watch)
    with home.locked(place):
        at = time.time_ns()
        listing = list_files(workspace)  # while others were waited for, the files may have changed
        try:
            path = bring_up_to_date(workspace, place, listing, at, jobs, watch)
        except UnsoundError:
            yield None
        else:
            yield path


def _writable(place: Path, watch: Watch) -> Path:
    """Return the folder for the archive, or one that ends with this process where that cannot be written."""
    try:
        home.make(place)
        if os.access(place, os.W_OK):
            return place
    except OSError:
        pass
    watch.tell(f"{place} cannot be written: the index of the claims is built for this run alone")
    temporary = Path(tempfile.mkdtemp(prefix="factcheck-"))
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    return temporary


def _vectors(workspace: Workspace, encoder: Encodes) -> Vectors:
    """Return the vectors that are kept beside the archive; where nothing can be written, they end with the run."""
    folder = workspace.root / ".factcheck" / "vectors"
    try:
        home.make(folder)
        return Vectors.at(folder / f"{encoder.key}.sqlite", encoder)
    except OSError:
        return Vectors(encoder, None)
