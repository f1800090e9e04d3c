"""Waive the remarks of a report, and bring to light what a waived one stood before."""

from collections.abc import Callable, Sequence

from checker.documents import Document
from checker.editorial.waivers.grounds import beside
from checker.editorial.waivers.telling import Telling, Told
from checker.editorial.waivers.wanted import NEVER
from checker.model import Remark, Report, Statement, Waiver

Ask = Callable[[Remark, Told], Waiver | None]
"""Whether a remark is waived; asked about those that are waived already, too: they need this waiver as well."""


def waive(report: Report, document: Document, ask: Ask, skipped: Sequence[Statement] = ()) -> Report:
    """Return a report with the waivers that ``ask`` gives; ``skipped`` are the statements that were not judged."""
    telling = Telling(report, document, skipped)
    known = {(remark.verdict, remark.code) for remark in report.remarks or ()}
    kept: list[Remark] = []
    for remark in report.remarks or ():
        one = _asked(remark, ask, telling)
        kept.append(one)
        if one.waiver and not remark.waiver and remark.verdict is not None:
            others = beside(remark, report.verdicts[remark.verdict])
            new = [other for other in others if (other.verdict, other.code) not in known]
            kept.extend(_asked(other, ask, telling) for other in new)
    return report.model_copy(update={"remarks": tuple(kept)})


def with_remarks(report: Report, remarks: Sequence[Remark]) -> Report:
    """Return a report with some more remarks, in the order of the draft."""
    ordered = sorted((*(report.remarks or ()), *remarks), key=lambda one: (one.span.start, one.span.end, one.code))
    return report.model_copy(update={"remarks": tuple(ordered)})


def _asked(remark: Remark, ask: Ask, telling: Telling) -> Remark:
    if remark.code in NEVER:
        return remark
    waiver = ask(remark, telling.of(remark))
    if waiver is None or remark.waiver:
        return remark
    return remark.model_copy(update={"waiver": waiver, "suggestions": ()})  # what was agreed needs no correction
