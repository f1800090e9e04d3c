"""The waivers of a workspace that can be told to be of no use without a check: what ``lint`` says of them.

A waiver needs a draft with its words in it. Where there is none, no check can need the waiver; all else only a
check can know. A draft that cannot be read may need any waiver.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from checker.documents import read_document
from checker.documents.reading import ENDINGS
from checker.editorial.codes import BROKEN_WAIVER, EXPIRED_WAIVER, UNUSED_WAIVER
from checker.editorial.waivers.baseline import Baseline
from checker.editorial.waivers.configured import Waivers, files_of
from checker.editorial.waivers.telling import folded
from checker.errors import UnusableInput
from checker.model import Problem, Severity
from checker.store import Workspace
from checker.store.config import FILE_NAME, WaiverConfig, line_of
from checker.store.problems import problem_of

READ = 300
"""So many drafts are read at most: in an archive, what the others need is left to a check."""


def unneeded(workspace: Workspace, *, day: date | None = None) -> list[Problem]:
    """Return what is wrong with the waivers in factcheck.toml and in the baseline that it names.

    ``day`` (default: today) is the one that a waiver must still hold on.
    """
    file = workspace.config_dir / FILE_NAME
    name = workspace.name(file)
    try:
        Waivers(workspace, day=day)
    except UnusableInput as error:
        return [problem_of(BROKEN_WAIVER, error.message, error.cure, name, error.line, Severity.ERROR)]
    drafts = _Drafts()
    problems = []
    for number, waiver in enumerate(workspace.config.waivers):
        line = line_of(file, ("waivers", str(number)))
        if waiver.until is not None and (day or date.today()) > waiver.until:
            message = f"this waiver held until {waiver.until}"
            problems.append(problem_of(EXPIRED_WAIVER, message, "remove it, or give it a later day", name, line))
        elif why := _why(waiver, workspace.config_dir, drafts):
            problems.append(
                problem_of(UNUSED_WAIVER, f"this waiver waives nothing: {why}", "remove it", name, line)
            )
    if workspace.config.check.baseline is not None:
        problems += _of_baseline(workspace, workspace.config_dir / workspace.config.check.baseline, drafts)
    return problems


def _why(waiver: WaiverConfig, folder: Path, drafts: "_Drafts") -> str | None:
    """Say why no draft can need a waiver; None where one may."""
    if waiver.draft is None:
        return None
    there = list(files_of(folder, waiver.draft))
    if not there:
        return f"no file is there for `{waiver.draft}`"
    if waiver.words is None or drafts.may_have(waiver.words, there):
        return None
    return f"its words stand in no draft of `{waiver.draft}`"


def _of_baseline(workspace: Workspace, path: Path, drafts: "_Drafts") -> Iterator[Problem]:
    name = workspace.name(path)
    try:
        baseline = Baseline.read(path)
    except UnusableInput as error:
        yield problem_of(BROKEN_WAIVER, error.message, error.cure, name, error.line, Severity.ERROR)
        return
    cure = "remove it, or write the baseline anew"
    for key, entry in baseline.entries.items():
        draft = path.parent / key.draft
        if not draft.is_file():
            why = f"there is no draft {key.draft}"
        elif not drafts.may_have(entry.words, [draft]):
            why = f"its words do not stand in {key.draft} any more"
        else:
            continue
        yield problem_of(UNUSED_WAIVER, f"this entry waives nothing: {why}", cure, name, entry.line)


class _Drafts:
    """The words of drafts, each read once."""

    def __init__(self) -> None:
        self._words: dict[Path, str | None] = {}

    def may_have(self, words: str, drafts: Iterable[Path]) -> bool:
        """Whether some words stand in one of the drafts, or may stand in one that was not read."""
        wanted = folded(words)
        return any((there := self._read(draft)) is None or wanted in there for draft in drafts)

    def _read(self, draft: Path) -> str | None:
        if draft not in self._words:
            known = draft.suffix.lower() in ENDINGS and len(self._words) < READ
            self._words[draft] = _words_of(draft) if known else None
        return self._words[draft]


def _words_of(draft: Path) -> str | None:
    """Return all words of a draft, as they are compared: those that are shown, and those of its text."""
    try:
        document = read_document(str(draft))
    except UnusableInput:
        return None
    return f"{folded(document.prose.text)}\n{folded(document.text)}"
