"""Put other words into a draft's own file, and leave everything else in it as it was, to the byte."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.document import Document, Media
from checker.errors import UnusableInput
from checker.files import decode
from checker.model import Span


class Edit(NamedTuple):
    """Words in place of others; ``span`` lies in the text of the document."""

    span: Span
    new: str


def rewritten(document: Document, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a draft's file with the edits made; ``data`` are the bytes that it was read from.

    Encoding, byte order mark and line endings stay. The spans must not overlap.

    Raises:
        UnusableInput: a span cannot be put back into the file: its words do not stand in one piece there.
    """
    if document.media not in (Media.TEXT, Media.MARKDOWN):
        cure = "correct it in the program that it was written with"
        raise UnusableInput("words cannot be put into a file of this kind", cure=cure, file=document.origin)
    text, encoding = decode(data, document.origin)
    for edit in sorted(edits, key=lambda one: -one.span.start):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    mark = data[: len(data) - len(decode(data, document.origin).text.encode(encoding))]
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        cure = "save the draft as UTF-8"
        raise UnusableInput(
            f"{encoding} has no letters for the correction", cure=cure, file=document.origin
        ) from None
