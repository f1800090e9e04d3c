"""Processes that work beside a command are ended by it, however impatiently it is interrupted."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pytest

from checker.batch import local
from checker.intake import drawing


class _Impatient(ProcessPoolExecutor):
    """Its user interrupts again while it is being shut down."""

    ended = 0

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        signal.raise_signal(signal.SIGINT)
        super().shutdown(wait, cancel_futures=cancel_futures)
        _Impatient.ended += 1


@pytest.mark.parametrize(
    ("module", "begin"),
    [
        (local, lambda: local.beside(iter(()), None, jobs=2)),  # type: ignore[arg-type]  # nothing is opened
        (drawing, lambda: drawing.draw([], (), jobs=2)),
    ],
    ids=["batch", "extract"],
)
def test_a_second_interrupt_does_not_keep_a_command_from_ending_its_processes(
    module: Any, begin: Callable[[], Iterator[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ProcessPoolExecutor", _Impatient)
    _Impatient.ended = 0
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):  # put off, and not lost: nobody is told that all is done
            list(begin())
    finally:
        signal.signal(signal.SIGINT, before)
    assert _Impatient.ended == 1
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
