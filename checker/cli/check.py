"""``factcheck check``: every statement of a draft, before it is published."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from checker.cli.check_fix import fix as fix_drafts
from checker.cli.check_fix import originals
from checker.cli.checking import exit_code_of, failing, open_desk, terminal_width
from checker.cli.common import (
    AsOfOption,
    ClaimsOption,
    DataFormat,
    ExplainOption,
    FormatOption,
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
from checker.documents import Document, read_document
from checker.editorial import proofread
from checker.errors import UnusableInput
from checker.model import Report
from checker.pipeline import Desk
from checker.report import render_reports

app = typer.Typer()

FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LABEL,…",
        help="What makes the exit code 1: verdicts; error, warning or note for remarks as bad or worse; or none "
        "[default: as in factcheck.toml, else contradicted,misattributed,misquoted].",
    ),
]
SuggestOption = Annotated[
    bool, typer.Option("--suggest", help="Offer the words on record where they make a statement supported.")
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Show these corrections as a diff, and write them into the drafts.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="With --fix: write without asking.")]


@app.command("check")
def check(
    drafts: Annotated[
        list[str], typer.Argument(metavar="DRAFT", help="Text, Markdown, HTML, .docx or PDF; - is standard input.")
    ],
    suggest: SuggestOption = False,
    fix: FixOption = False,
    yes: YesOption = False,
    as_of: AsOfOption = None,
    explain: ExplainOption = False,
    verbose: VerboseOption = False,
    claims: ClaimsOption = None,
    reviewed_only: ReviewedOnlyOption = None,
    no_model: NoModelOption = False,
    format: FormatOption = DataFormat.TEXT,  # noqa: A002  named after the option
    output: OutputOption = None,
    fail_on: FailOnOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Check every statement in a draft before it is published.

    What is wrong comes first, then what to look at, then what nobody has a source for; docs/check.md explains the
    remarks. All drafts are read before the first is checked. After --fix, what remains is reported.

    Exit codes: 0 nothing at a failing verdict or severity; 1 a failing one; 2 unusable input, configuration or
    claims, or a draft without any statement.
    """
    day = parse_day(as_of, "--as-of")
    files = originals(drafts, yes=yes) if fix else []
    documents = [read_document(draft) for draft in drafts]
    for document in documents if not quiet else ():
        warn_of_guess(document)
    workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    gate = failing(fail_on, workspace)
    reports = _checked(desk, documents, day, suggest=suggest or fix, quiet=quiet)
    aside = format is not DataFormat.TEXT and is_standard_output(output)
    if fix and fix_drafts(files, documents, reports, yes=yes, aside=aside, quiet=quiet):
        documents = [read_document(draft) for draft in drafts]
        reports = _checked(desk, documents, day, suggest=suggest, quiet=quiet)
    page = render_reports(
        reports,
        format,
        width=terminal_width(output),
        colour=wants_colour(no_color=no_color, path=output),
        verbose=verbose,
        explain=explain,
        quiet=quiet,
        failing=gate.labels,
        least=gate.least,
    )
    write_output(page, output)
    raise typer.Exit(exit_code_of(reports, gate))


def _checked(
    desk: Desk, documents: Sequence[Document], day: date | None, *, suggest: bool, quiet: bool
) -> list[Report]:
    """Check drafts one after the other; raise ``UnusableInput`` for one that states nothing."""
    shown = with_progress(documents, "drafts", quiet=quiet or len(documents) == 1)
    reports = [proofread(desk, document, as_of=day, suggest=suggest) for document in shown]
    for report in reports:
        if not report.verdicts:
            cure = "give a text with sentences that state something"
            raise UnusableInput("no statement was found in this draft", cure=cure, file=report.origin)
    return reports
