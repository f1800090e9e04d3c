"""A text that is no YAML at all: what the parser says about it, in words that an editor understands."""

import re
from pathlib import Path

import yaml

from checker.errors import UnusableInput

DEEPEST = 32
"""How many levels of lists and mappings a file may have: the store needs five."""
TOO_DEEP = f"lists and mappings are nested more than {DEEPEST} levels deep"
FLATTER = "make the structure flatter"


class NotYaml(UnusableInput):
    """A text that cannot be parsed; ``starts`` is the line where the broken part of it starts, if that is known."""

    def __init__(
        self, message: str, *, cure: str, file: Path | str, line: int | None = None, starts: int | None = None
    ) -> None:
        super().__init__(message, cure=cure, file=file, line=line)
        self.starts = starts


def syntax_error(error: yaml.MarkedYAMLError, text: str, name: Path | str) -> NotYaml:
    """Say what the parser found in ``text``, the file ``name``, in words that help."""
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    # The parser puts what is missing at the end of the text one line behind the last.
    line = None if mark is None else min(mark.line + 1, max(len(lines), 1))
    if "nesting depth" in (error.problem or ""):  # the C parser's own guard, some thousand levels on
        return NotYaml(TOO_DEEP, cure=FLATTER, file=name, line=line, starts=line)
    written = lines[line - 1] if line and lines else ""
    if "\t" in written[: len(written) - len(written.lstrip())]:
        return NotYaml("a tab indents this line", cure="indent with spaces", file=name, line=line, starts=line)
    cure = "correct the line; text with ': ' or ' #' in it, or that starts with a sign, needs quotation marks"
    starts = line
    if error.context_mark is not None and "block collection" not in (error.context or ""):
        starts = error.context_mark.line + 1  # of a list, that would be its first item, which may be sound
    if "quoted scalar" in (
        error.context or ""
    ):  # whose end is missing; the parser may look for it to the end of the file
        line = starts
    return NotYaml(f"this is not valid YAML ({error.problem})", cure=cure, file=name, line=line, starts=starts)


def bad_character(text: str, name: Path | str) -> NotYaml:
    """Say which character of ``text`` the parser did not take."""
    found = _UNPRINTABLE.search(text)
    if found is None:
        return NotYaml("a character here is not allowed in YAML", cure="remove it", file=name)
    message = f"the character U+{ord(found.group()):04X} is not allowed in YAML"
    line = text.count("\n", 0, found.start()) + 1
    cure = "remove it" if found.group() == "\0" else "remove it, or write it as an escape in double quotation marks"
    return NotYaml(message, cure=cure, file=name, line=line, starts=line)


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
