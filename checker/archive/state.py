"""Whether the claims on disk are still those that were opened: for what runs on while people edit them."""

import time
from pathlib import Path
from typing import NamedTuple

from checker.archive.listing import Listing, Stamp, list_files, stamp_of
from checker.store import Workspace, find_workspace


class State(NamedTuple):
    """What a workspace, its store and its baseline looked like at a moment (``at``, in nanoseconds)."""

    workspace: Workspace
    listing: Listing
    at: int
    baseline: Stamp | None

    def holds(self, now: "State") -> bool:
        """Whether what was read at this state is what is there ``now``.

        A file that was written at about the moment of this state could have been written again without a trace in
        its stamp: then it is not known to hold, and reading it again costs less than being wrong.
        """
        same = self.workspace == now.workspace and self.listing.stamps == now.listing.stamps
        return same and all(stamp.settled(self.at) for stamp in self.listing.stamps.values())

    def differs(self, now: "State") -> bool:
        """Whether anything is seen to be different ``now``: the claims, or what is known and accepted."""
        same = self.workspace == now.workspace and self.listing.stamps == now.listing.stamps
        return not same or self.baseline != now.baseline


def state_of(start: Path | None = None, claims: Path | None = None) -> State:
    """Look at the workspace that ``start`` lies in, and at the files of its store; only its settings are read.

    Raises:
        UnusableInput: there is no workspace, its settings are broken, or a folder may not be read.
    """
    at = time.time_ns()
    workspace = find_workspace(start, claims_dir=claims)
    named = workspace.config.check.baseline
    baseline = stamp_of(workspace.config_dir / named) if named is not None else None
    return State(workspace, list_files(workspace), at, baseline)
