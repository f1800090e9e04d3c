"""Stores for the tests of the archive, and one who watches it work."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from checker.store import Workspace, find_workspace

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

from newsroom import write_archive  # noqa: E402  the benchmarks are no package: their folder must be on the path first

T = TypeVar("T")


class Watched:
    """Counts the sources that are read, and keeps what is told; may give up as a user would."""

    def __init__(self, *, give_up_at: int | None = None) -> None:
        self.read = 0
        self.told: list[str] = []
        self._give_up_at = give_up_at

    def over(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        for item in items:
            if what == "sources":
                if self.read == self._give_up_at:
                    raise KeyboardInterrupt
                self.read += 1
            yield item

    def tell(self, message: str) -> None:
        self.told.append(message)


def large_store(root: Path) -> Workspace:
    """Make a workspace with 240 claims in twelve sources."""
    write_archive(root / "made", 240, per_source=20)
    return find_workspace(root / "made")
