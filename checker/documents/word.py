"""Word documents (.docx): their paragraphs in order, those in tables and text boxes included."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from checker.documents import metadata
from checker.documents.document import Document, Media
from checker.documents.word_places import WordPlaces
from checker.documents.word_xml import Paragraph, kept_lines, read_paragraphs
from checker.errors import UnusableInput
from checker.model import Span

LARGEST_UNPACKED = 500_000_000
"""A document that unpacks to more bytes than this is refused: it is a bomb, or full of pictures."""
LARGEST_XML = 50_000_000
"""So many bytes of it may be XML, which takes thirty times as much memory: thousands of pages have less."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"heading \d|title|subtitle", re.IGNORECASE)
_BODY_LEVEL = 9
"""From this level of the outline on, a paragraph is no heading."""


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
        part = opened.part.partname.membername
        with zipfile.ZipFile(BytesIO(data)) as archive:
            paragraphs = read_paragraphs(archive.read(part))
        levels = _heading_styles(opened.styles.element)
        properties = opened.core_properties
        title, author, language = properties.title, properties.author, properties.language
    except Exception as error:  # a broken file makes the library raise nearly anything
        cure = "open it in a word processor and save it again as .docx"
        raise UnusableInput("this is not a readable Word document", cure=cure, file=origin) from error
    text, headings = _put_together(paragraphs, levels)
    if not text:
        raise UnusableInput("there is no text in this document", cure="give one with text in it", file=origin)
    return Document(
        text + "\n",
        origin,
        Media.DOCX,
        title=metadata.title(title),
        author=metadata.authors(author.split(";")),
        language=metadata.language(language),
        headings=headings,
        places=WordPlaces(paragraphs, part),
    )


def _put_together(paragraphs: Sequence[Paragraph], levels: frozenset[str]) -> tuple[str, tuple[Span, ...]]:
    """Return the text of the paragraphs, and which stretches of it are headings."""
    shown: list[str] = []
    headings: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        text = "\n".join(words for _, words in kept_lines(paragraph.text))
        if not text:
            continue
        by_style = paragraph.outline is None and paragraph.style in levels
        if by_style or (paragraph.outline is not None and paragraph.outline < _BODY_LEVEL):
            headings.append(Span(start=at, end=at + len(text)))
        shown.append(text)
        at += len(text) + len("\n\n")
    return "\n\n".join(shown), tuple(headings)


def _heading_styles(styles: Any) -> frozenset[str]:
    """Return the ids of the styles of headings and titles, and of those that are based on them.

    Their names are English in every language that Word speaks; their ids are not.
    """
    based: dict[str, str | None] = {}
    found: set[str] = set()
    for style in styles.iter(f"{_W}style"):
        own = style.get(f"{_W}styleId", "")
        name, base, level = (style.find(f".//{_W}{tag}") for tag in ("name", "basedOn", "outlineLvl"))
        based[own] = None if base is None else base.get(f"{_W}val")
        named = name is not None and _HEADING.fullmatch(name.get(f"{_W}val", ""))
        if named or (
            level is not None and level.get(f"{_W}val", "").isdecimal() and int(level.get(f"{_W}val")) < _BODY_LEVEL
        ):
            found.add(own)
    for own in based:
        above: str | None = own
        seen: set[str] = set()
        while above is not None and above not in seen and above not in found:
            seen.add(above)
            above = based.get(above)
        if above in found:
            found |= seen
    return frozenset(found)


def _refuse_bomb(data: bytes, origin: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            xml = sum(entry.file_size for entry in archive.infolist() if _may_be_xml(archive, entry))
    except Exception as error:  # broken in as many ways as there are of packing
        cure = "open it in a word processor and save it again as .docx"
        raise UnusableInput("this is not a readable Word document", cure=cure, file=origin) from error
    for what, size, largest in (("", unpacked, LARGEST_UNPACKED), ("the text of ", xml, LARGEST_XML)):
        if size > largest:
            message = f"{what}the document unpacks to more than {largest // 1_000_000} MB"
            raise UnusableInput(message, cure="save its text as .txt", file=origin)


def _may_be_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether a part of the file begins as XML can, whatever its name says; no picture does."""
    with archive.open(entry) as part:
        head = part.read(2)
    return head[:1] in b"< \t\r\n\0\xef\xfe" or head == b"\xff\xfe"
