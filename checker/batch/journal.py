"""What is done of a run, on the disk beside its report: after an interrupt it goes on behind the last partition.

Two files with hidden names stand beside the report until it is there. One holds its pieces, one after the other;
the other, the journal, has a line for each: what the statements up to there are, how far the pieces reach, and the
counts. A piece is on the disk before its line is written, so a line that can be read is true, however a run ended.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO, Protocol

from checker.batch.judging import Done
from checker.batch.partitions import Partition
from checker.errors import UnusableInput
from checker.model import Label

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # looked at before each use

PAUSE = 1.0
"""Seconds of work that a killed run may lose beside its last partition: a disk has to be waited for, and a large
cluster finishes hundreds of partitions a second."""
VERSION = 1
"""Counted up when an older journal cannot be gone on with."""


class Keeper(Protocol):
    """Where the pieces of a report go."""

    def kept(self, parts: Iterator[Partition]) -> Iterator[Done | Partition]:
        """Yield what an earlier run did, its pieces left out, then the first partition that it did not do."""
        ...

    def add(self, done: Done) -> None:
        """Keep what came of the next partition."""
        ...


class Passing:
    """Keeps nothing: hands each piece on, for a report that goes where nothing can stand beside it."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write

    def kept(self, parts: Iterator[Partition]) -> Iterator[Done | Partition]:
        """Yield the first partition: nothing was done before."""
        yield from islice(parts, 1)

    def add(self, done: Done) -> None:
        """Hand a piece on."""
        self._write(done.piece)


class Journal:
    """The journal of the report at ``target``; of one run at a time, where the system has locks.

    ``key`` is what a run must have in common with the earlier one that it goes on with, by the name that messages
    call it. ``earlier`` says why there is none to go on with where there was one; ``day`` is the day that the run,
    or the earlier one, was begun.
    """

    def __init__(self, target: Path, key: Mapping[str, str], *, day: date) -> None:
        """Open the journal, which is made where it is not there.

        Raises:
            UnusableInput: it cannot be written there, or another run is writing the same report.
        """
        self.target = Path(os.path.realpath(target))
        self.day = day
        self.earlier: str | None = None
        self.done = 0
        self._end = 0
        self._waiting: list[Mapping[str, Any]] = []
        self._next = monotonic() + PAUSE
        stem = hashlib.sha256(os.fsencode(self.target.name)).hexdigest()[:16]
        self._places = [self.target.parent / f".factcheck-{stem}.{ending}" for ending in ("journal", "pieces")]
        try:
            self._lines = self._opened()
            self._pieces: BinaryIO = self._places[1].open("a+b")
            self._begin(key)
        except OSError as error:
            message = f"the file cannot be written ({error.strerror})"
            raise UnusableInput(
                message, cure="choose a folder that is there and that you may write in", file=target
            ) from None

    def _opened(self) -> BinaryIO:
        while True:
            lines = self._places[0].open("a+b")
            if fcntl is None:
                return lines
            try:
                fcntl.flock(lines, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lines.close()
                cure = "wait for it, or give another -o FILE"
                raise UnusableInput("another run is writing this report", cure=cure, file=self.target) from None
            except OSError:  # some network file systems refuse locks
                return lines
            if os.fstat(lines.fileno()).st_nlink:
                return lines
            lines.close()  # the run that held it ended between the two lines

    def _begin(self, key: Mapping[str, str]) -> None:
        """Find out whether the earlier run is gone on with, and begin anew where it is not."""
        self._lines.seek(0)
        head = _decoded(self._lines.readline())
        wanted = {"journal": VERSION, "key": dict(key)}
        if head is not None and {name: head.get(name) for name in wanted} == wanted:
            with suppress(TypeError, ValueError):
                self.day = date.fromisoformat(head["day"])
                return
        if head is not None:
            old = head.get("key")
            old = old if isinstance(old, dict) else {}
            other = [name for name, value in key.items() if old.get(name) != value]
            self.earlier = "other " + " and ".join(other) if other else "another form"
        self._lines.truncate(0)
        self._pieces.truncate(0)
        self._write({**wanted, "day": self.day.isoformat()})

    def kept(self, parts: Iterator[Partition]) -> Iterator[Done | Partition]:
        """Yield what the earlier run did, as far as these are the same statements, then the first other partition.

        What it did of other statements is dropped; ``earlier`` says so.
        """
        self._lines.seek(0)
        place, end = len(self._lines.readline()), 0
        reach = os.fstat(self._pieces.fileno()).st_size
        for part in parts:
            line = self._lines.readline()
            values = _decoded(line)
            done = _done(values, part)
            if done is None or done[1] > reach:
                if values is not None:
                    self.earlier = f"other statements from line {part.entries[0].line} on"
                self._cut(place, end)
                yield part
                return
            place, end = place + len(line), done[1]
            self.done += done[0].statements
            yield done[0]
        self._cut(place, end)

    def _cut(self, place: int, end: int) -> None:
        self._lines.truncate(place)
        self._pieces.truncate(end)
        self._pieces.seek(0, os.SEEK_END)
        self._end = end

    def add(self, done: Done) -> None:
        """Keep what came of the next partition; it is on the disk a second later, or when the journal is closed."""
        try:
            self._end += self._pieces.write(done.piece.encode())
            self._waiting.append(
                {
                    "digest": done.digest,
                    "end": self._end,
                    "coverage": {label: count for label, count in done.coverage.items() if count},
                    "told": done.told,
                }
            )
            if monotonic() >= self._next:
                self._sync()
        except OSError as error:
            message = f"the report cannot be written ({error.strerror})"
            cure = "free some space: the same command goes on after the last finished part"
            raise UnusableInput(message, cure=cure, file=self.target) from None
        self.done += done.statements

    def _sync(self) -> None:
        """Have the pieces on the disk, then the lines about them."""
        self._pieces.flush()
        os.fsync(self._pieces.fileno())
        waiting, self._waiting = self._waiting, []
        self._write(*waiting)
        self._next = monotonic() + PAUSE

    def _write(self, *lines: Mapping[str, Any]) -> None:
        self._lines.write(b"".join(json.dumps(values).encode() + b"\n" for values in lines))
        self._lines.flush()
        os.fsync(self._lines.fileno())

    @property
    def pieces(self) -> BinaryIO:
        """All pieces so far."""
        return self._pieces

    def close(self, *, finished: bool) -> None:
        """Leave what is done for the next run, or nothing where the run is ``finished`` or had done nothing."""
        useless = finished or not (self.done or self._holds_partitions())
        if useless:
            self._remove()  # while it is locked: a run that comes now sees that the file is gone
        else:
            with suppress(OSError):  # a full disk was told of already
                self._sync()
        for stream in (self._pieces, self._lines):
            with suppress(OSError):  # as above: what could not be written is tried again
                stream.close()
        if fcntl is None and useless:
            self._remove()  # Windows removes no open files

    def _holds_partitions(self) -> bool:
        """Whether an earlier run left something that this one did not come to look at."""
        with suppress(OSError):
            self._lines.seek(0)
            self._lines.readline()
            return bool(self._lines.read(1))
        return True

    def _remove(self) -> None:
        for place in self._places:
            with suppress(OSError):
                place.unlink()


def _decoded(line: bytes) -> dict[str, Any] | None:
    """Return what stands on a line; None where it was not written to its end."""
    if not line.endswith(b"\n"):
        return None
    try:
        values = json.loads(line)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def _done(values: dict[str, Any] | None, part: Partition) -> tuple[Done, int] | None:
    """Return what a line says of a partition, and where its piece ends; None where it is about another."""
    if values is None or values.get("digest") != part.digest:
        return None
    try:
        coverage = {label: int(values["coverage"].get(label, 0)) for label in Label}
        told = tuple(str(one) for one in values["told"])
        return Done(part.number, part.digest, coverage, "", told), int(values["end"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
