"""Statements to be checked in one go: YAML, JSON Lines, CSV, or plain text with one a line.

Every entry is a statement, with a speaker and an id where the file gives them. A key or column that is none of the
three is refused: a misspelt ``speaker`` would otherwise be a check that nobody asked for.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, NoReturn

from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, STANDARD_INPUT, Node, decode, read_bytes, yaml_tree

KEYS = ("statement", "speaker", "id")
"""What an entry can have; only the first is needed."""


class InputFormat(StrEnum):
    """The formats of a file with statements."""

    YAML = "yaml"
    JSONL = "jsonl"
    CSV = "csv"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with the line (from 1) that it stands on in its file, and what the file says about it."""

    text: str
    line: int
    speaker: str | None = None
    id: str | None = None


def read_entries(path: Path | str, format: InputFormat | None = None) -> list[Entry]:  # noqa: A002  named after the option
    """Read a file with statements; ``-`` is standard input, which has no name to tell the format by.

    Raises:
        UnusableInput: with the line, on anything that is not a statement, speaker or id; where there is no
            statement; and for a file that is missing, unreadable, no text, or in none of the formats.
    """
    name = "standard input" if str(path) == STANDARD_INPUT else str(path)
    format = format or _format_of(path, name)  # noqa: A001  as above
    text = decode(read_bytes(path, limit=LARGEST_TEXT), name).text
    entries = [_sound(entry, name) for entry in _READERS[format](text, name)]
    if not entries:
        raise UnusableInput("there is no statement in it", cure="give at least one", file=name)
    _refuse_duplicates(entries, name)
    return entries


_BY_ENDING: Mapping[str, InputFormat] = {
    ".yaml": InputFormat.YAML,
    ".yml": InputFormat.YAML,
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
    ".csv": InputFormat.CSV,
    ".tsv": InputFormat.CSV,
    ".txt": InputFormat.TEXT,
    ".text": InputFormat.TEXT,
}
_DRAFTS = frozenset({".md", ".markdown", ".html", ".htm", ".docx", ".pdf"})


def _format_of(path: Path | str, name: str) -> InputFormat:
    ending = PurePath(path).suffix.lower()
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if str(path) == STANDARD_INPUT:
        cure = f"give --input-format ({', '.join(InputFormat)})"
        raise UnusableInput("standard input has no ending that tells its format", cure=cure)
    if ending in _DRAFTS:
        raise UnusableInput("this is no list of statements", cure="check a draft with `factcheck check`", file=name)
    if ending == ".json":
        raise UnusableInput("JSON is read one object a line", cure="save it as .jsonl, or as .yaml", file=name)
    cure = f"name it {', '.join(_BY_ENDING)}, or give --input-format"
    raise UnusableInput("the ending of its name tells no format", cure=cure, file=name)


# --- YAML --------------------------------------------------------------------------------------------------


def _from_yaml(text: str, name: str) -> Iterator[Entry]:
    root = yaml_tree(text, name)
    if isinstance(root.value, dict):
        for key in root.value:
            if key != "statements":
                _refuse_key(key, ("statements",), name, root.key_lines[key])
        root = root.value.get("statements", root)
    if not isinstance(root.value, list):
        cure = "write a list, or a list under `statements:`"
        raise UnusableInput("there is no list of statements", cure=cure, file=name, line=root.line)
    for item in root.value:
        yield _from_node(item, name)


def _from_node(item: Node, name: str) -> Entry:
    if not isinstance(item.value, dict):
        return _entry({"statement": item.plain()}, name, item.line)
    for key in item.value:
        if key not in KEYS:
            _refuse_key(key, KEYS, name, item.key_lines[key])
    return _entry({key: node.plain() for key, node in item.value.items()}, name, item.line)


# --- JSON Lines --------------------------------------------------------------------------------------------


def _from_jsonl(text: str, name: str) -> Iterator[Entry]:
    for number, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        try:
            value = json.loads(row, object_pairs_hook=_without_duplicates)
        except (ValueError, RecursionError) as error:
            what = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            cure = 'write one string, or one {"statement": "…"}, a line'
            raise UnusableInput(f"this line is not JSON ({what})", cure=cure, file=name, line=number) from None
        if not isinstance(value, dict):
            value = {"statement": value}
        for key in value:
            if key not in KEYS:
                _refuse_key(key, KEYS, name, number)
        yield _entry(value, name, number)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key stands twice")
    return values


# --- CSV ---------------------------------------------------------------------------------------------------


def _from_csv(text: str, name: str) -> Iterator[Entry]:
    first = next(iter(io.StringIO(text, newline="")), "")
    delimiter = next((one for one in ",;\t" if "statement" in _header(first, one)), None)
    if delimiter is None:
        cure = "its first row must name the columns: statement, and if you like speaker and id"
        raise UnusableInput("there is no column `statement`", cure=cure, file=name, line=1)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        header = [column.strip().lower() for column in next(rows)]
        for column in header:
            if column not in KEYS:
                _refuse_key(column, KEYS, name, 1)
        if len(set(header)) < len(header):
            raise UnusableInput("a column stands twice", cure="rename or remove one", file=name, line=1)
        line = rows.line_num + 1
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _from_row(header, row, name, line)
            line = rows.line_num + 1
    except csv.Error as error:
        cure = "put a cell with the separator, a quotation mark or a line break into double quotation marks"
        raise UnusableInput(f"this is not valid CSV ({error})", cure=cure, file=name, line=line) from None


def _header(first: str, delimiter: str) -> list[str]:
    try:
        return [column.strip().lower() for column in next(csv.reader([first], delimiter=delimiter), [])]
    except csv.Error:
        return []


def _from_row(header: list[str], row: list[str], name: str, line: int) -> Entry:
    if len(row) > len(header):
        cure = "put a cell with the separator in it into double quotation marks"
        message = f"this row has {len(row)} cells, the first row names {len(header)} columns"
        raise UnusableInput(message, cure=cure, file=name, line=line)
    return _entry({key: cell.strip() or None for key, cell in zip(header, row, strict=False)}, name, line)


# --- Text --------------------------------------------------------------------------------------------------


def _from_text(text: str, name: str) -> Iterator[Entry]:
    for number, row in enumerate(io.StringIO(text), 1):
        if row.strip():
            yield _entry({"statement": row}, name, number)


_READERS: Mapping[InputFormat, Callable[[str, str], Iterator[Entry]]] = {
    InputFormat.YAML: _from_yaml,
    InputFormat.JSONL: _from_jsonl,
    InputFormat.CSV: _from_csv,
    InputFormat.TEXT: _from_text,
}


# --- What all have in common -------------------------------------------------------------------------------


def _entry(values: Mapping[str, Any], name: str, line: int) -> Entry:
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
    return Entry(statement.strip(), line, (speaker or "").strip() or None, (own_id or "").strip() or None)


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


def _refuse_duplicates(entries: list[Entry], name: str) -> None:
    first: dict[str, int] = {}
    for entry in entries:
        if entry.id is None:
            continue
        if entry.id in first:
            message = f"the id {entry.id!r} is taken on line {first[entry.id]}"
            raise UnusableInput(message, cure="rename one of the two", file=name, line=entry.line)
        first[entry.id] = entry.line


def _refuse_key(key: str, known: tuple[str, ...], name: str, line: int) -> NoReturn:
    near = get_close_matches(key, known, n=1)
    cure = f"did you mean `{near[0]}`?" if near else f"remove it (known: {', '.join(known)})"
    raise UnusableInput(f"unknown key `{key}`", cure=cure, file=name, line=line)


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a mapping"}
    return kinds.get(type(value), f"{value}")
