"""Processes that work beside this one and leave interrupts to it."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess


@contextmanager
def deaf() -> Iterator[None]:
    """Put interrupts off for a moment: a process that is started now hears none from its first line on.

    An interrupt is the business of the process that writes; it ends the others. One that comes in this moment is
    heard at its end.
    """
    if threading.current_thread() is not threading.main_thread():  # only there may this be said
        yield
        return
    heard: list[int] = []
    # What is blocked here stays blocked in a new process; another thread of this one may still be told of it.
    _block(True)
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        _block(False)
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _block(blocked: bool, /) -> None:
    if sys.platform != "win32":  # which has no such thing
        signal.pthread_sigmask(signal.SIG_BLOCK if blocked else signal.SIG_UNBLOCK, {signal.SIGINT})


def settle() -> None:
    """Make such a process ready; where it inherits nothing (Windows), it is told here to ignore interrupts.

    Garbage is looked for as seldom as in the main process. Where that one is killed, this one ends: nobody would
    take what it does, or give it more to do.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000, 20, 50)
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)
