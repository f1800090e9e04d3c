"""Put other words into a draft's own file, and leave everything else in it as it was, to the byte."""

from collections.abc import Sequence
from typing import NamedTuple

from checker.documents.document import Document, Media
from checker.documents.edits import Edit, edited
from checker.documents.html_places import PagePlaces
from checker.documents.lines import Lines
from checker.documents.rewriting_html import page_changes
from checker.documents.rewriting_text import spliced
from checker.documents.word_places import WordPlaces
from checker.errors import UnusableInput
from checker.model import Spot

__all__ = ["Edit", "Replacement", "edited", "replacements", "rewritten"]


class Replacement(NamedTuple):
    """Words in place of others, by their place in a file of lines, as they have to be written there."""

    spot: Spot
    new: str


def rewritten(document: Document, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a draft's file with the edits made; ``data`` are the bytes that it was read from.

    Encoding, byte order mark and line endings stay. The spans must not overlap. ``edited`` gives the text that the
    file then has.

    In a page the words are changed and the tags stay. In a Word file, words that stand in several formattings
    become words in that of the first that changes.

    Raises:
        UnusableInput: a span cannot be put back into the file: its words do not stand in one piece there, its
            encoding has no such character, the file is a PDF, or it is not the one that was read.
        ValueError: spans overlap, or are not in the text.
    """
    in_order = _in_order(document, edits)
    if document.media is Media.PDF:
        cure = "correct the document that it was made from"
        raise UnusableInput("words in a PDF file cannot be changed", cure=cure, file=document.origin)
    if not in_order:
        return data
    if document.media is Media.DOCX:
        from checker.documents.rewriting_word import rewritten_word  # here, because few drafts are Word files

        assert isinstance(document.places, WordPlaces)
        return rewritten_word(document, document.places, data, in_order)
    if document.media is Media.HTML:
        assert isinstance(document.places, PagePlaces)
        changes = page_changes(document, document.places, in_order)
        return spliced(document, document.places.page, data, changes)
    return spliced(document, document.text, data, in_order)


def replacements(document: Document, edits: Sequence[Edit]) -> list[Replacement]:
    """Return what has to change in the lines of a draft's file for some edits of its text, in order.

    In a page the tags stay, so one edit may come to several replacements.

    Raises:
        UnusableInput: a span cannot be put back into the file; or this has no lines, as a Word or PDF file.
        ValueError: spans overlap, or are not in the text.
    """
    in_order = _in_order(document, edits)
    if document.media in (Media.DOCX, Media.PDF):
        cure = "use `factcheck check --fix`, or correct it by hand"
        raise UnusableInput("this file has no lines to change", cure=cure, file=document.origin)
    if document.media is not Media.HTML:
        return [Replacement(document.spot(edit.span), edit.new) for edit in in_order]
    assert isinstance(document.places, PagePlaces)
    lines = Lines(document.places.page)
    return [
        Replacement(lines.spot(change.span), change.new)
        for change in page_changes(document, document.places, in_order)
    ]


def _in_order(document: Document, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that change something, in the order of the text."""
    found = sorted(edits, key=_place)
    end = 0
    for edit in found:
        if edit.span.start < end or edit.span.end > len(document.text):
            raise ValueError(f"{edit.span} overlaps another span, or is not in the text")
        end = edit.span.end
    return [edit for edit in found if edit.span.of(document.text) != edit.new]


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end
