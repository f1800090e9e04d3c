"""Any file that a newsroom gets -> a document: by what is in it, and else by its name's ending."""

import re
from collections.abc import Callable
from pathlib import Path, PurePath

from checker.documents.document import Document
from checker.documents.html import read_html
from checker.documents.markdown import read_markdown
from checker.documents.pdf import read_pdf
from checker.documents.plain import read_plain
from checker.documents.word import read_docx
from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, name_of, read_bytes

LARGEST_TYPESET = 200_000_000
"""From this many bytes on, a PDF or Word file is refused: these hold pictures beside their text."""

_BY_ENDING: dict[str, Callable[[bytes, str], Document]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
ENDINGS = frozenset(_BY_ENDING)
"""The endings of the files that are read as what they say."""
_AS_DOCX = "open it in a word processor and save it as .docx or .txt"
_REFUSED = {
    ".doc": ("this is an old Word file", _AS_DOCX),
    ".rtf": ("rich text (RTF) is not read", _AS_DOCX),
    ".odt": ("OpenDocument files are not read", _AS_DOCX),
    ".pages": ("Pages files are not read", _AS_DOCX),
    ".epub": ("e-books are not read", "save the chapter as .html or .txt"),
    ".mhtml": ("web archives are not read", "save the page again as 'web page, HTML only'"),
    ".mht": ("web archives are not read", "save the page again as 'web page, HTML only'"),
    ".webarchive": ("web archives are not read", "save the page again as 'page source'"),
    ".eml": ("e-mail files are not read", "save the message's text as .txt"),
    ".xlsx": ("spreadsheets are not read as documents", "save the text that matters as .txt"),
    ".pptx": ("slides are not read", "save them as .pdf"),
}
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?>(?:<\?xml[^>]*>\s*|<!--(?>.*?-->)\s*)*)<"
    rb"(?:(?:!doctype\s+html|html|head|body)\b|(?:p|div|h[1-6]|article|section|main|figure|blockquote|ul|ol|table)\b"
    rb"[^<>]*>(?=.*?</[a-z]))",
    re.IGNORECASE | re.DOTALL,
)
"""A page, or a fragment of one: it begins with an element, and elements are closed in it."""


def read_document(path: Path | str) -> Document:
    """Read a text, Markdown, HTML, Word or PDF file; ``-`` is standard input.

    Raises:
        UnusableInput: the file is missing, unreadable, too large, empty, binary, in a format that is not read, or
            has no text in it.
    """
    ending = PurePath(path).suffix.lower()
    typeset = ending in (".pdf", ".docx")
    return document_of(read_bytes(path, limit=LARGEST_TYPESET if typeset else LARGEST_TEXT), name_of(path))


def document_of(data: bytes, origin: str) -> Document:
    """Read the bytes of a file that is called ``origin``.

    Raises:
        UnusableInput: as ``read_document`` does, for all that is not about the file itself.
    """
    ending = PurePath(origin).suffix.lower()
    if not data:
        raise UnusableInput("the file is empty", cure="give a file with text in it", file=origin)
    read = _by_content(data, ending, origin) or _BY_ENDING.get(ending)
    if read is None:
        read = read_html if _HTML_START.match(data[:4096]) else read_plain
    document = read(data, origin)
    if not document.text.strip():
        raise UnusableInput("there is no text in this file", cure="give a file with text in it", file=origin)
    return document


def _by_content(data: bytes, ending: str, origin: str) -> Callable[[bytes, str], Document] | None:
    """Return the reader for a file whose first bytes leave no doubt; refuse what no reader is for."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return read_pdf
    if ending in _REFUSED:
        raise _refused(ending, origin)
    if data.startswith(b"{\\rtf"):
        raise _refused(".rtf", origin)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if ending == ".docx":
            message = "this Word document needs a password, or is an old Word file"
            raise UnusableInput(message, cure="save it as .docx without a password", file=origin)
        raise _refused(".doc", origin)
    if data.startswith(b"PK\x03\x04"):
        return read_docx
    return None


def _refused(ending: str, origin: str) -> UnusableInput:
    message, cure = _REFUSED[ending]
    return UnusableInput(message, cure=cure, file=origin)
