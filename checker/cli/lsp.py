"""``factcheck lsp``: a language server, for an editor to start."""

import logging
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.errors import ExitCode, UnusableInput

if TYPE_CHECKING:
    from checker.pipeline import Desk
    from checker.store import Workspace

app = typer.Typer()


@app.command("lsp")
def lsp() -> None:
    """Check drafts in an editor, while they are being written: a language server on standard input and output.

    An editor starts it (docs/editors.md). It needs the extra `lsp`: in a clone, pip install '.[lsp]'.

    Exit codes: 0 the editor left as the protocol says, 1 it went without a word, 2 the extra is not installed.
    """
    if find_spec("pygls") is None or find_spec("lsprotocol") is None:
        raise UnusableInput("the language server needs pygls", cure="in a clone of factcheck: pip install '.[lsp]'")
    if sys.stdin.isatty():
        raise UnusableInput(
            "the language server talks with an editor, not with a person",
            cure="let your editor start it (docs/editors.md)",
        )
    # An editor that calls off a question which is answered already does so all the time; that is worth no warning.
    logging.getLogger("pygls").setLevel(logging.ERROR)
    from checker.editorial import proofread_there
    from checker.lsp import serve

    # What anything prints by mistake must not stand between the messages.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as messages:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        left_well = serve(opened, proofread_there, sys.stdin.buffer, messages)
    raise typer.Exit(ExitCode.OK if left_well else 1)


def opened(
    claims: Path | None, *, reviewed_only: bool | None, model: bool, start: Path | None
) -> "tuple[Workspace, Desk]":
    """Open the claims that drafts in the editor are checked against; see ``open_desk``."""
    from checker.cli.checking import open_desk

    return open_desk(claims, reviewed_only=reviewed_only, model=model, quiet=True, start=start)
