"""``factcheck watch``: drafts are checked again whenever they, or the claims, change."""

import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from checker.cli.checking import open_desk, terminal_width
from checker.cli.common import (
    AsOfOption,
    ClaimsOption,
    DataFormat,
    ExplainOption,
    NoColorOption,
    NoModelOption,
    ReviewedOnlyOption,
    VerboseOption,
    parse_day,
    wants_colour,
    write_output,
)
from checker.cli.watch_looking import Look, Looking
from checker.documents import read_document
from checker.editorial import proofread_there
from checker.editorial.remembering import Remembering
from checker.errors import UnusableInput
from checker.model import Report
from checker.opening import Opened
from checker.report import render_reports

app = typer.Typer()

_INTERVAL = 0.3
"""Seconds between two looks; more where a look takes long, so that waiting costs little."""
_CLEARED = "\x1b[2J\x1b[3J\x1b[H"


@app.command("watch")
def watch(
    drafts: Annotated[
        list[Path], typer.Argument(metavar="DRAFT|FOLDER", help="Drafts, or folders with drafts in them.")
    ],
    as_of: AsOfOption = None,
    explain: ExplainOption = False,
    verbose: VerboseOption = False,
    claims: ClaimsOption = None,
    reviewed_only: ReviewedOnlyOption = None,
    no_model: NoModelOption = False,
    clear: Annotated[bool, typer.Option("--clear", help="Clear the terminal before each new report.")] = False,
    no_color: NoColorOption = False,
) -> None:
    """Check drafts again whenever they, or the claims, change.

    At first all drafts are reported. Then a draft that changed is and, when the claims change or a new day begins,
    each draft whose verdicts do. What cannot be read, be it a draft or the store, is said and waited for. Ctrl-C
    ends it.

    Exit codes: 130 ended with Ctrl-C; 2 unusable options.
    """
    day = parse_day(as_of, "--as-of")
    for place in drafts:
        if not place.exists():
            raise UnusableInput("there is no such draft or folder", cure="check the name", file=place)
    shown = _Shown(
        verbose=verbose,
        explain=explain,
        colour=wants_colour(no_color=no_color),
        clear=clear and sys.stdout.isatty(),
    )
    watcher = _Watcher(claims, shown, reviewed_only=reviewed_only, model=not no_model, day=day)
    looking = Looking(drafts, claims, any_day=day is not None)
    before = Look({}, "")
    while True:
        began = time.monotonic()
        now = looking.look()
        if now.changed(before) or now.gone(before) or now.other_store(before) or now.new_day(before):
            now = looking.settled()
            watcher.go_on(now, before)
            before = now
            began = time.monotonic()
        time.sleep(max(_INTERVAL, 10 * (time.monotonic() - began)))


class _Shown:
    """How reports are printed."""

    def __init__(self, *, verbose: bool, explain: bool, colour: bool, clear: bool) -> None:
        self._verbose = verbose
        self._explain = explain
        self._colour = colour
        self._clear = clear

    def show(self, reports: list[Report]) -> None:
        """Print reports, if there are any."""
        if not reports:
            return
        page = render_reports(
            reports,
            DataFormat.TEXT,
            width=terminal_width(None),
            colour=self._colour,
            verbose=self._verbose,
            explain=self._explain,
        )
        write_output(f"{_CLEARED if self._clear else ''}{page}", None)


class _Watcher:
    """The drafts with their last reports, and the claims as they were read last."""

    def __init__(
        self, claims: Path | None, shown: _Shown, *, reviewed_only: bool | None, model: bool, day: date | None
    ) -> None:
        self._claims = claims
        self._shown = shown
        self._reviewed_only = reviewed_only
        self._model = model
        self._day = day
        self._opened: Opened | None = None
        self._reports: dict[Path, Report] = {}
        self._first = True

    def go_on(self, now: Look, before: Look) -> None:
        """Check what changed between two looks, and show what is new."""
        for path in now.gone(before):
            self._reports.pop(path, None)
            _say(f"{path} is gone")
        of_claims = now.other_store(before)
        if of_claims:
            self._open()
        if self._first:
            _say(f"watching {_drafts(len(now.drafts))} and the claims; Ctrl-C ends it")
            self._first = False
        if self._opened is None:
            return
        changed = now.changed(before)
        new = []
        again = 0
        for path in now.drafts if of_claims or now.new_day(before) else changed:
            report = self._checked(path, self._opened, missing=now.drafts[path] is None)
            earlier = self._reports.pop(path, None)
            if report is None:
                continue
            self._reports[path] = report
            again += path not in changed
            if path in changed or earlier is None or _gist(report) != _gist(earlier):
                new.append(report)
        if again:
            other = sum(1 for report in new if Path(report.origin) not in changed)
            why = "the claims or settings changed" if of_claims else "a new day began"
            _say(f"{why}: {_drafts(again)} checked again, {other} with another report")
        self._shown.show(new)

    def _open(self) -> None:
        self._opened = None
        try:
            workspace, desk = open_desk(
                self._claims, reviewed_only=self._reviewed_only, model=self._model, quiet=True
            )
            self._opened = Opened(workspace, Remembering(desk.shelf, inference=desk.inference))
        except UnusableInput as error:
            _say(f"{error}; waiting until that is cured")

    def _checked(self, path: Path, opened: Opened, *, missing: bool) -> Report | None:
        if missing:
            _say(f"{path} is not there; waiting for it")
            return None
        try:
            report = proofread_there(*opened, read_document(path), as_of=self._day)
        except UnusableInput as error:
            _say(f"{error}; waiting until it changes")
            return None
        if not report.verdicts:
            _say(f"{path}: no statement was found in this draft")
            return None
        return report


def _gist(report: Report) -> Iterable[object]:
    """Return what makes a report worth showing again."""
    verdicts = [(verdict.label, verdict.message) for verdict in report.verdicts]
    remarks = [(remark.code, remark.message, remark.waiver) for remark in report.remarks or ()]
    return verdicts, remarks


def _drafts(number: int) -> str:
    return "1 draft" if number == 1 else f"{number} drafts"


def _say(message: str) -> None:
    typer.echo(f"factcheck: {message}", err=True)
