"""What a page shows of a checked draft: statements and remarks as numbered entries, in the order of the text."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from checker.documents import Document
from checker.model import Label, Remark, Report, Severity, Span, Verdict


class Grade(StrEnum):
    """How much an entry asks of an editor: the worst of its remarks that nobody waived."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    WAIVED = "waived"
    CLEAR = "clear"


class Entry(NamedTuple):
    """A statement with its verdict and the remarks on it, or a remark that belongs to no statement.

    ``span`` lies in the draft's text; ``place`` is its line and column in the file.
    """

    number: int
    span: Span
    verdict: Verdict | None
    remarks: tuple[Remark, ...]
    place: tuple[int, int] | None

    @property
    def kind(self) -> str:
        """The verdict's label; ``remark`` where there is none."""
        return self.verdict.label.value if self.verdict else "remark"

    @property
    def grade(self) -> Grade:
        """How much it asks of an editor."""
        severities = {remark.severity for remark in self.remarks if remark.waiver is None}
        worst = next((one for one in Severity if one in severities), None)
        if worst is not None:
            return Grade(worst.value)
        return Grade.WAIVED if self.remarks else Grade.CLEAR

    @property
    def classes(self) -> str:
        """What a style sheet and a filter know it by."""
        return f"v-{self.kind} s-{self.grade.value}"


class Draft(NamedTuple):
    """A draft with its report and its entries; ``number`` is the draft's on the page, from 1."""

    number: int
    document: Document
    report: Report
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """What it is called: its title, else its file."""
        return self.document.title or self.document.origin

    @property
    def grades(self) -> Mapping[Grade, int]:
        """How many remarks there are of each severity, and how many are waived: the numbers of the other reports.

        A statement with an error and a note counts in both.
        """
        remarks = self.report.remarks or ()
        counted = Counter(Grade.WAIVED if one.waiver else Grade(one.severity.value) for one in remarks)
        return dict.fromkeys(Grade, 0) | counted

    @property
    def on_record(self) -> int:
        """How many statements the store says something about."""
        return len(self.report.verdicts) - self.report.coverage[Label.UNVERIFIED]


def draft_of(number: int, document: Document, report: Report) -> Draft:
    """Return what a page shows of a draft and the report on it.

    Raises:
        ValueError: the report is that of a batch, without remarks: without them all would look well.
    """
    if report.remarks is None:
        raise ValueError(f"the report on {document.origin} has no remarks")
    of_verdict: dict[int | None, list[Remark]] = {}
    for remark in report.remarks:
        of_verdict.setdefault(remark.verdict, []).append(remark)
    places = report.places or (None,) * len(report.verdicts)
    found: list[tuple[Span, Verdict | None, tuple[Remark, ...], tuple[int, int] | None]] = [
        (verdict.statement.span, verdict, tuple(of_verdict.get(index, ())), place)
        for index, (verdict, place) in enumerate(zip(report.verdicts, places, strict=True))
    ]
    found += [
        (remark.span, None, (remark,), (remark.spot.line, remark.spot.column))
        for remark in of_verdict.get(None, ())
    ]
    found.sort(key=lambda one: (one[0].start, -one[0].end))
    return Draft(number, document, report, tuple(Entry(at, *one) for at, one in enumerate(found, 1)))
