"""The hook, the GitHub Action and the GitLab job: valid to those who read them, and they run what they say."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from desk_kit import CONTRADICTED, SUPPORTED, desk
from typer.main import get_command

from checker.cli import check
from checker.store import Workspace

ROOT = Path(__file__).parent.parent
OPTIONS = {name for parameter in get_command(check.app).params for name in parameter.opts}

RECORDING = """#!{python}
import json, os, sys
with open(os.environ["RECORD"], "a") as record:
    record.write(json.dumps(sys.argv[1:]) + "\\n")
sys.exit(int(os.environ.get("CODE", "0")))
"""


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("action.yml", ("vendor.github-actions",)),
        ("integrations/github-workflow.yml", ("vendor.github-workflows",)),
        ("integrations/gitlab-ci.yml", ("vendor.gitlab-ci", "--data-transform", "gitlab-ci")),
    ],
)
def test_the_files_are_valid_to_those_who_read_them(name: str, schema: Sequence[str]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", *schema, name]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_are_valid_and_start_for_the_files_they_are_about() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    drafts, store = loaded(".pre-commit-hooks.yaml")
    assert [drafts["id"], store["id"]] == ["factcheck-check", "factcheck-lint"]

    # A source that was removed is in no list of files: the store is looked at whatever changed.
    assert store["always_run"]
    assert "files" not in store
    assert not store["pass_filenames"]

    def starts(hook: dict[str, Any], name: str) -> bool:
        return bool(re.search(hook["files"], name)) and not re.search(hook.get("exclude", "^$"), name)

    names = [
        "drafts/a.md", "b.docx", "c.htm", "notes.csv", "claims/x.yaml", "sources/x.txt", "news/sources/x.txt",
        "factcheck.toml", "reports/r.html", "my-claims/x.md",
    ]  # fmt: skip
    assert [name for name in names if starts(drafts, name)] == ["drafts/a.md", "b.docx", "c.htm", "my-claims/x.md"]


def test_the_examples_in_the_documentation_are_valid(tmp_path: Path) -> None:
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    hooks, steps, jobs = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    workflow = {"on": "push", "jobs": {"check": {"runs-on": "ubuntu-latest", "steps": yaml.safe_load(steps)}}}
    (tmp_path / "workflow.yml").write_text(yaml.safe_dump(workflow))
    (tmp_path / "hooks.yaml").write_text(hooks)
    (tmp_path / "jobs.yml").write_text(jobs)
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema"]
    for command in (
        [sys.executable, "-m", "pre_commit", "validate-config", "hooks.yaml"],
        [*schema, "vendor.github-workflows", "workflow.yml"],
        [*schema, "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "jobs.yml"],
    ):
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    named = yaml.safe_load(hooks)["repos"][0]["hooks"]
    assert [hook["id"] for hook in named] == [hook["id"] for hook in loaded(".pre-commit-hooks.yaml")]
    used = yaml.safe_load(steps)[1]["with"]
    assert set(used) <= set(loaded("action.yml")["inputs"])
    own = loaded("integrations/gitlab-ci.yml")["factcheck"]["variables"]
    assert set(yaml.safe_load(jobs)["factcheck"]["variables"]) <= set(own)


def test_every_input_of_the_action_reaches_its_script_as_a_variable() -> None:
    action = loaded("action.yml")
    step = action["runs"]["steps"][-1]
    used = {re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value) for value in step["env"].values()}
    names = {match[1] for match in used if match} | {"working-directory", "python-version"}
    assert names == set(action["inputs"])
    for script in [step["run"], action["runs"]["steps"][1]["run"]]:
        assert "${{" not in script  # what stands in an input must never become a part of the script


class Script:
    """A step of a job, run in a folder with a program in place of the tool that records what it is called with."""

    def __init__(self, text: str, folder: Path, env: dict[str, str]) -> None:
        self._text = text
        self._folder = folder
        self._record = folder / "record"
        stub = folder / "bin" / "factcheck"
        stub.parent.mkdir()
        stub.write_text(RECORDING.format(python=sys.executable))
        stub.chmod(0o755)
        self._env = {
            "PATH": f"{stub.parent}:{os.environ['PATH']}",
            "RECORD": str(self._record),
            "PYTHON": str(stub),
        }
        self._env |= env

    def run(self, **env: str) -> tuple[int, list[list[str]], str]:
        """Return the exit code, the calls, and what was printed."""
        self._record.write_text("")
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self._text]
        done = subprocess.run(
            command, cwd=self._folder, env=self._env | env, capture_output=True, text=True, check=False
        )
        calls = [json.loads(line) for line in self._record.read_text().splitlines()]
        return done.returncode, calls, done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with drafts whose names are no words for a shell."""
    (tmp_path / "drafts" / "deep").mkdir(parents=True)
    for name in ("a.md", "b c.md", "deep/d;e.md", "f.txt"):
        (tmp_path / "drafts" / name).write_text(SUPPORTED)
    return tmp_path


NAMES = ["drafts/a.md", "drafts/b c.md", "drafts/deep/d;e.md"]
CHECK = ["-P", "-m", "checker", "check"]
"""What the action calls Python with."""


def test_the_action_checks_the_drafts_that_its_patterns_match(folder: Path) -> None:
    nothing = dict.fromkeys(("CLAIMS", "FAIL_ON", "CHANGED_SINCE", "SARIF"), "")
    script = Script(loaded("action.yml")["runs"]["steps"][-1]["run"], folder, nothing)
    code, calls, _ = script.run(DRAFTS="\n  drafts/**/*.md \n\ndrafts/f.txt\n")
    assert (code, calls) == (0, [[*CHECK, "--suggest", "--format", "github", "--", *NAMES, "drafts/f.txt"]])
    full = {"CLAIMS": "my claims", "FAIL_ON": "contradicted", "CHANGED_SINCE": "origin/main", "SARIF": "out.sarif"}
    code, calls, _ = script.run(DRAFTS="drafts/a.md", **full)
    given = ["--claims", "my claims", "--changed-since", "origin/main"]
    sarif = [
        "--quiet",
        "--suggest",
        "--fail-on",
        "none",
        "--format",
        "sarif",
        "-o",
        "out.sarif",
        "--",
        "drafts/a.md",
    ]
    shown = ["--fail-on", "contradicted", "--suggest", "--format", "github", "--", "drafts/a.md"]
    assert (code, calls) == (0, [[*CHECK, *given, *sarif], [*CHECK, *given, *shown]])
    code, calls, _ = script.run(DRAFTS="drafts/a.md", SARIF="out.sarif", CODE="2")
    assert (code, len(calls)) == (2, 1)
    assert script.run(DRAFTS="drafts/a.md", CODE="1")[0] == 1
    for drafts in ("drafts/*.md\ndrafts/*.markdown", "", "\n \n"):
        code, calls, printed = script.run(DRAFTS=drafts)
        assert (code, calls) == (2, [])
        assert printed.startswith("::error title=factcheck::no draft ")


def test_the_gitlab_job_checks_the_drafts_that_its_patterns_match(folder: Path) -> None:
    job = loaded("integrations/gitlab-ci.yml")["factcheck"]
    variables = {name: value for name, value in job["variables"].items() if name.startswith("FACTCHECK_")}
    (text,) = job["script"]
    script = Script(text, folder, variables)
    report = job["artifacts"]["reports"]["codequality"]
    code, calls, _ = script.run()
    quality = ["--quiet", "--fail-on", "none", "--format", "gitlab", "-o", report, "--", *NAMES]
    assert (code, calls) == (0, [["check", *quality], ["check", "--", *NAMES]])
    full = {"CLAIMS": "my claims", "FAIL_ON": "contradicted", "CHANGED_SINCE": "main", "DRAFTS": "drafts/f.txt"}
    code, calls, _ = script.run(**{f"FACTCHECK_{name}": value for name, value in full.items()})
    given = ["check", "--claims", "my claims", "--changed-since", "main"]
    assert calls[1] == [*given, "--fail-on", "contradicted", "--", "drafts/f.txt"]
    assert calls[0][: len(given)] == given
    install = subprocess.run(
        ["bash", "-c", job["before_script"][0]], env=os.environ | {"FACTCHECK_PACKAGE": ""}, check=False
    )
    assert install.returncode == 2  # what PyPI has under this name is not this tool
    code, calls, printed = script.run(FACTCHECK_DRAFTS="nowhere/*.md")
    assert (code, calls, printed) == (2, [], "no draft matches nowhere/*.md\n")


def test_the_action_annotates_what_is_wrong_in_a_pull_request(tmp_path: Path) -> None:
    made: Workspace = desk(tmp_path / "desk")
    draft = made.root / "draft.md"
    git(made.root, "init", "-q", "-b", "main")
    draft.write_text(f"{CONTRADICTED}\n\n{SUPPORTED}\n")
    git(made.root, "add", "-A")
    git(made.root, "commit", "-qm", "One draft")
    (made.root / "checker").mkdir()  # a folder of the newsroom, which is not the tool
    (made.root / "checker" / "__init__.py").write_text("raise SystemExit('not this one')\n")
    text = loaded("action.yml")["runs"]["steps"][-1]["run"]
    base = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHON": sys.executable, "HOME": str(tmp_path)}
    base |= {"DRAFTS": "*.md", "CLAIMS": "", "FAIL_ON": "", "CHANGED_SINCE": "", "SARIF": "found.sarif"}

    def step(**env: str) -> subprocess.CompletedProcess[str]:
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
        return subprocess.run(command, cwd=made.root, env=base | env, capture_output=True, text=True, check=False)

    done = step()
    assert done.returncode == 1, done.stderr
    assert "::error file=draft.md,line=1," in done.stdout
    run = json.loads((made.root / "found.sarif").read_text())["runs"][0]
    assert [result["ruleId"] for result in run["results"] if result["level"] == "error"] == ["FC103"]
    assert step(FAIL_ON="misquoted").returncode == 0
    draft.write_text(f"{CONTRADICTED}\n\nThe ferry to Malmö is closed.\n")
    assert step(CHANGED_SINCE="HEAD").returncode == 0


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@paper.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)
