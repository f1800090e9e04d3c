"""A draft against the store: statements judged, and what an editor should look at, in the order of the draft."""

from collections.abc import Callable, Sequence
from datetime import date

from checker.documents import Document
from checker.editorial.ladder import rung_of
from checker.editorial.waivers import Waivers, waive_by_comments
from checker.model import Remark, Report, Statement
from checker.pipeline import Desk

Chosen = Callable[[Statement], bool]
"""Whether a statement is to be checked: where only a part of the draft is asked for."""


def proofread(
    desk: Desk,
    document: Document,
    *,
    as_of: date | None = None,
    chosen: Chosen | None = None,
    waivers: Waivers | None = None,
) -> Report:
    """Judge the statements of a draft, all or the ``chosen`` ones, and remark on what needs an editor.

    What the draft itself waives is waived, and what the ``waivers`` of its workspace do.
    """
    skipped: list[Statement] = []

    def wanted(statement: Statement) -> bool:
        if chosen is None or chosen(statement):
            return True
        skipped.append(statement)
        return False

    report = desk.check(document, as_of=as_of, chosen=wanted)
    remarks = _of_verdicts(report, document)
    report = report.model_copy(update={"remarks": tuple(sorted(remarks, key=_place))})
    report = waive_by_comments(report, document, skipped)
    return waivers.waive(report, document, skipped) if waivers else report


def _of_verdicts(report: Report, document: Document) -> Sequence[Remark]:
    """Return a remark for each verdict that needs one."""
    remarks = []
    for number, verdict in enumerate(report.verdicts):
        rung = rung_of(verdict)
        if rung is not None:
            span = verdict.statement.span
            remarks.append(
                Remark(
                    code=rung.code,
                    name=rung.name,
                    severity=rung.severity,
                    message=verdict.message,
                    span=span,
                    spot=document.spot(span),
                    verdict=number,
                )
            )
    return remarks


def _place(remark: Remark) -> tuple[int, int, str]:
    return remark.span.start, remark.span.end, remark.code
