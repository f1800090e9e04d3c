"""A text taken out of a file, with what the file says about it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from checker.documents.comments import COMMENT, Comment, comments_in, without_comments
from checker.documents.lines import Lines, Places
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
    paragraphs with a blank line between; ``headings`` and block ``quotes`` are those that a file marks
    as such. ``origin`` is the file's name, as it was given. ``published`` is a date that the file states as the
    publication's; the date a file was made on is none. ``guessed`` is the encoding that the letters were read in,
    where it is a guess. ``encoding`` is that of a file of text, whether it is a guess or not (a Python codec), and
    ``places`` tells where in the file a text stands that was taken out of it. ``page_comments`` are those of a web
    page, which its text no longer holds: ask ``comments``.
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
    quotes: tuple[Span, ...] = ()
    guessed: str | None = None
    page_comments: tuple[Comment, ...] = ()
    encoding: str | None = field(default=None, compare=False)
    places: Places | None = field(default=None, compare=False, repr=False)

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
        return Prose(self.text, self.headings, quotes=self.quotes)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """What its writer tells factcheck in comments; a Word or PDF file has none."""
        if self.media is Media.TEXT:
            return comments_in(self.text, self.prose)
        if self.media is not Media.MARKDOWN or COMMENT.search(self.text) is None:
            return self.page_comments
        # Here, because it takes long to import and few texts need it.
        from checker.documents.markdown_hidden import code_in

        return comments_in(self.text, self.prose, outside=code_in(self.text))

    def spot(self, span: Span) -> Spot:
        """Return where in the file the words at ``span`` of the text stand.

        Lines and columns are those of the file for text, Markdown and HTML; ``docs/drafts.md`` says what they count
        in a Word and in a PDF file. Where it is not known which words of a page were taken, the spot reaches from
        the last known place before them to the next one behind: never does it point at other words.
        """
        return self.places.spot(span) if self.places else self._lines.spot(span)

    def locate(self, offset: int) -> tuple[int, int]:
        r"""Return the line and the column in ``text``, both from 1, of the character at ``offset``.

        Columns count Unicode code points. Lines end with ``\n``, ``\r\n`` or ``\r``, which are part of them.

        Raises:
            ValueError: the text has no such offset.
        """
        return self._lines.locate(offset)

    def within(self, place: Span, words: str, part: Span) -> Span | None:
        """Return where in ``text`` a part of a statement stands, without the marks around it.

        ``place`` and ``words`` are the span and the text of the statement, ``part`` lies in these words. In text
        that is written in Markdown, marks and addresses may stand between them. None where marks stand inside.
        """
        return self.prose.within(place, words, part)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.text)
