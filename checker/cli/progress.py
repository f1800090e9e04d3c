"""How far long work has come, on standard error: a bar for a person at a terminal, lines for a log."""

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds of work before anything is shown to a person."""
PAUSE = 0.1
"""Seconds between two looks of the bar."""
LOG_PAUSE = 10.0
"""Seconds before the first line of a log, and between two."""


class _Shown(Protocol):
    """What tells how much is done."""

    def tell(self, done: int) -> None: ...

    def close(self) -> None: ...


def with_progress(items: Iterable[T], what: str, *, quiet: bool, total: int | None = None) -> Iterator[T]:
    """Yield the items, and say which one is being worked on; of a bar nothing is left on the screen in the end.

    ``total`` is how many there are, where the items do not tell.
    """
    if quiet:
        yield from items
        return
    if total is None:
        total = len(items) if isinstance(items, Sized) else 0
    terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    shown: _Shown = _Bar(what, total) if terminal else _Log(what, total)
    try:
        for number, item in enumerate(items):
            shown.tell(number)
            yield item
    finally:
        shown.close()


class _Bar:
    """A bar on a terminal, drawn by rich, which is not even imported for work that is done at once."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._progress: Progress | None = None
        self._next = monotonic() + PATIENCE

    def tell(self, done: int) -> None:
        now = monotonic()
        if now < self._next:
            return
        self._next = now + PAUSE
        if self._progress is None:
            self._progress = self._started()
        self._progress.update(self._progress.task_ids[0], completed=done, refresh=True)

    def _started(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        count = TextColumn("{task.completed:.0f} of {task.total:.0f} {task.description}")
        columns = (BarColumn(), count, TimeRemainingColumn())
        # Without a thread of its own, which would draw into what the command prints.
        progress = Progress(*columns, console=Console(file=sys.stderr), auto_refresh=False, transient=True)
        progress.add_task(self._what, total=self._total)
        progress.start()
        return progress

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


class _Log:
    """Lines in a log, few enough to be read."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total = what, total
        self._next = monotonic() + LOG_PAUSE

    def tell(self, done: int) -> None:
        now = monotonic()
        if now >= self._next:
            self._next = now + LOG_PAUSE
            print(f"factcheck: {done} of {self._total} {self._what}", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the lines where they are."""
