"""``factcheck check``: every statement of a draft, before it is published."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.check_fix import fix as fix_drafts
from checker.cli.check_fix import originals
from checker.cli.check_run import Asked, Checked, check_drafts
from checker.cli.checking import Failing, exit_code_of, failing, failing_remarks, open_desk, terminal_width
from checker.cli.common import (
    FOR_MACHINES,
    AsOfOption,
    CheckFormat,
    CheckFormatOption,
    ClaimsOption,
    ExplainOption,
    NoColorOption,
    NoModelOption,
    OutputOption,
    QuietOption,
    ReviewedOnlyOption,
    VerboseOption,
    is_standard_output,
    parse_day,
    wants_colour,
    write_output,
)
from checker.cli.targets import refuse_target
from checker.cli.waiving import BaselineOption, BecauseOption, ChangedSinceOption, WriteBaselineOption
from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT
from checker.report import render_reports
from checker.store import Workspace

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

    What is wrong comes first, then what to look at, then what nobody has a source for; docs/check.md explains the
    remarks. All drafts are read before the first is checked. After --fix, what remains is reported. What is waived,
    in a draft, in factcheck.toml or in a baseline, stays in the report and fails no check; see docs/waivers.md.

    Exit codes: 0 nothing at a failing verdict or severity; 1 a failing one; 2 unusable input, configuration or
    claims, or a draft without any statement.
    """
    _refuse_draft(output, drafts)
    asked = Asked(
        drafts=tuple(drafts),
        as_of=parse_day(as_of, "--as-of"),
        since=changed_since,
        baseline=baseline,
        write_baseline=write_baseline,
        because=because,
        suggest=suggest or fix,
        quiet=quiet,
        aside=format in FOR_MACHINES,
    )
    if fix and write_baseline is not None:
        raise UnusableInput(
            "--fix and --write-baseline exclude each other", cure="correct first, then waive the rest"
        )
    files = originals(drafts, yes=yes) if fix else []
    documents = asked.documents()
    workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    refuse_target(output, workspace)
    refuse_target(write_baseline, workspace)
    gate = failing(fail_on, workspace)
    checked = check_drafts(asked, documents, workspace, desk)
    aside = format is not CheckFormat.TEXT and is_standard_output(output)
    if fix and fix_drafts(files, checked.documents, checked.reports, yes=yes, aside=aside, quiet=quiet):
        checked = check_drafts(asked, asked.documents(), workspace, desk)
    if format is CheckFormat.HTML:
        # Imported here, as below: no other form needs the pages, nor the manual pages of all codes.
        from checker.review import Checked as Page
        from checker.review import render_drafts

        page = render_drafts([Page(*pair) for pair in zip(checked.documents, checked.reports, strict=True)])
    elif format in FOR_MACHINES:
        page = _for_machines(asked, checked, format, workspace, gate, notes=verbose)
    else:
        page = render_reports(
            checked.reports,
            format,
            width=terminal_width(output),
            colour=wants_colour(no_color=no_color, path=output),
            verbose=verbose,
            explain=explain,
            quiet=quiet,
            failing=lambda report: failing_remarks(report, gate),
            since=changed_since,
        )
    write_output(page, output, as_data=format is not CheckFormat.TEXT)
    raise typer.Exit(exit_code_of((*checked.reports, *checked.useless), gate))


def _for_machines(
    asked: Asked, checked: Checked, form: CheckFormat, workspace: Workspace, gate: Failing, *, notes: bool
) -> str:
    """Return the reports, and those on waivers that are of no use, in a form that others defined."""
    from checker.cli.machine import rendered_reports
    from checker.documents import Document

    useless = checked.useless
    return rendered_reports(
        [*asked.drafts, *(report.origin for report in useless)],
        [*checked.documents, *(Document("", report.origin) for report in useless)],
        [*checked.reports, *useless],
        form,
        workspace=workspace,
        failing=gate,
        notes=notes,
        quiet=asked.quiet,
    )


def _refuse_draft(target: Path | None, drafts: Sequence[str]) -> None:
    """Refuse to write the report over a draft, before anything is read."""
    if target is None or is_standard_output(target) or not target.exists():
        return
    for draft in drafts:
        if draft != STANDARD_INPUT and Path(draft).exists() and target.samefile(draft):
            raise UnusableInput("the report would replace the draft", cure="give another -o FILE", file=target)
