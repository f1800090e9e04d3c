"""Put other words into a draft's own file, and leave everything else in it as it was, to the byte."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.document import Document
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
    raise NotImplementedError
