"""A file holds the old text or the new one, whatever happens while it is written."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.files import decode, read_bytes, sweep, write_atomically
from checker.files.temporary import temporary_file


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Path]:
    """A file with an old text; afterwards there must be nothing beside it."""
    path = tmp_path / "folder" / "a.txt"
    path.parent.mkdir()
    path.write_text("old")
    yield path
    assert [item.name for item in path.parent.iterdir()] == ["a.txt"]


def refusal(path: Path, text: str = "new") -> UnusableInput:
    with pytest.raises(UnusableInput) as caught:
        write_atomically(path, text)
    assert caught.value.cure
    assert caught.value.file == path
    return caught.value


def test_a_file_is_replaced(target: Path) -> None:
    write_atomically(target, "new")
    assert target.read_bytes() == b"new"


def test_a_new_file_is_made(target: Path) -> None:
    target.unlink()
    write_atomically(str(target), "new")
    assert target.read_bytes() == b"new"


@given(st.text(st.characters(exclude_characters="\0")))
def test_what_is_written_is_read_back_untouched(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "round-trip.txt"
    write_atomically(path, text)
    assert read_bytes(path) == text.encode()


def test_line_endings_are_untouched(target: Path) -> None:
    write_atomically(target, "a\r\nb\nc\rd")
    assert decode(read_bytes(target), target).text == "a\r\nb\nc\rd"


def test_the_mode_of_the_old_file_is_kept(target: Path) -> None:
    target.chmod(0o640)
    write_atomically(target, "new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_that_the_umask_gives(target: Path) -> None:
    target.unlink()
    before = os.umask(0o027)
    try:
        write_atomically(target, "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_symbolic_link_goes_on_pointing_to_the_file(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(Path("folder", "a.txt"))
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="the system has no such device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_atomically("/dev/null", "text")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "folder" in refusal(tmp_path / "no" / "a.txt").cure


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "name a file" in refusal(tmp_path).cure
    assert list(tmp_path.iterdir()) == []


def test_half_a_surrogate_pair_is_refused(target: Path) -> None:
    assert "line 2" in refusal(target, "a\n\ud800").message
    assert target.read_text() == "old"


@pytest.mark.parametrize("step", ["open", "fsync", "replace", "chmod"])
def test_a_full_disk_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os if step in ("open", "fsync") else Path, step, full)
    error = refusal(target)
    monkeypatch.undo()
    assert "No space left" in error.message
    assert "old file" in error.cure
    assert target.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_really_full_device_is_reported() -> None:
    error = refusal(Path("/dev/full"))
    assert "No space left" in error.message


def test_a_disk_that_fills_up_in_mid_write_leaves_the_old_file(target: Path) -> None:
    resource = pytest.importorskip("resource", reason="the system has no limits on file sizes")
    script = (
        "import resource, signal, sys; from checker.files import write_atomically\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "write_atomically(sys.argv[1], 'new ' * 100_000)"
    )
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run([sys.executable, "-c", script, str(target)], capture_output=True, text=True, check=False)
    assert "UnwritableFile" in done.stderr
    assert "File too large" in done.stderr
    assert target.read_text() == "old"


def test_an_interrupt_before_the_first_byte_leaves_no_temporary_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.files.temporary.os.dup", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("interrupt", [KeyboardInterrupt, MemoryError])
def test_an_interrupt_leaves_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, interrupt: type[BaseException]
) -> None:
    def stop(_: int) -> None:
        raise interrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(interrupt):
        write_atomically(target, "new")
    assert target.read_text() == "old"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")
def test_a_killed_process_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    # The disk takes the bytes, and then sleeps: the process is killed between the writing and the renaming.
    script = (
        "import os, sys, time; from checker.files import write_atomically\n"
        "os.fsync = lambda _: (print('writing', flush=True), time.sleep(60))\n"
        "write_atomically(sys.argv[1], 'new' * 1_000_000)"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert target.read_text() == "old"
    left = [item.name for item in tmp_path.iterdir() if item != target]
    assert len(left) == 1
    assert left[0].startswith(".factcheck-")
    assert left[0].endswith(".tmp")  # no pattern of the store, such as *.yaml, finds it
    write_atomically(target, "new")  # and the next one sweeps it away
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text() == "new"


def test_what_somebody_is_writing_is_not_swept(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="the system has no such locks: nothing is swept")
    left, others = tmp_path / f".factcheck-{'0' * 16}.tmp", tmp_path / ".factcheck-notes.tmp"
    left.touch()
    others.touch()
    (tmp_path / f".factcheck-{'1' * 16}.tmp").symlink_to(others)
    with temporary_file(tmp_path) as (path, descriptor):
        os.close(descriptor)
        sweep(tmp_path)
        assert path.exists()
        assert not left.exists()
    assert others.exists()
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2
    sweep(tmp_path / "nowhere")


def test_a_file_that_is_swept_while_it_is_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fcntl", reason="the system has no such locks: nothing is swept")
    original = os.dup
    dups: list[int] = []

    def swept_between(descriptor: int) -> int:
        if not dups:
            sweep(tmp_path)
            assert list(tmp_path.iterdir()) == []
        dups.append(descriptor)
        return original(descriptor)

    monkeypatch.setattr(os, "dup", swept_between)
    write_atomically(tmp_path / "a.txt", "new")
    assert len(dups) == 2
    assert (tmp_path / "a.txt").read_text() == "new"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system has no such signal")
def test_a_process_killed_anywhere_leaves_one_whole_text(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    texts = {letter * 2_000_000 for letter in "ab"}
    target.write_text("a" * 2_000_000)
    script = (
        "import sys; from checker.files import write_atomically\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for letter in 'ba': write_atomically(sys.argv[1], letter * 2_000_000)"
    )
    for delay in (0.003, 0.011, 0.024):
        with subprocess.Popen([sys.executable, "-c", script, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            process.kill()
        assert target.read_text() in texts
