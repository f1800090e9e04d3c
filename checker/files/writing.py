"""Write a file so that a reader sees the old text or the new one, never a part."""

import contextlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from checker.errors import UnusableInput, UnwritableFile
from checker.files.temporary import sweep, temporary_file


def write_atomically(path: Path | str, text: str) -> None:
    """Put ``text`` into the file at ``path`` as UTF-8, line endings untouched, or leave the old file as it was.

    The text goes to a temporary file beside it, reaches the disk, and takes the name in one step. The mode of an
    existing file is kept, and a symbolic link goes on pointing to the same place. A terminal, pipe or other device
    is written to directly, for there is nothing to replace.

    Raises:
        UnusableInput: the text cannot be stored, or (``UnwritableFile``) not there; no temporary file remains.
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        message = f"half a surrogate pair on line {line} of the text cannot be stored"
        raise UnusableInput(message, cure="remove the broken character from the input", file=path) from None
    put_atomically(path, lambda stream: stream.write(data))


def put_atomically(path: Path | str, write: Callable[[BinaryIO], object]) -> None:
    """Put what ``write`` writes into the file at ``path``, as ``write_atomically`` does, however long it is.

    Raises ``UnwritableFile`` where it cannot be written there, and what ``write`` raises, but no ``OSError``.
    """
    try:
        if _is_stream(path):  # before links are followed: that of /dev/stdout to a pipe leads to no path
            with Path(path).open("wb") as stream:
                write(stream)
            return
        _replace(Path(os.path.realpath(path)), write)
    except OSError as error:
        message = f"the file cannot be written ({error.strerror})"
        raise UnwritableFile(message, cure=cure_of(error), file=path) from None


def _is_stream(path: Path | str) -> bool:
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except FileNotFoundError:
        return False


def _replace(target: Path, write: Callable[[BinaryIO], object]) -> None:
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    sweep(target.parent)
    with temporary_file(target.parent) as (temporary, descriptor):
        with os.fdopen(descriptor, "wb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if old is not None:
            temporary.chmod(stat.S_IMODE(old.st_mode))
        temporary.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can: the file itself is already whole."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def cure_of(error: OSError) -> str:
    """Say what can be done about a file that cannot be written."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "make the folder first, or choose another"
    if isinstance(error, IsADirectoryError):
        return "name a file, not a folder"
    if isinstance(error, PermissionError):
        return "choose a place that you may write to"
    return "free some space or choose another place; the old file, if there was one, is unchanged"
