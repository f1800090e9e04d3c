"""A batch that is interrupted goes on behind its last partition, and ends in the report it would have had."""

import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from batch_kit import OPTIONS, batch_of, left_in, made_in

from checker import batch
from checker.batch import partitions
from checker.batch.journal import Journal
from checker.batch.judging import Done, Judge
from checker.batch.partitions import Partition
from checker.cli import run
from checker.errors import ExitCode
from checker.model import Label
from checker.store import Workspace

REPORT = Path("reports/out.jsonl")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    made = made_in(tmp_path / "desk")
    monkeypatch.chdir(made.root)
    monkeypatch.setattr(partitions, "SIZE", 3)
    return made


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the partitions that are judged, in order."""
    numbers: list[int] = []
    judge = Judge.judge

    def noting(self: Judge, part: Partition, **options: Any) -> Done:
        done = judge(self, part, **options)
        numbers.append(part.number)
        return done

    monkeypatch.setattr(Judge, "judge", noting)
    return numbers


def batched(*options: str, file: str = "list.jsonl", report: Path = REPORT) -> int:
    return run(["batch", file, "-o", str(report), *OPTIONS, *options])


def whole(form: str = "jsonl") -> bytes:
    report = Path(f"whole.{form}")
    batched("-q", report=report)
    return report.read_bytes()


def stopped(
    *options: str, at: int = 2, report: Path = REPORT, error: type[BaseException] = KeyboardInterrupt
) -> int:
    """Run a batch that is stopped when the partition ``at`` is its turn."""
    judge = Judge.judge

    def stopping(self: Judge, part: Partition, **others: Any) -> Done:
        if part.number == at:
            raise error
        return judge(self, part, **others)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Judge, "judge", stopping)
        return batched(*options, report=report)


@pytest.mark.parametrize("form", ["yaml", "json", "text", "jsonl", "csv", "parquet"])
def test_the_same_command_goes_on(
    form: str, made: Workspace, judged: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    report = Path(f"reports/out.{form}")
    given = ["--format", form]
    assert batched("-q", *given, report=Path(f"whole.{form}")) == ExitCode.FINDINGS
    judged.clear()
    assert stopped(*given, report=report) == ExitCode.INTERRUPTED
    assert "6 of 12 statements are done; the same command goes on with the rest" in capsys.readouterr().err
    assert not report.exists()
    assert left_in(made.reports_dir) == [".journal", ".pieces"]
    judged.clear()
    assert batched(*given, report=report) == ExitCode.FINDINGS
    assert judged == [2, 3]
    assert report.read_bytes() == Path(f"whole.{form}").read_bytes()
    assert left_in(made.reports_dir) == []
    output = capsys.readouterr()
    assert "6 statements were done by an earlier run; this one goes on with the rest" in output.err
    told = [line for line in output.out.splitlines() if line.startswith("list.jsonl:")]
    assert len(told) == 7  # those of the first half, too, and the summary
    assert told[-1] == "list.jsonl: 12 statements against 3 claims: 3 supported, 6 contradicted, 3 unverified"


@pytest.mark.parametrize("size", [1, 5, 64])
def test_a_verdict_does_not_depend_on_its_partition(
    size: int, made: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = whole().splitlines()
    lines = (made.root / "list.jsonl").read_text().splitlines(keepends=True)
    (made.root / "list.jsonl").write_text("".join(lines[::-1]))
    monkeypatch.setattr(partitions, "SIZE", size)
    found = whole().splitlines()[::-1]
    for number, (one, other) in enumerate(zip(wanted, found, strict=True), 1):
        assert json.loads(one)["span"]["line"] == number
        assert _but_for_its_line(one) == _but_for_its_line(other)


def _but_for_its_line(row: bytes) -> Any:
    value = json.loads(row)
    del value["span"]["line"]
    return value


def test_nothing_done_leaves_nothing(made: Workspace) -> None:
    assert stopped(at=0) == ExitCode.INTERRUPTED
    assert list(made.reports_dir.iterdir()) == []


KILLED = """
import os, signal, sys
from checker.batch import journal, partitions
from checker.batch.judging import Judge
from checker.cli import run
partitions.SIZE, journal.PAUSE = 3, 0.0
judge = Judge.judge
def killing(self, part, **options):
    if part.number == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return judge(self, part, **options)
Judge.judge = killing
run(sys.argv[1:])
"""


def test_a_killed_run_loses_one_partition(made: Workspace, judged: list[int]) -> None:
    wanted = whole()
    command = [sys.executable, "-c", KILLED, "batch", "list.jsonl", "-o", str(REPORT), *OPTIONS]
    paths = os.pathsep.join([str(Path(batch.__file__).parents[2]), *filter(None, sys.path)])
    ended = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": paths})
    assert ended.returncode == -signal.SIGKILL
    judged.clear()
    assert batched() == ExitCode.FINDINGS
    assert judged == [2, 3]
    assert REPORT.read_bytes() == wanted


def test_a_line_that_was_not_finished_counts_for_nothing(made: Workspace, judged: list[int]) -> None:
    wanted = whole()
    stopped(at=3)
    journal = next(made.reports_dir.glob(".factcheck-*.journal"))
    pieces = journal.with_suffix(".pieces")
    journal.write_bytes(journal.read_bytes()[:-10])
    pieces.write_bytes(pieces.read_bytes() + b"torn")
    judged.clear()
    batched()
    assert judged == [2, 3]
    assert REPORT.read_bytes() == wanted


def change_claims(made: Workspace) -> None:
    file = made.claims_dir / "harbour.yaml"
    file.write_text(file.read_text().replace("status: draft", "status: reviewed"))


def change_version(made: Workspace) -> None:
    journal = next(made.reports_dir.glob(".factcheck-*.journal"))
    journal.write_text(journal.read_text().replace('"version of factcheck": "', '"version of factcheck": "0', 1))


@pytest.mark.parametrize(
    ("change", "options", "why"),
    [
        (change_claims, [], "other claims"),
        (change_version, [], "other version of factcheck"),
        (lambda _: None, ["--explain"], "other options"),
        (lambda _: None, ["--fail-on", "none"], "other options"),
    ],
)
def test_a_run_of_another_kind_begins_anew(
    change: Callable[[Workspace], None],
    options: list[str],
    why: str,
    made: Workspace,
    judged: list[int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    stopped()
    change(made)
    judged.clear()
    batched(*options)
    assert judged == [0, 1, 2, 3]
    told = capsys.readouterr().err
    assert f"an earlier run was interrupted, but it had {why}; this one goes from the start" in told
    after = REPORT.read_bytes()
    batched(*options)
    assert REPORT.read_bytes() == after


def test_what_comes_before_another_statement_is_kept(
    made: Workspace, judged: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    stopped(at=3)
    (made.root / "list.jsonl").write_text(batch_of(12).replace("s5", "s5b"))
    judged.clear()
    batched()
    assert judged == [1, 2, 3]
    assert "it had other statements from line 4 on; this one goes from there" in capsys.readouterr().err
    assert REPORT.read_bytes() == whole()


def test_a_shorter_list_ends_earlier(made: Workspace, judged: list[int]) -> None:
    stopped(at=3)
    (made.root / "list.jsonl").write_text(batch_of(6))
    judged.clear()
    batched()
    assert judged == []
    assert REPORT.read_bytes() == whole()


def test_a_run_keeps_the_day_it_was_begun(made: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    def today(*options: str) -> int:
        return run(["batch", "list.jsonl", "-o", str(REPORT), "--no-model", *options])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules[__name__], "batched", lambda *_, **__: today())
        stopped()
    journal = next(made.reports_dir.glob(".factcheck-*.journal"))
    journal.write_text(journal.read_text().replace(date.today().isoformat(), "2026-01-02", 1))
    assert today() == ExitCode.FINDINGS
    assert "goes on with the rest, as of 2026-01-02" in capsys.readouterr().err


def test_one_run_at_a_time(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("fcntl", reason="this system has no such locks")
    judge = Judge.judge
    codes: list[int] = []

    def again(self: Judge, part: Partition, **options: Any) -> Done:
        if not codes:
            codes.append(0)
            codes.append(batched())
        return judge(self, part, **options)

    monkeypatch.setattr(Judge, "judge", again)
    assert batched() == ExitCode.FINDINGS
    assert codes[1] == ExitCode.UNUSABLE
    assert (
        "out.jsonl: another run is writing this report; wait for it, or give another -o FILE"
        in capsys.readouterr().err
    )


def test_a_broken_line_of_a_pipe_keeps_what_is_done(
    made: Workspace, judged: list[int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def piped(text: str) -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return batched("--input-format", "jsonl", file="-")

    assert piped(batch_of(7) + "{oops\n") == ExitCode.UNUSABLE
    told = capsys.readouterr().err.splitlines()
    assert told[0].endswith("6 statements are done; the same command goes on with the rest")
    assert told[1].startswith("factcheck: standard input:8: this line is not JSON")
    assert not REPORT.exists()
    assert piped(batch_of(12)) == ExitCode.FINDINGS
    assert judged == [0, 1, 2, 3]
    assert [json.loads(line)["id"] for line in REPORT.read_text().splitlines()] == [f"s{n}" for n in range(12)]


def test_a_disk_that_fills_keeps_what_is_done(
    made: Workspace, judged: list[int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.batch.journal.PAUSE", 0.0)
    wanted = whole()
    synced: list[int] = []

    def fsync(descriptor: int, real: Callable[[int], None] = os.fsync) -> None:
        synced.append(descriptor)
        if len(synced) > 5:  # the journal's head, and two partitions with a line each
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr("checker.batch.journal.os.fsync", fsync)
        assert batched() == ExitCode.UNUSABLE
    told = capsys.readouterr().err
    assert "out.jsonl: the report cannot be written (No space left on device); free some space" in told
    judged.clear()
    assert batched() == ExitCode.FINDINGS
    assert judged == [2, 3]
    assert REPORT.read_bytes() == wanted


def test_a_full_device_is_one_line(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    assert batched("-q", report=Path("/dev/full")) == ExitCode.UNUSABLE
    assert "/dev/full: the file cannot be written (No space left on device)" in capsys.readouterr().err


def test_the_failing_verdicts_that_are_told_have_an_end(
    made: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.batch.running.TOLD", 4)
    batched()
    page = capsys.readouterr().out
    assert page.count("contradicted (") == 4
    assert "and 2 more, which are in the report\n" in page


@pytest.mark.parametrize("form", ["yaml", "json", "text", "jsonl", "csv"])
def test_standard_output_gets_the_same_report(
    form: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = Path("whole")
    batched("-q", "--format", form, report=wanted)
    batched("-q", "--format", form, report=Path("-"))
    assert capsys.readouterr().out == wanted.read_text()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "csv"], "a report as csv does not say which file it is on"),
        (["--format", "parquet", "-o", "-"], "Parquet is no text for standard output"),
        (["--jobs", "2", "--cluster", "tcp://x:1"], "--jobs and --cluster exclude each other"),
        (["--cluster-store", "x"], "--cluster-store needs --cluster"),
    ],
)
def test_options_that_do_not_go_together(
    options: list[str], message: str, made: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["batch", "list.jsonl", *options]) == ExitCode.UNUSABLE
    assert message in capsys.readouterr().err


def test_a_run_that_fails_before_its_first_partition_leaves_what_an_earlier_one_did(tmp_path: Path) -> None:
    target, key = tmp_path / "out.jsonl", {"claims": "a"}
    first = Journal(target, key, day=date(2026, 3, 2))
    first.add(Done(1, "digest", {Label.SUPPORTED: 1}, "a piece\n", ()))
    first.close(finished=False)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    Journal(target, key, day=date(2026, 3, 2)).close(finished=False)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert len(before) == 2
    Journal(target, {"claims": "b"}, day=date(2026, 3, 2)).close(finished=False)
    assert list(tmp_path.iterdir()) == []
