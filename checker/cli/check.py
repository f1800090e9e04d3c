"""``factcheck check``: every statement of a draft, before it is published."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.checking import failing_labels, fails, open_desk, terminal_width
from checker.cli.common import (
    FOR_MACHINES,
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
from checker.cli.waiving import BaselineOption, BecauseOption, ChangedSinceOption, Kept, WriteBaselineOption
from checker.documents import Document, read_document
from checker.editorial import proofread
from checker.editorial.history import Since
from checker.editorial.waivers import waived
from checker.errors import ExitCode, UnusableInput
from checker.files import STANDARD_INPUT
from checker.report import render_reports

app = typer.Typer()


@app.command("check")
def check(
    drafts: Annotated[
        list[str], typer.Argument(metavar="DRAFT", help="Text, Markdown, HTML, .docx or PDF; - is standard input.")
    ],
    changed_since: ChangedSinceOption = None,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = None,
    because: BecauseOption = None,
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

    All drafts are read before the first is checked. What is waived, in a draft, in factcheck.toml or in a baseline,
    stays in the report and fails no check; see docs/waivers.md.

    Exit codes: 0 nothing at a failing verdict; 1 a failing verdict; 2 unusable input, configuration or claims, or
    a draft without any statement.
    """
    day = parse_day(as_of, "--as-of")
    _refuse_target(output, drafts)
    documents = [read_document(draft) for draft in drafts]
    for document in documents if not quiet else ():
        warn_of_guess(document)
    since = Since(changed_since) if changed_since is not None else None
    changes = [since.changed(document) if since else None for document in documents]
    workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    failing = failing_labels(fail_on, workspace)
    kept = Kept(
        workspace, baseline=baseline, write=write_baseline, because=because, day=day, in_part=since is not None
    )
    shown = with_progress(list(zip(documents, changes, strict=True)), "drafts", quiet=quiet or len(documents) == 1)
    reports = [
        proofread(desk, document, as_of=day, chosen=changed, waivers=kept.waivers) for document, changed in shown
    ]
    for report, changed in zip(reports, changes, strict=True):
        if not report.verdicts and not (changed and changed.seen):
            cure = "give a text with sentences that state something"
            raise UnusableInput("no statement was found in this draft", cure=cure, file=report.origin)
    reports = kept.written(reports, documents, quiet=quiet)
    useless = kept.leftover(quiet=quiet or format in FOR_MACHINES)
    if format is CheckFormat.HTML:
        # Imported here, as below: no other form needs the pages, nor the manual pages of all codes.
        from checker.review import Checked, render_drafts

        page = render_drafts([Checked(*pair) for pair in zip(documents, reports, strict=True)])
    elif format in FOR_MACHINES:
        from checker.cli.machine import rendered_reports

        page = rendered_reports(
            [*drafts, *(report.origin for report in useless)],
            [*documents, *(Document("", report.origin) for report in useless)],
            [*reports, *useless],
            format,
            workspace=workspace,
            failing=failing,
            notes=verbose,
            quiet=quiet,
        )
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
            waived=[waived(report) for report in reports],
            since=changed_since,
        )
    write_output(page, output)
    failed = any(fails(report, failing) for report in (*reports, *useless))
    raise typer.Exit(ExitCode.FINDINGS if failed else ExitCode.OK)


def _refuse_target(target: Path | None, drafts: Sequence[str]) -> None:
    """Refuse to write the report over a draft, before anything is read."""
    if target is None or is_standard_output(target) or not target.exists():
        return
    for draft in drafts:
        if draft != STANDARD_INPUT and Path(draft).exists() and target.samefile(draft):
            raise UnusableInput("the report would replace the draft", cure="give another -o FILE", file=target)
