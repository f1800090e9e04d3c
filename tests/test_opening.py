"""The door for programs: what is asked through it answers as the commands do, and nothing passes unread."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk

from checker.cli import run
from checker.documents import read_document
from checker.editorial import proofread_there
from checker.errors import UnusableInput
from checker.model import Label
from checker.opening import open_desk
from checker.report import render_reports

DAY = date(2026, 1, 20)


def test_a_program_gets_the_report_that_the_command_prints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = desk(tmp_path / "desk")
    (made.root / "draft.md").write_text(f"{SUPPORTED} {UNVERIFIED}\n\n{CONTRADICTED}\n")
    workspace, asked = open_desk(made.root)
    report = proofread_there(workspace, asked, read_document(made.root / "draft.md"), as_of=DAY)
    monkeypatch.chdir(made.root)
    run(["check", "draft.md", "--suggest", "--format", "json", "--as-of", DAY.isoformat()])
    printed = json.loads(capsys.readouterr().out)
    own = json.loads(render_reports([report.model_copy(update={"origin": "draft.md"})], "json"))
    assert own == printed


def test_the_settings_of_the_workspace_count_and_claims_of_which_none_counts_are_an_error(tmp_path: Path) -> None:
    made = desk(tmp_path / "desk")
    settings = made.root / "factcheck.toml"
    settings.write_text("[check]\nreviewed_only = true\n")
    asked = open_desk(made.root, model=False).desk
    assert len(asked.shelf) == 2
    assert asked.verify(CONTRADICTED, as_of=DAY).label is Label.CONTRADICTED
    assert len(open_desk(made.root, reviewed_only=False, model=False).desk.shelf) == 3
    claims = made.claims_dir / "harbour.yaml"
    claims.write_text(claims.read_text().replace("status: reviewed", "status: draft"))
    with pytest.raises(UnusableInput, match="no claim is reviewed"):
        open_desk(made.root, model=False)


def test_the_program_that_is_shown_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (Path(__file__).parent.parent / "docs" / "for-developers.md").read_text(encoding="utf-8")
    shown = re.search(r"ave this as `outbox\.py`:\n\n```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert shown is not None
    monkeypatch.chdir(desk(tmp_path / "desk").root)
    Path("a.md").write_text(CONTRADICTED)
    Path("b.md").write_text("")
    exec(compile(shown[1], "outbox.py", "exec"), {})
    _, fine, empty = capsys.readouterr().out.splitlines()
    assert fine == "a.md ['line 1: FC103']"
    assert empty.startswith("not checked: b.md: the file is empty; ")
    assert json.loads(Path("a.md.json").read_text(encoding="utf-8"))["coverage"]["contradicted"] == 1
