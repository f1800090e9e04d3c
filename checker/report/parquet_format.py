"""Parquet: the same columns as in CSV, with their kinds and without its apostrophes, through pyarrow."""

import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from checker.errors import UnusableInput
from checker.report import wire
from checker.report.rows import COLUMNS, row_of

GROUP = 16_384
"""Rows that are written, and can later be read, at once."""


def require() -> None:
    """Raise ``UnusableInput`` where pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401  only whether it is there
    except ImportError:
        cure = "pip install 'factcheck[parquet]'"
        raise UnusableInput("Parquet needs pyarrow, which is not installed", cure=cure) from None


def render_rows(verdicts: Iterable[wire.Verdict]) -> str:
    """Return the rows as JSON Lines: a Parquet file can only be written in one go, by ``write``."""
    return "".join(json.dumps(list(row_of(one).values()), ensure_ascii=False) + "\n" for one in verdicts)


def write(rows: BinaryIO, out: BinaryIO, *, origin: str, claims: int) -> None:
    """Write what ``render_rows`` made as a Parquet file, group by group; the same rows give the same bytes.

    The file's metadata say which file the report is on, ``factcheck.origin``, and against how many claims.
    """
    import pyarrow
    from pyarrow import parquet

    kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    fields = [(name, pyarrow.date32() if name == "said_on" else kinds[kind]) for name, kind in COLUMNS.items()]
    about = {"factcheck.schema": str(wire.SCHEMA), "factcheck.origin": origin, "factcheck.claims": str(claims)}
    schema = pyarrow.schema(fields, metadata=about)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = [_column(values, kind, pyarrow) for values, (_, kind) in zip(group, fields, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))


def _column(values: list[Any], kind: Any, pyarrow: Any) -> Any:
    """Make a column; a date comes as text."""
    if kind == pyarrow.date32():
        return pyarrow.array(values, pyarrow.string()).cast(kind)
    return pyarrow.array(values, kind)


def _groups(rows: BinaryIO) -> Iterator[list[list[Any]]]:
    """Yield the values column by column, ``GROUP`` rows at a time."""
    lines = io.TextIOWrapper(rows, encoding="utf-8", newline="\n")
    try:
        while group := [json.loads(line) for line in islice(lines, GROUP)]:
            yield [list(column) for column in zip(*group, strict=True)]
    finally:
        lines.detach()
