"""Which of many stretches of a text a given one meets, without a look at each of them."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from checker.model import Span

T = TypeVar("T")


class Meeting(Generic[T]):
    """Things by the spans that they stand at, to be asked for by another span."""

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        self._given = list(placed)
        self._order = sorted(range(len(self._given)), key=lambda number: self._given[number][0].start)
        spans = [self._given[number][0] for number in self._order]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]
        self._reach = list(accumulate(self._ends, max))

    def at(self, span: Span) -> list[T]:
        """Return the things that share a character with ``span``, in the order in which they were given."""
        number = bisect_left(self._starts, span.end)
        found = []
        while number and self._reach[number - 1] > span.start:
            number -= 1
            if self._ends[number] > span.start:
                found.append(self._order[number])
        return [self._given[one][1] for one in sorted(found)]
