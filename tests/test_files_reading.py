"""Reading a file whole, or saying in one line why not."""

import io
import os
import sys
import threading
import time
from pathlib import Path

import pytest

from checker.errors import UnusableInput
from checker.files import LARGEST_TEXT, read_bytes


def refusal(path: Path | str, limit: int | None = None) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught:
        read_bytes(path, limit=limit)
    assert caught.value.cure
    assert "\n" not in str(caught.value)
    return caught.value


def test_all_bytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\nb\0\xff")
    assert read_bytes(path) == read_bytes(str(path)) == b"\xef\xbb\xbfa\r\nb\0\xff"


def test_an_empty_file_gives_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert read_bytes(tmp_path / "a.txt") == b""


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path / "no such.txt")
    assert "no such file" in error.message
    assert error.file == tmp_path / "no such.txt"


def test_a_file_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert "cannot be read" in refusal(tmp_path / "a.txt" / "b.txt").message


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert "directory" in refusal(tmp_path).message


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "cannot be read" in refusal(tmp_path / "loop").message


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert "no file name" in refusal("a\0b").message
    assert "cannot be read" in refusal("a" * 5000).message


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the system has no user numbers")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)  # the administrator may read everything
    try:
        assert "may not be read" in refusal(path).message
    finally:
        if root:
            os.seteuid(0)


def test_the_limit_is_the_first_size_that_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    assert read_bytes(path, limit=6) == b"12345"
    assert "too large (5 bytes or more)" in refusal(path, limit=5).message


@pytest.mark.parametrize("size", [LARGEST_TEXT, 50 * 2**20, 5 * 10**9])
def test_a_file_of_fifty_megabytes_is_refused_at_once(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(size)
    start = time.perf_counter()
    error = refusal(path, limit=LARGEST_TEXT)
    assert time.perf_counter() - start < 0.5
    assert "50 MB" in error.message
    assert "split" in error.cure


def test_standard_input_is_read_and_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    assert read_bytes("-") == b"12345"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    error = refusal("-", limit=3)
    assert error.file == "standard input"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_read_to_its_end_and_limited(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        pipe.write_bytes(b"12345")

    for limit in (None, 3):
        writer = threading.Thread(target=write)
        writer.start()
        if limit is None:
            assert read_bytes(pipe) == b"12345"
        else:
            assert "too large" in refusal(pipe, limit=limit).message
        writer.join()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="the system has no endless device")
def test_an_endless_device_is_refused_at_the_limit() -> None:
    assert "too large" in refusal("/dev/zero", limit=1_000_000).message
