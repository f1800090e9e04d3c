"""Edits of the text of a Word file as edits of its XML: new words take the formatting of the first they replace."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from copy import copy
from functools import partial
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from checker.documents.document import Document
from checker.documents.edits import Edit, edited, narrowed, refused, words_of
from checker.documents.word_places import Stand, WordPlaces
from checker.errors import UnusableInput

_NO_PART = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEXT_TAG = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>\Z")


class _Change(NamedTuple):
    """Bytes in place of others in the XML."""

    start: int
    end: int
    new: bytes


def rewritten_word(document: Document, places: WordPlaces, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a Word file with the edits made in its main part; all other parts have the same content.

    Raises:
        UnusableInput: the words stand where they cannot be changed, or it is another file than was read.
    """
    changes: list[_Change] = []
    for edit in edits:
        for word in words_of(edit, document.text):
            if _NO_PART.search(word.new):
                raise refused(document, edit, "the new words hold a tab, a line end or a sign that is not shown")
            changes.extend(_changes(document, places, edit, narrowed(word, document.text)))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        xml = archive.read(places.part)
        made = _repacked(archive, places.part, _spliced(xml, changes))
    from checker.documents.word import read_docx  # here, because it reads with what stands in this layer, too

    if read_docx(made, document.origin).text != edited(document.text, edits):
        if read_docx(data, document.origin).text != document.text:
            raise UnusableInput(
                "the file has changed since it was read", cure="check it again", file=document.origin
            )
        raise refused(document, edits[0], "the file would not show these words")
    return made


def _changes(document: Document, places: WordPlaces, edit: Edit, word: Edit) -> Iterator[_Change]:
    """Yield what changes for one word: its first piece takes the new one, the others lose their letters."""
    start, end = word.span.start, word.span.end
    if start == end:
        before = places.stand(start - 1) if start else None
        after = places.stand(start)
        first = after is not None and start == edit.span.start < edit.span.end
        behind = before is not None and before.piece.fixed is None and not first
        stand = before if behind else after
        _, at, stop = _bytes(document, edit, stand)
        place = stop if behind else at
        yield _Change(place, place, _escaped(word.new))
        return
    stands = [places.stand(at) for at in range(start, end)]
    for number, stand in enumerate(stands):
        paragraph, at, stop = _bytes(document, edit, stand)
        if stands[0] is not None and paragraph != stands[0].paragraph.number:
            raise refused(document, edit, "a paragraph ends between these words")
        yield _Change(at, stop, b"" if number else _escaped(word.new))


def _bytes(document: Document, edit: Edit, stand: Stand | None) -> tuple[int, int, int]:
    """Return the paragraph of a character, and where its bytes begin and end."""
    if stand is None:
        raise refused(document, edit, "a line or a paragraph ends between these words")
    paragraph, _, piece, offset = stand
    if piece.fixed is not None:
        raise refused(document, edit, piece.fixed)
    if len(piece.text) == 1:  # an entity has more bytes than its character
        return paragraph.number, piece.at, piece.at + piece.size
    begin = piece.at + len(piece.text[:offset].encode())
    return paragraph.number, begin, begin + len(piece.text[offset].encode())


def _escaped(new: str) -> bytes:
    return new.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _spliced(xml: bytes, changes: Sequence[_Change]) -> bytes:
    """Make the changes; where words then begin or end with a blank, say that it counts, as Word does."""
    backwards = sorted(changes, reverse=True)
    for begin, inside in groupby(backwards, key=partial(_element, xml)):
        for change in inside:
            xml = xml[: change.start] + change.new + xml[change.end :]
        end = xml.find(b">", begin) + 1
        tag, words = xml[begin:end], xml[end : xml.find(b"<", end)]
        if words != words.strip() and _TEXT_TAG.match(tag) and b"xml:space" not in tag:
            xml = xml[: end - 1] + b' xml:space="preserve"' + xml[end - 1 :]
    return xml


def _element(xml: bytes, change: _Change) -> int:
    """Return where the tag begins whose text a change is in."""
    return xml.rfind(b"<", 0, change.start)


def _repacked(archive: zipfile.ZipFile, part: str, xml: bytes) -> bytes:
    """Return an archive with another main part; order, names, dates and ways of packing stay."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.comment = archive.comment
        for entry in archive.infolist():
            target.writestr(copy(entry), xml if entry.filename == part else archive.read(entry))
    return made.getvalue()
