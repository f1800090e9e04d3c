"""One statement of a list: what an entry may have, and what is refused whatever the format of the file.

A key that is none of the three is refused: a misspelt ``speaker`` would otherwise be a check that nobody asked for.
A table comes from elsewhere and has columns for other ends: those are told and not read, unless one looks like a
``speaker`` that is misspelt.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from checker.errors import UnusableInput

KEYS = ("statement", "speaker", "id")
"""What an entry can have; only the first is needed."""
Unread = Callable[[Sequence[str]], object]
"""Is told which columns of a table are not read, before its first row."""
_MISSPELT = 0.75
"""How alike, to 1, a column must look to ``speaker`` to be taken for it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with the line (from 1) that it stands on in its file, and what the file says about it."""

    text: str
    line: int
    speaker: str | None = None
    id: str | None = None


def entry_of(values: Mapping[str, Any], name: str, line: int) -> Entry:
    """Make an entry of plain values; raises ``UnusableInput`` where one is missing or of another kind."""
    statement, speaker, own_id = (values.get(key) for key in KEYS)
    if statement is None or statement == "":
        raise UnusableInput(
            "an entry without a statement", cure="add it, or remove the entry", file=name, line=line
        )
    if not isinstance(statement, str):
        cure = "write it as text, in quotation marks"
        raise UnusableInput(f"{_kind(statement)} is no statement", cure=cure, file=name, line=line)
    if speaker is not None and not isinstance(speaker, str):
        cure = "write it as text, in quotation marks"
        raise UnusableInput(f"{_kind(speaker)} is no speaker", cure=cure, file=name, line=line)
    if isinstance(own_id, int) and not isinstance(own_id, bool):
        own_id = str(own_id)
    if own_id is not None and not isinstance(own_id, str):
        raise UnusableInput(f"{_kind(own_id)} is no id", cure="write a text or a number", file=name, line=line)
    return _sound(
        Entry(statement.strip(), line, (speaker or "").strip() or None, (own_id or "").strip() or None), name
    )


def _sound(entry: Entry, name: str) -> Entry:
    """Refuse an entry that says nothing, or whose escapes stand for NUL or for half a character."""
    if not entry.text:
        raise UnusableInput(
            "the statement is blank", cure="write it, or remove the entry", file=name, line=entry.line
        )
    for value in (entry.text, entry.speaker, entry.id):
        if "\0" in (value or ""):
            message = "the character NUL (U+0000) stands in a text"
            raise UnusableInput(message, cure="remove the \\u0000", file=name, line=entry.line)
        try:
            (value or "").encode()
        except UnicodeEncodeError:
            message = "half a surrogate pair is no character"
            raise UnusableInput(message, cure="correct the \\u escape", file=name, line=entry.line) from None
    return entry


def refuse_key(key: str, known: tuple[str, ...], name: str, line: int) -> NoReturn:
    """Refuse a key that is none of the ``known``."""
    near = get_close_matches(key, known, n=1)
    cure = f"did you mean `{near[0]}`?" if near else f"remove it (known: {', '.join(known)})"
    raise UnusableInput(f"unknown key `{key}`", cure=cure, file=name, line=line)


def tell_unread(columns: Sequence[str], unread: Unread, name: str) -> None:
    """Tell which columns of a table are not read.

    Raises:
        UnusableInput: one of those that are read stands twice, or is misspelt.
    """
    for key in KEYS:
        if columns.count(key) > 1:
            message = f"the column `{key}` stands twice"
            raise UnusableInput(message, cure="rename or remove one", file=name, line=1)
    others = [column for column in columns if column not in KEYS]
    near = get_close_matches("speaker", others, n=1, cutoff=_MISSPELT) if "speaker" not in columns else []
    if near:
        cure = "did you mean `speaker`? if not, rename it"
        raise UnusableInput(f"unknown column `{near[0]}`", cure=cure, file=name, line=1)
    if others:
        unread(list(dict.fromkeys(column or "one without a name" for column in others)))


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), f"{value}")
