"""What changed since a revision: nothing that did is left out, whatever git is told to do."""

import json
import shutil
from pathlib import Path

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk
from git_kit import commit, git, repository
from store_kit import claim, workspace, write_claims

from checker.cli import run
from checker.documents import read_document
from checker.editorial.history import Since
from checker.editorial.history.changed import Changes
from checker.errors import ExitCode
from checker.extract import read_statements
from checker.store import Workspace

DRAFT = f"# Troops\n\n{SUPPORTED}\n\n{UNVERIFIED}\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    (made.root / "drafts").mkdir()
    (made.root / "drafts" / "draft.md").write_text(DRAFT, encoding="utf-8")
    repository(made.root)
    monkeypatch.chdir(made.root)
    return made


def changed(name: str, revision: str = "HEAD") -> list[str]:
    document = read_document(name)
    changes = Since(revision).changed(document)
    return [one.text for one in read_statements(document.prose) if changes(one)]


def test_a_broken_waiver_in_a_draft_without_changes_leaves_no_line_unfinished(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = made.root / "drafts" / "draft.md"
    draft.write_text(f"{DRAFT}\n<!-- factcheck: ignore FC103 -->\n", encoding="utf-8")
    commit(made.root)
    run(["check", "drafts/draft.md", "--no-model", "--changed-since", "HEAD"])
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "drafts/draft.md: 0 statements that changed since HEAD against 3 claims"


def test_only_changed_lines_are_checked(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    draft = made.root / "drafts" / "draft.md"
    check = ["check", "drafts/draft.md", "--no-model", "--changed-since", "HEAD"]
    assert run(check) == ExitCode.OK
    assert capsys.readouterr().out == "drafts/draft.md: nothing changed since HEAD\n"
    draft.write_text(f"{DRAFT}\n{CONTRADICTED}\n", encoding="utf-8")
    assert run(check) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    assert "1 statement that changed since HEAD against 3 claims: 1 contradicted" in page
    assert UNVERIFIED not in page
    git(made.root, "add", "--all")
    assert run(check) == ExitCode.FINDINGS
    commit(made.root)
    assert run(check) == ExitCode.OK
    assert run([*check[:-1], "HEAD~1"]) == ExitCode.FINDINGS


def test_it_works_from_a_folder_below_and_in_a_hook(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    (made.root / "drafts" / "draft.md").write_text(f"{DRAFT}\n{CONTRADICTED}\n", encoding="utf-8")
    monkeypatch.chdir(made.root / "drafts")
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert changed("draft.md") == [CONTRADICTED]


def test_a_new_draft_changed_as_a_whole(made: Workspace) -> None:
    (made.root / "new.md").write_text(DRAFT)
    assert changed("new.md") == [SUPPORTED, UNVERIFIED]


def test_a_renamed_draft_is_followed(made: Workspace) -> None:
    text = "".join(f"The harbour has {number} berths for ships.\n\n" for number in range(2, 30))
    (made.root / "old.md").write_text(text)
    commit(made.root)
    git(made.root, "mv", "old.md", "drafts/Fähre [1] *.md")
    (made.root / "drafts/Fähre [1] *.md").write_text(f"{text}{CONTRADICTED}\n")
    assert changed("drafts/Fähre [1] *.md") == [CONTRADICTED]


@pytest.mark.parametrize(
    "setting",
    [
        ("diff.external", "false"),
        ("diff.noprefix", "true"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.pager", "false"),
    ],
)
def test_the_users_configuration_of_git_changes_nothing(made: Workspace, setting: tuple[str, str]) -> None:
    git(made.root, "config", *setting)
    git(made.root, "mv", "drafts/draft.md", "drafts/Zoë.md")
    (made.root / "drafts" / "Zoë.md").write_text(DRAFT.replace(UNVERIFIED, f"{UNVERIFIED}\n\n{CONTRADICTED}"))
    assert changed("drafts/Zoë.md") == [CONTRADICTED]


def test_attributes_hide_no_change(made: Workspace) -> None:
    (made.root / ".gitattributes").write_text("*.md binary -diff\n")
    (made.root / "drafts" / "draft.md").write_text(f"{DRAFT}\n{CONTRADICTED}\n")
    assert changed("drafts/draft.md") == [CONTRADICTED]


def test_other_ends_of_lines_are_no_change(made: Workspace) -> None:
    (made.root / "drafts" / "draft.md").write_bytes(DRAFT.replace("\n", "\r\n").encode())
    assert changed("drafts/draft.md") == []


def test_what_is_put_in_another_mouth_changed(made: Workspace) -> None:
    text = "“The ferry is closed,” {} said.\n\n“Nobody sails to Malmö now.”\n"
    (made.root / "drafts" / "draft.md").write_text(text.format("Per Holm"), encoding="utf-8")
    commit(made.root)
    (made.root / "drafts" / "draft.md").write_text(text.format("Ann Berg"), encoding="utf-8")
    assert len(changed("drafts/draft.md")) == 2


def test_a_statement_whose_waiver_is_gone_changed(made: Workspace) -> None:
    waiver = "<!-- factcheck: ignore FC103 because it was revised -->"
    draft = made.root / "drafts" / "draft.md"
    draft.write_text(f"{waiver}\n\n{CONTRADICTED}\n\n{SUPPORTED}\n")
    commit(made.root)
    draft.write_text(f"{CONTRADICTED}\n\n{SUPPORTED}\n")
    assert changed("drafts/draft.md") == [CONTRADICTED]


WAIVER = '[[waivers]]\ncode = "FC103"\nwords = "eleven soldiers"\nbecause = "it was revised"\n'


def rechecked(made: Workspace, capsys: pytest.CaptureFixture[str], *options: str) -> int:
    """Return how many statements of drafts/draft.md are checked that changed since HEAD."""
    capsys.readouterr()
    check = ["check", "drafts/draft.md", "--no-model", "--changed-since", "HEAD", "--format", "json", "--quiet"]
    run([*check, *options])
    return len(json.loads(capsys.readouterr().out)["verdicts"])


def with_waiver(made: Workspace, waiver: str, draft: str = f"{CONTRADICTED}\n\n{SUPPORTED}\n") -> None:
    (made.root / "factcheck.toml").write_text(waiver, encoding="utf-8")
    (made.root / "drafts" / "draft.md").write_text(draft, encoding="utf-8")
    commit(made.root)


@pytest.mark.parametrize(
    ("then", "now", "count"),
    [
        (WAIVER, WAIVER, 0),
        (WAIVER, "", 1),
        ("", WAIVER, 0),
        (WAIVER, WAIVER.replace("it was revised", "another reason"), 0),
        (WAIVER, WAIVER.replace("eleven", "twelve"), 1),
        (WAIVER, f"{WAIVER}until = 2020-01-01\n", 1),
        (WAIVER, f"{WAIVER}until = 2999-01-01\n", 0),
        (WAIVER, f'{WAIVER}speaker = "Ann Berg"\n', 1),
        (f'{WAIVER}draft = "elsewhere/*.md"\n', "", 0),
        (f'{WAIVER}speaker = "Ann Berg"\n', "", 0),
        (WAIVER.replace('words = "eleven soldiers"\n', ""), "", 2),
        ('[[waivers]]\nnonsense = "x"\n', "", 2),
    ],
)
def test_a_statement_whose_waiver_in_the_settings_is_gone_is_checked(
    made: Workspace, capsys: pytest.CaptureFixture[str], then: str, now: str, count: int
) -> None:
    with_waiver(made, then)
    (made.root / "factcheck.toml").write_text(now, encoding="utf-8")
    assert rechecked(made, capsys) == count


def test_a_statement_whose_entry_in_the_baseline_is_gone_is_checked(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    uses = '[check]\nbaseline = "kept/known.yaml"\n'
    with_waiver(made, uses, f"{CONTRADICTED}\n\n{UNVERIFIED}\n")
    (made.root / "kept").mkdir()
    known = made.root / "kept" / "known.yaml"
    write = ["check", "drafts/draft.md", "--no-model", "--quiet", "--because", "x", "--write-baseline"]
    assert run([*write, str(known)]) == ExitCode.OK
    commit(made.root)
    assert rechecked(made, capsys) == 0
    whole = known.read_text(encoding="utf-8")
    known.write_text(whole[: whole.index("- draft: ", whole.index("- draft: ") + 1)], encoding="utf-8")
    assert rechecked(made, capsys) == 1
    moved = made.root / "known.yaml"
    moved.write_text(whole.replace("../drafts/", "drafts/"), encoding="utf-8")
    (made.root / "factcheck.toml").write_text('[check]\nbaseline = "known.yaml"\n', encoding="utf-8")
    assert rechecked(made, capsys) == 0  # the same entries at another place
    (made.root / "factcheck.toml").write_text("", encoding="utf-8")
    assert rechecked(made, capsys) == 2
    assert rechecked(made, capsys, "--baseline", "kept/known.yaml") == 1
    known.unlink()
    known.write_text("remarks: []\n", encoding="utf-8")
    commit(made.root)
    known.write_text("baseline: 1\nremarks: []\n", encoding="utf-8")
    assert rechecked(made, capsys, "--baseline", "kept/known.yaml") == 2  # nobody can tell what it waived


def test_where_the_settings_are_not_under_git_it_is_said(
    made: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").mkdir()
    draft = tmp_path / "texts" / "draft.md"
    draft.write_text(f"{CONTRADICTED}\n", encoding="utf-8")
    repository(draft.parent)
    shutil.rmtree(made.root / ".git")
    check = ["check", str(draft), "--no-model", "--changed-since", "HEAD"]
    assert run(check) == ExitCode.OK
    told = "--changed-since: waivers that were removed from factcheck.toml or a baseline are not known: lies in no"
    assert told in capsys.readouterr().err
    assert run([*check, "--quiet"]) == ExitCode.OK
    assert capsys.readouterr().err == ""


def test_another_name_elsewhere_in_the_draft_is_no_change_unless_it_may_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = (
        "The bank made a profit of 141 million euros in 2024, the board of Finkbeiner Savings in Halden said.\n"
    )
    made = workspace(tmp_path / "bank", lines=source)
    profit = "The bank made a profit of 141 million euros in 2024"
    write_claims(made, claim("profit", profit, text=source, source="lines", speaker="Finkbeiner"), source="lines")
    monkeypatch.chdir(made.root)
    draft = made.root / "drafts" / "draft.md"
    draft.parent.mkdir()
    said = "The metro of Sankt Ivo is a matter for Hugo Lamm.\n\nThe bank made a profit of 150 million euros.\n"
    draft.write_text(said, encoding="utf-8")
    repository(made.root)
    draft.write_text(said + "\nErik Dahl sails to Malmö on Monday.\n", encoding="utf-8")
    assert rechecked(made, capsys) == 1
    draft.write_text(said + "\nErik Dahl sails to Halden on Monday.\n", encoding="utf-8")
    assert rechecked(made, capsys) == 3


def test_a_word_file_is_compared_by_its_text(made: Workspace) -> None:
    import docx

    def write(*paragraphs: str) -> None:
        document = docx.Document()
        for one in paragraphs:
            document.add_paragraph(one)
        document.save(str(made.root / "draft.docx"))

    write(SUPPORTED, UNVERIFIED)
    commit(made.root)
    write(SUPPORTED, UNVERIFIED, CONTRADICTED)
    assert changed("draft.docx") == [CONTRADICTED]
    (made.root / "draft.docx").write_bytes(b"no Word file")
    commit(made.root)
    write(SUPPORTED, UNVERIFIED)
    assert changed("draft.docx") == [SUPPORTED, UNVERIFIED]


def test_what_was_a_link_changed_as_a_whole(made: Workspace) -> None:
    (made.root / "link.md").symlink_to("drafts/draft.md")
    commit(made.root)
    assert changed("link.md") == []
    (made.root / "link.md").unlink()
    (made.root / "link.md").write_text(DRAFT)
    assert changed("link.md") == [SUPPORTED, UNVERIFIED]


def test_a_draft_too_long_to_be_compared_line_by_line_is_checked_between_its_ends(
    made: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.editorial.history.changed._MOST_COMPARED", 0)
    lines = [f"The harbour has {number} berths for ships." for number in range(2, 8)]
    (made.root / "long.md").write_text("\n\n".join(lines))
    commit(made.root)
    (made.root / "long.md").write_text("\n\n".join([*lines[:1], "A line was put in.", *lines[1:4], *lines[5:]]))
    assert changed("long.md") == ["A line was put in.", *lines[1:4]]


def test_nothing_before_means_that_all_is_new(made: Workspace) -> None:
    document = read_document("drafts/draft.md")
    assert all(map(Changes(document, None), read_statements(document.prose)))


@pytest.mark.parametrize(
    ("name", "revision", "message"),
    [
        ("drafts/draft.md", "nowhere", "--changed-since: git knows no revision 'nowhere'"),
        ("drafts/draft.md", "--all", "git knows no revision '--all'"),
        ("drafts/draft.md", "", "git knows no revision ''"),
        ("drafts/draft.md", "HEAD..HEAD", "git knows no revision"),
        ("../outside.md", "HEAD", "outside.md: lies in no git repository; put it under git"),
        ("-", "HEAD", "git does not know standard input"),
    ],
)
def test_what_cannot_be_compared_stops_the_check(
    made: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    revision: str,
    message: str,
) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(CONTRADICTED.encode())))
    (made.root.parent / "outside.md").write_text(DRAFT)
    assert run(["check", name, "--no-model", "--changed-since", revision]) == ExitCode.UNUSABLE
    assert message in capsys.readouterr().err


def test_a_draft_without_statements_is_refused_even_where_nothing_changed(made: Workspace) -> None:
    (made.root / "headings.md").write_text("# Only\n\n## Headings\n")
    commit(made.root)
    assert run(["check", "headings.md", "--no-model", "--changed-since", "HEAD"]) == ExitCode.UNUSABLE


def test_without_git_the_cure_is_told(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(made.root))
    assert run(["check", "drafts/draft.md", "--no-model", "--changed-since", "HEAD"]) == ExitCode.UNUSABLE
    assert "git is not installed; install git" in capsys.readouterr().err
