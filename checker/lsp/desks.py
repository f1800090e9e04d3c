"""The claims that the drafts in the editor are checked against, read again when they change on disk."""

from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple, Protocol

from checker.archive.state import State, state_of
from checker.editorial.remembering import Remembering
from checker.errors import UnusableInput
from checker.lsp.settings import Settings
from checker.pipeline import Desk
from checker.store import Workspace
from checker.store.config import FILE_NAME

_KEPT = 4
"""So many workspaces are kept ready; who works in more of them at once waits while they are read again."""


class Opening(Protocol):
    """Opens the claims of a workspace."""

    def __call__(
        self, claims: Path | None, *, reviewed_only: bool | None, model: bool, start: Path | None
    ) -> tuple[Workspace, Desk]:
        """Open the claims of the workspace that ``start`` lies in, or those in the folder ``claims``.

        Raises:
            UnusableInput: they cannot be used.
        """


class Ready(NamedTuple):
    """A desk with the workspace that its claims are from."""

    workspace: Workspace
    desk: Remembering


class _Held(NamedTuple):
    """What came of opening a workspace as it was at ``state``."""

    state: State
    ready: Ready | UnusableInput


class Desks:
    """A desk for each workspace that a draft lies in. All of it is for one thread."""

    def __init__(self, opening: Opening, settings: Settings, folder: Path | None) -> None:
        """Open by ``opening``; ``folder``, open in the editor, is for texts that lie in no workspace."""
        self._opening = opening
        self._settings = settings
        self.folder = folder
        self._held: OrderedDict[Path, _Held] = OrderedDict()
        self._seen: dict[Path | None, State | str] = {}

    def of(self, path: Path | None) -> Ready:
        """Return the desk for the draft at ``path``, whose claims are those on disk at this moment.

        Raises:
            UnusableInput: there are no claims, or they cannot be used.
        """
        start = self._start(path)
        try:
            state = state_of(start, self._settings.claims)
        except UnusableInput as error:
            self._seen[start] = str(error)
            raise
        self._seen[start] = state
        root = state.workspace.root
        held = self._held.get(root)
        if held is None or not held.state.holds(state):
            held = self._held[root] = _Held(state, self._opened(start))
        self._held.move_to_end(root)
        while len(self._held) > _KEPT:
            self._held.popitem(last=False)
        if isinstance(held.ready, UnusableInput):
            raise held.ready
        return held.ready

    def changed(self) -> bool:
        """Whether, on disk, anything differs from when this was last asked, or a draft was last checked."""
        found = False
        for start, seen in self._seen.items():
            now = self._now(start)
            if _differs(seen, now):
                self._seen[start] = now
                found = True
        return found

    def _now(self, start: Path | None) -> State | str:
        try:
            return state_of(start, self._settings.claims)
        except (UnusableInput, OSError) as error:
            return str(error)

    def _opened(self, start: Path | None) -> Ready | UnusableInput:
        settings = self._settings
        try:
            workspace, desk = self._opening(
                settings.claims, reviewed_only=settings.reviewed_only, model=settings.model, start=start
            )
        except UnusableInput as error:
            return error
        return Ready(workspace, Remembering(desk.shelf, inference=desk.inference))

    def _start(self, path: Path | None) -> Path | None:
        """Return where to look for the workspace: at the draft, or else in the folder that is open."""
        if path is None:
            return self.folder
        above = path.absolute().parents
        return (
            path.parent if any((folder / FILE_NAME).is_file() for folder in above) else self.folder or path.parent
        )


def _differs(before: State | str, now: State | str) -> bool:
    if isinstance(before, str) or isinstance(now, str):
        return before != now
    return before.differs(now)
