"""``factcheck batch``: many statements from one file, into a report."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Annotated

import typer

from checker.cli.checking import failing_labels, open_desk, terminal_width
from checker.cli.common import (
    AsOfOption,
    ClaimsOption,
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
    warn,
    write_output,
)
from checker.cli.progress import with_progress
from checker.cli.reports import default_target
from checker.cli.targets import refuse_target
from checker.documents.statements_file import InputFormat, open_entries
from checker.errors import ExitCode, UnusableInput
from checker.files import STANDARD_INPUT, name_of

app = typer.Typer()


class ReportFormat(StrEnum):
    """How the report on a batch is written."""

    YAML = "yaml"
    JSON = "json"
    TEXT = "text"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


_NAMED = 5
"""So many columns that are not read are named."""
ENDINGS = {ReportFormat.YAML: ".yaml", ReportFormat.JSON: ".json", ReportFormat.TEXT: ".txt"}
"""Of the reports that say which file they are on, and so have a default place."""
_BY_ENDING = {
    ".yaml": ReportFormat.YAML,
    ".yml": ReportFormat.YAML,
    ".json": ReportFormat.JSON,
    ".txt": ReportFormat.TEXT,
    ".jsonl": ReportFormat.JSONL,
    ".ndjson": ReportFormat.JSONL,
    ".csv": ReportFormat.CSV,
    ".parquet": ReportFormat.PARQUET,
    ".pq": ReportFormat.PARQUET,
}


@app.command("batch")
def batch(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="Statements: YAML, JSON Lines, CSV, Parquet or text; - is standard input."
        ),
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
        ReportFormat | None, typer.Option("--format", help="How to write the report [default: by -o, else yaml].")
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
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=1, max=61, help="So many processes judge statements.")
    ] = 1,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="ADDRESS",
            help="The workers of this Dask scheduler judge them: its address, or its scheduler file.",
        ),
    ] = None,
    cluster_store: Annotated[
        str | None,
        typer.Option(
            "--cluster-store",
            metavar="LOCATION",
            help="Where the workers find this workspace: a path there, or an fsspec address [default: it is sent].",
        ),
    ] = None,
    fail_on: FailOnOption = None,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Check many statements from YAML, JSON Lines, CSV, Parquet or text.

    YAML holds a list of statements, or of {statement, speaker, id}; JSON Lines one of these a line; CSV and Parquet
    a column `statement` and, if you like, `speaker` and `id` (others are told and not read); text one statement a
    line. All but YAML, which may
    have 50 MB, are read as a stream: memory stays flat however many there are.

    The report on `x.csv` is reports/x.yaml, or reports/x.csv.yaml where x.yaml is the report on another file. As
    jsonl (one verdict a line), csv and parquet (one row a verdict) it goes where -o says.

    What is done is kept beside the report until it is there: after an interrupt, the same command goes on. With
    --jobs or --cluster the report is the same to the byte.

    Exit codes: 0 nothing at a failing verdict; 1 a failing verdict; 2 unusable input, configuration or claims.
    """
    form = format or _BY_ENDING.get(PurePath(output or "").suffix.lower(), ReportFormat.YAML)
    _refuse_options(form, output, jobs=jobs, cluster=cluster, cluster_store=cluster_store)
    day = parse_day(as_of, "--as-of")
    entries = open_entries(
        file,
        input_format,
        looked_at=lambda read: with_progress(read, "statements read", quiet=quiet),
        unread=lambda columns: _tell_unread(columns, file, quiet=quiet),
    )
    beside = jobs > 1 or cluster is not None
    workspace, desk = open_desk(
        claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet, judging=not beside
    )
    failing = failing_labels(fail_on, workspace)
    target = output or default_target(workspace.reports_dir, file, ENDINGS[form])
    _refuse_statements(target, file)
    refuse_target(output, workspace)
    # Imported here: `batch --help` judges nothing.
    from checker.cli.batch_run import Asked, run_batch
    from checker.report import text
    from checker.report.pieces import Look

    asked = Asked(
        file=file,
        target=target,
        ending=None if output else ENDINGS[form],
        form=form,
        day=day,
        look=Look(
            width=terminal_width(target),
            colour=wants_colour(no_color=no_color, path=target),
            verbose=verbose,
            explain=explain,
        ),
        failing=failing,
        claims=claims,
        reviewed_only=workspace.config.check.reviewed_only if reviewed_only is None else reviewed_only,
        model=not no_model,
        jobs=jobs,
        cluster=cluster,
        location=cluster_store,
        quiet=quiet,
    )
    place, totals, told = run_batch(asked, entries, workspace, desk)
    if not is_standard_output(target) and not quiet:
        summary = text.summary_of(totals.origin, totals.claims, totals.coverage)
        write_output(f"{told}{summary}\nreport: {_near(place)}\n", None)
    fails = any(count and label in failing for label, count in totals.coverage.items())
    raise typer.Exit(ExitCode.FINDINGS if fails else ExitCode.OK)


def _tell_unread(columns: Sequence[str], file: str, *, quiet: bool) -> None:
    """Warn of the columns of a table that are not in the report."""
    if quiet:
        return
    named = ", ".join(columns[:_NAMED]) + (f" and {len(columns) - _NAMED} more" if len(columns) > _NAMED else "")
    what = "the column is" if len(columns) == 1 else "the columns are"
    warn(f"{name_of(file)}: {what} not read: {named}; the report has the line and the id of each row to find it by")


def _refuse_options(
    form: ReportFormat, output: Path | None, *, jobs: int, cluster: str | None, cluster_store: str | None
) -> None:
    """Refuse what does not go together, before anything is read."""
    if form is ReportFormat.PARQUET:
        from checker.report import parquet_format

        parquet_format.require()
        if output is not None and is_standard_output(output):
            raise UnusableInput("Parquet is no text for standard output", cure="name a file with -o FILE")
    if output is None and form not in ENDINGS:
        message = f"a report as {form} does not say which file it is on, and has no default place"
        raise UnusableInput(message, cure="name its place with -o FILE")
    if cluster is not None and jobs > 1:
        raise UnusableInput("--jobs and --cluster exclude each other", cure="leave one of them out")
    if cluster_store is not None and cluster is None:
        raise UnusableInput("--cluster-store needs --cluster", cure="add it, or leave --cluster-store out")


def _refuse_statements(target: Path, file: str) -> None:
    """Refuse to write the report over the statements, or where no file can be: before anything is judged."""
    if target.is_dir():
        raise UnusableInput("this is a directory", cure="name a file, not a folder", file=target)
    if file != STANDARD_INPUT and target.exists() and target.samefile(file):
        raise UnusableInput("the report would replace the statements", cure="give another -o FILE", file=target)


def _near(path: Path) -> str:
    """Return a path from the working directory on, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
