"""``factcheck init``: a new workspace, empty or with the example in it."""

from pathlib import Path
from typing import Annotated

import typer

from checker.example import example_files
from checker.store import init_workspace

app = typer.Typer()


@app.command("init")
def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to make it.")] = Path(),
    example: Annotated[bool, typer.Option("--example", help="Put a report and its claims in it.")] = False,
) -> None:
    """Make a new workspace: claims/, sources/, reports/ and factcheck.toml.

    Nothing that is there is overwritten.
    """
    init_workspace(folder, example_files() if example else None)
    typer.echo(f"made a workspace in {folder.absolute()}")
    if example:
        typer.echo('next: factcheck verify "There is no Russian or Chinese presence in Greenland."')
    else:
        typer.echo("next: factcheck sources add FILE")
