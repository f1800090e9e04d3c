"""``factcheck batch``: many statements from one file, into a report."""

from pathlib import Path, PurePath
from typing import Annotated

import typer

from checker.cli.checking import exit_code, failing_labels, open_desk, terminal_width, warn_of_unknown_speakers
from checker.cli.common import (
    AsOfOption,
    ClaimsOption,
    DataFormat,
    ExplainOption,
    FailOnOption,
    NoColorOption,
    NoModelOption,
    QuietOption,
    ReviewedOnlyOption,
    VerboseOption,
    is_standard_output,
    parse_day,
    wants_colour,
    write_output,
)
from checker.cli.progress import with_progress
from checker.cli.reports import default_target, write_report
from checker.documents.statements_file import InputFormat, read_entries
from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT
from checker.model import Label, Report
from checker.report import render_reports

app = typer.Typer()

ENDINGS = {DataFormat.YAML: ".yaml", DataFormat.JSON: ".json", DataFormat.TEXT: ".txt"}
_BY_ENDING = {".yaml": DataFormat.YAML, ".yml": DataFormat.YAML, ".json": DataFormat.JSON, ".txt": DataFormat.TEXT}


@app.command("batch")
def batch(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="Statements: YAML, JSON Lines, CSV or text; - is standard input.")
    ],
    input_format: Annotated[
        InputFormat | None, typer.Option("--input-format", help="What FILE is [default: by its ending].")
    ] = None,
    as_of: AsOfOption = None,
    explain: ExplainOption = False,
    verbose: VerboseOption = False,
    claims: ClaimsOption = None,
    reviewed_only: ReviewedOnlyOption = None,
    no_model: NoModelOption = False,
    format: Annotated[  # noqa: A002  named after the option
        DataFormat | None, typer.Option("--format", help="How to write the report [default: by -o, else yaml].")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to write the report; - is standard output [default: FILE's name in reports/].",
        ),
    ] = None,
    fail_on: FailOnOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Check many statements from YAML, JSON Lines, CSV or text.

    YAML holds a list of statements, or of {statement, speaker, id}; JSON Lines one of these a line; CSV a column
    `statement` and, if you like, `speaker` and `id`; text one statement a line.

    The report on `x.csv` is reports/x.yaml, or reports/x.csv.yaml where x.yaml is the report on another file.

    Exit codes: 0 nothing at a failing verdict; 1 a failing verdict; 2 unusable input, configuration or claims.
    """
    day = parse_day(as_of, "--as-of")
    entries = read_entries(file, input_format)
    workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    failing = failing_labels(fail_on, workspace)
    form = format or _BY_ENDING.get(PurePath(output or "").suffix.lower(), DataFormat.YAML)
    target = output or default_target(workspace.reports_dir, file, ENDINGS[form])
    _refuse_input(target, file)
    if not quiet:
        warn_of_unknown_speakers(desk, [entry.speaker for entry in entries if entry.speaker])
    verdicts = tuple(
        desk.verify(entry.text, speaker=entry.speaker, as_of=day)
        for entry in with_progress(entries, "statements", quiet=quiet)
    )
    report = Report(
        origin="standard input" if file == STANDARD_INPUT else file,
        verdicts=verdicts,
        places=tuple((entry.line, 1) for entry in entries),
        ids=tuple(entry.id for entry in entries) if any(entry.id for entry in entries) else (),
        claims=len(desk.shelf),
    )
    page = render_reports(
        [report],
        form,
        width=terminal_width(target),
        colour=wants_colour(no_color=no_color, path=target),
        verbose=verbose,
        explain=explain,
        failing=failing,
    )
    if output is None:
        target = write_report(page, workspace.reports_dir, file, ENDINGS[form])
    else:
        write_output(page, output)
    if not is_standard_output(target) and not quiet:
        _print_summary(report, target, failing)
    raise typer.Exit(exit_code(verdicts, failing))


def _refuse_input(target: Path, file: str) -> None:
    """Refuse to write the report over the statements."""
    if file != STANDARD_INPUT and target.exists() and target.samefile(file):
        raise UnusableInput("the report would replace the statements", cure="give another -o FILE", file=target)


def _print_summary(report: Report, target: Path, failing: frozenset[Label]) -> None:
    """Name what fails, as `check` does, then the counts and where the report is."""
    from checker.report import text

    page = render_reports([report], DataFormat.TEXT, quiet=True, failing=failing)
    write_output(f"{page}{text.summary(report)}\nreport: {_near(target)}\n", None)


def _near(path: Path) -> str:
    """Return a path from the working directory on, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
