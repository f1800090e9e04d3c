"""The desk that drafts are checked at: opened once, used in turns, and opened anew when the store changed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import NamedTuple

from checker.editorial.remembering import Remembering
from checker.errors import UnusableInput
from checker.serve.errors import unusable
from checker.serve.freshness import look, look_again
from checker.serve.turns import Patience, Turns
from checker.store import Workspace


class Opened(NamedTuple):
    """The claims ready to be asked, and the workspace with its settings as they were then."""

    workspace: Workspace
    desk: Remembering


Opener = Callable[[], Opened]
"""Opens the claims of the workspace as they are now; raises ``UnusableInput`` where they cannot be used."""


class Desks:
    """Gives the desk to one check at a time."""

    def __init__(self, workspace: Workspace, opener: Opener) -> None:
        """Open the desk; where that cannot be done, each check says why."""
        self._workspace = workspace
        self._open = opener
        self._turns = Turns()
        self._sight = look(workspace)
        self._opened: Opened | UnusableInput = self._opened_anew()

    @property
    def closed(self) -> UnusableInput | None:
        """Why nothing can be checked at the moment."""
        return self._opened if isinstance(self._opened, UnusableInput) else None

    @contextmanager
    def taken(self, patience: Patience) -> Iterator[Opened]:
        """Have the desk, with the claims as the files have them now; between two statements others have it.

        Raises:
            Refusal: the claims cannot be used (503).
            TooLateError: the time is over.
            UnwantedError: nobody waits for the answer.
        """
        with self._turns.taken(patience):
            opened = self._now()
            desk = opened.desk

            def between() -> None:
                self._turns.pass_on(patience)
                desk.between = between  # whoever had the desk meanwhile let something else happen

            desk.between = between
            yield opened

    def _now(self) -> Opened:
        try:
            again = look_again(self._workspace, self._sight)
            if again is None:
                self._sight = look(self._workspace)
                self._opened = self._opened_anew()
            else:
                self._sight = again
        except UnusableInput as error:  # a folder is not there any more: it is looked for each time
            raise unusable(error, HTTPStatus.SERVICE_UNAVAILABLE) from error
        if isinstance(self._opened, UnusableInput):
            raise unusable(self._opened, HTTPStatus.SERVICE_UNAVAILABLE)
        return self._opened

    def _opened_anew(self) -> Opened | UnusableInput:
        try:
            return self._open()
        except UnusableInput as error:
            return error
