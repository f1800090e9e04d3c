"""One check of one version of a draft, and what comes of it."""

import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from checker.documents import Document
from checker.errors import UnusableInput
from checker.lsp.desks import Desks
from checker.lsp.drafts import Draft, read_draft
from checker.model import Report
from checker.pipeline import Desk
from checker.store import Workspace


class Proofreading(Protocol):
    """Checks a document as the workspace wants it: see ``checker.editorial.proofread_there``."""

    def __call__(self, workspace: Workspace, desk: Desk, document: Document, *, as_of: date | None) -> Report:
        """Judge its statements, and remark on what needs an editor."""


class Checked(NamedTuple):
    """The report on a version of a draft."""

    draft: Draft
    document: Document
    report: Report
    workspace: Workspace

    def path_of(self, name: str) -> Path:
        """Return where a file of the store lies, from what reports call it."""
        base = self.workspace.root if self.workspace.claims is None else Path.cwd()
        return base / name


class Failed(NamedTuple):
    """Why a draft was not checked; ``everywhere``: no draft can be, until that is cured."""

    draft: Draft
    message: str
    file: Path | None = None
    line: int | None = None
    everywhere: bool = False
    details: str = ""
    """For the log: where a bug happened."""


class Nothing(NamedTuple):
    """A text in which there is nothing to check: empty, or a part of the store."""

    draft: Draft


Outcome = Checked | Failed | Nothing


class SupersededError(Exception):
    """Nobody waits for the report any more."""


class Check:
    """Checks drafts against the claims on disk. All of it is for one thread."""

    def __init__(self, desks: Desks, proofread: Proofreading, as_of: date | None) -> None:
        self.desks = desks
        self._proofread = proofread
        self._as_of = as_of
        self._day = date.today()

    def stale(self) -> bool:
        """Whether drafts must be checked again: what is on disk differs, or, where none is given, the day."""
        before, self._day = self._day, date.today()
        new_day = self._as_of is None and self._day != before
        return self.desks.changed() or new_day

    def __call__(self, draft: Draft, wanted: Callable[[], bool]) -> Outcome | None:
        """Check a version of a draft; None where it was not ``wanted`` any more. Nothing is raised."""
        try:
            return self._checked(draft, wanted)
        except SupersededError:
            return None
        except UnusableInput as error:  # about this text: its name is not said in it
            return Failed(draft, f"{error.message}; {error.cure}")
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            return Failed(
                draft, f"this is a bug in factcheck ({what}); please report it", details=traceback.format_exc()
            )

    def _checked(self, draft: Draft, wanted: Callable[[], bool]) -> Outcome:
        reader = draft.reader
        if reader is None or not draft.text.strip():
            return Nothing(draft)
        try:
            workspace, desk = self.desks.of(draft.path)
        except UnusableInput as error:
            return self._unusable(draft, error)
        path = draft.path
        if path is not None and any(path.is_relative_to(part) for part in _parts(workspace)):
            return Nothing(draft)

        def insist() -> None:
            if not wanted():
                raise SupersededError

        desk.between = insist
        document = read_draft(draft, reader, str(path or draft.name))
        report = self._proofread(workspace, desk, document, as_of=self._as_of)
        return Checked(draft, document, report, workspace)

    def _unusable(self, draft: Draft, error: UnusableInput) -> Failed:
        named = Path(error.file) if error.file is not None else None
        file = next((path for path in self._places(draft, named) if path.is_file()), None) if named else None
        return Failed(draft, str(error), file, error.line, everywhere=True)

    def _places(self, draft: Draft, named: Path) -> list[Path]:
        """Return where a file that a message names may lie: it is called from the root of its workspace."""
        above = draft.path.parents if draft.path else ()
        return [folder / named for folder in (*above, self.desks.folder or Path.cwd(), Path.cwd())]


def _parts(workspace: Workspace) -> tuple[Path, ...]:
    return workspace.sources_dir, workspace.claims_dir
