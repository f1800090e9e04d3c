"""Where in a Word file its text stands: paragraph, column in it, and run."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.word_xml import Paragraph, Piece, kept_lines
from checker.model import Span, Spot


class _Line(NamedTuple):
    """A line of the text: where it begins in it, and in which paragraph and where in that."""

    start: int
    end: int
    paragraph: int
    column: int


class Stand(NamedTuple):
    """Where a character stands: its paragraph, its place in that, and the piece of XML that it is in, and where."""

    paragraph: Paragraph
    column: int
    piece: Piece
    offset: int


class WordPlaces:
    """The places of a text in the paragraphs it was read from; ``part`` is the name of their part of the file."""

    def __init__(self, paragraphs: Sequence[Paragraph], part: str) -> None:
        self.part = part
        self._paragraphs = [paragraph for paragraph in paragraphs if kept_lines(paragraph.text)]
        self._lines: list[_Line] = []
        at = 0
        for index, paragraph in enumerate(self._paragraphs):
            for column, words in kept_lines(paragraph.text):
                self._lines.append(_Line(at, at + len(words), index, column))
                at += len(words) + 1
            at += 1
        self._starts = [line.start for line in self._lines]

    def spot(self, span: Span) -> Spot:
        """Return the paragraph, the column and the run of the words at ``span``."""
        number = self._number(span.start)
        if self._lines[number].end <= span.start < span.end and number + 1 < len(self._lines):
            number += 1  # it begins in the gap before a paragraph
        first = self._lines[number]
        begin = min(max(span.start, first.start), first.end)
        last = self._lines[max(number, self._number(span.end - 1))]
        end = min(max(span.end, begin), last.end)
        stand = self.stand(min(begin, first.end - 1))
        return Spot(
            line=self._paragraphs[first.paragraph].number,
            column=first.column + begin - first.start + 1,
            end_line=self._paragraphs[last.paragraph].number,
            end_column=last.column + end - last.start + 1,
            run=max(stand.piece.run, 1) if stand else None,
        )

    def stand(self, at: int) -> Stand | None:
        """Return where a character of the text stands; None for one between two lines."""
        line = self._lines[self._number(at)]
        if not line.start <= at < line.end:
            return None
        paragraph = self._paragraphs[line.paragraph]
        column = offset = line.column + at - line.start
        for piece in paragraph.pieces:
            if offset < len(piece.text):
                return Stand(paragraph, column, piece, offset)
            offset -= len(piece.text)
        return None

    def _number(self, at: int) -> int:
        return max(bisect_right(self._starts, at) - 1, 0)
