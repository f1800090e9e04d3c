"""The desk as several people use it: what was judged is not judged again, and long checks let others in."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from checker.archive import Shelf
from checker.model import Span, Statement, Verdict
from checker.nli import Inference
from checker.pipeline import Desk

REMEMBERED = 4_000
"""So many verdicts are kept: who types changes one statement of a draft at a time."""
_NOWHERE = Span(start=0, end=0)


def _nothing() -> None:
    """Happen between two statements, unless somebody wants more."""


class SharedDesk(Desk):
    """A desk that remembers its verdicts. One thread at a time may use it; see ``Turns``."""

    def __init__(self, shelf: Shelf, *, inference: Inference | None = None) -> None:
        """Ask the claims on a shelf, as ``Desk`` does."""
        super().__init__(shelf, inference=inference)
        self.between: Callable[[], None] = _nothing
        """What happens between two statements: whoever has the turn says so."""
        self._verdicts: dict[tuple[Statement, date], Verdict] = {}

    def judge_all(self, statements: Iterable[Statement], *, as_of: date | None = None) -> Iterator[Verdict]:
        """Judge statements one by one, in order. Verdicts depend on statement, day and store alone."""
        day = as_of or date.today()
        asked = [(statement, (_anywhere(statement), day)) for statement in statements]
        new = {key: statement for statement, key in asked if key not in self._verdicts}
        judged = super().judge_all(new.values(), as_of=day)
        found = {key: self._verdicts[key] for _, key in asked if key in self._verdicts}
        for statement, key in asked:
            if key not in found:  # `new` is in the order of `asked`
                found[key] = next(judged)
                self._remember(key, found[key])
                self.between()
            yield _placed(found[key], statement)

    def _remember(self, key: tuple[Statement, date], verdict: Verdict) -> None:
        if len(self._verdicts) >= REMEMBERED:
            del self._verdicts[next(iter(self._verdicts))]
        self._verdicts[key] = verdict


def _anywhere(statement: Statement) -> Statement:
    """Return a statement without its place, which no verdict depends on."""
    return statement.model_copy(update={"span": _NOWHERE})


def _placed(verdict: Verdict, statement: Statement) -> Verdict:
    """Return a verdict on the same statement where that stands now."""
    if verdict.statement.span == statement.span:
        return verdict
    parts = tuple(
        part.model_copy(update={"statement": part.statement.model_copy(update={"span": statement.span})})
        for part in verdict.parts
    )
    return verdict.model_copy(update={"statement": statement, "parts": parts})
