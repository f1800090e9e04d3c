"""A workspace -> its claims, ready to be looked up: in memory, or in an archive that holds what the files hold."""

import atexit
import os
import shutil
import tempfile
import time
from pathlib import Path

from checker.archive import home
from checker.archive.building import bring_up_to_date, is_fresh
from checker.archive.compiled import Archive
from checker.archive.compiling import UnsoundError
from checker.archive.database import DamageError
from checker.archive.listing import list_files
from checker.archive.memory import Memory
from checker.archive.shelf import Shelf
from checker.archive.watching import Unwatched, Watch
from checker.store import Workspace, load

LARGE = 600_000
"""Bytes of YAML from which claims are compiled: some 1,500 claims, which take a second to read each time."""


def open_shelf(
    workspace: Workspace, *, reviewed_only: bool = False, jobs: int | None = None, watch: Watch | None = None
) -> Shelf:
    """Make the claims of a workspace ready; an archive that does not hold what the files hold is mended first.

    ``jobs`` is how many processes read the files, at most: one for each core, if nothing is said.

    Raises:
        UnusableInput: the store cannot be used, or there is no claim in it.
    """
    watch = watch or Unwatched()
    listing = list_files(workspace)
    if listing.claims_size < LARGE:
        return Memory.of(load(workspace), reviewed_only=reviewed_only)
    place = home.home_of(workspace)
    there = home.current(place)
    try:
        if there is not None and is_fresh(there, listing):
            return Archive(workspace, there, reviewed_only=reviewed_only)
    except DamageError:
        pass  # it is mended below, where nobody else does
    place = _writable(place, watch)
    with home.locked(place):
        at = time.time_ns()
        listing = list_files(workspace)  # while others were waited for, the files may have changed
        try:
            path = bring_up_to_date(workspace, place, listing, at, jobs or os.cpu_count() or 1, watch)
        except UnsoundError:
            return Memory.of(load(workspace), reviewed_only=reviewed_only)  # which tells what is wrong
        return Archive(workspace, path, reviewed_only=reviewed_only)


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
