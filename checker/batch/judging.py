"""A partition of statements -> its piece of the report."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from checker.batch.partitions import Partition
from checker.editorial.as_recorded import AsRecorded
from checker.extract import read_statement
from checker.model import Label, Match, Report, Verdict
from checker.pipeline import Desk
from checker.report import text
from checker.report.pieces import FORMS, Look


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of all partitions: the day to judge as on, the form of the report, and which labels are told.

    ``origin`` is what the report calls the file of the statements.
    """

    origin: str
    as_of: date
    form: str
    look: Look
    failing: frozenset[Label]


class Done(NamedTuple):
    """What came of a partition: its piece of the report, the failing verdicts for an editor to read, and counts."""

    number: int
    digest: str
    coverage: Mapping[Label, int]
    piece: str
    told: tuple[str, ...]

    @property
    def statements(self) -> int:
        """How many statements there were in it."""
        return sum(self.coverage.values())


class Judge:
    """A desk and what is asked of it; ``folder`` is how the folder of claims is called here, and in the report."""

    def __init__(self, desk: Desk, task: Task, *, folder: tuple[str, str] = ("", "")) -> None:
        self._desk = desk
        self._as_recorded = AsRecorded(desk)
        self._task = task
        self._here, self._there = folder

    def judge(self, partition: Partition, *, seen: Callable[[], object] = lambda: None) -> Done:
        """Judge the statements of a partition; ``seen`` is called after each."""
        task, entries = self._task, partition.entries
        statements = (read_statement(entry.text, speaker=entry.speaker) for entry in entries)
        verdicts = []
        for verdict in self._desk.judge_all(statements, as_of=task.as_of):
            verdicts.append(self._as_called(self._as_recorded(verdict, as_of=task.as_of)))
            seen()
        report = Report(
            origin=task.origin,
            verdicts=tuple(verdicts),
            places=tuple((entry.line, 1) for entry in entries),
            ids=tuple(entry.id for entry in entries),
        )
        return Done(
            number=partition.number,
            digest=partition.digest,
            coverage=report.coverage,
            piece=FORMS[task.form].verdicts(report, task.look, partition.number == 0),
            told=tuple(_told(report, number) for number, one in enumerate(verdicts) if one.label in task.failing),
        )

    def _as_called(self, verdict: Verdict) -> Verdict:
        """Name the files of the claims as the report does, where the store lies at another place here."""
        if self._here == self._there:
            return verdict
        return verdict.model_copy(update={"matches": tuple(self._renamed(match) for match in verdict.matches)})

    def _renamed(self, match: Match) -> Match:
        file = match.evidence.file
        if file is None or not file.startswith(f"{self._here}/"):
            return match
        named = self._there + file.removeprefix(self._here)
        return match.model_copy(update={"evidence": match.evidence.model_copy(update={"file": named})})


def _told(report: Report, number: int) -> str:
    one = report.model_copy(
        update={"verdicts": report.verdicts[number : number + 1], "places": report.places[number : number + 1]}
    )
    return text.render_verdicts(one)
