"""The claims that count, ready to be looked up: a small store in memory, a large one compiled on disk."""

from checker.archive.compiled import Archive
from checker.archive.home import home_of as index_folder
from checker.archive.memory import Memory
from checker.archive.opening import open_shelf
from checker.archive.shelf import SMALL, Shelf

__all__ = ["SMALL", "Archive", "Memory", "Shelf", "index_folder", "open_shelf"]
