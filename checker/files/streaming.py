"""A text read line by line, however long it is, in the encoding that reading it whole would find.

Bytes below 128 mean the same in UTF-8 and in all older encodings, so the question is put off until the first block
with another one; that block then decides for the rest, by the same rules as for a short text (``decode``).
"""

import codecs
import io
from collections.abc import Iterator
from pathlib import Path

from checker.errors import UnusableInput
from checker.files.decoding import decode, marked_encoding
from checker.files.reading import LARGEST_TEXT, blocks_of, name_of

BLOCK = 1 << 20
"""Bytes that are read at once."""


def lines_of(path: Path | str, *, newline: str = "\n") -> Iterator[str]:
    """Yield the lines of the text at ``path`` (``-``: standard input), ends kept, the byte order mark left out.

    ``newline`` is as in ``io.StringIO``: by default a line feed alone ends a line, with an empty one a carriage
    return, too. No more than one block and one line is in memory.

    Raises:
        UnusableInput: the file cannot be read, is empty or no text, has a line of ``LARGEST_TEXT`` characters, or
            is damaged: then with the line, after all lines before it.
    """
    # A carriage return at the end of a piece waits for the line feed that may follow it.
    whole = io.IncrementalNewlineDecoder(None, translate=False)
    ends = ("\n",) if newline else ("\n", "\r")
    rest, number = "", 0
    for piece, final in _pieces(path):
        lines = list(io.StringIO(rest + whole.decode(piece, final), newline=newline))
        rest = lines.pop() if lines and not lines[-1].endswith(ends) else ""
        yield from lines
        number += len(lines)
        if len(rest) >= LARGEST_TEXT:
            cure = "break it up: each statement has a line of its own"
            raise UnusableInput("this line is too long", cure=cure, file=name_of(path), line=number + 1)
    if rest:
        yield rest


def _pieces(path: Path | str) -> Iterator[tuple[str, bool]]:
    """Yield the text block by block, each with whether it is the last."""
    name, line = name_of(path), 1
    decoder: codecs.IncrementalDecoder | None = None
    encoding = ""
    first = True
    for block, final in _with_last(blocks_of(path, BLOCK)):
        if decoder is None and _is_plain(block) and not (first and final):
            piece = block.decode("ascii")
        else:
            if decoder is None:
                encoding = _encoding(block, name, line, whole=final)
                decoder = codecs.getincrementaldecoder(encoding)()
            try:
                piece = decoder.decode(block, final)
            except UnicodeDecodeError as error:
                sound = error.object[: error.start].decode(encoding)
                yield sound, False
                message = f"the text is {encoding.upper()} so far, but a character on this line is not"
                cure = "correct it and save the file as UTF-8"
                raise UnusableInput(message, cure=cure, file=name, line=line + sound.count("\n")) from None
        yield piece.removeprefix("\ufeff") if first else piece, final
        first = False
        line += piece.count("\n")


def _is_plain(block: bytes) -> bool:
    """Whether a block reads the same in every encoding that comes into question; UTF-16 is full of NUL."""
    return block.isascii() and b"\0" not in block


def _encoding(block: bytes, name: str, line: int, *, whole: bool) -> str:
    """Return the encoding that a block, which starts on ``line``, is in; where more follows, by its whole lines."""
    if not whole:
        if marked := marked_encoding(block):
            return marked
        try:
            _, end = codecs.utf_8_decode(block, "strict", False)  # but for a character that the cut goes through
        except UnicodeDecodeError:
            end = block.rfind(b"\n") + 1
        if b"\0" in block:  # UTF-16, most likely: two bytes belong together
            end += end % 2
        block = block[:end] or block
    try:
        return decode(block, name).encoding
    except UnusableInput as error:
        if error.line is None:
            raise
        raise UnusableInput(error.message, cure=error.cure, file=name, line=error.line + line - 1) from None


def _with_last(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Yield each block with whether it is the last; a file without any has one, which is empty."""
    before = next(blocks, b"")
    for block in blocks:
        yield before, False
        before = block
    yield before, True
