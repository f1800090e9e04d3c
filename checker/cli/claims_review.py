"""The review of drafts: each is shown with its passage, a person decides, and each decision is saved at once."""

import sys
from collections.abc import Sequence
from enum import StrEnum

import typer

from checker.cli.claims_display import as_page
from checker.cli.editor import edit, editor
from checker.errors import UnusableInput
from checker.model import Claim, Status
from checker.store import Workspace, load, update_claim
from checker.store.reviewing import CURABLE, accept, reject


class Decision(StrEnum):
    """What a reviewer can do with a draft."""

    ACCEPT = "a"
    EDIT = "e"
    REJECT = "r"
    SKIP = "s"
    QUIT = "q"


HELP = "a accept, e edit the text, r reject, s skip, q quit"


def review_all(workspace: Workspace, drafts: Sequence[Claim], *, colour: bool) -> None:
    """Walk the drafts one by one on the terminal."""
    done = 0
    for number, draft in enumerate(drafts, 1):
        typer.echo(f"\n--- {number} of {len(drafts)} ---")
        decision = _review(workspace, draft, colour=colour)
        if decision is Decision.QUIT:
            break
        done += decision is not Decision.SKIP
    left = len(drafts) - done
    typer.echo(f"\n{done} decided, {left} left" + ("; run it again to go on" if left else ""))


def is_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _review(workspace: Workspace, draft: Claim, *, colour: bool) -> Decision:
    """Show one draft until it is decided on; a change that somebody else made meanwhile is shown, too."""
    claim: Claim | None = draft
    while True:
        store = load(workspace, tolerated=CURABLE)
        claim = store.claim(draft.id)
        if claim is None or claim.status is not Status.DRAFT:
            typer.echo(f"{draft.id} is no draft any more")
            return Decision.SKIP
        typer.echo(as_page(claim, store, colour=colour))
        decision = _ask()
        try:
            if decision is Decision.ACCEPT:
                accept(workspace, store, claim)
            elif decision is Decision.REJECT:
                reject(workspace, claim)
            elif decision is Decision.EDIT:
                _edit(workspace, claim)
                continue
        except UnusableInput as error:
            typer.echo(f"{error}", err=True)
            continue
        return decision


def _ask() -> Decision:
    while True:
        try:
            answer = input(f"[{HELP}] ").strip().lower()
        except EOFError:
            return Decision.QUIT
        if answer[:1] in tuple(Decision):
            return Decision(answer[:1])
        typer.echo(HELP)


def _edit(workspace: Workspace, claim: Claim) -> None:
    """Let the text be changed in $VISUAL or $EDITOR, or else on the next line."""
    command = editor()
    if command:
        text = edit(f"{claim.text}\n", command)
    else:
        try:
            text = input("new text (empty: as it is): ")
        except EOFError:
            return
    words = " ".join(text.split())
    if words and words != claim.text:
        update_claim(workspace, claim.id, expected=claim, text=words)
