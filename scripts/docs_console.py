"""Run the commands that a page shows, and show what they really print.

A block fenced as ``console`` holds commands after ``$`` and their output. A block after a paragraph that ends in
"save this as `NAME`:" is written to that file first, so that a page can be followed from its top to its end.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from checker.cli import run
from checker.errors import ExitCode

HOME = "/home/you"
"""What the page calls the folder that its commands run in."""
_BLOCK = re.compile(
    r"(?:[Ss]ave this\sas `(?P<name>[\w.-]+)`:\n\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)


def replayed(page: str, folder: Path) -> str:
    """Return the page with the output that its commands have in ``folder``, which they may change."""
    session = _Session(folder)
    return _BLOCK.sub(session.replay, page)


class _Session:
    """A shell that knows three commands: factcheck, cd and echo $?."""

    def __init__(self, folder: Path) -> None:
        self.home = self.folder = folder
        self.code = 0

    def replay(self, block: re.Match[str]) -> str:
        if block["name"]:
            (self.folder / block["name"]).write_text(block["body"], encoding="utf-8")
        if block["kind"] != "console":
            return block[0]
        return f"```console\n{''.join(self._outputs(block['body']))}```"

    def _outputs(self, body: str) -> Iterator[str]:
        for row in body.splitlines():
            if row.startswith("$ "):
                yield f"{row}\n{self._run(row.removeprefix('$ '))}"

    def _run(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            return ""
        if (program, arguments) == ("echo", ["$?"]):
            return f"{self.code}\n"
        if program != "factcheck":
            raise ValueError(f"a page shows a command that is not run here: {command}")
        printed = StringIO()
        with chdir(self.folder), redirect_stdout(printed), redirect_stderr(printed):
            self.code = int(run(arguments))
        if self.code not in (ExitCode.OK, ExitCode.FINDINGS):
            raise ValueError(f"a command of a page fails: {command}: {printed.getvalue()}")
        return printed.getvalue().replace(str(self.home), HOME)
