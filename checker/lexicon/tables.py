"""The data files: small tables that are parsed once, and large sorted ones that are searched as bytes.

Every file starts with a comment that states its origin and licence. Nothing is read before it is asked for.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the tab-separated rows of ``data/<name>.tsv``, without comments and blank lines."""
    return tuple(tuple(line.split("\t")) for line in _lines(DATA / f"{name}.tsv"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the word list ``data/words/<name>.txt``: one lower-case entry a line.

    Raises ``KeyError`` for a list that does not exist.
    """
    path = DATA / "words" / f"{name}.txt"
    if not path.is_file():
        raise KeyError(f"there is no word list called {name!r}; there are {', '.join(word_lists())}")
    return frozenset(_lines(path))


@cache
def word_lists() -> tuple[str, ...]:
    """Return the names of all word lists."""
    return tuple(sorted(path.stem for path in (DATA / "words").glob("*.txt")))


def items(cell: str) -> list[str]:
    """Split a cell that lists several entries, separated by a comma and a space; "-" lists none."""
    return [] if cell == "-" else cell.split(", ")


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line


class SortedTable:
    """A large table, sorted by its bytes and kept unparsed in memory; a lookup bisects it (about 10 µs)."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()

    def get(self, key: str) -> list[str]:
        """Return the cells after the key in its row, or nothing if there is no such row."""
        data, wanted = self._data, key.encode()
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", 0, (low + high) // 2) + 1
            end_of_key = data.find(b"\t", start)
            found = data[start:end_of_key]
            if found == wanted:
                return data[end_of_key + 1 : data.find(b"\n", end_of_key)].decode().split("\t")
            if found < wanted:
                low = data.find(b"\n", start) + 1
            else:
                high = start
        return []


@cache
def wordnet_table(name: str) -> SortedTable:
    """Open ``data/wordnet/<name>.tsv``."""
    return SortedTable(DATA / "wordnet" / f"{name}.tsv")
