"""The claims that count, ready to be looked up: a small store in memory, a large one compiled on disk."""

from checker.archive.memory import Memory
from checker.archive.opening import open_shelf
from checker.archive.shelf import Shelf

__all__ = ["Memory", "Shelf", "open_shelf"]
