"""The command reference as Markdown, from the commands themselves."""

from collections.abc import Iterator
from typing import Any

import typer

from checker.cli.commands import app


def commands() -> str:
    """Return a section for each command, with a table of its options."""
    root = typer.main.get_command(app)
    context = root.make_context("factcheck", [], resilient_parsing=True)
    return "\n\n".join(_sections(root, context))


def _sections(group: Any, context: Any) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        inner = command.make_context(name, [], parent=context, resilient_parsing=True)
        if hasattr(command, "list_commands"):
            yield from _sections(command, inner)
        else:
            yield _section(command, inner)


def _section(command: Any, context: Any) -> str:
    records = [(one, one.get_help_record(context)) for one in command.get_params(context)]
    arguments = [_named(one, *record) for one, record in records if record and one.param_type_name == "argument"]
    options = [
        record for one, record in records if record and one.param_type_name == "option" and one.name != "help"
    ]
    usage = " ".join([context.command_path, *(name for name, _ in arguments), "[OPTIONS]"])
    rows = [
        f"| `{_cell(name)}` | {_cell(_without_marks(text))} |"
        for name, text in [*((name.strip("[]"), text) for name, text in arguments), *options]
    ]
    table = ["", "| argument or option | what it does |", "|---|---|", *rows] if rows else []
    return "\n".join([f"### {context.command_path}\n\n    {usage}\n\n{command.help.strip()}", *table])


def _named(argument: Any, written: str, text: str) -> tuple[str, str]:
    """Return an argument's name as a usage line shows it: in brackets where it may be left out."""
    name = written.split(" ")[0].strip("[]") + ("…" if argument.nargs == -1 else "")
    return (name if argument.required else f"[{name}]"), text


def _without_marks(text: str) -> str:
    return " ".join(text.replace("[required]", "").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
