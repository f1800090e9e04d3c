"""One batch from its options to its report: who judges, what is kept, what is told."""

import json
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple, cast

from checker import __version__
from checker.batch.fingerprint import fingerprint
from checker.batch.journal import Journal, Passing
from checker.batch.judging import Done, Judge, Task
from checker.batch.local import beside, here
from checker.batch.opening import Opening
from checker.batch.partitions import Partition
from checker.batch.running import Judged, Run, put_together, write_report
from checker.cli.checking import UnknownSpeakers, open_there
from checker.cli.common import is_standard_output, speak_utf8, warn, write_output
from checker.cli.progress import Shown, progress_of
from checker.cli.reports import put_report
from checker.documents.statements_file import Entries, Entry
from checker.errors import UnusableInput
from checker.files import name_of
from checker.model import Label
from checker.nli import THREADS
from checker.pipeline import Desk
from checker.report.pieces import FORMS, Look, Totals
from checker.store import Workspace


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for, defaults found; ``ending`` is the report's where its place is the default one."""

    file: str
    target: Path
    ending: str | None
    form: str
    day: date | None
    look: Look
    failing: frozenset[Label]
    claims: Path | None
    reviewed_only: bool
    model: bool
    jobs: int
    cluster: str | None
    location: str | None
    quiet: bool


class Written(NamedTuple):
    """The report: its place, its counts, and what is told of it."""

    place: Path
    totals: Totals
    told: str


def run_batch(asked: Asked, entries: Entries, workspace: Workspace, desk: Desk) -> Written:
    """Judge the statements and write the report.

    Raises:
        UnusableInput: what the statements, the workers or the disk refuse; what is done stays for the next run.
    """
    batch = _Batch(asked, entries, workspace, desk)
    place = batch.to_stream() if _is_stream(asked.target) else batch.to_file()
    if not batch.told:
        return Written(place, batch.totals, "")
    more = sum(count for label, count in batch.totals.coverage.items() if label in asked.failing) - len(batch.told)
    told = "".join(batch.told) + (f"and {more:,} more, which are in the report\n" if more > 0 else "")
    return Written(place, batch.totals, told)


def _is_stream(target: Path) -> bool:
    """Whether a report goes to standard output, a pipe or a device: nothing can stand beside those."""
    if is_standard_output(target):
        return True
    try:
        return not stat.S_ISREG(target.stat().st_mode) and not target.is_dir()
    except OSError:
        return False


class _Batch:
    """A batch on its way; ``totals`` and ``told`` are there in the end."""

    totals: Totals
    told: list[str]

    def __init__(self, asked: Asked, entries: Entries, workspace: Workspace, desk: Desk) -> None:
        self._asked, self._entries, self._workspace, self._desk = asked, entries, workspace, desk
        self._state = fingerprint(workspace)

    def to_file(self) -> Path:
        """Write a report of which the parts are kept beside it until it is whole; return its place."""
        asked = self._asked
        journal = Journal(asked.target, self._key(), day=date.today())
        run = Run(journal)
        finished = False
        try:
            self._go(run, self._task(journal.day), journal)
            place = self._put(journal.pieces)
            finished = True
        except (KeyboardInterrupt, UnusableInput):
            if run.statements and not asked.quiet:
                of = f" of {self._entries.total}" if self._entries.total else ""
                warn(f"{run.statements}{of} statements are done; the same command goes on with the rest")
            raise
        finally:
            journal.close(finished=finished)
        return place

    def to_stream(self) -> Path:
        """Write a report piece by piece as they are done, where its form allows, else in the end."""
        asked, form = self._asked, FORMS[self._asked.form]
        task = self._task(date.today())
        if is_standard_output(asked.target) and asked.form != "text":
            speak_utf8()
        if is_standard_output(asked.target) and not form.counted:
            none = Totals(task.origin, 0, {})
            write_output(form.before(none), None)
            self._go(Run(keeper := Passing(lambda piece: write_output(piece, None))), task, keeper)
            write_output(form.after(self.totals), None)
            return asked.target
        with TemporaryFile() as scratch:
            pieces = cast("BinaryIO", scratch)
            self._go(Run(keeper := Passing(lambda piece: pieces.write(piece.encode()))), task, keeper)
            if is_standard_output(asked.target):
                _print(pieces, asked.form, self.totals)
            else:
                write_report(asked.target, asked.form, pieces, self.totals)
        return asked.target

    def _task(self, begun: date) -> Task:
        asked = self._asked
        return Task(
            origin=name_of(asked.file),
            as_of=asked.day or begun,
            form=asked.form,
            look=asked.look,
            failing=frozenset() if asked.quiet or is_standard_output(asked.target) else asked.failing,
        )

    def _key(self) -> dict[str, str]:
        """Return what a run must have in common with an earlier one to go on where it stopped."""
        asked = self._asked
        options = [
            asked.form,
            str(asked.day),
            asked.look.verbose,
            asked.look.explain,
            sorted(asked.failing),
            asked.reviewed_only,
            asked.model,
            asked.quiet,
            self._desk.shelf.knows_meaning,
            self._workspace.name(self._workspace.claims_dir),
        ]
        return {
            "statements": name_of(asked.file),
            "claims": self._state,
            "options": json.dumps(options),
            "version of factcheck": __version__,
        }

    def _go(self, run: Run, task: Task, keeper: Journal | Passing) -> None:
        asked = self._asked
        on_terminal = is_standard_output(asked.target) and sys.stdout.isatty()
        with progress_of("statements", quiet=asked.quiet or on_terminal, total=self._entries.total) as shown:
            count = _Count(shown)
            begun = partial(self._begun, keeper, count)
            run.go(self._looked_at(), self._judged(task, count), kept=begun)
        self.totals = Totals(task.origin, len(self._desk.shelf), dict(run.coverage))
        self.told = run.told

    def _begun(self, keeper: Journal | Passing, count: "_Count", kept: int) -> None:
        """Say what of an earlier run is gone on with."""
        count.skip(kept)
        if self._asked.quiet or not isinstance(keeper, Journal):
            return
        if keeper.earlier:
            again = "from there" if kept else "from the start"
            warn(f"an earlier run was interrupted, but it had {keeper.earlier}; this one goes {again}")
        if kept:
            since = "" if keeper.day == date.today() or self._asked.day else f", as of {keeper.day}"
            warn(f"{kept} statements were done by an earlier run; this one goes on with the rest{since}")

    def _looked_at(self) -> Iterator[Entry]:
        """Yield the entries, with a warning of speakers whom nobody knows."""
        unknown = UnknownSpeakers(self._desk)
        for entry in self._entries:
            if entry.speaker and not self._asked.quiet:
                unknown.look_at(entry.speaker)
            yield entry

    def _judged(self, task: Task, count: "_Count") -> Judged:
        """Choose who judges."""
        asked = self._asked
        if asked.jobs == 1 and asked.cluster is None:
            judge = Judge(self._desk, task)
            return lambda parts: here(parts, judge, seen=count.one)
        # Processes that have shared out the cores need no threads of their own; so, it is held, do a cluster's.
        threads = 0 if asked.cluster else max(0, min(THREADS, (os.cpu_count() or 1) // asked.jobs - 1))
        opening = Opening(
            open=partial(open_there, reviewed_only=asked.reviewed_only, model=asked.model, threads=threads),
            claims=asked.claims,
            folder=self._workspace.name(self._workspace.claims_dir),
            state=self._state,
            by_meaning=self._desk.shelf.knows_meaning,
            task=task,
        )
        if asked.cluster is None:
            return lambda parts: count.all(beside(parts, opening, jobs=asked.jobs))
        return lambda parts: count.all(self._on_cluster(parts, opening, str(asked.cluster)))

    def _on_cluster(self, parts: Iterator[Partition], opening: Opening, address: str) -> Iterator[Done]:
        try:
            from checker.batch.cluster import on_cluster, supply
        except ImportError:
            cure = "in a clone of factcheck: pip install '.[cluster]'"
            raise UnusableInput("--cluster needs dask.distributed, which is not installed", cure=cure) from None
        supplied = supply(opening, self._workspace, self._asked.location)
        return on_cluster(parts, supplied, address, warn=(lambda _: None) if self._asked.quiet else warn)

    def _put(self, pieces: BinaryIO) -> Path:
        """Put the report at its place, which is looked for again where it is the default one."""
        asked = self._asked
        if asked.ending is None:
            write_report(asked.target, asked.form, pieces, self.totals)
            return asked.target
        return put_report(
            lambda place: write_report(place, asked.form, pieces, self.totals),
            self._workspace.reports_dir,
            asked.file,
            asked.ending,
        )


class _Count:
    """Counts for the progress."""

    def __init__(self, shown: Shown) -> None:
        self._shown, self._done = shown, 0

    def skip(self, done: int) -> None:
        """Count what an earlier run did."""
        self._done = done
        self._shown.skip(done)

    def one(self) -> None:
        """Count a statement."""
        self._done += 1
        self._shown.tell(self._done)

    def all(self, judged: Iterable[Done]) -> Iterator[Done]:
        """Count whole partitions."""
        for done in judged:
            self._done += done.statements
            self._shown.tell(self._done)
            yield done


def _print(pieces: BinaryIO, form: str, totals: Totals) -> None:
    with TemporaryFile() as whole:
        put_together(cast("BinaryIO", whole), form, pieces, totals)
        whole.seek(0)
        with TextIOWrapper(whole, encoding="utf-8", newline="\n") as page:
            while part := page.read(1 << 20):
                write_output(part, None)
