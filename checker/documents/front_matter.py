"""The block of YAML at the start of a Markdown text, which states its metadata."""

import re
from typing import Any, NamedTuple

from checker.errors import UnusableInput
from checker.files import load_yaml

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


class FrontMatter(NamedTuple):
    """The values by their keys in small letters, and the offset where the text proper begins."""

    values: dict[str, Any]
    end: int


def front_matter(text: str) -> FrontMatter:
    """Return the front matter of a text.

    A text may as well start with a rule (``---``), and other tools' front matter may hold what we refuse to read:
    then nothing is stated, and the text is read all the same.
    """
    nothing = FrontMatter({}, 0)
    block = _BLOCK.match(text)
    if block is None:
        return nothing
    try:
        values = load_yaml(block[1], "front matter")
    except UnusableInput:
        return nothing
    if not isinstance(values, dict):
        return nothing
    return FrontMatter({key.lower(): value for key, value in values.items()}, block.end())
