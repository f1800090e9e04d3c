"""``check`` and ``lint`` in the forms for machines: exit codes as for text, and files named from the top."""

import io
import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import store_kit
from desk_kit import CONTRADICTED, UNVERIFIED, desk

from checker.cli import run
from checker.cli.common import FOR_MACHINES, CheckFormat
from checker.cli.machine import known_rules
from checker.compare import codes
from checker.editorial.codes import NOTES
from checker.errors import ExitCode
from checker.store import Workspace
from checker.store import codes as store_codes

SUPPORTED = "Eight soldiers were sent to Norway, Ann Berg said."
FORMS = [form for form in CheckFormat if form in FOR_MACHINES]
DRAFT = "news, ü/né 1.md"
TEXT = f"# Troops\n\n{UNVERIFIED} {SUPPORTED}\n\n{CONTRADICTED}\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Make a workspace inside a repository, with a draft, and go there."""
    made = desk(tmp_path / "repo" / "desk")
    (tmp_path / "repo" / ".git").mkdir()
    monkeypatch.chdir(made.root)
    store_kit.write(made, DRAFT, TEXT)
    store_kit.write(made, "fine.txt", f"{SUPPORTED}\n")
    return made


def printed(capsys: pytest.CaptureFixture[str], *command: str, code: ExitCode = ExitCode.FINDINGS) -> str:
    assert run([*command, *(["--no-model"] if command[0] == "check" else [])]) == code
    output = capsys.readouterr()
    assert output.err == ""
    return output.out


def checked(capsys: pytest.CaptureFixture[str], *command: str, code: ExitCode = ExitCode.FINDINGS) -> Any:
    return json.loads(printed(capsys, "check", *command, code=code))


def test_there_are_four() -> None:
    assert [str(form) for form in FORMS] == ["sarif", "github", "gitlab", "junit"]


@pytest.mark.parametrize("form", FORMS)
def test_the_exit_code_is_that_of_text_and_the_bytes_are_the_same(
    form: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    page = printed(capsys, "check", DRAFT, "fine.txt", "--format", form)
    assert page == printed(capsys, "check", DRAFT, "fine.txt", "--format", form)
    assert str(made.root) not in page
    printed(capsys, "check", "fine.txt", "--format", form, code=ExitCode.OK)
    printed(capsys, "check", DRAFT, "--format", form, "--fail-on", "none", code=ExitCode.OK)
    assert printed(capsys, "check", DRAFT, "fine.txt", "--format", form, "-o", "out") == ""
    assert Path("out").read_text(encoding="utf-8") == page


def test_sarif_has_the_place_the_record_and_all_drafts(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (log,) = checked(capsys, DRAFT, "fine.txt", "--format", "sarif")["runs"]
    uris = [one["location"]["uri"] for one in log["artifacts"]]
    assert uris == ["desk/news%2C%20%C3%BC/n%C3%A9%201.md", "desk/fine.txt"]
    unsourced, number = log["results"]
    assert (unsourced["ruleId"], unsourced["level"]) == ("FC601", "note")
    assert (number["ruleId"], number["level"]) == ("FC103", "error")
    physical = number["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == uris[0]
    assert (physical["region"]["startLine"], physical["region"]["snippet"]["text"]) == (5, CONTRADICTED)
    (record,) = number["relatedLocations"]
    place = record["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "desk/claims/harbour.yaml"
    lines = (made.claims_dir / "harbour.yaml").read_text(encoding="utf-8").splitlines()
    assert "eight-soldiers" in lines[place["region"]["startLine"] - 1]


def test_github_has_the_errors_and_a_summary(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    error, summary = printed(capsys, "check", DRAFT, "--format", "github").splitlines()
    place = f"line=5,col=1,endLine=5,endColumn={len(CONTRADICTED) + 1}"
    assert error.startswith(f"::error file=desk/news%2C ü/né 1.md,{place},title=FC103 number::Ann Berg said")
    assert error.endswith("(desk/claims/harbour.yaml:3)")
    assert summary.startswith(
        "::notice title=factcheck::1 error, 1 note.%0ANotes are listed with --verbose.%0A"
        "desk/news, ü/né 1.md: 3 statements against 3 claims: "
    )
    listed = printed(capsys, "check", DRAFT, "--format", "github", "--verbose").splitlines()
    assert listed[-1].startswith("::notice file=desk/news%2C ü/né 1.md,line=3,")
    assert printed(capsys, "check", DRAFT, "--format", "github", "--quiet").splitlines() == [error]


def test_gitlab_has_everything_by_its_severity(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    found = checked(capsys, DRAFT, "fine.txt", "--format", "gitlab")
    assert [(one["check_name"], one["severity"]) for one in found] == [("FC601", "info"), ("FC103", "critical")]
    assert found[1]["location"] == {"path": f"desk/{DRAFT}", "lines": {"begin": 5}}


def test_junit_has_a_test_for_every_statement(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    root = ET.fromstring(printed(capsys, "check", DRAFT, "fine.txt", "--format", "junit").encode())
    tests = [(one.attrib["file"], one.attrib["name"], len(one.findall("failure"))) for one in root.iter("testcase")]
    assert tests == [
        (f"desk/{DRAFT}", UNVERIFIED, 0),
        (f"desk/{DRAFT}", SUPPORTED, 0),
        (f"desk/{DRAFT}", CONTRADICTED, 1),
        ("desk/fine.txt", SUPPORTED, 0),
    ]


def test_what_fails_is_what_was_asked_for(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, "check", DRAFT, "--format", "junit", "--fail-on", "unverified,supported")
    failures = ET.fromstring(page.encode()).iter("failure")
    assert [one.attrib["type"] for one in failures] == ["FC601", "supported"]


def test_standard_input_keeps_its_name(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTRADICTED.encode())))
    (one,) = checked(capsys, "-", "--format", "gitlab")
    assert one["location"]["path"] == "standard input"


def test_another_folder_of_claims_is_named_from_the_top_too(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made.root / "news, ü")
    (log,) = checked(capsys, "né 1.md", "--claims", "../claims", "--format", "sarif")["runs"]
    place = log["results"][1]["relatedLocations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "desk/claims/harbour.yaml"


def test_a_draft_that_cannot_be_read_gives_no_report(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    for form in FORMS:
        assert run(["check", DRAFT, "none.md", "--format", form, "-o", "out"]) == ExitCode.UNUSABLE
    assert not Path("out").exists()
    assert capsys.readouterr().out == ""


def broken(made: Workspace) -> None:
    """Make one problem of each severity: a quote that is elsewhere, twice, and an unknown speaker."""
    path = made.claims_dir / "harbour.yaml"
    text = (
        path.read_text(encoding="utf-8")
        .replace("start: 1,", "start: 2,")
        .replace("speaker: Per Holm", "speaker: Per Hol")
    )
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_a_store_in_order_is_0(form: str, made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "lint", "--format", form, code=ExitCode.OK)


def test_problems_of_a_store_are_annotations(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    broken(made)
    error, warning, summary = printed(capsys, "lint", "--format", "github").splitlines()
    assert error.startswith("::error file=desk/claims/harbour.yaml,line=7,title=FC509 quote-not-found::the words")
    assert warning.startswith("::warning file=desk/claims/harbour.yaml,line=12,title=FC522 unknown-speaker::")
    assert summary == "::notice title=factcheck::1 error, 1 warning."
    found = json.loads(printed(capsys, "lint", "--format", "gitlab"))
    assert [one["severity"] for one in found] == ["critical", "minor"]
    (log,) = json.loads(printed(capsys, "lint", "--format", "sarif"))["runs"]
    assert [(one["ruleId"], one["level"]) for one in log["results"]] == [("FC509", "error"), ("FC522", "warning")]
    assert [one["location"]["uri"] for one in log["artifacts"]] == ["desk/claims/harbour.yaml", "desk/claims"]


def test_problems_of_a_store_are_tests_beside_what_is_in_order(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(made)

    def failed(*options: str) -> list[str]:
        root = ET.fromstring(printed(capsys, "lint", "--format", "junit", *options).encode())
        assert len(list(root.iter("testcase"))) == len(store_codes.RULES)
        return [one.attrib["type"] for one in root.iter("failure")]

    assert failed() == ["FC509"]
    assert failed("--strict") == ["FC509", "FC522"]


def test_every_code_there_is_has_a_manual_page_for_the_rules() -> None:
    rules = known_rules()
    assert list(rules) == [*codes(), *(rule.code for rule in store_codes.RULES), *NOTES]
    assert all(rule.manual for rule in rules.values())
