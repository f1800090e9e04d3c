"""A server that does not wait long for a pause, and whose proofreader suggests more than the record gives.

It is run as a program: ``python lsp_suggesting.py ten=eight`` suggests to write eight for ten, too.
"""

import os
import sys
from datetime import date

from checker.cli.lsp import opened
from checker.documents import Document
from checker.editorial import proofread_there
from checker.lsp import serve
from checker.model import Remark, Report, Span, Suggestion
from checker.pipeline import Desk
from checker.store import Workspace

WORDS = dict(pair.split("=") for pair in sys.argv[1:])


def suggesting(workspace: Workspace, desk: Desk, document: Document, *, as_of: date | None) -> Report:
    if "a bug" in document.text:
        raise RuntimeError("the proofreader is out")
    report = proofread_there(workspace, desk, document, as_of=as_of)
    remarks = tuple(
        remark.model_copy(update={"suggestions": (*remark.suggestions, *_of(remark, document))})
        for remark in report.remarks or ()
    )
    return report.model_copy(update={"remarks": remarks})


def _of(remark: Remark, document: Document) -> tuple[Suggestion, ...]:
    words = remark.span.of(document.text)
    found = []
    for old, new in WORDS.items():
        if old in words:
            start = remark.span.start + words.index(old)
            span = Span(start=start, end=start + len(old))
            found.append(Suggestion(span=span, old=old, new=new, reason="Ann Berg, 2026-01-15"))
    return tuple(found)


if __name__ == "__main__":
    with os.fdopen(os.dup(1), "wb") as messages:
        os.dup2(2, 1)
        serve(opened, suggesting, sys.stdin.buffer, messages, pause=0.1)
