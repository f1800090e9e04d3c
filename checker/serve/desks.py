"""The desk that drafts are checked at: opened once, used in turns, and opened anew when the store changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus

from checker.errors import UnusableInput
from checker.serve.errors import unusable
from checker.serve.freshness import look, look_again
from checker.serve.shared import SharedDesk
from checker.serve.turns import Patience, Turns
from checker.store import Workspace

Opener = Callable[[], SharedDesk]
"""Opens the claims of the workspace as they are now; raises ``UnusableInput`` where they cannot be used."""


class Desks:
    """Gives the desk to one check at a time."""

    def __init__(self, workspace: Workspace, opener: Opener) -> None:
        """Open the desk; where that cannot be done, each check says why."""
        self._workspace = workspace
        self._open = opener
        self._turns = Turns()
        self._sight = look(workspace)
        self._desk: SharedDesk | UnusableInput = self._opened()

    @property
    def workspace(self) -> Workspace:
        """The workspace that the claims are from, as it was when the desk was opened."""
        return self._workspace

    @property
    def closed(self) -> UnusableInput | None:
        """Why nothing can be checked at the moment."""
        return self._desk if isinstance(self._desk, UnusableInput) else None

    @contextmanager
    def taken(self, patience: Patience) -> Iterator[SharedDesk]:
        """Have the desk, with the claims as the files have them now; between two statements others have it.

        Raises:
            Refusal: the claims cannot be used (503).
            TooLateError: the time is over.
            UnwantedError: nobody waits for the answer.
        """
        with self._turns.taken(patience):
            desk = self._now()

            def between() -> None:
                self._turns.pass_on(patience)
                desk.between = between  # whoever had the desk meanwhile let something else happen

            desk.between = between
            yield desk

    def _now(self) -> SharedDesk:
        try:
            again = look_again(self._workspace, self._sight)
            if again is None:
                self._sight = look(self._workspace)
                self._desk = self._opened()
            else:
                self._sight = again
        except UnusableInput as error:  # a folder is not there any more: it is looked for each time
            raise unusable(error, HTTPStatus.SERVICE_UNAVAILABLE) from error
        if isinstance(self._desk, UnusableInput):
            raise unusable(self._desk, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._desk

    def _opened(self) -> SharedDesk | UnusableInput:
        try:
            return self._open()
        except UnusableInput as error:
            return error
