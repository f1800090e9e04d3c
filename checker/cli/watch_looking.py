"""What the drafts and the store look like on disk: looked at again and again, for that works on a shared drive."""

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from checker.archive.state import State, state_of
from checker.documents.reading import ENDINGS
from checker.errors import UnusableInput

_SETTLE = 0.1
"""Seconds for which nothing may change before what is there is taken to be whole."""

Stamp = tuple[int, int, int] | None
"""What tells a file from its next version; None where there is none."""


class Look(NamedTuple):
    """The drafts with their stamps, in order, the state of the store, or why it has none, and the day.

    ``day`` is None where the drafts are judged as on another one, whatever day it is.
    """

    drafts: Mapping[Path, Stamp]
    store: State | str
    day: date | None = None

    def changed(self, before: "Look") -> list[Path]:
        """Return the drafts that are new, gone or different."""
        return [path for path, stamp in self.drafts.items() if before.drafts.get(path, ()) != stamp]

    def gone(self, before: "Look") -> list[Path]:
        """Return the files of folders that were there before."""
        return [path for path in before.drafts if path not in self.drafts]

    def other_store(self, before: "Look") -> bool:
        """Whether the claims, the sources or the settings are different."""
        if isinstance(self.store, str) or isinstance(before.store, str):
            return self.store != before.store
        return before.store.differs(self.store)

    def new_day(self, before: "Look") -> bool:
        """Whether it is another day: "tomorrow" is, and what held until yesterday holds no more."""
        return before.day is not None and self.day != before.day


class Looking:
    """Looks at drafts, folders of drafts, and the store they are checked against."""

    def __init__(self, places: Sequence[Path], claims: Path | None, *, any_day: bool = True) -> None:
        """Look at ``places``; ``any_day``: it makes no difference which day it is."""
        self._places = places
        self._claims = claims
        self._any_day = any_day

    def look(self) -> Look:
        """Look once."""
        store: State | str
        try:
            store = state_of(claims=self._claims)
        except UnusableInput as error:
            store = str(error)
        own = () if isinstance(store, str) else _own(store)
        paths = {path: None for place in self._places for path in _drafts(place, own)}
        return Look({path: _stamp(path) for path in paths}, store, None if self._any_day else date.today())

    def settled(self) -> Look:
        """Look until two looks show the same: what is being written is not whole yet."""
        now = self.look()
        while True:
            time.sleep(_SETTLE)
            before, now = now, self.look()
            if not (now.changed(before) or now.gone(before) or now.other_store(before)):
                return now


def _own(store: State) -> tuple[Path, ...]:
    """Return the folders of a workspace that hold no drafts."""
    workspace = store.workspace
    return workspace.claims_dir, workspace.sources_dir, workspace.reports_dir


def _drafts(place: Path, own: Sequence[Path]) -> Iterator[Path]:
    """Yield a draft, or the drafts in a folder and below; hidden ones, and what is the store's, are none."""
    if not place.is_dir():
        yield place
        return
    for folder, below, names in os.walk(place):
        here = Path(folder)
        below[:] = sorted(name for name in below if name[0] != "." and (here / name).absolute() not in own)
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in ENDINGS:
                yield here / name


def _stamp(path: Path) -> Stamp:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino
