"""A thread that checks the drafts that changed, the longest waiting first, after their writers paused."""

import threading
import time
from collections.abc import Callable

from checker.lsp.drafts import Draft
from checker.lsp.outcomes import Outcome


class Worker:
    """Checks one draft at a time. Of a draft that changes meanwhile, only the newest version is checked.

    ``check`` is called in the thread, with a draft and a function that tells whether it is still wanted, and
    ``deliver`` with what came of it. ``idle`` is called in the thread, every so many seconds of rest.
    """

    def __init__(
        self,
        check: Callable[[Draft, Callable[[], bool]], Outcome | None],
        deliver: Callable[[Outcome], None],
        *,
        idle: Callable[[], None],
        rest: float,
    ) -> None:
        self._check = check
        self._deliver = deliver
        self._idle = idle
        self._rest = rest
        self._waiting: dict[str, tuple[float, Draft]] = {}
        self._wanted: dict[str, Draft] = {}
        self._closed = False
        self._bell = threading.Condition()
        self._thread = threading.Thread(target=self._work, name="checks", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ask(self, draft: Draft, delay: float = 0.0) -> None:
        """Check a version of a draft after a delay, unless another one is asked for before."""
        with self._bell:
            self._waiting[draft.uri] = time.monotonic() + delay, draft
            self._wanted[draft.uri] = draft
            self._bell.notify()

    def forget(self, uri: str) -> None:
        """Check a draft no more."""
        with self._bell:
            self._waiting.pop(uri, None)
            self._wanted.pop(uri, None)

    def close(self, patience: float = 5.0) -> None:
        """End, after the statement that is being judged."""
        with self._bell:
            self._closed = True
            self._wanted.clear()
            self._bell.notify()
        if self._thread.is_alive():
            self._thread.join(patience)

    def _work(self) -> None:
        while (draft := self._next()) is not None:
            asked = draft

            def wanted(asked: Draft = asked) -> bool:
                return self._wanted.get(asked.uri) is asked

            outcome = self._check(draft, wanted)
            if outcome is not None and wanted():
                self._deliver(outcome)

    def _next(self) -> Draft | None:
        """Wait for a draft whose delay is over; None at the end."""
        while True:
            with self._bell:
                if self._closed:
                    return None
                due, uri = min(((due, uri) for uri, (due, _) in self._waiting.items()), default=(None, ""))
                left = self._rest if due is None else due - time.monotonic()
                if due is not None and left <= 0:
                    return self._waiting.pop(uri)[1]
                rang = self._bell.wait(min(left, self._rest))
            if not rang and due is None:
                self._rested()

    def _rested(self) -> None:
        began = time.monotonic()
        self._idle()
        self._rest = max(self._rest, 50 * (time.monotonic() - began))  # a large store is looked at less often
