"""Read all of a broken YAML text that can be read, and say everything that is wrong with it.

The items of a list stand for themselves: one that is no YAML is taken out, line by line, and the others are read.
What comes out is for a lint to look at, never for a check to rest on.
"""

import re
from pathlib import Path

from checker.errors import UnusableInput
from checker.files.yaml_errors import NotYaml
from checker.files.yaml_reading import Node, Unread, yaml_tree

MOST_BROKEN = 50
"""After so many broken items the rest of a text is not looked at: each costs a reading of the whole."""

_ITEM = re.compile(r"( *)-(?:\s|$)")
_ROOT_KEY = re.compile(r"\w+:(?:\s|$)")


def yaml_as_far_as_possible(text: str, name: Path | str) -> tuple[Node, list[UnusableInput]]:
    """Parse ``text`` as ``yaml_tree`` does, past what is wrong in it; return the rest of it and what was refused.

    A value that cannot be read is ``UNREAD``, and so is the whole where no item can be told apart.
    """
    broken: list[UnusableInput] = []
    while True:
        refused: list[UnusableInput] = []
        try:
            return yaml_tree(text, name, refused), broken + refused
        except NotYaml as error:
            broken.append(error)
            rest = _without_item(text, error.starts) or _without_item(text, error.line)
            if rest is None or len(broken) > MOST_BROKEN:
                return Node(Unread.UNREAD, 1), broken + refused
            text = rest


def _without_item(text: str, line: int | None) -> str | None:
    """Return ``text`` with the item around a line made blank, so that others keep their lines; None without one."""
    lines = text.splitlines(keepends=True)
    first = next(filter(None, map(_ITEM.match, lines)), None)
    if first is None or line is None:
        return None
    items = {number for number, row in enumerate(lines) if (found := _ITEM.match(row)) and found[1] == first[1]}
    start = max((number for number in items if number < line), default=None)
    if start is None or not lines[start].strip():
        return None
    after = (number for number in range(line, len(lines)) if number in items or _ROOT_KEY.match(lines[number]))
    end = next(after, len(lines))
    return "".join([*lines[:start], "\n" * (end - start), *lines[end:]])
