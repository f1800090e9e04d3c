"""How the archive tells what it does, to whoever waits for it."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Who is told how far long work has come."""

    def over(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """Yield the items; there are ``total`` of them, called ``what``."""

    def tell(self, message: str) -> None:
        """Take note of something that the user should know."""


class Unwatched:
    """Nobody waits."""

    def over(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """Yield the items."""
        yield from items

    def tell(self, message: str) -> None:
        """Say it to nobody."""
