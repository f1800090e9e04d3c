"""The root command: a table of commands, each imported only when it is called.

``factcheck --help`` lists them from the table, so that it starts without the models, YAML and the lexicon.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from checker import __version__
from checker.errors import ExitCode, UnusableInput


class Listed(NamedTuple):
    """Where a command lives and what the overview says of it."""

    module: str
    help: str


COMMANDS: Mapping[str, Listed] = {
    "init": Listed("checker.cli.init", "Make a new workspace: claims/, sources/, reports/, factcheck.toml."),
    "sources": Listed("checker.cli.sources", "Add, list and show the texts that claims rest on."),
    "extract": Listed("checker.cli.extract", "Draw attributed claims from sources, as drafts to review."),
    "claims": Listed("checker.cli.claims", "List, show, search, add and review claims."),
    "verify": Listed("checker.cli.verify", "Check one statement against the claims."),
    "check": Listed("checker.cli.check", "Check every statement in a draft before it is published."),
    "watch": Listed("checker.cli.watch", "Check drafts again whenever they, or the claims, change."),
    "lsp": Listed("checker.cli.lsp", "Check drafts in an editor, while they are being written."),
    "batch": Listed("checker.cli.batch", "Check many statements from YAML, JSON Lines, CSV, Parquet or text."),
    "serve": Listed("checker.cli.serve", "Serve the desk in a browser, and as a REST API."),
    "impact": Listed("checker.cli.impact", "Tell which texts break when claims change."),
    "export": Listed("checker.cli.export", "Write claims as ClaimReview or CSV, for others to read."),
    "import": Listed("checker.cli.import_", "Take over fact-checks of others (ClaimReview), or claims from CSV."),
    "index": Listed("checker.cli.index", "Read a large store ahead of time, so that checks start at once."),
    "lint": Listed("checker.cli.lint", "Check the store itself."),
    "explain": Listed("checker.cli.explain", "Explain a code or a verdict."),
    "eval": Listed("checker.cli.evaluate", "Measure on labelled data."),
}


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # typer's Context is click's
        """Return the names in the order of the table, which is the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # as above
        """Import the command's module and build the command."""
        listed = COMMANDS.get(cmd_name)
        return None if listed is None else _build(cmd_name, import_module(listed.module).app)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # as above
        """List the commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.help) for name, listed in COMMANDS.items()])

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # as above
        """Find the command; an unknown one is refused with the nearest names."""
        # typer suggests from `self.commands`, which stays empty here.
        self.commands = dict.fromkeys(COMMANDS) if args and args[0] not in COMMANDS else {}  # type: ignore[assignment]  # only names are read
        return super().resolve_command(ctx, args)


def _build(name: str, commands: typer.Typer) -> Any:
    """Build a command, or a group of several, in the style of the root: plain help, no completion options."""
    holder = typer.Typer(add_completion=False, rich_markup_mode=None)
    if len(commands.registered_commands) == 1 and not commands.registered_callback:
        holder.registered_commands = commands.registered_commands
        command = typer.main.get_command(holder)
        command.name = name
        return command
    holder.add_typer(commands, name=name)
    return typer.main.get_group(holder).commands[name]


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    traceback: Annotated[bool, typer.Option("--traceback", help="After a bug, print where it happened.")] = False,
) -> None:
    """Check facts as you lint code: statements against what your sources said, offline and explained.

    Exit codes: 0 nothing found, 1 findings, 2 unusable input, config or store, 3 a bug, 130 interrupted.
    """


def call(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code.

    Done by hand, not by typer's ``app()``: that one exits with 1, our code for findings, when a pipe breaks or a
    question is answered with Ctrl-D.

    Raises:
        UnusableInput: what the command was called with cannot be used.
        KeyboardInterrupt: the user stopped it.
    """
    command = typer.main.get_command(app)
    try:
        with command.make_context("factcheck", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as stop:
        return stop.exit_code
    except typer.Abort:
        raise KeyboardInterrupt from None
    except EOFError:
        raise UnusableInput(
            "the input ended while an answer was awaited", cure="answer, or say it by options"
        ) from None
    except Exception as error:
        if not hasattr(error, "format_message"):  # the mark of typer's usage errors, whose class has no public name
            raise
        return _refuse(error)
    return ExitCode.OK


def _refuse(error: Any) -> int:
    """Say in one line what is wrong with the options; a group that is called without a command shows its help."""
    context = getattr(error, "ctx", None)
    message = error.format_message().strip()
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(message, err=True)
        return ExitCode.UNUSABLE
    path = context.command_path if context is not None else "factcheck"
    # pydantic, which typer reads values with, puts its own words before ours.
    message = " ".join(message.replace("Value error, ", "").split()).rstrip(".")
    raise UnusableInput(f"{message[:1].lower()}{message[1:]}", cure=f"see `{path} --help`")
