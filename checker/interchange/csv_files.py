"""CSV in the form of RFC 4180, and in the forms that spreadsheets make of it."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from checker.errors import UnusableInput
from checker.files import Decoded, decode, name_of, read_bytes
from checker.interchange.table import COLUMNS, bare, shielded
from checker.store.schema import did_you_mean

LARGEST = 500_000_000
"""Bytes from which a table is refused."""
_DELIMITERS = ",;\t"
_LONGEST_CELL = 10_000_000


class Row(NamedTuple):
    """The cells of a row by their columns, and the line that it begins on."""

    line: int
    cells: Mapping[str, str]


class Table(NamedTuple):
    """A table: what messages call it, its columns and rows, and how it was decoded."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row]
    decoded: Decoded


def render_table(rows: Iterable[Mapping[str, str]], *, mark: bool = False) -> str:
    """Return rows under their header; ``mark``: after a byte order mark, by which Excel knows UTF-8."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(shielded(row[column]) for column in COLUMNS)
    return ("\ufeff" if mark else "") + page.getvalue()


def read_table(file: str) -> Table:
    """Read a table of claims from ``file`` (``-``: standard input), with commas, semicolons or tabs between cells.

    Raises:
        UnusableInput: it cannot be read, has no column `id` or `quote`, one that is none, or a row that does not
            fit its header; with the line.
    """
    opened = _opened(file, COLUMNS)
    if "id" not in opened.columns and not {"source", "speaker", "quote"} <= {*opened.columns}:
        message = "the table has no column `id`"
        cure = "add it; only new claims may go without: they need source, speaker and quote"
        raise UnusableInput(message, cure=cure, file=opened.name, line=1)
    return _whole(opened)


def read_cells(file: str, known: Sequence[str]) -> Table:
    """Read a table that has any of the ``known`` columns.

    Raises:
        UnusableInput: it cannot be read, has another column, one twice, or a row that does not fit its header;
            with the line.
    """
    return _whole(_opened(file, known))


class _Opened(NamedTuple):
    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]
    decoded: Decoded


def _opened(file: str, known: Sequence[str]) -> _Opened:
    """Read the header of a table; its rows are read as they are asked for."""
    name = name_of(file)
    decoded = _decoded(read_bytes(file, limit=LARGEST), name)
    rows = _rows(decoded.text, name)
    header = next(rows, None)
    if header is None:
        raise UnusableInput("there is no table in this file", cure="name its columns in the first row", file=name)
    line, names = header
    columns = tuple(column.strip().lower() for column in names)
    while columns and not columns[-1]:
        columns = columns[:-1]
    _refuse_columns(columns, known, name, line)
    return _Opened(name, columns, rows, decoded)


def _whole(opened: _Opened) -> Table:
    found, columns = [], opened.columns
    for line, cells in opened.rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
            message = f"this row has {len(cells)} cells, and the header {len(columns)}"
            cure = "put cells with commas or line breaks in quotation marks"
            raise UnusableInput(message, cure=cure, file=opened.name, line=line)
        found.append(Row(line, {column: bare(cell) for column, cell in zip(columns, cells, strict=False)}))
    return Table(opened.name, columns, found, opened.decoded)


def _decoded(data: bytes, name: str) -> Decoded:
    """Decode a table: as UTF-8 where it can be, whatever control characters a claim has in it."""
    with suppress(UnicodeDecodeError):
        text = data.decode("utf-8-sig")
        if text and "\0" not in text:
            return Decoded(text, "utf-8")
    return decode(data, name)


def _refuse_columns(columns: tuple[str, ...], known: Sequence[str], name: str, line: int) -> None:
    for number, column in enumerate(columns):
        if column not in known:
            cure = did_you_mean(column, known) or f"remove it (known are {', '.join(known)})"
            what = f"unknown column `{column}`" if column else f"column {number + 1} has no name"
            raise UnusableInput(what, cure=cure, file=name, line=line)
        if column in columns[:number]:
            raise UnusableInput(f"the column `{column}` stands twice", cure="remove one", file=name, line=line)


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line that it begins on."""
    first = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                yield line, next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                cure = "look for a quotation mark that is not closed, or not doubled inside of a cell"
                raise UnusableInput(f"this is no CSV ({error})", cure=cure, file=name, line=line) from None
    finally:
        csv.field_size_limit(limit)
