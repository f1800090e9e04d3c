"""The suggestions of a report made in its draft: which ones, and what changes by them."""

from collections.abc import Sequence
from difflib import unified_diff

from checker.documents import Document
from checker.documents.rewriting import Edit, edited
from checker.model import Report


def edits_of(report: Report) -> list[Edit]:
    """Return the edits that a report suggests, in the order of the draft; of two that overlap, the first.

    What a person has waived stays as it is.
    """
    suggested = {
        (one.span.start, one.span.end): Edit(one.span, one.new)
        for remark in report.remarks or ()
        if remark.waiver is None
        for one in remark.suggestions[:1]
    }
    edits: list[Edit] = []
    for _, edit in sorted(suggested.items()):
        if not edits or edits[-1].span.end <= edit.span.start:
            edits.append(edit)
    return edits


def difference(document: Document, edits: Sequence[Edit]) -> str:
    """Return what edits change in a draft's text, as a unified diff; nothing where they change nothing."""
    before, after = document.text, edited(document.text, edits)
    rows = unified_diff(_lines(before), _lines(after), f"a/{document.origin}", f"b/{document.origin}", n=1)
    return "".join(rows)


def _lines(text: str) -> list[str]:
    r"""Return the lines of a text, each with ``\n``, whatever ends them in the file."""
    return [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
