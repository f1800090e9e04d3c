"""Where reports go: never over the store, never lost for want of a folder, and in UTF-8 for programs."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from desk_kit import CONTRADICTED, SUPPORTED, desk

from checker.cli import check, run
from checker.errors import ExitCode
from checker.store import Workspace

STORE = ["claims/harbour.yaml", "claims/new.yml", "sources/harbour.txt", "sources/speakers.yaml", "factcheck.toml"]
COMMANDS = [
    ["check", "draft.md", "-o"],
    ["check", "draft.md", "--because", "known", "--write-baseline"],
    ["verify", SUPPORTED, "-o"],
    ["lint", "-o"],
    ["batch", "list.jsonl", "--format", "json", "-o"],
    ["impact", "eight-soldiers", "--texts", "draft.md", "-o"],
    ["export", "csv", "-o"],
    ["export", "claimreview", "-o"],
]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    (made.root / "draft.md").write_text(f"{CONTRADICTED}\n")
    (made.root / "list.jsonl").write_text(json.dumps(SUPPORTED))
    return made


def files(made: Workspace) -> dict[str, bytes]:
    found = (path for path in made.root.rglob("*") if path.is_file() and ".factcheck" not in path.parts)
    return {str(path.relative_to(made.root)): path.read_bytes() for path in found}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:1] + command[-1:]))
def test_no_report_takes_the_place_of_a_file_of_the_store(
    made: Workspace, command: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (made.root / "link.yaml").symlink_to("claims/harbour.yaml")
    before = files(made)
    for name in [*STORE, "link.yaml"]:
        assert run([*command, name]) == ExitCode.UNUSABLE
        told = capsys.readouterr().err
        assert told.endswith(f"factcheck: {name}: the report would be a file of the store; give another -o FILE\n")
    assert files(made) == before


def test_a_report_may_lie_beside_the_store_and_in_its_folders_where_it_is_no_claim(made: Workspace) -> None:
    for name in ("report.yaml", "claims/report.json", "link.json"):
        assert run(["verify", SUPPORTED, "--no-model", "--format", "json", "-o", name]) == ExitCode.OK
        assert json.loads((made.root / name).read_text())["verdict"] == "supported"


def test_nothing_is_judged_for_a_report_that_has_no_folder(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check, "check_drafts", lambda *_: pytest.fail("it was judged"))
    for name, what in (("nowhere/r.json", "its folder is not there"), ("sources", "it is a folder")):
        assert run(["check", "draft.md", "-o", name]) == ExitCode.UNUSABLE
        assert f"factcheck: {name}: the file cannot be written ({what}); " in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/stdout")
def test_a_report_goes_into_a_pipe_that_has_a_name(made: Workspace) -> None:
    command = [sys.executable, "-m", "checker", "verify", SUPPORTED, "--no-model", "--format", "json"]
    done = subprocess.run([*command, "-o", "/dev/stdout"], cwd=made.root, capture_output=True, check=False)
    assert done.returncode == ExitCode.OK, done.stderr
    assert json.loads(done.stdout)["verdict"] == "supported"


def test_programs_read_utf_8_whatever_the_encoding_of_the_system_is(made: Workspace) -> None:
    text = "Eleven soldiers were sent to Norway, said Ödön “Ő” Berg 😀."
    (made.root / "draft.md").write_text(text, encoding="utf-8")
    (made.root / "list.jsonl").write_text(json.dumps(text))
    env = os.environ | {"PYTHONIOENCODING": "cp1252"}

    def printed(*command: str) -> str:
        line = [sys.executable, "-m", "checker", *command, "--no-model"]
        return subprocess.run(line, cwd=made.root, env=env, capture_output=True, check=False).stdout.decode()

    assert json.loads(printed("check", "draft.md", "--format", "json"))["verdicts"][0]["statement"] == text
    junit = ET.fromstring(printed("check", "draft.md", "--format", "junit"))
    assert next(junit.iter("testcase")).get("name") == text
    assert yaml.safe_load(printed("verify", text, "--format", "yaml"))["statement"] == text
    assert json.loads(printed("batch", "list.jsonl", "--format", "jsonl", "-o", "-"))["statement"] == text
