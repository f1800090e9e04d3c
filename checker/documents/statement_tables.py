"""Statements in files that are no rows of text: YAML, which is read whole, and Parquet."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from checker.documents.statement_entry import KEYS, Entry, Unread, entry_of, refuse_key, tell_unread
from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, STANDARD_INPUT, Node, decode, name_of, read_bytes, readable, yaml_tree

ROWS = 4096
"""Rows of a Parquet file that are in memory at once."""


def from_yaml(path: Path | str) -> Iterator[Entry]:
    """Read a YAML file of less than ``LARGEST_TEXT`` bytes: a list, or a list under ``statements``."""
    name = name_of(path)
    try:
        data = read_bytes(path, limit=LARGEST_TEXT)
    except UnusableInput as error:
        if "too large" not in error.message:
            raise
        cure = "save it as JSON Lines, CSV or Parquet, which are read row by row"
        raise UnusableInput(error.message, cure=cure, file=name) from None
    return _from_yaml(decode(data, name).text, name)


def _from_yaml(text: str, name: str) -> Iterator[Entry]:
    root = yaml_tree(text, name)
    if isinstance(root.value, dict):
        for key in root.value:
            if key != "statements":
                refuse_key(key, ("statements",), name, root.key_lines[key])
        root = root.value.get("statements", root)
    if not isinstance(root.value, list):
        cure = "write a list, or a list under `statements:`"
        raise UnusableInput("there is no list of statements", cure=cure, file=name, line=root.line)
    for item in root.value:
        yield _from_node(item, name)


def _from_node(item: Node, name: str) -> Entry:
    if not isinstance(item.value, dict):
        return entry_of({"statement": item.plain()}, name, item.line)
    for key in item.value:
        if key not in KEYS:
            refuse_key(key, KEYS, name, item.key_lines[key])
    return entry_of({key: node.plain() for key, node in item.value.items()}, name, item.line)


def from_parquet(path: Path | str, unread: Unread) -> Iterator[Entry]:
    """Read the columns ``statement``, ``speaker`` and ``id`` of a Parquet file; an entry's line is its row, from 1.

    ``unread`` is told of the others.

    Raises ``UnusableInput`` where pyarrow is not installed or the file is no such table.
    """
    if str(path) == STANDARD_INPUT:
        cure = "save it as a file: Parquet is read from its end"
        raise UnusableInput("Parquet cannot be read from standard input", cure=cure)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise UnusableInput(
            "Parquet needs pyarrow, which is not installed",
            cure="in a clone of factcheck: pip install '.[parquet]'",
            file=path,
        ) from None
    name = name_of(path)
    try:
        with ExitStack() as opened:
            with readable(path):  # no longer than this: what pyarrow raises is explained below
                stream = opened.enter_context(Path(path).open("rb"))
            table = opened.enter_context(parquet.ParquetFile(stream))
            columns = table.schema_arrow.names
            if KEYS[0] not in columns:
                cure = "its columns must be: statement, and if you like speaker and id"
                raise UnusableInput("there is no column `statement`", cure=cure, file=name)
            tell_unread(columns, unread, name)
            row = 0
            for batch in table.iter_batches(batch_size=ROWS, columns=[key for key in KEYS if key in columns]):
                for values in batch.to_pylist():
                    row += 1
                    yield entry_of(values, name, row)
    except (pa.ArrowException, OSError) as error:  # the latter where what is inside was cut or altered
        reason = next(iter(str(error).splitlines()), type(error).__name__)
        raise UnusableInput(
            f"this is no Parquet file that can be read ({reason})", cure="write it again", file=name
        ) from None
