"""``factcheck extract``: drafts and speakers are written once, and what a person did there stays."""

from pathlib import Path

import pytest
from store_kit import add_source, workspace

from checker.cli import run
from checker.errors import ExitCode
from checker.files import load_yaml
from checker.model import Status
from checker.store import Workspace, load, update_claim

REPORT = (
    "Mayor Ida Holt said the bridge was old.\n"
    "“Two bolts are missing,” engineer Olaf Brink told Radio Nord. “A third is loose.”\n"
    "The bridge will be closed on Friday.\n"
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = workspace(tmp_path / "desk")
    add_source(made, "bridge", REPORT, published="2026-03-12")
    add_source(made, "list", "Eggs\nMilk\n")
    monkeypatch.chdir(made.root)
    return made


def test_drafts_and_speakers_are_written(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "bridge"]) == ExitCode.OK
    header, row = capsys.readouterr().out.splitlines()
    counts = dict(zip(header.split(), row.split(), strict=True))
    expected = {"source": "bridge", "direct": "2", "indirect": "1", "mixed": "0", "narrated": "1", "new": "4"}
    assert counts == expected | {"there": "0", "speakers": "3", "unresolved": "0"}
    store = load(made)
    assert {(claim.speaker, claim.text) for claim in store.claims} == {
        ("Ida Holt", "The bridge was old."),
        ("Olaf Brink", "Two bolts are missing."),
        ("Olaf Brink", "A third is loose."),
        ("Harbour Gazette", "The bridge will be closed on Friday 13 March 2026."),
    }
    assert all(claim.status is Status.DRAFT for claim in store.claims)
    brink = store.speaker("Olaf Brink")
    assert brink is not None
    assert [role.title for role in brink.roles] == ["engineer"]


def test_a_second_run_changes_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run(["extract", "bridge"])
    before = {path: path.read_bytes() for path in made.root.rglob("*.yaml")}
    capsys.readouterr()
    assert run(["extract", "--all"]) == ExitCode.OK
    rows = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines()[1:]}
    assert rows["bridge"][5:7] == ["0", "4"]
    assert {path: path.read_bytes() for path in made.root.rglob("*.yaml") if path in before} == before


def test_edited_and_reviewed_claims_stay(made: Workspace) -> None:
    run(["extract", "bridge"])
    first = load(made).claims[0]
    edited = update_claim(made, first.id, text="The bridge at Lund was old.", status=Status.REVIEWED)
    assert run(["extract", "bridge"]) == ExitCode.OK
    claims = load(made).claims
    assert len(claims) == 4
    assert edited in claims


def test_dry_run_prints_drafts_and_writes_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "bridge", "--dry-run"]) == ExitCode.OK
    printed = load_yaml(capsys.readouterr().out, "output")
    assert printed["source"] == "bridge"
    assert len(printed["claims"]) == 4
    assert list(made.claims_dir.iterdir()) == []
    assert not made.speakers_file.exists()


def test_a_source_without_a_claim_is_said_to_be_one(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "list"]) == ExitCode.OK
    assert "no claim found in list" in capsys.readouterr().err


def test_quiet_says_nothing_but_the_drafts_that_were_asked_for(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["extract", "--all", "--quiet"]) == ExitCode.OK
    assert capsys.readouterr() == ("", "")
    assert len(load(made).claims) == 4
    assert run(["extract", "bridge", "-q", "--dry-run"]) == ExitCode.OK
    assert capsys.readouterr().out.startswith("source: bridge\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nobody-knows"], "there is no source 'nobody-knows'; there are: bridge, list"),
        (["bridge", "../bridge"], "there is no source '../bridge'; there are: bridge, list"),
        ([], "name sources or give --all, one of the two; there are: bridge, list"),
        (["bridge", "--all"], "name sources or give --all, one of the two; there are: bridge, list"),
    ],
)
def test_unusable_arguments(
    made: Workspace, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert run(["extract", *arguments]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.err == f"factcheck: {message}\n"
    assert output.out == ""
    assert list(made.claims_dir.iterdir()) == []


def test_a_workspace_without_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace(tmp_path / "empty").root)
    assert run(["extract", "--all"]) == ExitCode.UNUSABLE
    assert "there is no source in this workspace" in capsys.readouterr().err
