"""Whether the files of a store are still the ones that were read: another program may change them at any time."""

import time
from collections.abc import Mapping
from typing import NamedTuple

from checker.archive.listing import Listing, Stamp, content_of, list_files, stamp_of
from checker.errors import UnusableInput
from checker.store import Workspace
from checker.store.config import FILE_NAME


class Sight(NamedTuple):
    """The files of a store as they were at a moment.

    ``racy`` are the contents of those that were written so shortly before that a second write may leave no trace in
    their stamps.
    """

    listing: Listing
    config: Stamp | None
    racy: Mapping[str, str]


def look(workspace: Workspace) -> Sight:
    """Look at the files of a store, before they are read."""
    at = time.time_ns()
    listing = list_files(workspace)
    racy = {
        name: _content(workspace, name, stamp) for name, stamp in listing.stamps.items() if not stamp.settled(at)
    }
    return Sight(listing, stamp_of(workspace.config_dir / FILE_NAME), racy)


def look_again(workspace: Workspace, before: Sight) -> Sight | None:
    """Return how the files look now if nothing changed in them since ``before``; None if something did."""
    at = time.time_ns()
    listing = list_files(workspace)
    if listing != before.listing or stamp_of(workspace.config_dir / FILE_NAME) != before.config:
        return None
    now = {name: _content(workspace, name, listing.stamps[name]) for name in before.racy}
    if now != before.racy:
        return None
    return before._replace(racy={name: now[name] for name in now if not listing.stamps[name].settled(at)})


def _content(workspace: Workspace, name: str, stamp: Stamp) -> str:
    try:
        return content_of(workspace, name, stamp)
    except UnusableInput as error:  # it is told when the store is read
        return f"unreadable: {error.message}"
