"""A text taken out of a file, with what the file says about it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from checker.documents.comments import COMMENT, Comment, comments_in, without_comments
from checker.documents.prose import Prose, prose_of
from checker.model import Markup, Span, Spot


class Media(StrEnum):
    """The formats that can be read, by their media types."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PDF = "application/pdf"


@dataclass(frozen=True)
class Document:
    """A text and its metadata; what the file does not state is None.

    ``text`` is untouched for plain text and Markdown, line endings included, and extracted for the other formats:
    paragraphs with a blank line between; ``headings`` are those that a page marks as such. ``origin`` is the file's
    name, as it was given. ``published`` is a date that the file states as the publication's; the date a file was
    made on is none. ``guessed`` is the encoding that the letters were read in, where it is a guess.
    ``page_comments`` are those of a web page, which its text no longer holds: ask ``comments``.
    """

    text: str
    origin: str
    media: Media = Media.TEXT
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    headings: tuple[Span, ...] = ()
    guessed: str | None = None
    page_comments: tuple[Comment, ...] = ()

    @property
    def markup(self) -> Markup | None:
        """What the text is written in; None where it holds nothing but words."""
        return Markup.MARKDOWN if self.media is Media.MARKDOWN else None

    @cached_property
    def prose(self) -> Prose:
        """The text as a reader sees it."""
        if self.markup:
            return prose_of(self.text, self.markup)
        if self.media is Media.TEXT and COMMENT.search(self.text):
            return without_comments(self.text, self.headings)
        return Prose(self.text, self.headings)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """What its writer tells factcheck in comments; a Word or PDF file has none."""
        if self.media is Media.TEXT:
            return comments_in(self.text, self.prose)
        if self.media is not Media.MARKDOWN or COMMENT.search(self.text) is None:
            return self.page_comments
        # Here, because it takes long to import and few texts need it.
        from checker.documents.markdown_prose import code_in

        return comments_in(self.text, self.prose, outside=code_in(self.text))

    def spot(self, span: Span) -> Spot:
        """Return where in the file the words at ``span`` of the text stand."""
        line, column = self.locate(span.start)
        end_line, end_column = self.locate(span.end)
        return Spot(line=line, column=column, end_line=end_line, end_column=end_column)

    def locate(self, offset: int) -> tuple[int, int]:
        r"""Return the line and the column, both from 1, of the character at ``offset`` (or of the end of the text).

        Columns count Unicode code points. Lines end with ``\n``, ``\r\n`` or ``\r``, which are part of them.

        Raises:
            ValueError: the text has no such offset.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} is not in a text of {len(self.text)} characters")
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]


_LINE_END = re.compile(r"\r\n|\n|\r")
