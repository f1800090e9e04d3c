"""The data files of this package: tab-separated tables that state their origin, parsed once when first asked for."""

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
