"""Plain text: the document is its text, to the last line ending."""

from checker.documents.document import Document, Media
from checker.files import decode


def read_plain(data: bytes, origin: str) -> Document:
    """Decode plain text. Nothing in it states its title or its author."""
    decoded = decode(data, origin)
    return Document(decoded.text, origin, Media.TEXT, guessed=decoded.guessed, encoding=decoded.encoding)
