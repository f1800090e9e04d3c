"""PDF: the text that is in the file, its lines put together to paragraphs."""

import logging
from io import BytesIO
from math import hypot
from typing import TYPE_CHECKING, Any

from checker.documents import metadata
from checker.documents.document import Document, Media
from checker.documents.pdf_lines import Line, paragraphs
from checker.documents.pdf_places import PdfPlaces
from checker.errors import UnusableInput

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

LEAST_LETTERS = 20
"""A file with fewer letters than this has pictures of text, if any."""

# Typesetters write these letter pairs as one character; nobody types them so when searching for a word.
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), 127])


def read_pdf(data: bytes, origin: str) -> Document:
    """Read the text and the stated title and author of a PDF file.

    The date that the file was made on is not taken for the date of publication.

    Raises:
        UnusableInput: it needs a password, is broken, or has no text (a scan).
    """
    # Here, because it takes long to import.
    import pypdf

    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # it warns on standard error where nobody listens
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        locked = reader.is_encrypted and not _opens_without_password(reader)
        pages = [] if locked else [_lines(page, number) for number, page in enumerate(reader.pages, 1)]
        stated = None if locked else reader.metadata
        title, author = (None, None) if stated is None else (stated.title, stated.author)
        language = None if locked else _language(reader)
    except Exception as error:  # a broken file makes the library raise nearly anything
        cure = "open it in a viewer and print it to a new PDF file"
        raise UnusableInput("this is not a readable PDF file", cure=cure, file=origin) from error
    if locked:
        cure = "print it to a new PDF file without a password"
        raise UnusableInput("this PDF file needs a password", cure=cure, file=origin)
    made = paragraphs(pages)
    text = "\n\n".join(paragraph.text for paragraph in made)
    if sum(map(str.isalpha, text)) < LEAST_LETTERS:
        cure = "make its text searchable with a program for text recognition (OCR)"
        raise UnusableInput("there is no text in this PDF file; it may be a scan", cure=cure, file=origin)
    return Document(
        text + "\n",
        origin,
        Media.PDF,
        title=metadata.title(title),
        author=metadata.authors([author]),
        language=metadata.language(language),
        places=PdfPlaces(made),
    )


def _opens_without_password(reader: "PdfReader") -> bool:
    """Whether anybody may read the file: many only forbid to change or print it."""
    from pypdf.errors import DependencyError

    try:
        return bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):  # it would take another library to find out
        return False


def _language(reader: "PdfReader") -> Any:
    root: Any = reader.trailer["/Root"]
    return root.get_object().get("/Lang")


def _lines(page: "PageObject", page_number: int) -> list[Line]:
    """Return the lines of a page in the order of the file, with their places."""
    lines: list[Line] = []
    parts: list[str] = []
    place: tuple[float, float, float] | None = None

    def visit(text: str, user: list[float], matrix: list[float], _font: Any, size: float) -> None:
        nonlocal place
        for number, part in enumerate(text.split("\n")):
            if number:
                finish()
            if part.strip() and place is None:
                x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
                y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
                across = matrix[2] * user[0] + matrix[3] * user[2]
                up = matrix[2] * user[1] + matrix[3] * user[3]
                place = (x, y, abs(size) * hypot(across, up))
            parts.append(part)

    def finish() -> None:
        nonlocal place
        text = " ".join(_clean("".join(parts)).split())
        if text and place is not None:
            lines.append(Line(text, *place, page_number, len(lines) + 1))
        parts.clear()
        place = None

    page.extract_text(visitor_text=visit)
    finish()
    return lines


def _clean(text: str) -> str:
    """Put surrogate pairs together, and take out what is no character of a text."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.translate(_LIGATURES).translate(_CONTROLS).replace("\ufeff", "")
