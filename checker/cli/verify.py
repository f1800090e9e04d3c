"""``factcheck verify``: one statement against the claims."""

from typing import Annotated

import typer

from checker.cli.checking import (
    exit_code,
    failing_labels,
    open_desk,
    refuse_broken_text,
    terminal_width,
    warn_of_unknown_speakers,
)
from checker.cli.common import (
    AsOfOption,
    ClaimsOption,
    DataFormat,
    ExplainOption,
    FailOnOption,
    FormatOption,
    NoColorOption,
    NoModelOption,
    OutputOption,
    QuietOption,
    ReviewedOnlyOption,
    VerboseOption,
    parse_day,
    wants_colour,
    write_output,
)
from checker.cli.targets import refuse_target
from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, STANDARD_INPUT, decode, read_bytes

app = typer.Typer()


@app.command("verify")
def verify(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="What to check; - reads standard input.")],
    speaker: Annotated[
        str | None, typer.Option("--speaker", metavar="NAME", help="Who is supposed to have said it.")
    ] = None,
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
    """Check one statement against the claims.

    Exit codes: 0 nothing at a failing verdict; 1 a failing verdict; 2 unusable input, configuration or claims.
    """
    if statement == STANDARD_INPUT:
        statement = decode(read_bytes(STANDARD_INPUT, limit=LARGEST_TEXT), "standard input").text
    statement, speaker = statement.strip(), (speaker or "").strip() or None
    if not statement:
        raise UnusableInput("the statement is blank", cure="write what is to be checked")
    refuse_broken_text(statement, "the statement")
    refuse_broken_text(speaker or "", "--speaker")
    day = parse_day(as_of, "--as-of")
    # Imported here: `verify --help` judges nothing.
    from checker.editorial.as_recorded import AsRecorded

    workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=not no_model, quiet=quiet)
    refuse_target(output, workspace)
    failing = failing_labels(fail_on, workspace)
    if speaker and not quiet:
        warn_of_unknown_speakers(desk, [speaker])
    verdict = AsRecorded(desk)(desk.verify(statement, speaker=speaker, as_of=day), as_of=day)
    if format is DataFormat.TEXT:
        from checker.report import text

        colour, width = wants_colour(no_color=no_color, path=output), terminal_width(output)
        page = text.render_verdict(verdict, width=width, colour=colour, verbose=verbose, explain=explain)
    else:
        from checker.report import json_format, wire, yaml_format

        published = wire.of_verdict(verdict, place=(1, 1), everything=verbose or explain)
        form = json_format if format is DataFormat.JSON else yaml_format
        page = form.render_verdict(published)
    write_output(page, output, as_data=format is not DataFormat.TEXT)
    raise typer.Exit(exit_code([verdict], failing))
