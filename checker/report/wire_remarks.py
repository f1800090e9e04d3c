"""The published form of what an editor should look at; see ``wire``."""

from checker import model
from checker.report.wire_base import Wire


class Spot(Wire):
    """Where in the original file something stands, from 1; columns count Unicode code points.

    A Word file has no lines: there `line` is the number of the paragraph, and `run` that of the stretch of one
    formatting in it. In a PDF file `line` is the page, and `column` the line on it.
    """

    line: int
    column: int
    end_line: int
    """The line of the character after the last one."""
    end_column: int
    run: int | None = None


class Suggestion(Wire):
    """Words to put in place of others."""

    start: int
    """Offset of the words to be replaced, in the text that was checked."""
    end: int
    old: str
    new: str
    reason: str
    """On whose record it rests."""


class Waiver(Wire):
    """A person's decision that a remark is no fault."""

    reason: str
    kind: model.WaivedIn
    where: str
    """The file that it stands in, with the line if there is one."""


class Remark(Wire):
    """Something that an editor should look at."""

    code: str
    """`factcheck explain CODE` explains it."""
    name: str
    severity: model.Severity
    message: str
    start: int
    """Offset of its first character in the text that was checked."""
    end: int
    spot: Spot
    verdict: int | None
    """The number of its verdict in `verdicts`, from 0."""
    suggestions: list[Suggestion]
    waiver: Waiver | None = None
    """Left out where nobody waived it."""


def of_remark(remark: model.Remark) -> Remark:
    """Put a remark into its published form."""
    spot = remark.spot
    return Remark(
        code=remark.code,
        name=remark.name,
        severity=remark.severity,
        message=remark.message,
        start=remark.span.start,
        end=remark.span.end,
        spot=Spot(
            line=spot.line, column=spot.column, end_line=spot.end_line, end_column=spot.end_column, run=spot.run
        ),
        verdict=remark.verdict,
        suggestions=[
            Suggestion(start=one.span.start, end=one.span.end, old=one.old, new=one.new, reason=one.reason)
            for one in remark.suggestions
        ],
        waiver=Waiver(reason=remark.waiver.reason, kind=remark.waiver.kind, where=remark.waiver.where)
        if remark.waiver
        else None,
    )
