"""Files of labelled data, one JSON object a line: read whole, or refused with the line that is wrong."""

import gzip
import json
import zlib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from checker.errors import UnusableInput
from checker.files import decode, read_bytes

Row = TypeVar("Row", bound=BaseModel)
_PACKED = b"\x1f\x8b"
"""How a file that gzip packed begins, whatever its name."""


def read_rows(path: Path | str, model: type[Row], *, cure: str) -> list[Row]:
    """Read every line of a file, packed with gzip or not, as a ``model``; blank lines are passed over.

    Only a line feed ends a line: JSON allows the other line ends of Unicode inside a string.

    Raises:
        UnusableInput: A line is no such row, or there is none; the message names the line.
    """
    rows = []
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            rows.append(model.model_validate(json.loads(line)))
        except ValidationError as error:
            raise UnusableInput(first_fault(error), cure=cure, file=path, line=number) from error
        except (ValueError, RecursionError) as error:
            raise UnusableInput("not JSON that can be read", cure=cure, file=path, line=number) from error
    if not rows:
        raise UnusableInput("no labelled data in the file", cure=cure, file=path)
    return rows


def read_text(path: Path | str) -> str:
    """Read a whole file, packed with gzip or not.

    Raises:
        UnusableInput: It cannot be read, unpacked or decoded.
    """
    return decode(_unpacked(path), str(path)).text


def _unpacked(path: Path | str) -> bytes:
    data = read_bytes(path)
    if not data.startswith(_PACKED):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise UnusableInput("a gzip file that cannot be unpacked", cure="fetch it again", file=path) from error


def first_fault(error: ValidationError) -> str:
    """Return the first thing that is wrong with a row, in one line."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg'].lower()}" if place else first["msg"]
