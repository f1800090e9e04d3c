"""The waivers of a workspace that held at a revision and hold no more.

What they waived counts again, although nothing changed in the draft: it must be checked where only changes are.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from checker.editorial.history.git import Repository
from checker.editorial.waivers import Baseline, Waivers
from checker.editorial.waivers.paths import fits, name_from
from checker.editorial.waivers.telling import are_one, folded
from checker.errors import UnusableInput
from checker.model import Statement
from checker.store import Workspace
from checker.store.config import FILE_NAME, Config, WaiverConfig, config_of

_CURE = "put it under git"


class Lifted:
    """Knows which statements a waiver was about that is gone."""

    def __init__(
        self,
        workspace: Workspace,
        waivers: Waivers,
        revision: str,
        *,
        option: str,
        baseline: Path | None = None,
        day: date | None = None,
    ) -> None:
        """Compare the ``waivers`` that hold now, on a ``day`` (default: today), with those of a revision.

        ``baseline`` is the file that the caller names; without it factcheck.toml did then, too.
        """
        self._folder = self._beside = workspace.config_dir
        self._waivers: Sequence[WaiverConfig] = ()
        self._entries: frozenset[tuple[str, str]] = frozenset()
        self._all = False
        self.unknown: str | None = None
        """Why the waivers of then are not known: a line for the user; None where they are."""
        try:
            repository = Repository.around(self._folder, called=workspace.name(self._folder), cure=_CURE)
            then = _Then(repository, repository.commit(revision, option))
        except UnusableInput as error:
            self.unknown = error.message
            return
        try:
            config = then.config(self._folder / FILE_NAME)
            self._waivers = _gone(config, workspace.config, day or date.today())
            named = baseline or (self._folder / config.check.baseline if config.check.baseline else None)
            before = then.baseline(named) if named is not None else None
        except UnusableInput:  # an older form, or broken: nobody can tell what it waived
            self._all = True
            return
        if before is not None:
            self._beside = before.path.absolute().parent
            now = _places(waivers.baseline, self._beside) if waivers.baseline else frozenset()
            self._entries = frozenset((draft, words) for draft, words, *_ in _places(before, self._beside) - now)

    def reaches(self, origin: str, statement: Statement) -> bool:
        """Whether a waiver that is gone was, or may have been, about a statement of the draft at ``origin``."""
        if self._all:
            return True
        words = folded(statement.text) if self._waivers or self._entries else ""
        if self._entries and (name_from(self._beside, origin), words) in self._entries:
            return True
        name = name_from(self._folder, origin) if self._waivers else ""
        return any(
            (one.draft is None or fits(name, one.draft))
            and (one.words is None or folded(one.words) in words)
            and (one.speaker is None or are_one(one.speaker, statement.speaker))
            for one in self._waivers
        )


class _Then:
    """The files of a repository as they were in a commit."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self._repository = repository
        self._commit = commit

    def config(self, path: Path) -> Config:
        """Return the settings of then; raise ``UnusableInput`` where they cannot be read."""
        data = self._data(path)
        return Config() if data is None else config_of(data, path.name)

    def baseline(self, path: Path) -> Baseline | None:
        """Return a baseline as it was then, if it was there; raise ``UnusableInput`` where it cannot be read."""
        data = self._data(path)
        return None if data is None else Baseline.of(data, path)

    def _data(self, path: Path) -> bytes | None:
        if not path.resolve().is_relative_to(self._repository.top.resolve()):
            return None
        files = self._repository.files(self._commit, self._repository.name(path))
        return next(iter(self._repository.contents(files)), None) if len(files) == 1 and files[0].plain else None


def _gone(then: Config, now: Config, day: date) -> list[WaiverConfig]:
    """Return the waivers of then that do not hold any more: those removed, changed or over."""
    holding = {_about(one) for one in now.waivers if one.until is None or day <= one.until}
    return [one for one in then.waivers if _about(one) not in holding]


def _about(waiver: WaiverConfig) -> object:
    codes = {code.upper() for code in (waiver.code, *waiver.codes) if code is not None}
    return frozenset(codes), waiver.draft, waiver.words, waiver.speaker


def _places(baseline: Baseline, folder: Path) -> frozenset[tuple[str, ...]]:
    """Return what each entry is about: the draft by its name from a folder on, the words, and all else it knows."""
    beside = baseline.path.absolute().parent
    return frozenset(
        (name_from(folder, str(beside / key.draft)), key.words, key.code, str(key.occurrence), key.speaker or "")
        for key in baseline.entries
    )
