"""One draft checked as its workspace wants it, for the commands that run on while it is written."""

from datetime import date

from checker.documents import Document
from checker.editorial import proofread
from checker.editorial.waivers import Waivers
from checker.model import Report
from checker.pipeline import Desk
from checker.store import Workspace


def proofread_there(workspace: Workspace, desk: Desk, document: Document, *, as_of: date | None) -> Report:
    """Check a draft against the claims of a workspace, by its settings; what was waived there is waived.

    Raises:
        UnusableInput: a setting of the workspace cannot be used.
    """
    return proofread(desk, document, as_of=as_of, waivers=Waivers.of(workspace, day=as_of))
