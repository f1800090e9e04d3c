"""Processes that work beside this one and leave interrupts to it."""

import gc
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess


@contextmanager
def deaf() -> Iterator[None]:
    """Ignore interrupts for a moment: a process that is started now ignores them from its first line on.

    An interrupt is the business of the process that writes; it ends the others.
    """
    if threading.current_thread() is not threading.main_thread():  # only there may this be said
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


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
