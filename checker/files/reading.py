"""Read a file's bytes, or say in one line why they cannot be read."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from checker.errors import UnusableInput

STANDARD_INPUT = "-"
"""The file name that means standard input."""
LARGEST_TEXT = 50_000_000
"""From this many bytes on, a text is refused: no report comes near, and every later step reads it whole."""


def read_bytes(path: Path | str, *, limit: int | None = None) -> bytes:
    """Return all bytes of the file at ``path``; ``-`` is standard input.

    ``limit`` is the size in bytes from which a file is refused; without one any size is read.

    Raises:
        UnusableInput: the file is missing, a directory, unreadable, or too large.
    """
    if str(path) == STANDARD_INPUT:
        return _bounded(sys.stdin.buffer, name_of(path), limit)
    with readable(path), Path(path).open("rb") as stream:
        status = os.fstat(stream.fileno())
        if limit is not None and stat.S_ISREG(status.st_mode) and status.st_size >= limit:
            raise _too_large(path, limit)
        return _bounded(stream, path, limit)


def blocks_of(path: Path | str, size: int) -> Iterator[bytes]:
    """Yield the bytes of the file at ``path`` (``-``: standard input) in blocks of ``size``, the last one shorter.

    Raises ``UnusableInput`` as ``read_bytes`` does, when it is opened or while it is read.
    """
    if str(path) == STANDARD_INPUT:
        yield from iter(lambda: sys.stdin.buffer.read(size), b"")
        return
    with ExitStack() as opened:
        with readable(path):
            stream = opened.enter_context(Path(path).open("rb"))
        while True:
            with readable(path):  # no longer than this: what the caller does with a block raises its own errors
                block = stream.read(size)
            if not block:
                return
            yield block


def name_of(path: Path | str) -> str:
    """Return what messages call the file at ``path``."""
    return "standard input" if str(path) == STANDARD_INPUT else str(path)


@contextmanager
def readable(path: Path | str) -> Iterator[None]:
    """Say in one line why the file at ``path`` cannot be opened or read: raises ``UnusableInput``."""
    try:
        yield
    except FileNotFoundError:
        raise UnusableInput("there is no such file", cure="check the name and the folder", file=path) from None
    except IsADirectoryError:
        raise UnusableInput("this is a directory", cure="name a file in it", file=path) from None
    except PermissionError:
        cure = "change its permissions, or run as a user who may read it"
        raise UnusableInput("the file may not be read", cure=cure, file=path) from None
    except OSError as error:
        cure = "check that it is a plain, readable file"
        raise UnusableInput(f"the file cannot be read ({error.strerror})", cure=cure, file=path) from None
    except ValueError:  # the operating system takes no NUL character in a name
        raise UnusableInput("this is no file name", cure="check the name", file=repr(str(path))) from None


def _bounded(stream: BinaryIO, path: Path | str, limit: int | None) -> bytes:
    """Read to the end, or refuse as soon as the limit is reached: a pipe does not tell its size before."""
    if limit is None:
        return stream.read()
    data = stream.read(limit)
    if len(data) >= limit:
        raise _too_large(path, limit)
    return data


def _too_large(path: Path | str, limit: int) -> UnusableInput:
    size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit} bytes"
    return UnusableInput(f"the file is too large ({size} or more)", cure="split it into smaller files", file=path)
