"""``factcheck check``: every statement of a draft with its place in the file, and no draft that passes unread."""

import io
import json
import sys
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk

from checker.cli import run
from checker.errors import ExitCode
from checker.store import Workspace

DRAFT = f"# Troops in Norway\r\n\r\n{UNVERIFIED} {SUPPORTED}\r\n\r\n> A note\r\n\r\n{CONTRADICTED}\r\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    (made.root / "draft.md").write_bytes(DRAFT.encode())
    return made


def test_every_statement_has_its_place_in_the_file(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "draft.md", "--format", "json"]) == ExitCode.FINDINGS
    report = json.loads(capsys.readouterr().out)
    found = {one["statement"]: one for one in report["verdicts"]}
    assert [found[text]["verdict"] for text in (UNVERIFIED, SUPPORTED, CONTRADICTED)] == [
        "unverified",
        "supported",
        "contradicted",
    ]
    lines = DRAFT.split("\r\n")
    for text, one in found.items():
        span = one["span"]
        assert DRAFT[span["start"] : span["end"]] == text
        assert lines[span["line"] - 1][span["column"] - 1 :].startswith(text)
    assert report["origin"] == "draft.md"
    assert report["claims"] == 3


def test_the_text_can_be_followed_to_the_place(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "draft.md"]) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    column = len(UNVERIFIED) + 2
    assert page.startswith("draft.md:7:1: error: FC103 number: ")
    assert f"draft.md:3:{column}: warning: FC604 single-source: " in page
    assert f"draft.md:3:1: note: FC601 unsourced: {UNVERIFIED}\n" in page
    assert page.splitlines()[-2:] == [
        "draft.md: 1 error, 1 warning, 1 note",
        "draft.md: 3 statements against 3 claims: 1 supported (33%), 1 contradicted (33%), 1 unverified (33%)",
    ]


def test_verbose_shows_every_statement_with_its_record(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "draft.md", "--verbose"]) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    assert f"draft.md:3:{len(UNVERIFIED) + 2}: supported (" in page
    assert "draft.md:7:1: contradicted (" in page


@pytest.mark.parametrize("speaker", ["[Ann Berg](https://a.example)", "**Ann** `Berg`", "Ann Berg[^1]"])
def test_marks_around_a_speaker_hide_nobody(
    made: Workspace, capsys: pytest.CaptureFixture[str], speaker: str
) -> None:
    written = f"- The ferry to Malmö is closed, {speaker} said."
    (made.root / "marked.md").write_text(f"# Ferry closed\n\n{written}\n", encoding="utf-8")
    (made.root / "plain.txt").write_text("The ferry to Malmö is closed, Ann Berg said.\n", encoding="utf-8")
    run(["check", "marked.md", "plain.txt", "--no-model", "--format", "json"])
    (found,), (plain,) = (report["verdicts"] for report in json.loads(capsys.readouterr().out))
    place = found.pop("span")
    del plain["span"]
    assert found == plain
    assert found["speaker"] == "Ann Berg"
    assert place == {"start": 18, "end": 16 + len(written), "line": 3, "column": 3}


def test_quiet_prints_what_fails_and_nothing_else(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "draft.md", "--quiet"]) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    assert page.startswith("draft.md:7:1: error: FC103 number: ")
    assert SUPPORTED not in page
    assert "statements" not in page
    assert run(["check", "draft.md", "--quiet", "--fail-on", "none"]) == ExitCode.OK
    assert capsys.readouterr().out == ""


def test_several_drafts_give_a_report_each(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    (made.root / "fine.txt").write_text(f"{SUPPORTED}\n")
    assert run(["check", "fine.txt", "draft.md", "--format", "json"]) == ExitCode.FINDINGS
    assert [one["origin"] for one in json.loads(capsys.readouterr().out)] == ["fine.txt", "draft.md"]
    assert run(["check", "fine.txt"]) == ExitCode.OK


def test_standard_input_is_a_draft(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTRADICTED.encode())))
    assert run(["check", "-"]) == ExitCode.FINDINGS
    assert capsys.readouterr().out.startswith("standard input:1:1: error: FC103 ")


def test_the_same_draft_gives_the_same_bytes(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    pages = set()
    for _ in range(2):
        run(["check", "draft.md", "--format", "yaml", "--verbose"])
        pages.add(capsys.readouterr().out)
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.md", None, "none.md: there is no such file"),
        ("empty.md", b"", "empty.md: the file is empty"),
        ("blank.txt", b" \n\n", "blank.txt: there is no text in this file"),
        ("binary.txt", b"\x00\x01\x02" * 400, "binary.txt: this is not text"),
        ("headings.md", b"# Only\n\n## Headings\n", "headings.md: no statement was found in this draft"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99, "old.doc: this is an old Word file"),
    ],
)
def test_a_draft_that_cannot_be_read_fails(
    name: str, content: bytes | None, message: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (made.root / name).write_bytes(content)
    assert run(["check", "draft.md", name]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert output.err.count("\n") == 1
