"""Edits of a decoded text as edits of the bytes that it was decoded from."""

from codecs import getincrementaldecoder
from collections.abc import Sequence

from checker.documents.document import Document, Media
from checker.documents.edits import Edit, edited, refused
from checker.documents.html import decode_page
from checker.errors import UnusableInput
from checker.files import byte_order_mark, decode


def spliced(document: Document, text: str, data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a file with the edits of its decoded ``text`` made; the edits are in order.

    Raises:
        UnusableInput: the file's encoding has no such character; or the file is another, or would be read as
            another text afterwards.
    """
    encoding = document.encoding or "utf-8"
    mark = byte_order_mark(data)
    if _decoded(document, data) != text:
        cure = "check it again"
        raise UnusableInput("the file has changed since it was read", cure=cure, file=document.origin)
    places = _byte_places(data, len(mark), text, encoding, [at for edit in edits for at in _ends(edit)])
    parts = []
    done = 0
    for edit in edits:
        start, end = (places[at] for at in _ends(edit))
        parts += [data[done:start], _encoded(document, edit, encoding)]
        done = end
    made = b"".join([*parts, data[done:]])
    if _decoded(document, made) != edited(text, edits):
        message = f"the file is not in UTF-8, and in {encoding} these words would not be read again as they are"
        raise UnusableInput(message, cure="save it as UTF-8 first", file=document.origin)
    return made


def _ends(edit: Edit) -> tuple[int, int]:
    return edit.span.start, edit.span.end


def _decoded(document: Document, data: bytes) -> str:
    read = decode_page if document.media is Media.HTML else decode
    return read(data, document.origin).text


def _encoded(document: Document, edit: Edit, encoding: str) -> bytes:
    try:
        return edit.new.encode(encoding)
    except UnicodeEncodeError as error:
        char = edit.new[error.start]
        problem = refused(document, edit, f"{encoding}, in which the file is written, has no {char!r}")
        problem.cure = "save the file as UTF-8 first"
        raise problem from None


def _byte_places(data: bytes, begin: int, text: str, encoding: str, wanted: Sequence[int]) -> dict[int, int]:
    """Return where in ``data`` the characters begin that are ``wanted``, by their places in ``text``.

    UTF has one way to write a character, so the bytes before it can be counted. In other encodings the file may be
    written otherwise than it would be written again: there the bytes are decoded one by one.
    """
    if encoding.startswith("utf"):
        return {at: begin + len(text[:at].encode(encoding)) for at in wanted}
    decoder = getincrementaldecoder(encoding)()
    places = [begin]
    for at in range(begin, len(data)):
        places.extend([at + 1] * len(decoder.decode(data[at : at + 1])))
    places.extend([len(data)] * len(decoder.decode(b"", True)))
    return {at: places[at] for at in wanted}
