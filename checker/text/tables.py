"""The data files of this package: tab-separated tables that state their origin, parsed once."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv``, without comments and blank lines."""
    lines = (_DATA / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


def spellings(cell: str) -> list[str]:
    """Split a cell that lists several spellings, separated by a comma and a space."""
    return cell.split(", ") if cell else []


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the word list ``name`` of ``data/words.tsv``. Raises ``KeyError`` for a list that does not exist."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(spellings(listed)) for name, _, listed in rows("words")}
