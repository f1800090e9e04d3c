"""Stretches of a text as sets of its words, so that marks and spaces at an edge never matter."""

import re
from bisect import bisect_left
from collections.abc import Iterable

WORD = re.compile(r"\w+(?:['’]\w+)*")

Stretch = tuple[int, int]
"""Half-open character offsets."""


class WordSpans:
    """The words of a text, counted from 0."""

    def __init__(self, text: str) -> None:
        """Find the words."""
        self._middles = [(found.start() + found.end() - 1) / 2 for found in WORD.finditer(text)]

    def inside(self, spans: Iterable[Stretch]) -> frozenset[int]:
        """Return the numbers of the words whose middle lies in one of the spans."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_left(self._middles, start), bisect_left(self._middles, end))
        )
