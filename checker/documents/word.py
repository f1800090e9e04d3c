"""Word documents (.docx): their paragraphs in order, those in tables and text boxes included."""

import zipfile
from io import BytesIO
from typing import Any

from checker.documents import metadata
from checker.documents.document import Document, Media
from checker.errors import UnusableInput

LARGEST_UNPACKED = 500_000_000
"""A document that unpacks to more bytes than this is refused: it is a bomb, or full of pictures."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = f"{_W}p"
_WRITTEN = {f"{_W}t": "", f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
"""The elements of a paragraph that show, with what they add to their own text."""
_NOT_SHOWN = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
"""The elements whose text does not show: what was deleted, moved away, or is there for old programs only."""


def read_docx(data: bytes, origin: str) -> Document:
    """Read the text and the stated title and author of a Word document.

    Changes that were tracked count as accepted. The date that the file was made on is not taken for the date of
    publication.

    Raises:
        UnusableInput: it is no Word document, a broken one, or has no text.
    """
    _refuse_bomb(data, origin)
    # Here, because it takes long to import.
    import docx

    try:
        opened = docx.Document(BytesIO(data))
        paragraphs = [_text(paragraph) for paragraph in opened.element.body.iter(_PARAGRAPH)]
        properties = opened.core_properties
        title, author, language = properties.title, properties.author, properties.language
    except Exception as error:  # a broken file makes the library raise nearly anything
        cure = "open it in a word processor and save it again as .docx"
        raise UnusableInput("this is not a readable Word document", cure=cure, file=origin) from error
    text = "\n\n".join(filter(None, paragraphs))
    if not text:
        raise UnusableInput("there is no text in this document", cure="give one with text in it", file=origin)
    return Document(
        text + "\n",
        origin,
        Media.DOCX,
        title=metadata.title(title),
        author=metadata.authors(author.split(";")),
        language=metadata.language(language),
    )


def _text(paragraph: Any) -> str:
    """Return the text of one paragraph, without that of paragraphs in a text box inside it."""
    parts: list[str] = []
    for element in paragraph.iter(*_WRITTEN):
        inside_another = next(element.iterancestors(_PARAGRAPH)) is not paragraph
        if not inside_another and next(element.iterancestors(*_NOT_SHOWN), None) is None:
            parts.append((element.text or "") + _WRITTEN[element.tag])
    lines = "".join(parts).splitlines()
    return "\n".join(filter(None, map(str.strip, lines)))


def _refuse_bomb(data: bytes, origin: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        cure = "open it in a word processor and save it again as .docx"
        raise UnusableInput("this is not a readable Word document", cure=cure, file=origin) from error
    if unpacked > LARGEST_UNPACKED:
        message = f"the document unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB"
        raise UnusableInput(message, cure="save its text as .txt", file=origin)
