"""The documentation says what is so: what is generated is up to date, what is shown runs, links lead somewhere."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from checker.cli import run
from checker.errors import ExitCode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import build_docs  # noqa: E402  the scripts are no package: their folder must be on the path first
import docs_console  # noqa: E402  as above

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^```sh\n(.*)\n```$", README, re.MULTILINE)
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_what_is_generated_is_up_to_date() -> None:
    stale = [name for name, text in build_docs.built() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run `python scripts/build_docs.py`"


def test_every_part_is_on_a_page() -> None:
    pages = "".join((ROOT / name).read_text(encoding="utf-8") for name in build_docs.PAGES)
    assert sorted(re.findall(r"<!-- generated: (\w+) -->", pages)) == sorted(build_docs.PARTS)
    assert pages.count("<!-- end -->") == len(build_docs.PARTS)


def test_a_stale_part_is_noticed() -> None:
    page = "<!-- generated: verdicts -->\nnot up to date\n<!-- end -->\n"
    assert "### supported" in build_docs.filled(page)
    assert "not up to date" not in build_docs.filled(page)


def test_shown_commands_are_run(tmp_path: Path) -> None:
    file = "Save this as `a.txt`:\n\n```text\nTen ships.\n```\n"
    page = f"{file}\n```console\n$ factcheck init d\nwrong\n$ echo $?\n```\n"
    replayed = docs_console.replayed(page, tmp_path)
    assert (tmp_path / "a.txt").read_text() == "Ten ships.\n"
    assert (tmp_path / "d" / "factcheck.toml").is_file()
    assert "$ factcheck init d\nmade a workspace in /home/you/d\n" in replayed
    assert replayed.endswith("$ echo $?\n0\n```\n")
    assert "wrong" not in replayed
    assert docs_console.replayed("```text\n$ rm x\n```\n", tmp_path) == "```text\n$ rm x\n```\n"


@pytest.mark.parametrize("command", ["rm x", "factcheck verify x --claims nowhere"])
def test_a_command_that_cannot_be_shown_is_refused(command: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a command"):
        docs_console.replayed(f"```console\n$ {command}\n```\n", tmp_path)


def test_the_readme_has_two_commands_that_make_their_own_environment() -> None:
    first, second = COMMANDS
    install = "python3 -m venv .venv && .venv/bin/pip install "
    assert first.startswith(f"{install}. && .venv/bin/factcheck verify ")
    assert second == f"{install}'.[test]' && .venv/bin/pytest"


def test_what_the_commands_need_is_said_before_the_first() -> None:
    before, _, after = README.partition(COMMANDS[0])
    assert "sudo apt install python3-venv" in before
    assert "brew install python" in before
    assert "3.11" in before
    assert "apt install" not in after


def test_the_first_command_finds_who_contradicts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    _, _, command = COMMANDS[0].rpartition("&& .venv/bin/factcheck ")
    assert run(shlex.split(command)) == ExitCode.FINDINGS
    page = capsys.readouterr().out
    assert page.startswith("contradicted (")
    assert "Karen Van Loon (2026-01-15): There is no Russian or Chinese presence in Greenland itself." in page
    assert f"$ factcheck {command}\n{page}" in README


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep 'bin/pytest$'" in script
    assert [command for command in COMMANDS if command.endswith("bin/pytest")] == [COMMANDS[1]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
    headings = {
        re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    for anchor in re.findall(r"\]\(#([^)]+)\)", text):
        assert anchor in headings, f"{page.name} links to #{anchor}"


def test_the_dependencies_are_all_described() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    block = project[project.index("\ndependencies = [") : project.index("[project.optional-dependencies]")]
    named = [re.split(r"[<>=]", one)[0].lower() for one in re.findall(r'"([^"]+)"', block)]
    assert len(named) > 5
    assert [name for name in named if f"| {name} |" not in page] == []
