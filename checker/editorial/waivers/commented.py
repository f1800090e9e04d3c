"""Waivers that stand in the draft, as comments."""

from collections.abc import Iterable, Sequence

from checker.documents import Document
from checker.documents.comments import Comment
from checker.editorial.codes import BROKEN_WAIVER, UNUSED_WAIVER
from checker.editorial.waivers.telling import Told
from checker.editorial.waivers.waiving import waive, with_remarks
from checker.editorial.waivers.wanted import ALL, Wanted, covers, read_comment
from checker.errors import UnusableInput
from checker.model import Remark, Report, Span, Statement, WaivedIn, Waiver
from checker.store.codes import Rule


def waive_by_comments(report: Report, document: Document, skipped: Sequence[Statement] = ()) -> Report:
    """Waive what the comments of a draft waive, and remark on those that are broken or waive nothing.

    ``skipped`` are the statements of the draft that were not judged: whether a waiver of theirs is needed nobody
    knows.
    """
    waivers: list[_Commented] = []
    amiss: list[Remark] = []
    for comment in document.comments:
        try:
            waivers.append(_Commented(comment, read_comment(comment.words), document))
        except UnusableInput as broken:
            amiss.append(_remark(BROKEN_WAIVER, comment, f"{broken.message}; {broken.cure}"))

    def ask(remark: Remark, told: Told) -> Waiver | None:
        found = [waiver for waiver in waivers if waiver.takes(remark)]
        return found[0].waiver if found else None

    done = waive(report, document, ask, skipped) if waivers else report
    amiss.extend(
        _remark(UNUSED_WAIVER, waiver.comment, why) for waiver in waivers if (why := waiver.unused(skipped))
    )
    return with_remarks(done, amiss) if amiss else done


class _Commented:
    """A waiver in a comment, which notes what it was needed for."""

    def __init__(self, comment: Comment, wanted: Wanted, document: Document) -> None:
        self.comment = comment
        self.waiver = Waiver(
            reason=wanted.reason, kind=WaivedIn.DRAFT, where=f"{document.origin}:{comment.spot.line}"
        )
        self._wanted = wanted
        self._used: set[str] = set()

    def takes(self, remark: Remark) -> bool:
        """Whether it waives a remark; noted where it does."""
        if not (self._reaches(remark.span) and covers(self._wanted.codes, remark.code)):
            return False
        self._used |= {remark.code, ALL}
        return True

    def unused(self, skipped: Iterable[Statement]) -> str | None:
        """Say what of it is not needed; None where all is, or where nobody knows."""
        left = sorted(self._wanted.codes - self._used)
        if not left or any(self._reaches(statement.span) for statement in skipped):
            return None
        if self.comment.about is None and not self._wanted.whole:
            return "this waiver waives nothing: no paragraph that is checked follows; remove it"
        what = "no remark" if left == [ALL] else " and no ".join(["no " + left[0], *left[1:]])
        where = "in this draft" if self._wanted.whole else "in this paragraph"
        return f"this waiver waives nothing: there is {what} {where}; remove it"

    def _reaches(self, span: Span) -> bool:
        about = self.comment.about
        return self._wanted.whole or (about is not None and span.start < about.end and span.end > about.start)


def _remark(rule: Rule, comment: Comment, message: str) -> Remark:
    return Remark(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=message,
        span=comment.span,
        spot=comment.spot,
    )
