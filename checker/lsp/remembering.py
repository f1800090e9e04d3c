"""A desk that remembers: when a paragraph changes, only its statements are judged again."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from checker.model import Span, Statement, Verdict
from checker.pipeline import Desk

_REMEMBERED = 5_000


class SupersededError(Exception):
    """Nobody waits for these verdicts any more."""


class Remembering(Desk):
    """A desk for texts that are checked again and again.

    A verdict depends on its statement, the day and the store, not on where the statement stands. ``wanted`` is
    asked before each statement: a check whose text has changed in the meantime ends.
    """

    def __init__(self, desk: Desk) -> None:
        """Ask the claims of another desk, and its model."""
        super().__init__(desk.shelf, inference=desk.inference)
        self.wanted: Callable[[], bool] = lambda: True
        self._verdicts: dict[tuple[Statement, date], Verdict] = {}

    def judge_all(self, statements: Iterable[Statement], *, as_of: date | None = None) -> Iterator[Verdict]:
        """Judge statements one by one, in order.

        Raises:
            SupersededError: the verdicts are not wanted any more.
        """
        day = as_of or date.today()
        asked = [(_moved(one, -one.span.start), one.span.start) for one in statements]
        unknown = [key for key in dict.fromkeys(key for key, _ in asked) if (key, day) not in self._verdicts]
        found = {(key, day): self._verdicts[key, day] for key, _ in asked if (key, day) in self._verdicts}
        for old in [*self._verdicts][: max(0, len(self._verdicts) + len(unknown) - _REMEMBERED)]:
            del self._verdicts[old]
        judged = zip(unknown, super().judge_all(unknown, as_of=day), strict=True)
        for key, start in asked:
            while (key, day) not in found:
                if not self.wanted():
                    raise SupersededError
                new, verdict = next(judged)
                found[new, day] = self._verdicts[new, day] = verdict
            yield _moved_verdict(found[key, day], start)


def _moved(statement: Statement, by: int) -> Statement:
    span = statement.span
    return statement.model_copy(update={"span": Span(start=span.start + by, end=span.end + by)})


def _moved_verdict(verdict: Verdict, by: int) -> Verdict:
    """Return a verdict whose statement, and what it states, stand elsewhere."""
    parts = tuple(_moved_verdict(part, by) for part in verdict.parts)
    return verdict.model_copy(update={"statement": _moved(verdict.statement, by), "parts": parts})
