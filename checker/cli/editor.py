"""Let the user change a text in an editor of their own."""

import os
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.errors import UnusableInput
from checker.files import decode, read_bytes


def editor() -> str | None:
    """Return the command that the user's environment names, if any."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR")


def edit(text: str, command: str) -> str:
    """Open ``text`` with ``command`` and return what it was saved as.

    Raises:
        UnusableInput: the editor cannot be started or fails, or what it saved is no text.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claim.txt"
        path.write_text(text, encoding="utf-8")
        try:
            # Not a shell: the user's words are the program and its options, and nothing in them is run besides.
            code = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
            problem = f"exit code {code}" if code else None
        except (OSError, ValueError) as error:
            problem = str(error)
        if problem:
            raise UnusableInput(f"the editor failed: {problem}", cure="set EDITOR to a program that there is")
        data = read_bytes(path)
        return decode(data, "the edited text").text if data.strip() else ""
