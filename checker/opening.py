"""The door for programs: a workspace found, its claims read, the models loaded, ready to be asked.

What comes out is what the commands print: the settings of factcheck.toml count, and claims of which none counts are
an error.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.archive import SMALL, open_shelf
from checker.archive.watching import Watch
from checker.errors import UnusableInput
from checker.nli import THREADS, Network
from checker.pipeline import Desk
from checker.search.encoder import Encoder
from checker.store import Workspace, find_workspace


class Opened(NamedTuple):
    """The claims ready to be asked, and the workspace they came from."""

    workspace: Workspace
    desk: Desk


def open_desk(
    start: Path | None = None,
    *,
    claims: Path | None = None,
    reviewed_only: bool | None = None,
    model: bool = True,
    judging: bool = True,
    threads: int = THREADS,
    watch: Watch | None = None,
) -> Opened:
    """Make the claims of a workspace ready to be asked.

    Args:
        start: A folder in the workspace, which is looked for upwards; the working directory by default.
        claims: A folder of claims in place of that of the workspace.
        reviewed_only: Whether drafts are left out; without it factcheck.toml decides.
        model: Whether the inference model is asked, too: the bundled one, or the one that factcheck.toml names.
        judging: Whether this process judges; where others do, the models are not loaded.
        threads: On so many threads beside the caller's the inference model works; with none, on that one.
        watch: Who is told how far it has come.

    Raises:
        UnusableInput: the store cannot be used, or no claim of it counts: then nothing would be checked.
    """
    workspace = find_workspace(start, claims_dir=claims)
    only = workspace.config.check.reviewed_only if reviewed_only is None else reviewed_only
    encoder = Encoder() if model else None
    with ThreadPoolExecutor(max_workers=2) as aside:  # the networks load while the claims are read
        loading = aside.submit(network, workspace.inference_dir) if model and judging else None
        shelf = open_shelf(workspace, encoder=encoder, reviewed_only=only, watch=watch)
        ready = aside.submit(encoder.load) if encoder and judging and len(shelf) > SMALL else None
        inference = loading.result() if loading else None
        if ready:
            ready.result()
    if not len(shelf):
        which = "no claim is reviewed, and only reviewed ones count" if only else "all claims are retracted"
        cure = "review some: factcheck claims review" if only else "add some: factcheck extract SOURCE-ID"
        raise UnusableInput(which, cure=cure, file=workspace.claims_dir)
    return Opened(workspace, Desk(shelf, inference=inference, threads=threads))


@cache
def network(folder: Path | None) -> Network:
    """Return the inference model of a folder, or the bundled one, loaded once."""
    return Network(folder)
