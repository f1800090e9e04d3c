"""Many new files at once: each whole under its name or not there, without waiting for the disk at each."""

import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from checker.errors import UnusableInput
from checker.files.reading import read_bytes
from checker.files.temporary import NAME, sweep
from checker.files.writing import cure_of, sync_folder

TOGETHER = 1000
"""So many files are written before the disk is waited for; then all of them take their names."""


def put_many(files: Iterable[tuple[Path, str]]) -> None:
    """Put texts into files that are not there yet, as UTF-8, in their order.

    What was given first has its name first: after a kill no file is there without those before it, except within
    one lot of ``TOGETHER`` after a power cut. The caller keeps others from writing in the folders.

    Raises:
        UnusableInput: a file cannot be written, or is there with something else in it; those before its lot are
            written.
    """
    waiting = iter(files)
    swept: set[Path] = set()
    while lot := list(islice(waiting, TOGETHER)):
        folders = {path.parent for path, _ in lot}
        for folder in folders - swept:
            sweep(folder)
        swept |= folders
        _put(lot)
        for folder in folders:
            sync_folder(folder)


def _put(lot: list[tuple[Path, str]]) -> None:
    made: list[tuple[Path, Path]] = []
    try:
        for path, text in lot:
            data = text.encode()
            if os.path.lexists(path):
                if read_bytes(path) == data:  # left by a run that was cut off
                    continue
                message = "there is a file of this name already, with something else in it"
                raise UnusableInput(message, cure="look whether it is needed, and move it away", file=path)
            temporary = path.parent / NAME.format(os.urandom(8).hex())
            made.append((temporary, path))
            with temporary.open("xb") as stream:
                stream.write(data)
        _reach_the_disk([temporary for temporary, _ in made])
        for temporary, path in made:
            temporary.replace(path)
    except OSError as error:
        message = f"the file cannot be written ({error.strerror})"
        raise UnusableInput(message, cure=cure_of(error), file=path) from None
    finally:
        for temporary, _ in made:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def _reach_the_disk(temporaries: list[Path]) -> None:
    """Wait until files are on the disk: all at once where the system can, else one by one."""
    if hasattr(os, "sync"):
        os.sync()
        return
    for temporary in temporaries:
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
