"""``factcheck index``: a large store read ahead of time."""

import typer

from checker.archive import Archive, index_folder, open_shelf
from checker.cli.common import ClaimsOption, NoModelOption, QuietOption, write_output
from checker.cli.watching import Watching
from checker.search.encoder import Encoder
from checker.store import find_workspace

app = typer.Typer()


@app.command("index")
def index(claims: ClaimsOption = None, no_model: NoModelOption = False, quiet: QuietOption = False) -> None:
    """Read a large store ahead of time, so that checks start at once.

    A hundred thousand claims take a quarter of a minute, and ten minutes more to encode what they mean, which goes
    on where it was interrupted. With --no-model they are not encoded, for checks with --no-model.

    Any command that needs the claims does the same when files have changed, and reads those alone. What is derived
    lies in .factcheck/ of the workspace: it is not for git, and may be removed whenever you like.

    Exit codes: 0 the store is ready; 2 it cannot be used.
    """
    workspace = find_workspace(claims_dir=claims)
    encoder = None if no_model else Encoder()
    shelf = open_shelf(workspace, encoder=encoder, ahead=True, watch=Watching(quiet=quiet))
    if quiet:
        return
    there = f"{len(shelf):,} claims that count"
    if isinstance(shelf, Archive):
        folder = index_folder(workspace)
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
        write_output(f"{there}, {size:,.0f} MiB in {workspace.name(folder)}\n", None)
    else:
        write_output(f"{there}: so few are read each time, without an index\n", None)
