"""The same claims in another process: opened there, and held against what this one has."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from checker import __version__
from checker.batch.fingerprint import fingerprint
from checker.batch.judging import Judge, Task
from checker.errors import UnusableInput
from checker.pipeline import Desk
from checker.store import Workspace


class Opened(Protocol):
    """The claims ready to be asked, and the workspace they came from."""

    @property
    def workspace(self) -> Workspace:
        """The workspace."""
        ...

    @property
    def desk(self) -> Desk:
        """The claims."""
        ...


@dataclass(frozen=True, slots=True)
class Opening:
    """How a process opens the claims, and what it must find there; it can be sent to it.

    ``open`` takes the place to look for a workspace from, and the folder of claims where it is another than that
    workspace's. ``folder`` is what the report calls the folder of claims, ``state`` the fingerprint of the store,
    ``by_meaning`` whether claims are found by their meaning, too.
    """

    open: Callable[[Path | None, Path | None], Opened]
    claims: Path | None
    folder: str
    state: str
    by_meaning: bool
    task: Task
    version: str = __version__

    def judge(self, root: Path | None = None) -> Judge:
        """Open the claims of this process's own workspace, or of the one at ``root``.

        Raises:
            UnusableInput: they cannot be used, are other claims than the ones the run began with, or the program is
                another version.
        """
        if self.version != __version__:
            message = f"factcheck {__version__} is installed here, the run was begun with {self.version}"
            raise UnusableInput(message, cure=f"install factcheck {self.version} on every worker")
        opened = self.open(root, self.claims)
        folder = opened.workspace.claims_dir
        if fingerprint(opened.workspace) != self.state:
            cure = "give every process the same claims and sources, and leave them alone while it runs"
            raise UnusableInput("these are not the claims that the run began with", cure=cure, file=folder)
        if opened.desk.shelf.knows_meaning is not self.by_meaning:
            message = "claims are found by their meaning in one process of the run and not in another"
            cure = "run `factcheck index` where the claims are, then the same command again"
            raise UnusableInput(message, cure=cure, file=folder)
        return Judge(opened.desk, self.task, folder=(opened.workspace.name(folder), self.folder))
