"""Units of measure and money: what a word after (or a sign before) a number turns the number into."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Unit(NamedTuple):
    """A unit: its name, what it measures, and the factor that turns it into the dimension's base unit."""

    name: str
    dimension: str
    factor: float


COUNT = Unit("", "count", 1.0)


@cache
def _spellings() -> dict[str, Unit]:
    table = (files("checker.text") / "data" / "units.tsv").read_text(encoding="utf-8")
    found = {}
    for line in table.splitlines():
        if line.startswith("#"):
            continue
        name, dimension, factor, spellings = line.split("\t")
        for spelling in spellings.split():
            found[spelling.replace("_", " ")] = Unit(name, dimension, float(factor))
    return found


def unit_at(words: list[str], at: int) -> tuple[Unit, int] | None:
    """Return the unit written at ``words[at]`` and the number of the word after it, the longest spelling first."""
    for length in (3, 2, 1):
        written = " ".join(words[at : at + length])
        if at + length <= len(words) and written in _spellings():
            return _spellings()[written], at + length
    return None


def unit_named(spelling: str) -> Unit | None:
    """Return the unit with this spelling, if there is one."""
    return _spellings().get(spelling)
