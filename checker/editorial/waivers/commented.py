"""Waivers that stand in the draft, as comments."""

from collections.abc import Sequence

from checker.documents import Document
from checker.documents.comments import Comment
from checker.editorial.codes import BROKEN_WAIVER, UNUSED_WAIVER
from checker.editorial.waivers.telling import Told
from checker.editorial.waivers.waiving import waive, with_remarks
from checker.editorial.waivers.wanted import ALL, Wanted, covers, read_comment
from checker.errors import UnusableInput
from checker.model import Remark, Report, Span, Statement, WaivedIn, Waiver
from checker.store.codes import Rule
from checker.text.meeting import Meeting


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

    whole = Span(start=0, end=len(document.text) + 1)
    places = Meeting((about, waiver) for waiver in waivers if (about := waiver.about(whole)) is not None)

    def ask(remark: Remark, told: Told) -> Waiver | None:
        found = [waiver for waiver in places.at(remark.span) if waiver.takes(remark)]
        return found[0].waiver if found else None

    done = waive(report, document, ask, skipped) if waivers else report
    unknown = Meeting((statement.span, statement) for statement in skipped)
    for waiver in waivers:
        about = waiver.about(whole)
        if (about is None or not unknown.at(about)) and (why := waiver.unused()):
            amiss.append(_remark(UNUSED_WAIVER, waiver.comment, why))
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

    def about(self, whole: Span) -> Span | None:
        """Return what of the draft it is about, ``whole`` being all of it; None for no words at all."""
        return whole if self._wanted.whole else self.comment.about

    def takes(self, remark: Remark) -> bool:
        """Whether it waives a remark on what it is about; noted where it does."""
        if not covers(self._wanted.codes, remark.code):
            return False
        self._used |= {remark.code, ALL}
        return True

    def unused(self) -> str | None:
        """Say what of it is not needed; None where all is."""
        left = sorted(self._wanted.codes - self._used)
        if not left:
            return None
        if self.comment.about is None and not self._wanted.whole:
            return "this waiver waives nothing: no paragraph that is checked follows; remove it"
        what = "no remark" if left == [ALL] else " and no ".join(["no " + left[0], *left[1:]])
        where = "in this draft" if self._wanted.whole else "in this paragraph"
        return f"this waiver waives nothing: there is {what} {where}; remove it"


def _remark(rule: Rule, comment: Comment, message: str) -> Remark:
    return Remark(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=message,
        span=comment.span,
        spot=comment.spot,
    )
