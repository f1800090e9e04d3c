"""The one exception that input can cause, and the exit codes by name."""

from enum import IntEnum
from functools import partial
from pathlib import Path


class ExitCode(IntEnum):
    """What ``factcheck`` tells the shell."""

    OK = 0
    FINDINGS = 1
    UNUSABLE = 2
    BUG = 3
    INTERRUPTED = 130


class UnusableInput(Exception):  # noqa: N818  an input is at fault, not the program: no "Error"
    """Input, configuration or a store that cannot be used.

    Printed as one line, ``FILE:LINE: message: cure``, with exit code 2. ``message`` says what is wrong,
    ``cure`` what the user can do about it; ``file`` and ``line`` (counted from 1) where it is, if anywhere.
    """

    def __init__(self, message: str, *, cure: str, file: Path | str | None = None, line: int | None = None) -> None:
        self.message = message
        self.cure = cure
        self.file = file
        self.line = line
        super().__init__(str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Let it travel from one process to another, with all that it says."""
        return partial(type(self), cure=self.cure, file=self.file, line=self.line), (self.message,)

    def __str__(self) -> str:
        place = "" if self.file is None else f"{self.file}: " if self.line is None else f"{self.file}:{self.line}: "
        return f"{place}{self.message}; {self.cure}"


class UnwritableFile(UnusableInput):
    """A file that cannot be written: its disk or its folder is at fault, not what was to stand in it."""
