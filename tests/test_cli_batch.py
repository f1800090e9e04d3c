"""``factcheck batch``: a list of statements in, a report out, where it belongs."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from desk_kit import CONTRADICTED, SUPPORTED, UNVERIFIED, desk

from checker.batch.judging import Judge
from checker.cli import progress, run
from checker.errors import ExitCode
from checker.files import load_yaml
from checker.store import Workspace

YAML = f"- {SUPPORTED}\n- {{statement: {CONTRADICTED}, id: b-2}}\n- statement: {SUPPORTED}\n  speaker: Per Holm\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = desk(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    (made.root / "list.yaml").write_text(YAML)
    return made


def report_of(path: Path) -> Any:
    return load_yaml(path.read_text(encoding="utf-8"), path)


def test_the_report_goes_to_the_reports(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    made.reports_dir.rmdir()
    assert run(["batch", "list.yaml"]) == ExitCode.FINDINGS
    report = report_of(made.reports_dir / "list.yaml")
    assert [one["verdict"] for one in report["verdicts"]] == ["supported", "contradicted", "misattributed"]
    assert [one.get("id") for one in report["verdicts"]] == [None, "b-2", None]
    assert [one["speaker"] for one in report["verdicts"]] == [None, None, "Per Holm"]
    assert [one["span"]["line"] for one in report["verdicts"]] == [1, 2, 3]
    page = capsys.readouterr().out
    assert "list.yaml:2:1: contradicted (" in page
    assert page.splitlines()[-2:] == [
        "list.yaml: 3 statements against 3 claims: 1 supported, 1 contradicted, 1 misattributed",
        f"report: {Path('reports') / 'list.yaml'}",
    ]


@pytest.mark.parametrize(
    ("options", "name", "start"),
    [
        (["--format", "json"], "reports/list.json", '{\n  "schema": 1,'),
        (["--format", "text"], "reports/list.txt", "list.yaml:1:1: supported"),
        (["-o", "out.json"], "out.json", '{\n  "schema": 1,'),
        (["-o", "out.txt"], "out.txt", "list.yaml:1:1: supported"),
        (["-o", "out.report"], "out.report", "schema: 1\n"),
        (["-o", "out.json", "--format", "yaml"], "out.json", "schema: 1\n"),
    ],
)
def test_the_form_follows_the_options_and_the_name(
    options: list[str], name: str, start: str, made: Workspace
) -> None:
    assert run(["batch", "list.yaml", "--quiet", *options]) == ExitCode.FINDINGS
    assert (made.root / name).read_text(encoding="utf-8").startswith(start)


def test_quiet_says_nothing(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    run(["batch", "list.yaml", "--quiet"])
    assert capsys.readouterr() == ("", "")


def test_standard_input_and_output(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = io.BytesIO(f"{UNVERIFIED}\n\n{SUPPORTED}\n".encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(text))
    assert run(["batch", "-", "--input-format", "text", "-o", "-", "--format", "json"]) == ExitCode.OK
    report = json.loads(capsys.readouterr().out)
    assert report["origin"] == "standard input"
    assert [one["span"]["line"] for one in report["verdicts"]] == [1, 3]
    assert list(made.reports_dir.iterdir()) == []


def test_a_nameless_input_has_a_report_too(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SUPPORTED.encode())))
    assert run(["batch", "-", "--input-format", "text", "-q"]) == ExitCode.OK
    assert (made.reports_dir / "standard-input.yaml").is_file()


def test_unknown_speakers_are_named_once(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"{SUPPORTED},{name}\n" for name in ("Ann Birg", "Ann Berg", "Ann Birg", "Zzzz"))
    (made.root / "list.csv").write_text(f"statement,speaker\n{rows}")
    run(["batch", "list.csv"])
    assert capsys.readouterr().err.splitlines() == [
        "factcheck: warning: no claim by Ann Birg in the store; did you mean Ann Berg?",
        "factcheck: warning: no claim by Zzzz in the store",
    ]
    assert len(report_of(made.reports_dir / "list.yaml")["verdicts"]) == 4


def test_columns_that_are_not_read_are_told(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    names = ",".join(f"c{number}" for number in range(7))
    (made.root / "list.csv").write_text(f"statement,{names},id\n{SUPPORTED},1,2,3,4,5,6,7,a-1\n")
    assert run(["batch", "list.csv", "--no-model", "-o", "out.json"]) == ExitCode.OK
    told = capsys.readouterr().err
    assert told.count("list.csv: the columns are not read: c0, c1, c2, c3, c4 and 2 more; the report has") == 1
    assert [one["id"] for one in json.loads((made.root / "out.json").read_text())["verdicts"]] == ["a-1"]
    assert run(["batch", "list.csv", "--no-model", "-o", "out.json", "--quiet"]) == ExitCode.OK
    assert capsys.readouterr().err == ""


def test_a_check_that_is_cut_short_leaves_the_old_report(made: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    old = made.reports_dir / "list.yaml"
    old.write_text("old\n")

    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(Judge, "judge", interrupted)
    assert run(["batch", "list.yaml"]) == ExitCode.INTERRUPTED
    assert old.read_text() == "old\n"
    assert list(made.reports_dir.iterdir()) == [old]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.yaml"], "none.yaml: there is no such file"),
        (["list.yaml", "--input-format", "csv"], "list.yaml:1: there is no column `statement`"),
        (["list.yaml", "-o", "list.yaml"], "list.yaml: the report would replace the statements"),
        (["list.yaml", "-o", "reports"], "reports: this is a directory; name a file, not a folder"),
        (["list.yaml", "-o", "nowhere/out.yaml"], "nowhere/out.yaml: the file cannot be written"),
        (["list.yaml", "--fail-on", "x"], "there is no verdict 'x'"),
        (["list.yaml", "--input-format", "xml"], "'xml' is not one of 'yaml', 'jsonl', 'csv', 'text', 'parquet'"),
        (["-"], "standard input has no ending"),
    ],
)
def test_what_cannot_be_used_is_refused(
    arguments: list[str], message: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["batch", *arguments]) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert message in output.err
    assert output.err.count("\n") == 1
    assert (made.root / "list.yaml").read_text() == YAML


def test_reports_that_cannot_be_kept_are_refused(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    made.reports_dir.rmdir()
    made.reports_dir.write_text("a file")
    assert run(["batch", "list.yaml"]) == ExitCode.UNUSABLE
    assert "reports: the folder cannot be made" in capsys.readouterr().err


def test_progress_is_for_people_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def shown(screen: io.StringIO, *, quiet: bool = False, pace: int = 1, counted: bool = True) -> str:
        clock = iter(range(0, 1000, pace))
        monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
        monkeypatch.setattr(sys, "stderr", screen)
        letters = "abcd" if counted else iter("abcd")
        assert list(progress.with_progress(letters, "letters", quiet=quiet)) == list("abcd")
        return screen.getvalue()

    monkeypatch.setenv("TERM", "xterm")
    page = shown(Terminal())
    assert all(f"{done} of 4 letters" in page for done in (1, 2, 3))
    assert page.endswith("\x1b[2K")  # nothing of it stays
    assert shown(Terminal(), quiet=True) == ""
    assert shown(io.StringIO()) == ""
    assert shown(io.StringIO(), pace=10).splitlines() == [
        "factcheck: 0 of 4 letters",
        "factcheck: 1 of 4 letters, 0.05 a second, 1 min 0 s left",
        "factcheck: 2 of 4 letters, 0.067 a second, 30 s left",
        "factcheck: 3 of 4 letters, 0.075 a second, 13 s left",
    ]
    assert shown(io.StringIO(), pace=10, quiet=True) == ""
    assert shown(io.StringIO(), pace=10, counted=False).splitlines()[1] == "factcheck: 1 letters, 0.05 a second"
    assert "3 letters, " in shown(Terminal(), counted=False)
    monkeypatch.setenv("TERM", "dumb")
    assert shown(Terminal()) == ""


def test_what_was_done_before_is_no_part_of_the_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 1_000_000, 10_000))
    screen = io.StringIO()
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.progress_of("letters", quiet=False, total=1_000_000) as shown:
        shown.skip(400_000)
        shown.tell(500_000)
        shown.tell(520_000)
    assert screen.getvalue().splitlines() == [
        "factcheck: 500000 of 1000000 letters, 10 a second, 13 h 53 min left",
        "factcheck: 520000 of 1000000 letters, 6.0 a second, 22 h 13 min left",
    ]


FORMATS = {
    "b.csv": "statement\n{}\n{}\n",
    "b.jsonl": '"{}"\n"{}"\n',
    "b.yaml": "- {}\n- {}\n",
    "b.txt": "{}\n{}\n",
}


@pytest.mark.parametrize("form", ["yaml", "json", "text"])
def test_reports_on_files_of_one_name_do_not_replace_each_other(form: str, made: Workspace) -> None:
    (made.root / "c").mkdir()
    for name in FORMATS:
        (made.root / name).write_text(FORMATS[name].format(SUPPORTED, CONTRADICTED))
    for _ in "twice":
        for name in FORMATS:
            assert run(["batch", name, "--quiet", "--no-model", "--format", form]) == ExitCode.FINDINGS
    ending = {"yaml": ".yaml", "json": ".json", "text": ".txt"}[form]
    reports = {path.name: path.read_text() for path in made.reports_dir.iterdir()}
    names = {"b.csv": f"b{ending}", **{name: f"{name}{ending}" for name in list(FORMATS)[1:]}}
    assert {names[name]: name in reports[names[name]] for name in FORMATS} == dict.fromkeys(reports, True)


def test_an_input_of_the_same_name_elsewhere_is_another_one(
    made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in "xyz":
        (made.root / folder).mkdir()
        (made.root / folder / "b: 1.csv").write_text(FORMATS["b.csv"].format(SUPPORTED, CONTRADICTED))
    codes = [run(["batch", f"{folder}/b: 1.csv", "-q", "--no-model"]) for folder in "xyzx"]
    assert codes == [ExitCode.FINDINGS, ExitCode.FINDINGS, ExitCode.UNUSABLE, ExitCode.FINDINGS]
    assert report_of(made.reports_dir / "b: 1.yaml")["origin"] == "x/b: 1.csv"
    assert report_of(made.reports_dir / "b: 1.csv.yaml")["origin"] == "y/b: 1.csv"
    told = capsys.readouterr().err
    assert "b: 1.csv.yaml: this is there already, and it is no report on the same file; give -o FILE" in told


@pytest.mark.parametrize("there", ["notes\n", "schema: 1\norigin: [\n", "\x00\udcff", ""])
def test_what_is_no_report_is_not_replaced(there: str, made: Workspace) -> None:
    notes = made.reports_dir / "list.yaml"
    notes.write_bytes(there.encode("utf-8", "surrogateescape"))
    assert run(["batch", "list.yaml", "-q", "--no-model"]) == ExitCode.FINDINGS
    assert notes.read_bytes() == there.encode("utf-8", "surrogateescape")
    assert (made.reports_dir / "list.yaml.yaml").is_file()


def test_explain_shows_every_comparison(made: Workspace) -> None:
    def written(*options: str) -> str:
        run(["batch", "list.yaml", "-q", "--no-model", "-o", "out", *options])
        return (made.root / "out").read_text(encoding="utf-8")

    page = written("--format", "text", "--explain")
    assert page.count("What was compared: ") == 3
    assert "because" in page
    assert "What was compared" not in written("--format", "text")
    for form in ("yaml", "json"):
        effects = ("effect: silent", '"effect": "silent"')
        assert any(effect in written("--format", form, "--explain") for effect in effects)
        assert not any(effect in written("--format", form) for effect in effects)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("n.jsonl", '"A."\n{"statement": "a\\u0000b"}\n', "n.jsonl:2"),
        ("n.jsonl", '{"statement": "a", "speaker": "\\u0000"}\n', "n.jsonl:1"),
        ("n.yaml", '- A.\n- "a\\0b"\n', "n.yaml:2"),
        ("n.yaml", '- statement: A.\n  "\\x00": b\n', "n.yaml:2"),
    ],
)
def test_nul_is_refused(
    name: str, text: str, place: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    (made.root / name).write_text(text)
    assert run(["batch", name, "--no-model"]) == ExitCode.UNUSABLE
    told = capsys.readouterr().err
    assert told.startswith(f"factcheck: {place}: the character NUL (U+0000) stands in a text; remove the ")
