"""The block of YAML at the start of a Markdown text, which states its metadata."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from checker.errors import UnusableInput
from checker.files import load_yaml

_BLOCK = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)


class Said(NamedTuple):
    """A value that says something in words, and the place in the text of each of its characters."""

    words: str
    places: Sequence[tuple[int, int]]


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


def said_in_front_matter(text: str) -> list[Said]:
    """Return what the front matter of a text says in words, more than one: its title and its lead, for example."""
    block = _BLOCK.match(text)
    if block is None or not front_matter(text).values:
        return []
    # The values were read with all care already; here it is asked for their places alone.
    try:
        root = yaml.compose(block[1], Loader=yaml.SafeLoader)
    except yaml.YAMLError:  # libyaml, which read the values, is more lenient in places
        return []
    found = []
    for _, node in root.value if isinstance(root, yaml.MappingNode) else ():
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str" and " " in node.value.strip():
            start, end = (block.start(1) + mark.index for mark in (node.start_mark, node.end_mark))
            words = node.value.strip()
            found.append(Said(words, _places(text, words, start, end)))
    return found


def _places(text: str, words: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the place of each character of a value that is written at ``text[start:end]``.

    White space may be folded; from an escape on, which is rare, the whole value is the place.
    """
    places: list[tuple[int, int]] = []
    at = text.find(words[0], start, end)
    for char in words:
        begin = at
        if char.isspace():
            while at < end and text[at].isspace():
                at += 1
        elif text.startswith("''", at) and char == "'":
            at += 2
        elif text[at : at + 1] == char:
            at += 1
        if at in {begin, -1}:
            return places + [(start, end)] * (len(words) - len(places))
        places.append((begin, at))
    return places
