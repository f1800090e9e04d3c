"""``factcheck verify``: verdicts, formats, exit codes, and nothing that passes for want of claims."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, DRAFT_ONLY, SUPPORTED, UNVERIFIED, desk
from store_kit import workspace, write

from checker.cli import run
from checker.errors import ExitCode
from checker.files import load_yaml
from checker.store import Workspace


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    return made


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["verify", *arguments]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    return output.err


@pytest.mark.parametrize(
    ("arguments", "label", "code"),
    [
        ([SUPPORTED], "supported", ExitCode.OK),
        ([UNVERIFIED], "unverified", ExitCode.OK),
        ([CONTRADICTED], "contradicted", ExitCode.FINDINGS),
        ([SUPPORTED, "--speaker", "Per Holm"], "misattributed", ExitCode.FINDINGS),
        ([CONTRADICTED, "--fail-on", "none"], "contradicted", ExitCode.OK),
        ([CONTRADICTED, "--fail-on", "misquoted, disputed"], "contradicted", ExitCode.OK),
        ([UNVERIFIED, "--fail-on", "Unverified"], "unverified", ExitCode.FINDINGS),
        ([DRAFT_ONLY], "supported", ExitCode.OK),
        ([DRAFT_ONLY, "--reviewed-only"], "unverified", ExitCode.OK),
    ],
)
def test_the_verdict_makes_the_exit_code(
    arguments: list[str], label: str, code: ExitCode, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify", *arguments, "--format", "json"]) == code
    assert json.loads(capsys.readouterr().out)["verdict"] == label


def test_the_workspace_decides_what_fails_and_what_counts(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(made, "factcheck.toml", '[check]\nfail_on = ["unverified"]\nreviewed_only = true\n')
    assert run(["verify", CONTRADICTED]) == ExitCode.OK
    assert run(["verify", DRAFT_ONLY]) == ExitCode.FINDINGS
    assert run(["verify", CONTRADICTED, "--fail-on", "contradicted"]) == ExitCode.FINDINGS


def test_the_text_names_both_sides_and_the_record(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", CONTRADICTED]) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    assert page.startswith("contradicted (")
    assert "Ann Berg (2026-01-15): Eight soldiers were sent to Norway" in page
    assert "> Eight soldiers were sent to Norway" in page
    assert "claims/harbour.yaml:3" in page
    assert "text: Eleven" in page
    assert "record: Eight" in page


def test_json_and_yaml_hold_the_same_and_point_into_the_source(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["verify", CONTRADICTED, "--format", "json"])
    value = json.loads(capsys.readouterr().out)
    assert value["span"] == {"start": 0, "end": len(CONTRADICTED), "line": 1, "column": 1}
    evidence = value["matches"][0]["evidence"]
    text = (made.sources_dir / "harbour.txt").read_text(encoding="utf-8")
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
    run(["verify", CONTRADICTED, "--format", "yaml"])
    from_yaml = load_yaml(capsys.readouterr().out, "out")
    assert json.loads(json.dumps(from_yaml, default=str)) == value


def test_explain_has_a_row_for_every_comparison(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    from checker.compare import codes

    run(["verify", CONTRADICTED, "--explain"])
    page = capsys.readouterr().out
    assert all(f"  {code}  " in page for code in codes())
    assert "total: contradicts" in page


def test_an_unknown_speaker_is_a_warning(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run(["verify", SUPPORTED, "--speaker", "Anne Bergh", "--format", "json"])
    output = capsys.readouterr()
    assert output.err == "factcheck: warning: no claim by Anne Bergh in the store; did you mean Ann Berg?\n"
    assert json.loads(output.out)["verdict"] in ("misattributed", "unverified")
    run(["verify", SUPPORTED, "--speaker", "Qqq", "--quiet"])
    assert capsys.readouterr().err == ""
    run(["verify", SUPPORTED, "--speaker", "Berg"])
    assert capsys.readouterr().err == ""


def test_the_statement_may_come_from_standard_input(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"\ufeff{SUPPORTED}\n".encode())))
    assert run(["verify", "-", "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["statement"] == SUPPORTED


def test_the_output_goes_to_a_file(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", CONTRADICTED, "--format", "json", "-o", "verdict.json"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out == ""
    assert json.loads((made.root / "verdict.json").read_text())["verdict"] == "contradicted"


def test_the_claims_can_be_named(
    made: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["verify", CONTRADICTED, "--claims", str(made.claims_dir)]) == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["  "], "the statement is blank"),
        (["x", "--as-of", "yesterday"], "--as-of 'yesterday' is not a date"),
        (["x", "--as-of", "20260115"], "is not a date"),
        (["x", "--fail-on", "contradict"], "there is no verdict 'contradict'; did you mean 'contradicted'?"),
        (["x", "--fail-on", ""], "there is no verdict ''; choose from supported, contradicted"),
        (["x", "-o", "nowhere/x.txt"], "nowhere/x.txt: the file cannot be written"),
        (["x\udcff"], "the statement is not valid text"),
        (["x", "--speaker", "\udcff"], "--speaker is not valid text"),
        (["x", "--claims", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_used_is_refused(
    arguments: list[str], message: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert message in refused(capsys, *arguments)


def test_nothing_passes_for_want_of_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "no factcheck workspace here or above" in refused(capsys, SUPPORTED)
    empty = workspace(tmp_path / "empty")
    monkeypatch.chdir(empty.root)
    refused(capsys, SUPPORTED)
    drafts = desk(tmp_path / "drafts")
    path = drafts.claims_dir / "harbour.yaml"
    path.write_text(path.read_text().replace("status: reviewed", "status: draft"))
    monkeypatch.chdir(drafts.root)
    assert "no claim is reviewed" in refused(capsys, SUPPORTED, "--reviewed-only")
    path.write_text(path.read_text().replace("status: draft", "status: retracted"))
    assert "all claims are retracted" in refused(capsys, SUPPORTED)
    path.write_text("source: harbour\nclaims: [{id: a\n")
    assert "claims/harbour.yaml:" in refused(capsys, SUPPORTED)


def test_the_exit_code_outlives_a_reader_that_leaves(made: Workspace) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        command = [sys.executable, "-m", "checker", "verify", CONTRADICTED]
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (ExitCode.FINDINGS, b"")


def test_colour_is_for_terminals(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def shown(*arguments: str) -> str:
        screen = Terminal()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", screen)
            run(["verify", CONTRADICTED, *arguments])
        return screen.getvalue()

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    assert "\x1b[1;31mcontradicted\x1b[0m" in shown()
    assert "\x1b" not in shown("--no-color")
    assert max(map(len, shown("--no-color").splitlines())) <= 60
    assert "\x1b" not in shown("--format", "json")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in shown()


# --- the inference model


def test_without_the_model_the_words_alone_are_compared(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    def asked(*options: str) -> set[str]:
        run(["verify", CONTRADICTED, "--verbose", "--format", "json", *options])
        verdict = json.loads(capsys.readouterr().out)
        assert verdict["verdict"] == "contradicted"
        found = [finding for match in verdict["matches"] for finding in match["findings"]]
        return {finding["message"] for finding in found if finding["code"] == "FC109"}

    assert asked("--no-model") == {"the inference model was not asked"}
    assert "the inference model was not asked" not in asked()


def test_a_model_that_is_named_and_not_there_is_refused_by_name(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    write(made, "factcheck.toml", '[models]\ninference = "models/large"\n')
    message = refused(capsys, SUPPORTED)
    assert str(Path("models") / "large") in message
    assert "--no-model" in message
    assert run(["verify", SUPPORTED, "--no-model"]) == ExitCode.OK


def test_a_statement_with_several_facts_lists_them(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    both = f"{SUPPORTED[:-1]}, and the ferry to Malmö is open."
    assert run(["verify", both, "--format", "json"]) == ExitCode.FINDINGS
    verdict = json.loads(capsys.readouterr().out)
    assert [part["verdict"] for part in verdict["parts"]] == ["supported", "contradicted"]
    assert verdict["parts"][1]["text"] in verdict["message"]
    run(["verify", both, "--explain"])
    page = capsys.readouterr().out
    assert all(part["text"] in page for part in verdict["parts"])
