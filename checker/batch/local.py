"""Partitions judged on this machine, in this process or in several."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from checker.batch.judging import Done, Judge
from checker.batch.opening import Opening
from checker.batch.ordering import Awaited, in_order
from checker.batch.partitions import Partition
from checker.errors import UnusableInput
from checker.intake.processes import deaf, settle

_AHEAD = 3
"""So many partitions a process are given out before their turn: none waits for work, and memory stays flat."""


def here(parts: Iterator[Partition], judge: Judge, *, seen: Callable[[], object]) -> Iterator[Done]:
    """Judge partitions in this process; ``seen`` is called after each statement."""
    for part in parts:
        yield judge.judge(part, seen=seen)


def beside(parts: Iterator[Partition], opening: Opening, *, jobs: int) -> Iterator[Done]:
    """Judge partitions in ``jobs`` processes, each of which opens the claims once.

    Raises ``UnusableInput`` where one of them finds other claims, or the system ends it.
    """
    # Not forked: a process with threads, such as one that shows its progress, cannot be copied safely.
    workers = ProcessPoolExecutor(jobs, get_context("spawn"), _prepare, (opening,))

    def submit(part: Partition) -> Awaited:
        with deaf():
            return workers.submit(_judge, part)

    try:
        yield from in_order(parts, submit, lambda: jobs * _AHEAD)
    except BrokenProcessPool:
        cure = "run it again with fewer --jobs: it goes on after the last finished partition"
        raise UnusableInput("the system ended a process that judged statements", cure=cure) from None
    finally:
        with deaf():  # a second interrupt would leave processes that nobody ends, and be waited for without end
            workers.shutdown(cancel_futures=True)


_judge_here: Judge | UnusableInput | None = None
"""In a process that judges: the claims, opened once, or why they could not be."""


def _prepare(opening: Opening) -> None:
    global _judge_here
    settle()
    try:
        _judge_here = opening.judge()
    except UnusableInput as error:  # told by the first partition: an initializer that raises breaks the whole pool
        _judge_here = error


def _judge(part: Partition) -> Done:
    assert _judge_here is not None
    if isinstance(_judge_here, UnusableInput):
        raise _judge_here
    return _judge_here.judge(part)
