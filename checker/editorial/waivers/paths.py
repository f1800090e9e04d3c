"""Drafts by their names as waivers write them: from a folder on, with slashes."""

import os
import re
from pathlib import Path

from checker.files import STANDARD_INPUT, name_of

NO_FILE = name_of(STANDARD_INPUT)
"""What a draft is called that came from no file."""


def name_from(folder: Path, origin: str) -> str:
    """Return the name of a draft from a folder on."""
    return origin if origin == NO_FILE else Path(os.path.relpath(origin, folder)).as_posix()


def fits(name: str, pattern: str) -> bool:
    """Whether a name is one that a pattern stands for: ``*`` and ``?`` are no slash, ``**/`` is any folders."""
    return re.fullmatch("".join(map(_expression, _WILD.split(pattern))), name) is not None


_WILD = re.compile(r"(\*\*/|\*\*|\*|\?|\[[^\]/]+\])")
_KNOWN = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _expression(part: str) -> str:
    if part[:1] == "[" and _WILD.fullmatch(part):
        inner = part[1:-1].replace("\\", "\\\\").replace("[", r"\[")
        return f"[^{inner[1:]}]" if inner.startswith("!") and inner != "!" else f"[{inner}]"
    return _KNOWN.get(part, re.escape(part))
