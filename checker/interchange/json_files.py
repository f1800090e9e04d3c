"""The JSON in a file that somebody downloaded: JSON, JSON-LD, JSON Lines, or the scripts of a web page."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any, NamedTuple

from checker.documents.html_tokens import Kind, Token, tokens
from checker.errors import UnusableInput
from checker.files import decode, name_of, read_bytes

LARGEST = 1_000_000_000
"""Bytes from which a file is refused: the largest feed of all fact-checkers has a tenth of it."""

_CURE = "download it again, or correct it there"
_SCRIPT_MARKS = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*+;?\s*+$"
)
_TYPE = re.compile(r"""[\s"']type\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]++))""", re.IGNORECASE)


class Piece(NamedTuple):
    """A value that stands in a file, and the line that it begins on."""

    value: Any
    line: int


def read_json(file: str) -> list[Piece]:
    """Return the JSON values of ``file`` (``-``: standard input) in their order.

    Of a web page these are its scripts of the type ``application/ld+json``.

    Raises:
        UnusableInput: the file cannot be read, is an address, or has something else in it than JSON; with the line.
    """
    if re.match(r"https?://", file, re.IGNORECASE):
        cure = f"download it first: `curl -L {file} | factcheck import claimreview -`"
        raise UnusableInput("factcheck does not go online", cure=cure, file=file)
    name = name_of(file)
    text = decode(read_bytes(file, limit=LARGEST), name).text
    start = text.lstrip()[:1]
    if start == "<":
        return list(_scripts(text, name))
    if start not in ("{", "["):
        cure = "give a file with JSON, JSON-LD, JSON Lines or a web page in it"
        raise UnusableInput("this is no JSON", cure=cure, file=name, line=1)
    return list(_lines(text, name)) if _is_lines(text) else [Piece(_parsed(text, name, 1), 1)]


def _is_lines(text: str) -> bool:
    """Whether a text is JSON Lines: its first line is a whole value, and another follows."""
    first, _, rest = text.lstrip().partition("\n")
    if not rest.strip():
        return False
    try:
        _loads(first)
    except (ValueError, RecursionError):
        return False
    return True


def _lines(text: str, name: str) -> Iterator[Piece]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Piece(_parsed(line, name, number), number)


def _scripts(text: str, name: str) -> Iterator[Piece]:
    for script, line in _linked_data(text):
        bare = _SCRIPT_MARKS.sub("", _SCRIPT_MARKS.sub("", script))
        line += script[: script.find(bare)].count("\n") if bare else 0
        # What is broken and no fact-check (an address, a menu) is not our business.
        if bare.strip() and ("ClaimReview" in bare or _is_sound(bare)):
            yield Piece(_parsed(bare, name, line), line)


def _linked_data(page: str) -> Iterator[tuple[str, int]]:
    """Yield what stands in the JSON-LD scripts of a page, each with the line that it begins on."""
    line, counted = 1, 0
    for tag, behind in pairwise([*tokens(page), Token(Kind.WORDS, len(page), len(page))]):
        written = page[tag.start : tag.end]
        if tag.kind is not Kind.OPEN or tag.name != "script" or written.endswith("/>"):
            continue
        kind = next(filter(None, found.groups()), "") if (found := _TYPE.search(written)) else ""
        if unescape(kind).split(";")[0].strip().lower() == "application/ld+json":
            line, counted = line + page.count("\n", counted, tag.end), tag.end
            yield page[tag.end : behind.start], line


def _is_sound(text: str) -> bool:
    try:
        _loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _parsed(text: str, name: str, line: int) -> Any:
    """Parse ``text``, which begins on ``line`` of the file."""
    try:
        return _loads(text)
    except json.JSONDecodeError as error:
        message = f"the JSON is broken at column {error.colno}: {error.msg[:1].lower()}{error.msg[1:]}"
        raise UnusableInput(message, cure=_CURE, file=name, line=line + error.lineno - 1) from None
    except RecursionError:
        raise UnusableInput("the JSON is nested too deeply", cure=_CURE, file=name, line=line) from None
    except ValueError:
        raise UnusableInput("the JSON has a number that is too long", cure=_CURE, file=name, line=line) from None


def _loads(text: str) -> Any:
    # Not strict: many sites let line breaks stand inside of texts. A number stays as it is written.
    return json.loads(text, strict=False, parse_float=str, parse_int=str, parse_constant=str)
