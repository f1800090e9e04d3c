"""Work that takes long, off the event loop: on a few threads, for so long and no longer, and not for nobody."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import Any, TypeVar

from starlette.requests import Request

from checker.serve.errors import Refusal
from checker.serve.turns import Patience, TooLateError, UnwantedError

T = TypeVar("T")
_GRACE = 0.5
"""Seconds that work may take to notice that its time is over; then the client is told without it."""


class Crew:
    """Runs work on threads of its own.

    A thread cannot be stopped from outside. Work that goes on after its time, or its client, is told to end at its
    next statement; until then it counts as one of those ``at_once``. The threads do not hold up the end of the
    program.
    """

    def __init__(self, *, seconds: float, at_once: int = 8) -> None:
        """Let at most ``at_once`` pieces of work be under way or wait, for ``seconds`` each."""
        self._seconds = seconds
        self._at_once = at_once
        self._busy = 0

    async def run(self, request: Request, work: Callable[[Patience], T]) -> T:
        """Return what ``work`` gives.

        Raises:
            Refusal: too much work waits, or it took too long (503).
        """
        if self._busy >= self._at_once:
            raise _later("too many checks are under way", cure="try again in a few seconds")
        patience = Patience(self._seconds)
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def settle(result: Any, error: BaseException | None) -> None:
            self._busy -= 1
            if done.cancelled():
                return
            if error is None:
                done.set_result(result)
            else:
                done.set_exception(error)

        def at_work() -> None:
            result, failed = None, None
            try:
                result = work(patience)
            except BaseException as error:
                failed = error
            with suppress(RuntimeError):  # the loop is closed: nobody is there to be told
                loop.call_soon_threadsafe(settle, result, failed)

        self._busy += 1
        threading.Thread(target=at_work, name="check", daemon=True).start()
        leaving = asyncio.ensure_future(_gone(request))
        awaited: set[asyncio.Future[Any]] = {done, leaving}
        try:
            await asyncio.wait(awaited, timeout=self._seconds + _GRACE, return_when=asyncio.FIRST_COMPLETED)
            if done.done():
                return done.result()
            raise self._too_late()
        except TooLateError:
            raise self._too_late() from None
        except UnwantedError:
            raise _later("the check was given up", cure="send it again") from None
        finally:
            patience.give_up()
            leaving.cancel()
            done.cancel()

    def _too_late(self) -> Refusal:
        return _later(f"the check takes longer than {self._seconds:g} seconds", cure="check the text in parts")


def _later(message: str, *, cure: str) -> Refusal:
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, message, cure=cure, headers={"Retry-After": "2"})


async def _gone(request: Request) -> None:
    """Wait until the client has left; its body was read before."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
