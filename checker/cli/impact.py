"""``factcheck impact``: which texts break when claims change."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import Annotated

import typer

from checker.archive import shelf_of
from checker.cli.checking import failing_labels, terminal_width
from checker.cli.common import (
    AsOfOption,
    ClaimsOption,
    DataFormat,
    FailOnOption,
    FormatOption,
    NoColorOption,
    NoModelOption,
    OutputOption,
    QuietOption,
    ReviewedOnlyOption,
    parse_day,
    rendered,
    wants_colour,
    warn_of_guess,
    write_output,
)
from checker.cli.impact_display import as_data, as_text
from checker.cli.progress import with_progress
from checker.cli.targets import refuse_target
from checker.cli.texts import texts_of
from checker.cli.watching import Watching
from checker.documents import read_document
from checker.editorial.history import store_at
from checker.editorial.impact import changes_between, impact_of_changes, impact_of_claims, without
from checker.editorial.impact.judging import Judging
from checker.editorial.waivers import Waivers
from checker.errors import ExitCode, UnusableInput
from checker.opening import network
from checker.pipeline import Desk
from checker.search.encoder import Encoder
from checker.store import Store, Workspace, find_workspace, load

app = typer.Typer()


@app.command("impact")
def impact(
    claim: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CLAIM]", help="Claims, by their ids: what if they were retracted?"),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="What changed in the claims since a revision of git."),
    ] = None,
    texts: Annotated[
        list[str] | None,
        typer.Option(
            "--texts",
            metavar="PATTERN",
            help="A text, a folder or a pattern; may be given several times [default: as in factcheck.toml].",
        ),
    ] = None,
    as_of: AsOfOption = None,
    claims: ClaimsOption = None,
    reviewed_only: ReviewedOnlyOption = None,
    no_model: NoModelOption = False,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Tell which drafts and published texts break when claims change.

    With --since, the claims as they were at a revision are compared with those that are there now, and each
    statement is judged by both. With ids of claims, each statement that rests on one of them is judged as if it
    were retracted.

    Exit codes: 0 no text breaks; 1 a statement gets a failing verdict that it did not have; 2 unusable input,
    configuration or claims.
    """
    if (since is None) == (not claim):
        raise UnusableInput("name claims, or a revision", cure="give ids of claims, or --since REV; one of the two")
    day = parse_day(as_of, "--as-of") or date.today()
    workspace = find_workspace(claims_dir=claims)
    documents = [read_document(text) for text in texts_of(texts or [], workspace)]
    for document in documents if not quiet else ():
        warn_of_guess(document)
    refuse_target(output, workspace)
    store = load(workspace)
    counter = _Counter(workspace, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    how = Judging(failing_labels(fail_on, workspace), day, Waivers.of(workspace, day=day))
    shown = with_progress(documents, "texts", quiet=quiet or len(documents) == 1)
    if since is not None:
        before = store_at(workspace, since, option="--since")
        changes = changes_between(before, store)
        found = impact_of_changes(shown, (before, counter.desk(before)), (store, counter.desk(store)), changes, how)
    else:
        changes = ()
        wanted = _known(claim or [], store)
        found = impact_of_claims(
            shown, counter.desk(store), wanted, lambda one: counter.desk(without(store, one)), how
        )
    page = rendered(
        as_data(found, changes, store, since=since, claims=claim or ()),
        format,
        lambda: as_text(
            found,
            changes,
            store,
            since=since,
            width=terminal_width(output),
            colour=wants_colour(no_color=no_color, path=output),
            quiet=quiet,
        ),
    )
    write_output(page, output, as_data=format is not DataFormat.TEXT)
    raise typer.Exit(ExitCode.FINDINGS if found.breaks else ExitCode.OK)


class _Counter:
    """Where desks are made: all with the same model, over different stores."""

    def __init__(self, workspace: Workspace, *, reviewed_only: bool | None, model: bool, quiet: bool) -> None:
        self._workspace = workspace
        self._only = workspace.config.check.reviewed_only if reviewed_only is None else reviewed_only
        self._encoder = Encoder() if model else None
        self._inference = network(workspace.inference_dir) if model else None
        self._watch = Watching(quiet=quiet)

    def desk(self, store: Store) -> Desk:
        """Make a store ready to be asked."""
        shelf = shelf_of(store, self._workspace, encoder=self._encoder, reviewed_only=self._only, watch=self._watch)
        return Desk(shelf, inference=self._inference)


def _known(ids: Sequence[str], store: Store) -> list[str]:
    """Return the ids, each once; refuse one that no claim has."""
    for one in ids:
        if store.claim(one) is None:
            near = get_close_matches(one, [claim.id for claim in store.claims], n=1)
            cure = f"did you mean {near[0]}?" if near else "see `factcheck claims list`"
            raise UnusableInput(f"there is no claim {one!r}", cure=cure)
    return list(dict.fromkeys(ids))
