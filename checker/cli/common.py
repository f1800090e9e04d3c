"""What the commands share: their options, and where their output goes."""

import os
import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from checker.documents import Document
from checker.errors import UnusableInput


class DataFormat(StrEnum):
    """How a command prints what it found."""

    TEXT = "text"
    JSON = "json"
    YAML = "yaml"


class LintFormat(StrEnum):
    """How ``lint`` prints what is wrong in the store: as data, or as CI systems take it."""

    TEXT = "text"
    JSON = "json"
    YAML = "yaml"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


class CheckFormat(StrEnum):
    """How ``check`` prints what is wrong in drafts: as data, as CI systems take it, or as a page."""

    TEXT = "text"
    JSON = "json"
    YAML = "yaml"
    HTML = "html"
    SARIF = "sarif"
    GITHUB = "github"
    GITLAB = "gitlab"
    JUNIT = "junit"


FOR_MACHINES = frozenset({"sarif", "github", "gitlab", "junit"})
"""The forms that others defined."""

FormatOption = Annotated[DataFormat, typer.Option("--format", help="How to print it.")]
LintFormatOption = Annotated[LintFormat, typer.Option("--format", help="How to print it; see docs/formats.md.")]
CheckFormatOption = Annotated[
    CheckFormat,
    typer.Option("--format", help="How to print it: html is a page; of the rest docs/formats.md tells."),
]
ClaimsOption = Annotated[
    Path | None,
    typer.Option(
        "--claims",
        metavar="DIR",
        help="The claims to use [default: claims/ of the workspace found upwards from here].",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write the output to FILE; - is standard output."),
]
FailOnOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LABEL,…",
        help="The verdicts that make the exit code 1, or none "
        "[default: as in factcheck.toml, else contradicted,misattributed,misquoted].",
    ),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but what was asked for.")]
VerboseOption = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show all claims that were compared, and what has nothing to say.")
]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Show every comparison as a row, with the words of both sides.")
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="Print without colour; so does NO_COLOR=1.")]
ReviewedOnlyOption = Annotated[
    bool | None, typer.Option("--reviewed-only", help="Leave draft claims out.", show_default=False)
]
NoModelOption = Annotated[
    bool, typer.Option("--no-model", help="Compare without the inference model: faster, and it sees less.")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Judge as on this day (YYYY-MM-DD) [default: today].")
]


def emit(value: Any, format: DataFormat, as_text: Callable[[], str]) -> None:  # noqa: A002  named after the option
    """Print plain values as JSON or YAML, or the text that ``as_text`` makes."""
    if format is not DataFormat.TEXT:
        speak_utf8()
    print(rendered(value, format, as_text), end="")


def rendered(value: Any, format: DataFormat, as_text: Callable[[], str]) -> str:  # noqa: A002  named after the option
    """Return what ``emit`` prints; it ends in a line break."""
    if format is DataFormat.JSON:
        import json

        return json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n"
    if format is DataFormat.YAML:
        from checker.files import dump_yaml

        return dump_yaml(value)
    text = as_text()
    return text if text.endswith("\n") or not text else text + "\n"


def write_output(text: str, path: Path | None, *, as_data: bool = False) -> None:
    """Write ``text`` to a file, whole or not at all, or to standard output for None and ``-``.

    A reader that leaves early (``| head``) stops the output, not the command: its exit code still counts. What is
    written ``as_data`` is UTF-8 wherever it goes: JSON and XML in another encoding cannot be read.
    """
    if not is_standard_output(path):
        from checker.files import write_atomically

        assert path is not None
        write_atomically(path, text)
        return
    if as_data:
        speak_utf8()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        from checker.cli import abandon_output

        abandon_output()


def speak_utf8() -> None:
    """Write UTF-8 to standard output, whatever the system's encoding is, where programs read it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None and not sys.stdout.isatty():
        reconfigure(encoding="utf-8")


def is_standard_output(path: Path | None) -> bool:
    """Whether an output option means standard output."""
    return path is None or str(path) == "-"


def wants_colour(*, no_color: bool, path: Path | None = None) -> bool:
    """Whether to colour the output: only on a terminal that can, and not against the user's wish (no-color.org)."""
    if no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return is_standard_output(path) and sys.stdout.isatty()


def warn(message: str) -> None:
    """Tell the user something that does not stop the command."""
    typer.echo(f"factcheck: warning: {message}", err=True)


def warn_of_guess(document: Document) -> None:
    """Tell where the letters of a text may be wrong: an old encoding can only be guessed."""
    if document.guessed is not None:
        cure = "look at its letters, or save it as UTF-8"
        warn(f"{document.origin} is not in UTF-8 and was read as {document.guessed}, a guess; {cure}")


def parse_day(written: str | None, option: str) -> date | None:
    """Read a day given as an option.

    Raises:
        UnusableInput: It is not a date in ISO form.
    """
    if written is None:
        return None
    try:
        if len(written) != len("2026-01-15"):  # Python also reads 20260115 and 2026-W03-4
            raise ValueError(written)
        return date.fromisoformat(written)
    except ValueError:
        raise UnusableInput(f"{option} {written!r} is not a date", cure="write it as YYYY-MM-DD") from None
