"""Run the commands that a page shows, and show what they really print.

A block fenced as ``console`` holds commands after ``$`` and their output. A block after a paragraph that ends in
"save this as `NAME`:" is written to that file first, so that a page can be followed from its top to its end. git is
asked without anybody's configuration.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from checker.cli import run
from checker.errors import ExitCode

HOME = "/home/you"
"""What the page calls the folder that its commands run in."""
_BLOCK = re.compile(
    r"(?:[Ss]ave this\sas `(?P<name>[\w./-]+)`:\n\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


def replayed(page: str, folder: Path) -> str:
    """Return the page with the output that its commands have in ``folder``, which they may change."""
    session = _Session(folder)
    return _BLOCK.sub(session.replay, page)


class _Session:
    """A shell that knows four commands: factcheck, git, cd and echo $?."""

    def __init__(self, folder: Path) -> None:
        self.home = self.folder = folder
        self.code = 0

    def replay(self, block: re.Match[str]) -> str:
        if block["name"]:
            path = self.folder / block["name"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
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
        if program == "git":
            return self._git(arguments)
        if program != "factcheck":
            raise ValueError(f"a page shows a command that is not run here: {command}")
        printed = StringIO()
        with chdir(self.folder), redirect_stdout(printed), redirect_stderr(printed):
            self.code = int(run(arguments))
        if self.code not in (ExitCode.OK, ExitCode.FINDINGS):
            raise ValueError(f"a command of a page fails: {command}: {printed.getvalue()}")
        return printed.getvalue().replace(str(self.home), HOME)

    def _git(self, arguments: list[str]) -> str:
        """Run git as somebody whom nobody knows; a page shows what it does, not what it prints about commits."""
        identity = ["-c", "user.name=You", "-c", "user.email=you@a.example"]
        settings = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.folder,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout
