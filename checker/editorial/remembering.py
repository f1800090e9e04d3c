"""A desk that remembers: of a draft that changes, or comes again, only new statements are judged."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from checker.archive import Shelf
from checker.model import Span, Statement, Verdict
from checker.nli import Inference
from checker.pipeline import Desk

REMEMBERED = 5_000
"""So many verdicts are kept."""


def _nothing() -> None:
    """Happen between two statements, unless somebody wants more."""


class Remembering(Desk):
    """A desk for texts that are checked again and again. One thread at a time may use it.

    A verdict depends on its statement, the day and the store, not on where the statement stands.
    """

    def __init__(self, shelf: Shelf, *, inference: Inference | None = None) -> None:
        """Ask the claims on a shelf, as ``Desk`` does."""
        super().__init__(shelf, inference=inference)
        self.between: Callable[[], None] = _nothing
        """Called whenever a statement was judged; what it raises ends the check, and what was judged is kept."""
        self._verdicts: dict[tuple[Statement, date], Verdict] = {}

    def judge_all(self, statements: Iterable[Statement], *, as_of: date | None = None) -> Iterator[Verdict]:
        """Judge statements one by one, in order; those that were not judged before, that is."""
        day = as_of or date.today()
        asked = [(_moved(one, -one.span.start), one.span.start) for one in statements]
        found = {key: self._verdicts[key, day] for key, _ in asked if (key, day) in self._verdicts}
        unknown = [key for key in dict.fromkeys(key for key, _ in asked) if key not in found]
        judged = super().judge_all(unknown, as_of=day)
        for key, start in asked:
            if key not in found:  # `unknown` is in the order of `asked`
                found[key] = next(judged)
                self._remember(key, day, found[key])
                self.between()
            yield _moved_verdict(found[key], start)

    def _remember(self, statement: Statement, day: date, verdict: Verdict) -> None:
        if len(self._verdicts) >= REMEMBERED:
            del self._verdicts[next(iter(self._verdicts))]
        self._verdicts[statement, day] = verdict


def _moved(statement: Statement, by: int) -> Statement:
    span = statement.span
    return statement.model_copy(update={"span": Span(start=span.start + by, end=span.end + by)})


def _moved_verdict(verdict: Verdict, by: int) -> Verdict:
    """Return a verdict whose statement, and what it states, stand elsewhere."""
    parts = tuple(_moved_verdict(part, by) for part in verdict.parts)
    return verdict.model_copy(update={"statement": _moved(verdict.statement, by), "parts": parts})
