"""Parquet: the same columns as in CSV, with their kinds and without its apostrophes, through pa."""

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
        cure = "in a clone of factcheck: pip install '.[parquet]'"
        raise UnusableInput("Parquet needs pyarrow, which is not installed", cure=cure) from None


def render_rows(verdicts: Iterable[wire.Verdict]) -> str:
    """Return the rows as JSON Lines: a Parquet file can only be written in one go, by ``write``."""
    return "".join(json.dumps(list(row_of(one).values()), ensure_ascii=False) + "\n" for one in verdicts)


def write(rows: BinaryIO, out: BinaryIO, *, origin: str, claims: int) -> None:
    """Write what ``render_rows`` made as a Parquet file, group by group; the same rows give the same bytes.

    The file's metadata say which file the report is on, ``factcheck.origin``, and against how many claims.
    """
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    fields = [(name, pa.date32() if name == "said_on" else kinds[kind]) for name, kind in COLUMNS.items()]
    about = {"factcheck.schema": str(wire.SCHEMA), "factcheck.origin": origin, "factcheck.claims": str(claims)}
    schema = pa.schema(fields, metadata=about)
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(rows):
            columns = [_column(values, kind, pa) for values, (_, kind) in zip(group, fields, strict=True)]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))


def _column(values: list[Any], kind: Any, pa: Any) -> Any:
    """Make a column; a date comes as text."""
    if kind == pa.date32():
        return pa.array(values, pa.string()).cast(kind)
    return pa.array(values, kind)


def _groups(rows: BinaryIO) -> Iterator[list[list[Any]]]:
    """Yield the values column by column, ``GROUP`` rows at a time."""
    lines = io.TextIOWrapper(rows, encoding="utf-8", newline="\n")
    try:
        while group := [json.loads(line) for line in islice(lines, GROUP)]:
            yield [list(column) for column in zip(*group, strict=True)]
    finally:
        lines.detach()
