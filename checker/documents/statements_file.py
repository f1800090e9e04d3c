"""Statements to be checked in one go: YAML, JSON Lines, CSV, Parquet, or plain text with one a line.

Every entry is a statement, with a speaker and an id where the file gives them. All formats but YAML are read row by
row, so that ten million statements need no more memory than ten.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.documents.statement_entry import Entry, Unread
from checker.documents.statement_rows import from_csv, from_jsonl, from_text
from checker.documents.statement_tables import from_parquet, from_yaml
from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT, lines_of, name_of

if TYPE_CHECKING:
    from sqlite3 import Connection

__all__ = ["Entries", "Entry", "InputFormat", "open_entries", "read_entries"]


class InputFormat(StrEnum):
    """The formats of a file with statements."""

    YAML = "yaml"
    JSONL = "jsonl"
    CSV = "csv"
    TEXT = "text"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Entries:
    """The statements of a file, read as they are asked for; ``total`` is how many, where that is known."""

    read: Callable[[], Iterator[Entry]]
    total: int | None = None

    def __iter__(self) -> Iterator[Entry]:
        return self.read()


def open_entries(
    path: Path | str,
    format: InputFormat | None = None,  # noqa: A002  named after the option
    *,
    looked_at: Callable[[Iterator[Entry]], Iterable[Entry]] = iter,
    unread: Unread = lambda columns: None,
) -> Entries:
    """Look through a file with statements, then give them to be read; ``-`` is standard input.

    A file is read twice: what is wrong with its last line is found before the first statement is checked. A pipe
    can be read once only; there it is found when its turn comes. ``looked_at`` wraps the first reading, and
    ``unread`` is told, once, of the columns of a table that are not read.

    Raises:
        UnusableInput: as ``read_entries`` does, at once or, for a pipe, while it is read.
    """
    chosen = format or _format_of(path, name_of(path))
    if chosen is InputFormat.YAML:
        listed = list(read_entries(path, chosen, unread=unread))
        return Entries(lambda: iter(listed), len(listed))
    if not Path(path).is_file() and (str(path) == STANDARD_INPUT or Path(path).exists()):
        return Entries(lambda: read_entries(path, chosen, unread=unread))
    total = sum(1 for _ in looked_at(read_entries(path, chosen, unread=unread)))
    return Entries(lambda: _READERS[chosen](path, lambda columns: None), total)


def read_entries(
    path: Path | str,
    format: InputFormat | None = None,  # noqa: A002  named after the option
    *,
    unread: Unread = lambda columns: None,
) -> Iterator[Entry]:
    """Read a file with statements; ``-`` is standard input, which has no name to tell the format by.

    Raises:
        UnusableInput: with the line, on anything that is not a statement, speaker or id; where there is no
            statement; and for a file that is missing, unreadable, no text, or in none of the formats.
    """
    name = name_of(path)
    none = True
    with closing(_Ids(name)) as ids:
        for entry in _READERS[format or _format_of(path, name)](path, unread):
            none = False
            if entry.id is not None:
                ids.add(entry.id, entry.line)
            yield entry
    if none:
        raise UnusableInput("there is no statement in it", cure="give at least one", file=name)


_BY_ENDING: Mapping[str, InputFormat] = {
    ".yaml": InputFormat.YAML,
    ".yml": InputFormat.YAML,
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
    ".csv": InputFormat.CSV,
    ".tsv": InputFormat.CSV,
    ".parquet": InputFormat.PARQUET,
    ".pq": InputFormat.PARQUET,
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


_READERS: Mapping[InputFormat, Callable[[Path | str, Unread], Iterator[Entry]]] = {
    InputFormat.YAML: lambda path, _: from_yaml(path),
    InputFormat.JSONL: lambda path, _: from_jsonl(lines_of(path), name_of(path)),
    InputFormat.CSV: lambda path, unread: from_csv(lines_of(path, newline=""), name_of(path), unread),
    InputFormat.TEXT: lambda path, _: from_text(lines_of(path), name_of(path)),
    InputFormat.PARQUET: from_parquet,
}


class _Ids:
    """The ids so far, each of which may stand once; in a table on the disk, for they may be millions."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._table: Connection | None = None

    def add(self, own_id: str, line: int) -> None:
        """Keep an id; raise ``UnusableInput`` where it was there already."""
        if self._table is None:
            import sqlite3  # here, because most lists have no ids

            self._table = sqlite3.connect("", isolation_level=None)  # a file of its own, gone when it is closed
            self._table.execute("PRAGMA journal_mode = OFF")
            self._table.execute("PRAGMA cache_size = -16384")  # KiB
            self._table.execute("CREATE TABLE ids (id TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID")
            self._table.execute("BEGIN")
        if not self._table.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (own_id, line)).rowcount:
            (taken,) = self._table.execute("SELECT line FROM ids WHERE id = ?", (own_id,)).fetchone()
            message = f"the id {own_id!r} is taken on line {taken}"
            raise UnusableInput(message, cure="rename one of the two", file=self._name, line=line)

    def close(self) -> None:
        """Drop the table."""
        if self._table is not None:
            self._table.close()
