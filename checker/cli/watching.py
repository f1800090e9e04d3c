"""How long work behind the commands is shown: progress and warnings on standard error."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from checker.cli.common import warn
from checker.cli.progress import with_progress

T = TypeVar("T")


class Watching:
    """Implements ``archive.Watch`` for a person at a terminal, or a log."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet

    def over(self, items: Iterable[T], total: int, what: str) -> Iterator[T]:
        """Yield the items, and show how many of them are done."""
        return with_progress(items, what, quiet=self._quiet, total=total)

    def tell(self, message: str) -> None:
        """Print a warning."""
        if not self._quiet:
            warn(message)
