"""One run from its statements to its report."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from checker.batch.journal import Keeper
from checker.batch.judging import Done
from checker.batch.partitions import Partition, partitions
from checker.documents.statements_file import Entry
from checker.files import put_atomically
from checker.model import Label
from checker.report.pieces import FORMS, Totals, write_parquet

TOLD = 1_000
"""So many failing verdicts are told beside the report; who has more of them reads it there."""

Judged = Callable[[Iterator[Partition]], Iterator[Done]]
"""What judges partitions: gives what comes of each, in order."""


class Run:
    """A run; ``coverage`` counts the verdicts so far, and ``told`` are the first of those that fail."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.coverage: Counter[Label] = Counter(dict.fromkeys(Label, 0))
        self.told: list[str] = []

    @property
    def statements(self) -> int:
        """How many are done."""
        return self.coverage.total()

    def go(self, entries: Iterable[Entry], judged: Judged, *, kept: Callable[[int], object]) -> None:
        """Judge the statements; ``kept`` is told how many an earlier run did, before the first is judged.

        Raises:
            UnusableInput: what the statements, the processes or the disk refuse; what was kept stays done.
        """
        parts = partitions(entries)
        first = None
        for done in self._keeper.kept(parts):
            if isinstance(done, Partition):
                first = done
            else:
                self._count(done)
        kept(self.statements)
        if first is not None:
            for done in judged(chain([first], parts)):
                cut = done._replace(told=done.told[: max(0, TOLD - len(self.told))])
                self._keeper.add(cut)
                self._count(cut)

    def _count(self, done: Done) -> None:
        self.coverage.update(done.coverage)
        self.told += done.told


def write_report(target: Path, form: str, pieces: BinaryIO, totals: Totals) -> None:
    """Put the pieces together at ``target``: the old report or the whole new one is there, never a part."""
    put_atomically(target, lambda out: put_together(out, form, pieces, totals))


def put_together(out: BinaryIO, form: str, pieces: BinaryIO, totals: Totals) -> None:
    """Write the pieces, from the start of their stream on, with what stands before and behind them."""
    pieces.seek(0)
    if form == "parquet":
        write_parquet(pieces, out, totals)
        return
    out.write(FORMS[form].before(totals).encode())
    copyfileobj(pieces, out, 1 << 20)
    out.write(FORMS[form].after(totals).encode())
