"""Long texts, read a block at a time: the same lines as when they are read whole."""

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import UnusableInput
from checker.files import decode, lines_of, streaming

DANISH = "Færgen til Malmö er lukket på grund af is, siger Søren Ægidius.\n"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BLOCK", 16)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("newline", ["\n", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_lines_are_those_of_the_whole_text(encoding: str, newline: str, tmp_path: Path) -> None:
    text = f"plain words, more than a block of them\r\n\n{DANISH}\rlast: 🐐 and “æ”, no line break"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert list(lines_of(path, newline=newline)) == list(io.StringIO(text, newline=newline))


@pytest.mark.usefixtures("small")
@given(
    text=st.text(st.sampled_from("ab\r\nøé🐐\ufeff "), min_size=1, max_size=80), newline=st.sampled_from(["\n", ""])
)
def test_no_cut_is_seen(text: str, newline: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.txt"
    path.write_bytes(text.encode())
    whole = text.removeprefix("\ufeff")
    if not whole:
        return
    assert list(lines_of(path, newline=newline)) == list(io.StringIO(whole, newline=newline))


def test_an_old_encoding_shows_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BLOCK", 4096)
    text = "The ferry to Malmo is closed.\n" * 200 + DANISH * 300
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1252"))
    assert "".join(lines_of(path)) == text


@pytest.mark.usefixtures("small")
def test_a_damaged_line_is_named_after_the_lines_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{DANISH}{DANISH}".encode() + b"\xff broken\n")
    lines = lines_of(path)
    assert [next(lines), next(lines)] == [DANISH, DANISH]
    with pytest.raises(
        UnusableInput, match=r"a\.txt:3: the text is UTF-8 so far, but a character on this line is not"
    ):
        next(lines)


@pytest.mark.usefixtures("small")
def test_a_line_without_an_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "LARGEST_TEXT", 40)
    path = tmp_path / "a.txt"
    path.write_text("short\n" + "x" * 100)
    with pytest.raises(UnusableInput, match=r"a\.txt:2: this line is too long"):
        list(lines_of(path))


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\x00\x01\x02\x03" * 99])
def test_what_is_no_text_is_refused_as_when_it_is_read_whole(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnusableInput) as whole:
        decode(data, path)
    with pytest.raises(UnusableInput) as streamed:
        list(lines_of(path))
    assert str(streamed.value) == str(whole.value)


@pytest.mark.usefixtures("small")
def test_standard_input_is_read_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DANISH.encode() * 2)))
    assert list(lines_of("-")) == [DANISH, DANISH]
