"""Saved web pages: the article without the menus, advertisements and comments around it."""

import codecs
import logging
import re
from typing import Any, NamedTuple

from checker.documents.document import Document, Media
from checker.documents.html_comments import comments_of_page
from checker.documents.html_metadata import read_metadata
from checker.documents.html_places import PagePlaces
from checker.documents.html_words import PageWords, page_words
from checker.errors import UnusableInput
from checker.files import decode, marked_encoding
from checker.model import Span

ENOUGH = 1000
"""An extraction of this many characters is taken at once; below, a second one is made to compare with."""

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "title")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_WHOLE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_AROUND = re.compile(r"<(?:nav|header|footer|aside|form|menu)\b", re.IGNORECASE)
"""What stands around the article of a page; a page without any of it is one."""
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


def read_html(data: bytes, origin: str) -> Document:
    """Extract the article of a web page and what the page says about it.

    Raises:
        UnusableInput: there is no article in the page.
    """
    # Here, because it takes half a second to import.
    import trafilatura

    for name in ("trafilatura", "htmldate"):  # they warn on standard error where nobody listens
        logging.getLogger(name).addHandler(logging.NullHandler())
    written, encoding, guessed = decode_page(data, origin)
    if not _WHOLE.match(written):
        words = page_words(written)
        if not words.whole:
            return _read_fragment(words, origin, encoding, guessed)
    page = _XML_DECLARATION.sub("", written, count=1)
    tree = trafilatura.load_html(page)
    text = "" if tree is None else _article(page, whole=next(tree.iter("article", "main"), None) is None)
    if tree is not None and not _says_something(text) and not _AROUND.search(written):
        return _read_fragment(page_words(written), origin, encoding, guessed)
    if not _says_something(text):
        raise _no_article(origin)
    places = PagePlaces(written, text)
    return Document(
        text,
        origin,
        Media.HTML,
        headings=_headings(tree, text),
        guessed=guessed,
        page_comments=comments_of_page(places, text),
        encoding=encoding,
        places=places,
        **read_metadata(tree),
    )


def _read_fragment(words: PageWords, origin: str, encoding: str, guessed: str | None) -> Document:
    """Read what has no page around it, as editing systems give it: all that shows is the article."""
    if not re.search(r"\w\W*[.!?…。！？]|.{80}", words.text):
        raise _no_article(origin)
    # Here, because it takes long to import.
    import lxml.html  # type: ignore[import-untyped]  # it has no types

    tree = lxml.html.document_fromstring(words.page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    places = PagePlaces(words.page, words.text + "\n", words)
    return Document(
        words.text + "\n",
        origin,
        Media.HTML,
        headings=words.headings,
        quotes=words.quotes,
        guessed=guessed,
        encoding=encoding,
        page_comments=comments_of_page(places, words.text + "\n"),
        places=places,
        **read_metadata(tree),
    )


def _no_article(origin: str) -> UnusableInput:
    cure = "save the page again when its text shows, or copy the text into a .txt file"
    return UnusableInput("there is no article text in this page", cure=cure, file=origin)


def _headings(tree: Any, text: str) -> tuple[Span, ...]:
    """Return which paragraphs of an article are headings of its page."""
    names = {" ".join(heading.text_content().split()) for heading in tree.iter(*_HEADINGS)}
    found = []
    at = 0
    for paragraph in text.split("\n\n"):
        if " ".join(paragraph.split()) in names:
            found.append(Span(start=at, end=at + len(paragraph.rstrip())))
        at += len(paragraph) + len("\n\n")
    return tuple(found)


class DecodedPage(NamedTuple):
    """A page, its encoding, and the same again where that was guessed."""

    text: str
    encoding: str
    guessed: str | None


def decode_page(data: bytes, origin: str) -> DecodedPage:
    """Decode a page: by its byte order mark, else as UTF-8 if it is, else as it declares, else by its statistics.

    UTF-8 goes before the declaration, because a page that was saved again often still declares what it had been.

    Raises:
        UnusableInput: there is no text in it.
    """
    declared = _DECLARED.search(data[:4096])
    if declared is not None and b"\0" not in data and marked_encoding(data) is None:
        label = (declared[1] or declared[2]).decode("ascii")
        if data.isascii() or not _is_utf8(data):
            try:
                codec = _codec(label)
                return DecodedPage(data.decode(codec), codec, None)
            except (LookupError, UnicodeDecodeError):
                pass
    decoded = decode(data, origin)
    return DecodedPage(decoded.text, decoded.encoding, decoded.guessed)


def _codec(label: str) -> str:
    """Return the codec that a declared charset stands for; browsers read Latin 1 and ASCII as Windows-1252."""
    name = codecs.lookup(label).name
    if name.startswith("utf-16"):
        raise LookupError("a declaration that can be read as ASCII is not in UTF-16")
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}.get(name, name)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _article(page: str, *, whole: bool) -> str:
    """Extract the article, its paragraphs apart; with ``whole``, the page does not say where its article is.

    Of such a page rather too much is taken than too little: a draft that is one must not lose its lists.

    trafilatura runs the paragraphs of a short article together, unless it is told that short is long enough. Then
    it may miss one in an unusual page; so the two are compared.
    """
    structured = _extract(page, shortest=1, whole=whole)
    if len(structured) < ENOUGH:
        flat = _extract(page, shortest=None, whole=whole)
        if len(structured.split()) < 0.8 * len(flat.split()):
            structured = flat
    lines = [line.strip() for line in structured.splitlines()]
    return "\n\n".join(_cells(line) for line in lines if line and not _RULE.fullmatch(line)) + "\n"


def _extract(page: str, *, shortest: int | None, whole: bool) -> str:
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    if shortest is not None:
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(shortest))
    text = trafilatura.extract(page, config=config, favor_recall=whole, include_comments=False, with_metadata=False)
    return text or ""


def _cells(line: str) -> str:
    """Write a row of a table without the outer bars."""
    return line.strip("| ") if line.startswith("|") and line.endswith("|") else line


def _says_something(text: str) -> bool:
    """Whether there is a sentence in ``text``, not only the words of a menu."""
    return any(
        len(line) >= 80 or (len(line) >= 15 and re.search(r"[.!?…。！？]", line)) for line in text.splitlines()
    )
