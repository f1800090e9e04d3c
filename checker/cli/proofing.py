"""One draft checked as its workspace wants it, for the commands that run on while it is written."""

from datetime import date

from checker.documents import Document
from checker.editorial import proofread
from checker.editorial.waivers import Baseline, Waivers
from checker.model import Report
from checker.pipeline import Desk
from checker.store import Workspace


def proofread_there(workspace: Workspace, desk: Desk, document: Document, *, as_of: date | None) -> Report:
    """Check a draft against the claims of a workspace, by its settings; what was waived there is waived.

    Raises:
        UnusableInput: a setting of the workspace cannot be used.
    """
    named = workspace.config.check.baseline
    baseline = Baseline.read(workspace.config_dir / named) if named is not None else None
    waivers = Waivers(workspace, baseline=baseline, day=as_of)
    return proofread(desk, document, as_of=as_of, waivers=waivers)
