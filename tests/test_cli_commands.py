"""The root command: what it lists, and that every fault ends in one line and the right exit code."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import pytest
import typer

from checker import __version__
from checker.cli import main, run
from checker.cli.commands import COMMANDS
from checker.errors import ExitCode, UnusableInput

ROOT = Path(__file__).parent.parent
FACTCHECK = (sys.executable, "-m", "checker")


def replace(monkeypatch: pytest.MonkeyPatch, body: Callable[[], None]) -> None:
    """Put ``body`` in the place of `factcheck explain`."""
    app = typer.Typer()
    app.command("explain")(body)
    monkeypatch.setattr(import_module("checker.cli.explain"), "app", app)


def failing(error: BaseException) -> Callable[[], None]:
    def body() -> None:
        raise error

    return body


def test_help_lists_every_command_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == ExitCode.OK
    listed = capsys.readouterr().out.split("Commands:\n")[1].splitlines()
    assert [row.split()[0] for row in listed] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == ExitCode.OK
    page = capsys.readouterr().out
    assert page.startswith(f"Usage: factcheck {name} ")
    assert "--install-completion" not in page


@pytest.mark.parametrize("arguments", [["--version"], ["--version", "lint"]])
def test_the_version_is_printed(arguments: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == ExitCode.OK
    assert capsys.readouterr().out == f"factcheck {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["verifi", "x"], "no such command 'verifi'. Did you mean 'verify'?; see `factcheck --help`"),
        (["verify"], "missing argument 'STATEMENT'; see `factcheck verify --help`"),
        (["verify", "x", "--format", "sarif"], "'sarif' is not one of 'text', 'json', 'yaml'; see"),
        (["check", "x", "--nonsense"], "no such option: --nonsense"),
        (["sources", "ad"], "no such command 'ad'"),
        (["verify", "x", "--speaker"], "requires an argument"),
    ],
)
def test_wrong_usage_is_one_line(
    arguments: Sequence[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("factcheck: ")
    assert message in output.err
    assert output.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [[], ["sources"], ["claims"]])
def test_a_group_without_a_command_shows_its_help(
    arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == ExitCode.UNUSABLE
    output = capsys.readouterr()
    assert output.out == ""
    assert "Usage: factcheck" in output.err


def test_unusable_input_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    replace(monkeypatch, failing(UnusableInput("two\nlines", cure="cure it", file="claims/x.yaml", line=3)))
    assert run(["explain"]) == ExitCode.UNUSABLE
    assert capsys.readouterr().err == "factcheck: claims/x.yaml:3: two lines; cure it\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interrupt_is_130(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(monkeypatch, failing(error))
    assert run(["explain"]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "factcheck: interrupted\n"


def test_an_input_that_ends_early_is_unusable(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    replace(monkeypatch, failing(EOFError()))
    assert run(["explain"]) == ExitCode.UNUSABLE
    assert "the input ended" in capsys.readouterr().err


def test_a_bug_asks_for_a_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("FACTCHECK_DEBUG", raising=False)
    replace(monkeypatch, failing(ZeroDivisionError("by zero")))
    assert run(["explain"]) == ExitCode.BUG
    line = capsys.readouterr().err
    assert line.startswith("factcheck: this is a bug (ZeroDivisionError: by zero); please report it")
    assert line.count("\n") == 1


@pytest.mark.parametrize("by", ["option", "variable"])
def test_a_bug_shows_its_traceback_on_demand(
    by: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FACTCHECK_DEBUG", "1" if by == "variable" else "")
    replace(monkeypatch, failing(ZeroDivisionError("by zero")))
    assert run([*(["--traceback"] if by == "option" else []), "explain"]) == ExitCode.BUG
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.parametrize("code", [ExitCode.OK, ExitCode.FINDINGS])
def test_a_command_chooses_its_exit_code(code: ExitCode, monkeypatch: pytest.MonkeyPatch) -> None:
    replace(monkeypatch, failing(typer.Exit(code)))
    with pytest.raises(SystemExit) as stop:
        main(["explain"])
    assert stop.value.code == code


def factcheck(
    *arguments: str, stdout: int, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*FACTCHECK, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=os.environ | (env or {}),
        cwd=ROOT,
        check=False,
    )


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    for arguments in (["explain"], ["--help"]):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            done = factcheck(*arguments, stdout=writing)
        finally:
            os.close(writing)
        assert (done.returncode, done.stderr) == (ExitCode.OK, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
def test_a_full_disk_is_no_success() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123  a device
        done = factcheck("explain", stdout=full.fileno())
    assert done.returncode == ExitCode.UNUSABLE
    assert done.stderr == b"factcheck: the output cannot be written (No space left on device); make room for it\n"


def test_a_terminal_without_unicode_is_no_bug() -> None:
    done = factcheck("explain", "FC103", stdout=subprocess.PIPE, env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == ExitCode.OK
    assert rb"\u201c{left}\u201d" in done.stdout
