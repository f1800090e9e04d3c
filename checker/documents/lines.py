"""Lines and columns of a text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from checker.model import Span, Spot

_LINE_END = re.compile(r"\r\n|\n|\r")


class Places(Protocol):
    """Where in its file a text stands that was taken out of one."""

    def spot(self, span: Span) -> Spot:
        """Return where in the file the words at ``span`` of the text stand."""


class Lines:
    r"""The lines of a text, which end with ``\n``, ``\r\n`` or ``\r``; the ends are part of them."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts: Sequence[int] = [0, *(end.end() for end in _LINE_END.finditer(text))]

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the line and the column, both from 1, of the character at ``offset`` (or of the end of the text).

        Columns count Unicode code points.

        Raises:
            ValueError: the text has no such offset.
        """
        if not 0 <= offset <= self._length:
            raise ValueError(f"offset {offset} is not in a text of {self._length} characters")
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def spot(self, span: Span) -> Spot:
        """Return where the words at ``span`` stand."""
        line, column = self.locate(span.start)
        end_line, end_column = self.locate(span.end)
        return Spot(line=line, column=column, end_line=end_line, end_column=end_column)
