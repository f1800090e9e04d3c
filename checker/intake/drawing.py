"""Claims drawn from many sources, in one process or in several, with the same result in the same order.

What is drawn from a source depends on its text and on the speakers known before the first, never on another source:
so it does not matter which process draws it, or when.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import NamedTuple

from checker.errors import UnusableInput
from checker.extract import Extraction, extract_claims
from checker.intake.processes import deaf, settle
from checker.model import Source, Speaker

_AHEAD = 4
"""So many sources a process are read before their turn: none waits for work, and memory stays flat."""


class Drawn(NamedTuple):
    """A source with its text and what was drawn from it."""

    source: Source
    text: str
    extraction: Extraction


def draw(sources: Iterable[tuple[Source, str]], known: Sequence[Speaker], *, jobs: int = 1) -> Iterator[Drawn]:
    """Yield what is drawn from each source, in their order; ``jobs`` is how many processes draw.

    Sources are asked for as they are needed. Raises ``UnusableInput`` where the system ends one of the processes.
    """
    if jobs == 1:
        for source, text in sources:
            yield Drawn(source, text, extract_claims(source, text, known))
        return
    # Not forked: a process with threads, such as one that shows its progress, cannot be copied safely.
    workers = ProcessPoolExecutor(jobs, get_context("spawn"), _prepare, (tuple(known),))
    waiting: deque[tuple[Source, str, Future[Extraction]]] = deque()
    try:
        for source, text in sources:
            with deaf():
                future = workers.submit(_draw, source, text)
            waiting.append((source, text, future))
            if len(waiting) >= jobs * _AHEAD:
                yield _next(waiting)
        while waiting:
            yield _next(waiting)
    except BrokenProcessPool:
        cure = "run it again with fewer --jobs: what was written stays, the rest is drawn then"
        raise UnusableInput("the system ended a process that drew claims", cure=cure) from None
    finally:
        with deaf():  # a second interrupt would leave processes that nobody ends, and be waited for without end
            workers.shutdown(cancel_futures=True)


def _next(waiting: deque[tuple[Source, str, Future[Extraction]]]) -> Drawn:
    source, text, future = waiting.popleft()
    return Drawn(source, text, future.result())


_known: tuple[Speaker, ...] = ()
"""In a process that draws: the speakers known before the first source, sent once."""


def _prepare(known: tuple[Speaker, ...]) -> None:
    global _known
    _known = known
    settle()


def _draw(source: Source, text: str) -> Extraction:
    return extract_claims(source, text, _known)
