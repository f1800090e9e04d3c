"""``factcheck check --suggest`` and ``--fix``: shown first, written whole, and only into the file that was read."""

import json
import sys
from importlib import import_module
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk

from checker.cli import run
from checker.errors import ExitCode
from checker.model import Report
from checker.store import Workspace

DRAFT = f"# Troops\r\n\r\n{UNVERIFIED} {CONTRADICTED}\r\n\r\nPer Holm said that the ferry to Malmö is **open**.\r\n"
FIXED = DRAFT.replace("Eleven", "Eight")
CHECK = ["check", "draft.md", "--no-model"]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    (made.root / "draft.md").write_bytes(DRAFT.encode())
    return made


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(import_module("checker.cli.check_fix").typer, "confirm", lambda *_, **__: answer == "y")


def test_suggest_shows_and_writes_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*CHECK, "--suggest"]) == ExitCode.FINDINGS
    assert "  suggestion: Eleven → Eight\n" in capsys.readouterr().out
    assert run(CHECK) == ExitCode.FINDINGS
    assert "suggestion" not in capsys.readouterr().out
    assert (made.root / "draft.md").read_bytes() == DRAFT.encode()


def test_json_holds_the_place_of_the_wrong_words(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run([*CHECK, "--suggest", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    (one,) = [one for remark in report["remarks"] for one in remark["suggestions"]]
    assert (one["old"], one["new"]) == ("Eleven", "Eight") == (DRAFT[one["start"] : one["end"]], "Eight")
    assert one["reason"].startswith("Ann Berg is on record on 2026-01-15 with “Eight soldiers were sent to Norway”")


def test_fix_shows_a_diff_writes_and_reports_what_remains(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*CHECK, "--fix", "--yes"]) == ExitCode.FINDINGS  # the ferry is not open, and no word cures that
    page = capsys.readouterr().out
    assert page.startswith("--- a/draft.md\n+++ b/draft.md\n")
    assert f"-{UNVERIFIED} {CONTRADICTED}\n+{UNVERIFIED} {CONTRADICTED.replace('Eleven', 'Eight')}\n" in page
    assert "wrote 1 correction into draft.md\n" in page
    assert "FC103" not in page
    assert "draft.md:5:1: error: " in page
    assert (made.root / "draft.md").read_bytes() == FIXED.encode()


def test_the_exit_code_is_that_of_what_remains(made: Workspace) -> None:
    (made.root / "draft.md").write_text(f"{CONTRADICTED}\n")
    assert run([*CHECK, "--fix", "--yes"]) == ExitCode.OK
    assert (made.root / "draft.md").read_text() == f"{CONTRADICTED.replace('Eleven', 'Eight')}\n"


def test_fix_says_that_there_is_nothing_to_fix(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (made.root / "fine.txt").write_text(f"{SUPPORTED}\n")
    assert run(["check", "fine.txt", "--no-model", "--fix", "--yes"]) == ExitCode.OK
    assert capsys.readouterr().out.startswith("nothing to fix: no correction is known\n")
    assert (made.root / "fine.txt").read_text() == f"{SUPPORTED}\n"


@pytest.mark.parametrize(("answer", "text"), [("y", FIXED), ("n", DRAFT)])
def test_fix_asks_at_a_terminal(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, text: str
) -> None:
    at_a_terminal(monkeypatch, answer)
    assert run([*CHECK, "--fix"]) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    assert page.startswith("--- a/draft.md\n")
    assert ("FC103" in page) == (answer == "n")
    assert (made.root / "draft.md").read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["draft.md", "--fix"], "--fix asks before it writes, and there is no terminal; add --yes"),
        (["-", "--fix", "--yes"], "--fix cannot correct standard input; give the draft as a file"),
        (["draft.md", "-", "--fix", "--yes"], "--fix cannot correct standard input"),
    ],
)
def test_fix_refuses_what_it_cannot_do(
    made: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["check", *arguments]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert message in output.err
    assert (output.out, output.err.count("\n")) == ("", 1)
    assert (made.root / "draft.md").read_bytes() == DRAFT.encode()


def test_a_draft_that_was_changed_meanwhile_is_not_written(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (made.root / "other.txt").write_text(f"{CONTRADICTED}\n")
    module = import_module("checker.cli.check_fix")
    plan = module.edits_of

    def changed_meanwhile(report: Report) -> object:
        (made.root / "draft.md").write_bytes(b"Somebody else has saved this.\n")
        return plan(report)

    monkeypatch.setattr(module, "edits_of", changed_meanwhile)
    assert run(["check", "other.txt", "draft.md", "--no-model", "--fix", "--yes"]) == ExitCode.UNUSABLE
    assert (
        "draft.md: the draft was changed while it was checked; check it again; nothing" in capsys.readouterr().err
    )
    assert (made.root / "draft.md").read_bytes() == b"Somebody else has saved this.\n"
    assert (made.root / "other.txt").read_text() == f"{CONTRADICTED}\n"


def test_several_drafts_are_fixed_with_their_marks_and_line_endings(made: Workspace) -> None:
    (made.root / "other.txt").write_bytes(b"\xef\xbb\xbf" + f"{CONTRADICTED}\r\n".encode())
    run(["check", "draft.md", "other.txt", "draft.md", "--no-model", "--fix", "--yes"])
    assert (made.root / "draft.md").read_bytes() == FIXED.encode()
    assert (made.root / "other.txt").read_bytes() == b"\xef\xbb\xbf" + b"Eight soldiers were sent to Norway.\r\n"


def test_data_on_standard_output_stays_data(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run([*CHECK, "--fix", "--yes", "--format", "json"])
    output = capsys.readouterr()
    assert json.loads(output.out)["origin"] == "draft.md"
    assert output.err.startswith("--- a/draft.md\n")


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (CONTRADICTED, "error", ExitCode.FINDINGS),
        (CONTRADICTED, "unverified", ExitCode.OK),
        (SUPPORTED, "error", ExitCode.OK),
        (SUPPORTED, "warning", ExitCode.FINDINGS),  # one voice alone says so
        ("Eight soldiers were sent to Norway, Ann Berg said.", "note", ExitCode.OK),
        (UNVERIFIED, "warning", ExitCode.OK),
        (UNVERIFIED, "note", ExitCode.FINDINGS),
        (UNVERIFIED, "error, unverified", ExitCode.FINDINGS),
        (CONTRADICTED, "none", ExitCode.OK),
    ],
)
def test_a_severity_can_fail_a_check(made: Workspace, text: str, fail_on: str, code: ExitCode) -> None:
    (made.root / "one.txt").write_text(f"{text}\n")
    assert run(["check", "one.txt", "--no-model", "--fail-on", fail_on]) == code


def test_a_mistyped_severity_is_refused(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*CHECK, "--fail-on", "warnings"]) == ExitCode.UNUSABLE
    assert "there is no verdict or severity 'warnings'; did you mean 'warning'?" in capsys.readouterr().err
    assert run(["verify", SUPPORTED, "--fail-on", "warning"]) == ExitCode.UNUSABLE  # it makes no remarks
