"""Any file -> a document, by its content and its ending, or one clear line."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents import Document, Media, read_document
from checker.errors import UnusableInput

PAGE = "<html><body><p>The minister said that no soldiers will be sent to the island.</p></body></html>"


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def refusal(path: Path | str) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught:
        read_document(path)
    assert caught.value.cure
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a", "a.log", "a.v2"])
def test_plain_text_is_untouched(tmp_path: Path, name: str) -> None:
    text = "  Title\r\n\r\nA line.\rAnother\t one. \n\n\n"
    path = put(tmp_path, name, text)
    assert read_document(path) == Document(text, str(path), Media.TEXT)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, "a.txt", b"\xef\xbb\xbfText.")).text == "Text."
    assert read_document(put(tmp_path, "b.txt", "Text.".encode("utf-16"))).text == "Text."


def test_older_encodings_are_read(tmp_path: Path) -> None:
    text = "Le ministre a déclaré qu'aucun soldat ne serait envoyé – « jamais », dit-il."
    assert read_document(put(tmp_path, "a.txt", text.encode("cp1252"))).text == text
    assert read_document(put(tmp_path, "a.md", text.encode("cp1252"))).text == text


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (PAGE, Media.HTML),
        ("\n<!-- saved -->\n<!DOCTYPE html>" + PAGE, Media.HTML),
        ('<?xml version="1.0" encoding="utf-8"?>' + PAGE, Media.HTML),
        ("A text about <html> as a word.", Media.TEXT),
        ("# A heading\n\nMarkdown without its ending is text.", Media.TEXT),
    ],
)
def test_an_unknown_ending_is_decided_by_the_content(tmp_path: Path, data: str, media: Media) -> None:
    assert read_document(put(tmp_path, "saved-page", data)).media == media


def test_a_text_file_with_html_in_it_is_text(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, "a.txt", PAGE)).text == PAGE


def test_many_comments_before_no_page_are_no_trap(tmp_path: Path) -> None:
    assert read_document(put(tmp_path, "a", "<!---->" * 500 + "text")).media == Media.TEXT


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"No soldiers will be sent.\r\n")))
    assert read_document("-") == Document("No soldiers will be sent.\r\n", "standard input")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    assert read_document("-").media == Media.HTML


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    refusal(put(tmp_path, name, data))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a.jpg", "a"])
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", b"text \0 text", b"PK\x03\x04 and no more"]
)
def test_a_binary_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    assert refusal(put(tmp_path, name, data)).file == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Word"),
        ("a", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "old Word"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "password"),
        ("a.txt", b"{\\rtf1 text}", "RTF"),
        ("a.rtf", b"text", "RTF"),
        ("a.odt", b"PK\x03\x04", "OpenDocument"),
        ("a.mhtml", b"MIME-Version: 1.0\n\ntext", "web archives"),
        ("a.xlsx", b"PK\x03\x04", "spreadsheets"),
    ],
)
def test_other_formats_are_refused_by_name(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    error = refusal(put(tmp_path, name, data))
    assert words in error.message
    assert "save" in error.cure


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "a.txt").message
    assert "directory" in refusal(tmp_path).message


@pytest.mark.parametrize(("name", "size"), [("a.txt", 50), ("a.md", 50), ("a.html", 50), ("a", 50), ("a.pdf", 200)])
def test_a_file_that_is_too_large_is_refused(tmp_path: Path, name: str, size: int) -> None:
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(size * 1_000_000)
    assert f"{size} MB" in refusal(tmp_path / name).message


# --- Where a character stands ---------------------------------------------------------------------------------


def slow_place(text: str, offset: int) -> tuple[int, int]:
    """Walk to the offset, one character at a time."""
    line, column, at = 1, 1, 0
    while at < offset:
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
        at += 1
    return line, column


@given(st.text(st.sampled_from("a𝕏\n\r\t\x85\u2028\x0c"), max_size=40))
def test_each_offset_has_its_line_and_column(text: str) -> None:
    document = Document(text, "a.txt")
    for offset in range(len(text) + 1):
        assert document.locate(offset) == slow_place(text, offset)


def test_lines_are_counted_as_editors_count_them() -> None:
    document = Document("one\r\ntwo\nthree\rfour", "a.txt")
    assert document.locate(0) == (1, 1)
    assert document.locate(5) == (2, 1)
    assert document.locate(document.text.index("four")) == (4, 1)
    assert document.locate(len(document.text)) == (4, 5)


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_is_refused(offset: int) -> None:
    with pytest.raises(ValueError, match="offset"):
        Document("abc", "a.txt").locate(offset)


def test_nothing_heavy_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    heavy = "{'docx', 'pypdf', 'trafilatura', 'lxml', 'charset_normalizer', 'ruamel', 'rapidfuzz'}"
    script = (
        "import sys; import checker.documents, checker.files\n"
        f"checker.documents.read_document({str(put(tmp_path, 'a.txt', 'Text.'))!r})\n"
        f"print(sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
