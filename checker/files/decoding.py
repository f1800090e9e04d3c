"""Find out how a text file is encoded, and give its text untouched."""

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from checker.errors import UnusableInput


class Decoded(NamedTuple):
    """A text and the encoding it was written in (a Python codec name)."""

    text: str
    encoding: str

    @property
    def guessed(self) -> str | None:
        """The encoding, where it is a guess: only UTF can be told from anything else for certain."""
        return None if self.encoding.startswith("utf") else self.encoding


def decode(data: bytes, name: Path | str) -> Decoded:
    """Decode ``data``, the bytes of the file ``name``: by its byte order mark, as UTF-8, or by its statistics.

    The byte order mark is not part of the text; everything else is kept, line endings included.

    Raises:
        UnusableInput: there is nothing in the file, or no text.
    """
    if not data:
        raise UnusableInput("the file is empty", cure="give a file with text in it", file=name)
    decoded = _marked(data, name) or _utf8(data) or _unmarked_utf16(data) or _eight_bit(data, name)
    if decoded is None or "\0" in decoded.text:
        cure = "give a text file, or convert it to UTF-8 text first"
        raise UnusableInput(
            "this is not text: the file is binary, or its encoding is unknown", cure=cure, file=name
        )
    if not decoded.text:
        raise UnusableInput("the file is empty", cure="give a file with text in it", file=name)
    return decoded


_MARKS = (  # UTF-32's mark starts with UTF-16's: it is tried first
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start of ``data`` tells; None where there is none."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def byte_order_mark(data: bytes) -> bytes:
    """Return the byte order mark at the start of ``data``; nothing where there is none."""
    return next((mark for mark, _ in _MARKS if data.startswith(mark)), b"")


def _marked(data: bytes, name: Path | str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                message = f"the file says that it is {encoding.upper()}, but some of its bytes are not"
                raise UnusableInput(message, cure="save it again as UTF-8", file=name) from None
    return None


def _utf8(data: bytes) -> Decoded | None:
    """Take UTF-8 only without NUL: plain English in UTF-16 is valid UTF-8 with a NUL after each letter."""
    if b"\0" in data:
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if _is_binary(data) else Decoded(text, "utf-8")


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Take UTF-16 without a mark by its letters' high bytes: zeros in every other byte, hardly any between."""
    if b"\0" not in data or len(data) % 2:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) < len(data) * 0.2:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text) else Decoded(text, encoding)


def _eight_bit(data: bytes, name: Path | str) -> Decoded | None:
    """Take an older encoding by its statistics; damaged UTF-8 is refused, for a guess would garble the rest."""
    if b"\0" in data or _is_binary(data):
        return None
    replaced = data.decode(errors="replace")
    broken = replaced.count(_REPLACEMENT)
    if sum(map(len, _BEYOND_ASCII.findall(replaced))) > 2 * broken:
        line = replaced.count("\n", 0, replaced.index(_REPLACEMENT)) + 1
        message = "the text is UTF-8, but a character on this line is broken"
        raise UnusableInput(message, cure="correct it and save the file as UTF-8", file=name, line=line)
    from checker.files.encodings import guess  # here, because charset-normalizer takes long to import

    encoding = guess(data)
    return None if encoding is None else Decoded(data.decode(encoding), encoding)


def _is_binary(data: bytes) -> bool:
    return len(_CONTROL_BYTES.findall(data)) > len(data) * TOLERATED_CONTROLS


TOLERATED_CONTROLS = 0.002
"""The share of control characters in a text: a stray one from an old word processor is no reason to refuse it."""
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_REPLACEMENT = "\ufffd"
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
