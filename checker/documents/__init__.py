"""Articles, statements and reports in the formats that newsrooms get them in -> text with its metadata."""

from checker.documents.document import Document, Media
from checker.documents.reading import document_of, read_document

__all__ = ["Document", "Media", "document_of", "read_document"]
