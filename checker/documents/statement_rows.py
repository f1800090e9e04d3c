"""Statements in rows of text: JSON Lines, CSV, and plain text with one a line; read as they are needed."""

import csv
import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from checker.documents.statement_entry import KEYS, Entry, Unread, entry_of, refuse_key, tell_unread
from checker.errors import UnusableInput


def from_jsonl(lines: Iterator[str], name: str) -> Iterator[Entry]:
    """Read JSON Lines: a string, or a mapping, a line."""
    for number, row in enumerate(lines, 1):
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
                refuse_key(key, KEYS, name, number)
        yield entry_of(value, name, number)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key stands twice")
    return values


def from_csv(lines: Iterator[str], name: str, unread: Unread) -> Iterator[Entry]:
    """Read a table with commas, semicolons or tabs between the cells; its first row names the columns.

    ``unread`` is told of those that say nothing of a statement.
    """
    first = next(lines, "")
    delimiter = next((one for one in ",;\t" if "statement" in _header(first, one)), None)
    if delimiter is None:
        cure = "its first row must name the columns: statement, and if you like speaker and id"
        raise UnusableInput("there is no column `statement`", cure=cure, file=name, line=1)
    rows = csv.reader(chain([first], lines), delimiter=delimiter, strict=True)
    line = 1
    try:
        header = [column.strip().lower() for column in next(rows)]
        tell_unread(header, unread, name)
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
    cells = {key: cell.strip() or None for key, cell in zip(header, row, strict=False) if key in KEYS}
    return entry_of(cells, name, line)


def from_text(lines: Iterator[str], name: str) -> Iterator[Entry]:
    """Read a statement a line; blank lines are none."""
    for number, row in enumerate(lines, 1):
        if row.strip():
            yield entry_of({"statement": row}, name, number)
