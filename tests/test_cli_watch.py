"""``factcheck watch``, as a process that runs on while drafts and claims change under it."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, UNVERIFIED, desk

from checker.cli import run
from checker.cli.watch import _Shown, _Watcher
from checker.cli.watch_looking import Look, Looking
from checker.errors import ExitCode
from checker.store import Workspace

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
LISTENING = """
import signal

signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs the tests in the background ignores it
from checker.cli import main

main()
"""


class Watching:
    """A running ``factcheck watch``, with what it has printed so far."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-c", LISTENING, "watch", "--no-model", *arguments]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self.out: list[str] = []
        self.err: list[str] = []
        self._threads = [
            threading.Thread(target=lines.extend, args=(stream,), daemon=True)
            for lines, stream in ((self.out, self.process.stdout), (self.err, self.process.stderr))
        ]
        for thread in self._threads:
            thread.start()

    def printed(self, words: str, lines: list[str] | None = None) -> list[str]:
        """Wait for a line with some words among those that were printed, and take all up to it."""
        lines = self.out if lines is None else lines
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for number, line in enumerate(lines):
                if words in line:
                    taken = lines[: number + 1]
                    del lines[: number + 1]
                    return taken
            time.sleep(0.02)
        raise AssertionError(f"{words!r} was not printed, but {lines} {self.err}")

    def end(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        for thread in self._threads:
            thread.join(PATIENCE)
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()
        return code


@pytest.fixture
def made(tmp_path: Path) -> Workspace:
    made = desk(tmp_path / "desk")
    (made.root / "drafts" / "deep").mkdir(parents=True)
    (made.root / "drafts" / "one.md").write_text(f"{SUPPORTED} {CONTRADICTED}\n")
    (made.root / "drafts" / "deep" / "other.txt").write_text(f"{DRAFT_ONLY}\n")
    (made.root / "drafts" / ".hidden.md").write_text(CONTRADICTED)
    (made.root / "drafts" / "notes.csv").write_text(CONTRADICTED)
    return made


@pytest.fixture
def watch(made: Workspace) -> Iterator[Callable[..., Watching]]:
    """Give what watches in the workspace; a failing test leaves no process behind."""
    started: list[Watching] = []

    def begin(*arguments: str) -> Watching:
        started.append(Watching(made.root, *arguments))
        return started[-1]

    yield begin
    for watching in started:
        if watching.process.poll() is None:
            watching.end()


def test_what_changes_is_checked_again_until_ctrl_c(made: Workspace, watch: Callable[..., Watching]) -> None:
    watching = watch(".")  # the claims, sources and reports in it are no drafts
    watching.printed("watching 2 drafts and the claims; Ctrl-C ends it", watching.err)
    first = watching.printed("drafts/deep/other.txt: 1 statement against 3 claims: 1 supported (100%)")
    assert any("drafts/one.md:1:" in line and "error: FC103 number" in line for line in first)
    assert any("drafts/one.md: 2 statements against 3 claims: " in line for line in first)

    one = made.root / "drafts" / "one.md"
    one.write_text(f"{SUPPORTED} {UNVERIFIED}\n")
    again = watching.printed("drafts/one.md: 2 statements against 3 claims: 1 supported (50%), 1 unverified (50%)")
    assert not any("other.txt" in line for line in again)

    new = made.root / "drafts" / "new.md"
    new.write_text(f"{CONTRADICTED}\n")
    watching.printed("drafts/new.md: 1 statement against 3 claims: 1 contradicted (100%)")
    new.unlink()
    watching.printed("drafts/new.md is gone", watching.err)

    # What is half-written is waited for, and so is a store that is broken.
    one.write_text("")
    watching.printed("drafts/one.md: the file is empty; give a file with text in it; waiting", watching.err)
    claims = made.claims_dir / "harbour.yaml"
    whole = claims.read_text()
    claims.write_text(f"{whole}  nonsense: [\n")
    watching.printed("claims/harbour.yaml:", watching.err)
    one.write_text(f"{SUPPORTED}\n")
    claims.write_text(whole.replace("40 million", "50 million"))
    watching.printed("claims/harbour.yaml:", watching.err)  # the quotation is not in the source
    assert watching.out == []
    claims.write_text(whole.replace("status: draft", "status: retracted"))
    changed = watching.printed("drafts/deep/other.txt: 1 statement against 2 claims: 1 unverified (100%)")
    assert any("drafts/one.md: 1 statement against 2 claims: 1 supported (100%)" in line for line in changed)
    claims.write_text(whole)
    changed = watching.printed("drafts/deep/other.txt: 1 statement against 3 claims: 1 supported (100%)")
    assert not any("one.md" in line for line in changed)  # its verdict is what it was
    watching.printed("the claims or settings changed: 2 drafts checked again, 1 with another report", watching.err)

    assert watching.end() == ExitCode.INTERRUPTED
    assert watching.err[-1] == "factcheck: interrupted\n"
    assert watching.out == []


def test_a_single_draft_may_go_and_come_back(made: Workspace, watch: Callable[..., Watching]) -> None:
    draft = made.root / "drafts" / "one.md"
    known = made.root / "known.yaml"
    (made.root / "factcheck.toml").write_text('[check]\nbaseline = "known.yaml"\n')
    known.write_text("baseline: 1\nremarks: []\n")
    watching = watch("drafts/one.md", "--reviewed-only")
    watching.printed("drafts/one.md: 2 statements against 2 claims: 1 supported (50%), 1 contradicted (50%)")
    entry = {"draft": "drafts/one.md", "code": "FC103", "words": CONTRADICTED, "because": "agreed"}
    known.write_text(json.dumps({"baseline": 1, "remarks": [entry]}))
    watching.printed("drafts/one.md: 0 errors, 1 warning, 0 notes, 1 waived")
    draft.unlink()
    watching.printed("drafts/one.md is not there; waiting for it", watching.err)
    draft.write_text(f"{SUPPORTED}\n")
    watching.printed("drafts/one.md: 1 statement against 2 claims: 1 supported (100%)")
    assert watching.end() == ExitCode.INTERRUPTED


@pytest.mark.parametrize(("as_of", "again"), [(None, 1), (date(2026, 5, 6), 0)])
def test_drafts_are_checked_again_on_a_new_day(
    made: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    as_of: date | None,
    again: int,
) -> None:
    monkeypatch.chdir(made.root)
    waiver = '[[waivers]]\ncode = "FC103"\nuntil = 2026-05-06\nbecause = "agreed for today"\n'
    (made.root / "factcheck.toml").write_text(waiver)
    draft = made.root / "drafts" / "one.md"
    draft.write_text(f"{CONTRADICTED}\n")
    days = [date(2026, 5, 6)]

    class Fixed(date):
        @classmethod
        def today(cls) -> date:  # type: ignore[override]  # a plain day will do
            return days[-1]

    for module in ("checker.cli.watch_looking", "checker.editorial.waivers.configured"):
        monkeypatch.setattr(f"{module}.date", Fixed)
    shown = _Shown(verbose=False, explain=False, colour=False, clear=False)
    watcher = _Watcher(None, shown, reviewed_only=None, model=False, day=as_of)
    looking = Looking([Path("drafts/one.md")], None, any_day=as_of is not None)
    before = looking.look()
    watcher.go_on(before, Look({}, ""))
    assert "1 waived" in capsys.readouterr().out
    assert not looking.look().new_day(before)
    days.append(date(2026, 5, 7))
    now = looking.look()
    assert now.new_day(before) is bool(again)
    watcher.go_on(now, before)
    told = capsys.readouterr()
    assert told.out.count("1 error") == again
    assert told.err.count("a new day began: 1 draft checked again, 1 with another report") == again


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.md"], "factcheck: nowhere.md: there is no such draft or folder; check the name\n"),
        ([".", "--as-of", "soon"], "factcheck: --as-of 'soon' is not a date; write it as YYYY-MM-DD\n"),
    ],
)
def test_what_can_never_be_checked_is_refused_at_once(
    made: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(made.root)
    assert run(["watch", *arguments]) == ExitCode.UNUSABLE
    assert capsys.readouterr().err == message
