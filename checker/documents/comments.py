"""The comments in a draft, ``<!-- … -->``: nothing of them shows, and none is a statement."""

from typing import NamedTuple

from checker.documents.document import Document, Media
from checker.documents.html_places import PagePlaces
from checker.documents.html_tokens import Kind, tokens
from checker.documents.lines import Lines
from checker.documents.markdown_hidden import comments_in


class Comment(NamedTuple):
    """What a comment says, without blanks at its edges, and the lines of the file where it begins and ends."""

    line: int
    end_line: int
    text: str


def comments(document: Document) -> list[Comment]:
    """Return the comments of a Markdown text or a page in order; other formats have none."""
    if document.media is Media.MARKDOWN:
        text, found = document.text, comments_in(document.text)
    elif isinstance(document.places, PagePlaces):
        text = document.places.page
        found = [(token.start, token.name) for token in tokens(text) if token.kind is Kind.COMMENT]
    else:
        return []
    lines = Lines(text)
    placed = []
    for start, says in found:
        line = lines.locate(start)[0]
        placed.append(Comment(line, lines.locate(min(start + len("<!--") + len(says), len(text)))[0], says.strip()))
    return placed
