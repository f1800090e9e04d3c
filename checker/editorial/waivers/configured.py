"""The waivers of a workspace: those in its factcheck.toml, and the baseline that it or the caller names."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePath

from checker.documents import Document
from checker.editorial.codes import EXPIRED_WAIVER, UNUSED_WAIVER
from checker.editorial.waivers.baseline import Baseline
from checker.editorial.waivers.housekeeping import about_file, report_on
from checker.editorial.waivers.paths import fits, name_from
from checker.editorial.waivers.telling import Told, are_one, folded
from checker.editorial.waivers.waiving import waive
from checker.editorial.waivers.wanted import ALL, covers, read_codes
from checker.errors import UnusableInput
from checker.model import Remark, Report, Statement, WaivedIn, Waiver
from checker.store import Workspace
from checker.store.config import FILE_NAME, WaiverConfig, line_of


class Waivers:
    """Waives remarks in the reports of one run, and knows in the end which waivers nobody needed."""

    def __init__(self, workspace: Workspace, *, baseline: Baseline | None = None, day: date | None = None) -> None:
        """Read the waivers of a workspace; ``day`` (default: today) is the one that they must still hold on.

        Raises:
            UnusableInput: a waiver names no code or an unknown one, or waives everything everywhere.
        """
        self._folder = workspace.config_dir
        self._file = workspace.config_dir / FILE_NAME
        self._name = workspace.name(self._file)
        self.baseline = baseline
        self._entries = [
            _Entry(one, number, self._place(number), day or date.today())
            for number, one in enumerate(workspace.config.waivers)
        ]
        self._given: set[str] = set()
        self._in_part = False

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        *,
        baseline: Path | None = None,
        rewritten: Path | None = None,
        day: date | None = None,
    ) -> "Waivers":
        """Read the waivers of a workspace with a baseline: the file given, or the one that factcheck.toml names.

        A file that is to be ``rewritten`` is not used: it must not waive what will be written into it.

        Raises:
            UnusableInput: as above, or the baseline cannot be used.
        """
        named = workspace.config.check.baseline
        if baseline is None and named is not None:
            baseline = workspace.config_dir / named
        if baseline is not None and rewritten is not None and baseline.resolve() == rewritten.resolve():
            baseline = None
        return cls(workspace, baseline=Baseline.read(baseline) if baseline else None, day=day)

    def waive(self, report: Report, document: Document, skipped: Sequence[Statement] = ()) -> Report:
        """Return a report with its waivers; ``skipped`` are the statements of the draft that were not judged."""
        name = name_from(self._folder, report.origin)
        self._given.add(name)
        self._in_part = self._in_part or bool(skipped)
        held = [entry for entry in self._entries if entry.holds_for(name)]

        def ask(remark: Remark, told: Told) -> Waiver | None:
            found = [entry for entry in held if entry.takes(remark, told)]
            return found[0].waiver if found else None

        done = waive(report, document, ask, skipped) if held else report
        return self.baseline.waive(done, document, skipped) if self.baseline else done

    def leftover(self) -> tuple[Report, ...]:
        """Return what is to be said of the waivers themselves: a report on each file that holds some of no use.

        Nothing is said of a waiver that a draft may need which was not checked, or only in part.
        """
        remarks = []
        for entry in self._entries:
            if entry.expired:
                message = f"this waiver held until {entry.until}; remove it, or give it a later day"
                remarks.append(about_file(EXPIRED_WAIVER, message, self._place(entry.number)))
            elif left := self._unused(entry):
                remarks.append(about_file(UNUSED_WAIVER, left, self._place(entry.number)))
        reports = [report_on(self._name, remarks)] if remarks else []
        reports += [self.baseline.leftover()] if self.baseline else []
        return tuple(report for report in reports if report.remarks)

    def _unused(self, entry: "_Entry") -> str | None:
        """Say what of an entry was not needed in the drafts it is about; None where some of them were left out."""
        if not entry.left or self._in_part or not self._given:
            return None
        if entry.draft is not None:
            there = {name_from(self._folder, str(path)) for path in files_of(self._folder, entry.draft)}
            about = {name for name in self._given if fits(name, entry.draft)}
            if not about or not there <= self._given:
                return None
        what = "remark" if entry.left == [ALL] else " and no ".join(entry.left)
        count = len(self._given) if entry.draft is None else len(about)
        where = "the draft" if count == 1 else f"the {count} drafts"
        return f"this waiver waives nothing: there is no {what} of its kind in {where} checked; remove it"

    def _place(self, number: int) -> int | None:
        return line_of(self._file, ("waivers", str(number)))


class _Entry:
    """One waiver of factcheck.toml, which notes what it was needed for."""

    def __init__(self, written: WaiverConfig, number: int, line: int | None, day: date) -> None:
        self.number = number
        self.draft = written.draft
        self.until = written.until
        self.expired = written.until is not None and day > written.until
        where = FILE_NAME if line is None else f"{FILE_NAME}:{line}"
        self.waiver = Waiver(reason=written.because, kind=WaivedIn.CONFIG, where=where)
        self._words = folded(written.words) if written.words else None
        self._speaker = written.speaker
        self._used: set[str] = set()
        try:
            self._codes = read_codes([written.code] if written.code is not None else written.codes)
            _refuse_all(written, self._codes)
        except UnusableInput as error:
            cure = error.cure if "`factcheck: " not in error.cure else 'write code = "FC103"'
            raise UnusableInput(error.message, cure=cure, file=FILE_NAME, line=line) from None

    @property
    def left(self) -> list[str]:
        """The codes that were not needed."""
        return sorted(self._codes - self._used)

    def holds_for(self, name: str) -> bool:
        """Whether it counts, and is about the draft with this name."""
        return not self.expired and (self.draft is None or fits(name, self.draft))

    def takes(self, remark: Remark, told: Told) -> bool:
        """Whether it waives a remark; noted where it does."""
        if not covers(self._codes, remark.code) or not self._is_about(told):
            return False
        self._used |= {remark.code, ALL}
        return True

    def _is_about(self, told: Told) -> bool:
        if self._speaker is not None and not are_one(self._speaker, told.speaker):
            return False
        return self._words is None or self._words in folded(told.words)


def _refuse_all(written: WaiverConfig, codes: frozenset[str]) -> None:
    if ALL in codes and written.draft is None and written.words is None:
        cure = "give it a `draft` or `words`, or name the codes"
        raise UnusableInput("a waiver of all codes in all drafts would switch the check off", cure=cure)
    if written.draft is not None and PurePath(written.draft).is_absolute():
        cure = f"write it as {FILE_NAME} sees it, as in drafts/*.md"
        raise UnusableInput(f"`draft` names a place on one machine: {written.draft}", cure=cure)
    try:
        fits("", written.draft or "")
    except re.error:
        cure = "write a range as in [a-z]"
        raise UnusableInput(f"`draft` is no pattern for files: {written.draft}", cure=cure) from None


def files_of(folder: Path, pattern: str) -> Iterator[Path]:
    """Yield the files that a pattern stands for."""
    try:
        yield from (path for path in folder.glob(pattern) if path.is_file())
    except (ValueError, NotImplementedError):  # what is no pattern for files, such as one with "**" inside a name
        return
