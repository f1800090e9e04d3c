"""How far long work has come, on standard error: a bar for a person at a terminal, lines for a log."""

import os
import sys
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
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


class Shown(Protocol):
    """What tells how much is done, how fast, and how long the rest will take."""

    def tell(self, done: int) -> None:
        """Say that so much is done, where it is time to say something."""
        ...

    def skip(self, done: int) -> None:
        """Say that so much was done before: it tells nothing about the pace."""
        ...

    def close(self) -> None:
        """Say nothing more."""
        ...


def with_progress(items: Iterable[T], what: str, *, quiet: bool, total: int | None = None) -> Iterator[T]:
    """Yield the items, and say which one is being worked on; of a bar nothing is left on the screen in the end.

    ``total`` is how many there are, where the items do not tell.
    """
    if quiet:
        yield from items
        return
    if total is None and isinstance(items, Sized):
        total = len(items)
    with progress_of(what, quiet=quiet, total=total) as shown:
        for number, item in enumerate(items):
            shown.tell(number)
            yield item


@contextmanager
def progress_of(what: str, *, quiet: bool, total: int | None) -> Iterator[Shown]:
    """Give what tells how far the work has come; ``total`` is how much there is, None where nobody knows."""
    terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    shown: Shown = _Silence() if quiet else _Bar(what, total) if terminal else _Log(what, total)
    try:
        yield shown
    finally:
        shown.close()


class _Silence:
    """For ``--quiet``."""

    def tell(self, done: int) -> None: ...

    def skip(self, done: int) -> None: ...

    def close(self) -> None: ...


class _Pace:
    """How fast work goes on, from its start."""

    def __init__(self, start: float, before: int = 0) -> None:
        """Start the clock; ``before`` was done already."""
        self._start, self._before = start, before

    def told(self, done: int, total: int | None, now: float) -> str:
        """Return the throughput and the time left, with a comma before each; nothing where neither is known yet."""
        if done <= self._before or now <= self._start:
            return ""
        rate = (done - self._before) / (now - self._start)
        text = f", {_figure(rate)} a second"
        return f"{text}, {_span((total - done) / rate)} left" if total else text


def _figure(rate: float) -> str:
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}" if rate >= 1 else f"{rate:.2g}"


def _span(seconds: float) -> str:
    """Say a time in its two largest units."""
    left = round(seconds)
    if left < 60:
        return f"{left} s"
    if left < 3600:
        return f"{left // 60} min {left % 60} s"
    if left < 86_400:
        return f"{left // 3600} h {left % 3600 // 60} min"
    return f"{left // 86_400} d {left % 86_400 // 3600} h"


class _Bar:
    """A bar on a terminal, drawn by rich, which is not even imported for work that is done at once."""

    def __init__(self, what: str, total: int | None) -> None:
        self._what, self._total = what, total
        self._progress: Progress | None = None
        now = monotonic()
        self._pace, self._next = _Pace(now), now + PATIENCE

    def skip(self, done: int) -> None:
        self._pace = _Pace(monotonic(), done)

    def tell(self, done: int) -> None:
        now = monotonic()
        if now < self._next:
            return
        self._next = now + PAUSE
        if self._progress is None:
            self._progress = self._started()
        pace = self._pace.told(done, self._total, now)
        self._progress.update(self._progress.task_ids[0], completed=done, pace=pace, refresh=True)

    def _started(self) -> "Progress":
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        of = " of {task.total:.0f}" if self._total is not None else ""
        count = TextColumn(f"{{task.completed:.0f}}{of} {{task.description}}{{task.fields[pace]}}")
        # Without a thread of its own, which would draw into what the command prints.
        progress = Progress(
            BarColumn(), count, console=Console(file=sys.stderr), auto_refresh=False, transient=True
        )
        progress.add_task(self._what, total=self._total, pace="")
        progress.start()
        return progress

    def close(self) -> None:
        if self._progress is not None:
            self._progress.stop()


class _Log:
    """Lines in a log, few enough to be read."""

    def __init__(self, what: str, total: int | None) -> None:
        self._what, self._total = what, total
        now = monotonic()
        self._pace, self._next = _Pace(now), now + LOG_PAUSE

    def skip(self, done: int) -> None:
        self._pace = _Pace(monotonic(), done)

    def tell(self, done: int) -> None:
        now = monotonic()
        if now >= self._next:
            self._next = now + LOG_PAUSE
            of = "" if self._total is None else f" of {self._total}"
            pace = self._pace.told(done, self._total, now)
            print(f"factcheck: {done}{of} {self._what}{pace}", file=sys.stderr, flush=True)

    def close(self) -> None:
        """Leave the lines where they are."""
