"""The data files: small tables that are parsed once, and large sorted ones that are searched as bytes.

Every file starts with a comment that states its origin and licence. Nothing is read before it is asked for.
"""

from bisect import bisect_right
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
    """A large table, sorted by its bytes and kept unparsed in memory.

    The first key of each block of about ``block`` bytes is known; a lookup bisects those and searches one block.
    """

    def __init__(self, path: Path, *, block: int = 2048) -> None:
        self._data = data = b"\n" + path.read_bytes()
        self._starts = [data.rfind(b"\n", 0, place + 1) for place in range(0, len(data) - 1, block)]
        self._keys = [data[start + 1 : data.find(b"\t", start)] for start in self._starts]

    def get(self, key: str) -> list[str]:
        """Return the cells after the key in its row, or nothing if there is no such row."""
        wanted = key.encode()
        at = bisect_right(self._keys, wanted)
        if not at:
            return []
        end = self._starts[at] if at < len(self._starts) else len(self._data)
        row = self._data.find(b"\n%b\t" % wanted, self._starts[at - 1], end)
        if row < 0:
            return []
        cells = row + len(wanted) + 2
        return self._data[cells : self._data.find(b"\n", cells)].decode().split("\t")


@cache
def wordnet_table(name: str) -> SortedTable:
    """Open ``data/wordnet/<name>.tsv``."""
    return SortedTable(DATA / "wordnet" / f"{name}.tsv")
