"""``factcheck check``: every statement of a draft, before it is published."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.checking import exit_code, failing_labels, open_desk, terminal_width
from checker.cli.common import (
    AsOfOption,
    CheckFormat,
    CheckFormatOption,
    ClaimsOption,
    ExplainOption,
    FailOnOption,
    NoColorOption,
    NoModelOption,
    OutputOption,
    QuietOption,
    ReviewedOnlyOption,
    VerboseOption,
    is_standard_output,
    parse_day,
    wants_colour,
    warn_of_guess,
    write_output,
)
from checker.cli.progress import with_progress
from checker.documents import read_document
from checker.editorial import proofread
from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT
from checker.report import render_reports

app = typer.Typer()


@app.command("check")
def check(
    drafts: Annotated[
        list[str], typer.Argument(metavar="DRAFT", help="Text, Markdown, HTML, .docx or PDF; - is standard input.")
    ],
    as_of: AsOfOption = None,
    explain: ExplainOption = False,
    verbose: VerboseOption = False,
    claims: ClaimsOption = None,
    reviewed_only: ReviewedOnlyOption = None,
    no_model: NoModelOption = False,
    format: CheckFormatOption = CheckFormat.TEXT,  # noqa: A002  named after the option
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Check every statement in a draft before it is published.

    All drafts are read before the first is checked.

    Exit codes: 0 nothing at a failing verdict; 1 a failing verdict; 2 unusable input, configuration or claims, or
    a draft without any statement.
    """
    day = parse_day(as_of, "--as-of")
    _refuse_target(output, drafts)
    documents = [read_document(draft) for draft in drafts]
    for document in documents if not quiet else ():
        warn_of_guess(document)
    workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    failing = failing_labels(fail_on, workspace)
    shown = with_progress(documents, "drafts", quiet=quiet or len(documents) == 1)
    reports = [proofread(desk, document, as_of=day) for document in shown]
    for report in reports:
        if not report.verdicts:
            cure = "give a text with sentences that state something"
            raise UnusableInput("no statement was found in this draft", cure=cure, file=report.origin)
    if format is CheckFormat.HTML:
        # Imported here: no other format needs the pages.
        from checker.review import Checked, render_drafts

        page = render_drafts([Checked(*pair) for pair in zip(documents, reports, strict=True)])
    else:
        page = render_reports(
            reports,
            format,
            width=terminal_width(output),
            colour=wants_colour(no_color=no_color, path=output),
            verbose=verbose,
            explain=explain,
            quiet=quiet,
            failing=failing,
        )
    write_output(page, output)
    raise typer.Exit(exit_code((verdict for report in reports for verdict in report.verdicts), failing))


def _refuse_target(target: Path | None, drafts: Sequence[str]) -> None:
    """Refuse to write the report over a draft, before anything is read."""
    if target is None or is_standard_output(target) or not target.exists():
        return
    for draft in drafts:
        if draft != STANDARD_INPUT and Path(draft).exists() and target.samefile(draft):
            raise UnusableInput("the report would replace the draft", cure="give another -o FILE", file=target)
