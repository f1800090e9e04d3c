"""Word lists by name, until the lexicon's loader is there."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of ``checker/lexicon/data/<name>.txt``."""
    data = files("checker.lexicon").joinpath("data", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in data.splitlines() if line.strip() and not line.startswith("#"))
