"""Partitions given out to whoever is free, and taken back in their order."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Protocol

from checker.batch.judging import Done
from checker.batch.partitions import Partition
from checker.errors import UnusableInput


class Awaited(Protocol):
    """A partition that is being judged."""

    def result(self) -> Done:
        """Wait for what came of it."""
        ...


def in_order(
    parts: Iterator[Partition], submit: Callable[[Partition], Awaited], ahead: Callable[[], int]
) -> Iterator[Done]:
    """Yield what comes of each partition, in order; no more than ``ahead()`` are given out, so memory stays flat.

    Where the statements cannot be read on, what was given out is waited for first: it need not be done again.
    """
    waiting: deque[Awaited] = deque()
    refused: UnusableInput | None = None
    while True:
        while refused is None and len(waiting) < ahead():
            try:
                part = next(parts, None)
            except UnusableInput as error:
                refused = error
                break
            if part is None:
                break
            waiting.append(submit(part))
        if not waiting:
            break
        yield waiting.popleft().result()
    if refused is not None:
        raise refused
