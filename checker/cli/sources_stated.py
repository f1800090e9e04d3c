"""What is stated about sources that are added: by options, or by a table with a row for each file."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from checker.documents.metadata import address, language, words
from checker.errors import UnusableInput
from checker.files import STANDARD_INPUT
from checker.store.sources import checked_id


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody states about a source; None where nothing is stated."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None

    def over(self, other: "Stated") -> "Stated":
        """Return what either states; where both do, what this one does."""
        return Stated(**{one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(self)})


class Asked(NamedTuple):
    """A file that is to be added, the id it shall have (None: one is made), and what is stated about it."""

    file: str
    source_id: str | None
    stated: Stated


def read_list(table: str, general: Stated) -> Iterator[Asked]:
    """Yield the files that a CSV table lists, a row each; ``general`` is stated where a row is silent.

    Files are looked for from the folder that the table is in.

    Raises:
        UnusableInput: it is no such table, or a cell cannot be what its column says; with the line.
    """
    from checker.interchange.csv_files import read_cells

    known = ("file", "id", *(one.name for one in fields(Stated)))
    found = read_cells(table, known)
    if "file" not in found.columns:
        cure = f"name the column that holds the files; known are {', '.join(known)}"
        raise UnusableInput("the table has no column `file`", cure=cure, file=found.name, line=1)
    if not found.rows:
        raise UnusableInput("the table lists no file", cure="write a row for each file", file=found.name)
    folder = Path() if table == STANDARD_INPUT else Path(table).parent
    for row in found.rows:
        cells = {column: cell for column, cell in row.cells.items() if cell.strip()}
        if "file" not in cells:
            cure = "write the name of the file in it"
            raise UnusableInput("the cell `file` is empty", cure=cure, file=found.name, line=row.line)
        try:
            stated = Stated(**{column: _READ[column](cells[column]) for column in _READ if column in cells})
            source_id = checked_id(cells["id"].strip()) if "id" in cells else None
        except UnusableInput as error:
            raise UnusableInput(error.message, cure=error.cure, file=found.name, line=row.line) from None
        yield Asked(str(folder / PurePath(cells["file"].strip())), source_id, stated.over(general))


def checked_address(written: str | None, what: str = "--url") -> str | None:
    """Return a web address. Raises ``UnusableInput`` where it is none."""
    if written is not None and address(written) is None:
        raise UnusableInput(f"{what} {written!r} is no web address", cure="start it with https://")
    return written


def checked_language(written: str | None, what: str = "--language") -> str | None:
    """Return a language tag. Raises ``UnusableInput`` where it is none."""
    if written is not None and language(written) is None:
        raise UnusableInput(f"{what} {written!r} is no language tag", cure="write it as en or nl-BE")
    return language(written)


def _day(written: str) -> date:
    from checker.interchange.dirty import date_of

    found = date_of(written)
    if found is None:
        cure = "write it as 2026-01-31"
        raise UnusableInput(f"`published` is {written!r}, which is not one certain day", cure=cure)
    return found


def _line(written: str) -> str | None:
    return words(written)


_READ: dict[str, Any] = {
    "title": _line,
    "publisher": _line,
    "author": _line,
    "url": lambda cell: checked_address(cell.strip(), "`url`"),
    "published": _day,
    "language": lambda cell: checked_language(cell.strip(), "`language`"),
}
"""How the cell of each column is read."""
