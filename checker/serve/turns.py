"""Who is at the desk: one at a time, in the order of coming; each lets others in between two statements."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

_LOOK_UP = 0.1
"""Seconds after which who waits looks whether it is still wanted."""


class TooLateError(Exception):
    """The time for a check is over."""


class UnwantedError(Exception):
    """Nobody waits for the answer any more."""


class Patience:
    """How long a check may take, and whether anybody still waits for it."""

    def __init__(self, seconds: float) -> None:
        self._ends = monotonic() + seconds
        self._unwanted = threading.Event()

    def give_up(self) -> None:
        """Let the check end at the next statement: nobody waits for it."""
        self._unwanted.set()

    def insist(self) -> None:
        """Go on, unless it is too late or nobody waits.

        Raises:
            TooLateError: the time is over.
            UnwantedError: nobody waits.
        """
        if self._unwanted.is_set():
            raise UnwantedError
        if monotonic() >= self._ends:
            raise TooLateError


class Turns:
    """A lock that is given in the order of asking, and handed on to who waits.

    A plain lock would do for what is locked, but who lets go of one and takes it again mostly gets it back at once:
    a short check would wait for all of a long one.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._queue: deque[Patience] = deque()

    @contextmanager
    def taken(self, patience: Patience) -> Iterator[None]:
        """Have the turn. Raises what ``Patience.insist`` does where that comes first."""
        with self._changed:
            self._queue.append(patience)
        try:
            self._wait_for(patience)
            yield
        finally:
            with self._changed:
                self._queue.remove(patience)
                self._changed.notify_all()

    def pass_on(self, patience: Patience) -> None:
        """Let all others who wait have a turn first, and wait until it comes round."""
        patience.insist()
        with self._changed:
            if len(self._queue) == 1:
                return
            self._queue.remove(patience)
            self._queue.append(patience)
            self._changed.notify_all()
        self._wait_for(patience)

    def _wait_for(self, patience: Patience) -> None:
        with self._changed:
            while self._queue[0] is not patience:
                patience.insist()
                self._changed.wait(_LOOK_UP)
        patience.insist()
