"""Where in a PDF file its text stands: page and line.

A PDF file has lines without numbers. They are counted on their page in the order of the file, running heads and
page numbers included, which is from the top in a text of one column.
"""

from bisect import bisect_right
from collections.abc import Sequence

from checker.documents.pdf_lines import Line, Paragraph
from checker.model import Span, Spot


class PdfPlaces:
    """The places of a text that consists of the paragraphs it is made with."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._starts: list[int] = []
        self._lines: list[Line] = []
        at = 0
        for paragraph in paragraphs:
            for begin, line in paragraph.lines:
                self._starts.append(at + begin)
                self._lines.append(line)
            at += len(paragraph.text) + len("\n\n")

    def spot(self, span: Span) -> Spot:
        """Return the page, as line, and the line on it, as column, where the words at ``span`` stand.

        What stands behind the last line is the line after it.
        """
        first, last = self._line(span.start), self._line(max(span.end - 1, span.start))
        return Spot(line=first.page, column=first.number, end_line=last.page, end_column=last.number + 1)

    def _line(self, at: int) -> Line:
        return self._lines[max(bisect_right(self._starts, at) - 1, 0)]
