r"""Places in a text as the protocol counts them: lines and columns from 0, in units that were agreed on.

The protocol ends a line with ``\n``, ``\r\n`` or ``\r`` and with nothing else. Python also ends one at a form
feed and at Unicode's separators, so its ``splitlines`` would put all that follows one of these in the wrong line.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
)

from checker.model import Spot

_END = re.compile(r"\r\n|\n|\r")
_BYTES = {PositionEncodingKind.Utf8.value: ("utf-8", 1), PositionEncodingKind.Utf16.value: ("utf-16-le", 2)}


class Lines:
    """The lines of a text; ``encoding`` is what columns count: ``utf-8``, ``utf-16`` or ``utf-32`` (characters)."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16.value) -> None:
        self.text = text
        self.encoding = encoding
        ends = [*_END.finditer(text)]
        self._starts: Sequence[int] = [0, *(end.end() for end in ends)]
        self._stops: Sequence[int] = [*(end.start() for end in ends), len(text)]

    def __len__(self) -> int:
        return len(self._starts)

    def offset(self, position: Position) -> int:
        """Return the offset of a position in the text; one past the end of a line or of the text is at that end."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, stop = self._starts[position.line], self._stops[position.line]
        if position.character >= self._units(start, stop):
            return stop
        low, high = start, stop  # the last offset that is not beyond the position
        while low < high:
            middle = (low + high + 1) // 2
            if self._units(start, middle) <= position.character:
                low = middle
            else:
                high = middle - 1
        return low

    def position(self, offset: int) -> Position:
        """Return the position of an offset; one inside of a line's end is before it."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return Position(line=line, character=self._units(start, min(offset, self._stops[line])))

    def range(self, start: int, end: int) -> Range:
        """Return the range between two offsets."""
        return Range(start=self.position(start), end=self.position(end))

    def place(self, line: int, column: int) -> int:
        """Return the offset of a line and a column in code points, both from 1."""
        if line > len(self._starts):
            return len(self.text)
        return min(self._starts[line - 1] + column - 1, self._stops[line - 1])

    def spot(self, spot: Spot) -> Range:
        """Return the range of a place in the file."""
        return self.range(self.place(spot.line, spot.column), self.place(spot.end_line, spot.end_column))

    def line(self, number: int) -> str:
        """Return the words of a line, by its number from 0, without its end."""
        return self.text[self._starts[number] : self._stops[number]]

    def start(self, number: int) -> int:
        """Return the offset at which a line begins, by its number from 0."""
        return self._starts[number]

    def end_mark(self, number: int) -> str:
        """Return what ends a line; for the last one, what ends the others."""
        for line in (number, 0):
            if line + 1 < len(self._starts):
                return self.text[self._stops[line] : self._starts[line + 1]]
        return "\n"

    def _units(self, start: int, end: int) -> int:
        if self.encoding not in _BYTES:
            return end - start
        codec, size = _BYTES[self.encoding]
        return len(self.text[start:end].encode(codec, "surrogatepass")) // size


def changed(text: str, changes: Sequence[TextDocumentContentChangeEvent], encoding: str) -> str:
    """Return a text after changes, each of which counts from what the one before it left."""
    for change in changes:
        if isinstance(change, TextDocumentContentChangePartial):
            lines = Lines(text, encoding)
            start, end = lines.offset(change.range.start), lines.offset(change.range.end)
            text = text[:start] + change.text + text[max(start, end) :]
        else:
            text = change.text
    return text
