"""Drafts from their files to their reports: what ``check`` asks for, once or again after corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker.cli.common import warn, warn_of_guess
from checker.cli.progress import with_progress
from checker.cli.waiving import Kept
from checker.documents import Document, read_document
from checker.editorial import proofread
from checker.editorial.history import OPTION, Lifted, Since
from checker.errors import UnusableInput
from checker.model import Report
from checker.pipeline import Desk
from checker.store import Workspace
from checker.store.config import FILE_NAME


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask of all drafts.

    ``since`` is the revision that only changes against are checked. Waivers that are of no use are warned of,
    unless it is ``quiet`` or they are told ``aside``.
    """

    drafts: tuple[str, ...]
    as_of: date | None
    since: str | None
    baseline: Path | None
    write_baseline: Path | None
    because: str | None
    suggest: bool
    quiet: bool
    aside: bool

    def documents(self) -> list[Document]:
        """Read the drafts; raise ``UnusableInput`` for one that cannot be read."""
        documents = [read_document(draft) for draft in self.drafts]
        for document in documents if not self.quiet else ():
            warn_of_guess(document)
        return documents


class Checked(NamedTuple):
    """The drafts with their reports, and a report on each file that holds waivers of no use."""

    documents: Sequence[Document]
    reports: Sequence[Report]
    useless: Sequence[Report]


def check_drafts(asked: Asked, documents: Sequence[Document], workspace: Workspace, desk: Desk) -> Checked:
    """Check drafts one after the other, and write the baseline if that was asked for.

    Raises:
        UnusableInput: a draft states nothing, a revision or a baseline cannot be used.
    """
    kept = Kept(
        workspace,
        baseline=asked.baseline,
        write=asked.write_baseline,
        because=asked.because,
        day=asked.as_of,
        in_part=asked.since is not None,
    )
    since = _since(asked, asked.since, workspace, desk, kept) if asked.since is not None else None
    changes = [since.changed(document) if since else None for document in documents]
    pairs = list(zip(documents, changes, strict=True))
    reports = [
        proofread(desk, document, as_of=asked.as_of, chosen=changed, waivers=kept.waivers, suggest=asked.suggest)
        for document, changed in with_progress(pairs, "drafts", quiet=asked.quiet or len(documents) == 1)
    ]
    for report, changed in zip(reports, changes, strict=True):
        if not report.verdicts and not (changed and changed.seen):
            cure = "give a text with sentences that state something"
            raise UnusableInput("no statement was found in this draft", cure=cure, file=report.origin)
    reports = kept.written(reports, documents, quiet=asked.quiet)
    return Checked(documents, reports, kept.leftover(quiet=asked.quiet or asked.aside))


def _since(asked: Asked, revision: str, workspace: Workspace, desk: Desk, kept: Kept) -> Since:
    """Return what tells changed statements: by themselves, by waivers that are gone, by what their draft names."""
    lifted = Lifted(workspace, kept.waivers, revision, option=OPTION, baseline=asked.baseline, day=asked.as_of)
    if lifted.unknown is not None and not asked.quiet:
        warn(f"{OPTION}: waivers that were removed from {FILE_NAME} or a baseline are not known: {lifted.unknown}")
    return Since(revision, lifted=lifted, differs=desk.depends_on_names)
