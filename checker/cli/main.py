"""The root command: a table of commands, each imported only when it is called.

``factcheck --help`` lists them from the table, so that it starts without the models, YAML and the lexicon.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup


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
    "batch": Listed("checker.cli.batch", "Check many statements from YAML, JSON Lines, CSV or text."),
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
        if listed is None:
            return None
        command = typer.main.get_command(import_module(listed.module).app)
        command.name = cmd_name
        return command

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # as above
        """List the commands from the table, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.help) for name, listed in COMMANDS.items()])

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # as above
        """Find the command; an unknown one is refused with the nearest names."""
        # typer suggests from `self.commands`, which stays empty here.
        self.commands = dict.fromkeys(COMMANDS) if args and args[0] not in COMMANDS else {}  # type: ignore[assignment]  # only names are read
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=LazyGroup, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and exit."),
    traceback: bool = typer.Option(False, "--traceback", help="After a bug, print where it happened."),
) -> None:
    """Check facts as you lint code: statements against what your sources said, offline and explained.

    Exit codes: 0 nothing found, 1 findings, 2 unusable input, config or store, 3 a bug, 130 interrupted.
    """
