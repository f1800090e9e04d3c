"""Word documents: all paragraphs that a reader sees, in order, and only properties that somebody wrote."""

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from checker.documents import Document, Media, read_document, word
from checker.errors import UnusableInput


def save(folder: Path, made: Any) -> Path:
    made.save(str(folder / "a.docx"))
    return folder / "a.docx"


def read(folder: Path, made: Any) -> Document:
    document = read_document(save(folder, made))
    assert document.media == Media.DOCX
    return document


def add(made: Any, xml: str) -> None:
    """Put an element of WordprocessingML at the end of the document."""
    made.element.body.insert(-1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def test_paragraphs_and_cells_come_in_order(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("No soldiers", 1)
    made.add_paragraph("The minister said “no”.").add_run(" Twice.").bold = True
    table = made.add_table(rows=2, cols=2)
    for number, words in enumerate(["Country", "Officers", "Sweden", "Ten"]):
        table.cell(*divmod(number, 2)).text = words
    table.cell(1, 1).add_table(rows=1, cols=1).cell(0, 0).text = "Inside"
    made.add_paragraph("  ")
    made.add_paragraph("Last\tone.\nSecond line.")
    assert read(tmp_path, made).text == (
        "No soldiers\n\nThe minister said “no”. Twice.\n\nCountry\n\nOfficers\n\nSweden\n\nTen\n\nInside\n\n"
        "Last\tone.\nSecond line.\n"
    )


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "One cell, three columns."
    assert read(tmp_path, made).text == "One cell, three columns.\n"


def test_tracked_changes_count_as_accepted(tmp_path: Path) -> None:
    made = docx.Document()
    add(
        made,
        "<w:p><w:r><w:t xml:space='preserve'>We will </w:t></w:r>"
        "<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:del><w:r><w:t>never </w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>gladly send ten.</w:t></w:r></w:ins></w:p>",
    )
    assert read(tmp_path, made).text == "We will gladly send ten.\n"


def test_links_controls_and_fields_are_read_as_they_show(tmp_path: Path) -> None:
    made = docx.Document()
    add(
        made,
        "<w:p><w:hyperlink><w:r><w:t>The Paper</w:t></w:r></w:hyperlink><w:r><w:t>: page </w:t></w:r>"
        "<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>",
    )
    add(made, "<w:sdt><w:sdtContent><w:p><w:r><w:t>In a form.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    assert read(tmp_path, made).text == "The Paper: page 7\n\nIn a form.\n"


def test_a_text_box_is_read_once_and_apart(tmp_path: Path) -> None:
    made = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    add(
        made,
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r>"
        f"<mc:AlternateContent xmlns:mc='{compatibility}'><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> After.</w:t></w:r></w:p>",
    )
    assert read(tmp_path, made).text == "Before. After.\n\nIn the box.\n"


def test_stated_properties_are_read_and_the_file_date_is_not(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Text.")
    properties = made.core_properties
    properties.title, properties.author, properties.language = "No soldiers", "Jane Doe;John Roe", "en-GB"
    properties.created = datetime(2026, 1, 15)
    document = read(tmp_path, made)
    assert (document.title, document.author, document.language) == ("No soldiers", "Jane Doe, John Roe", "en-GB")
    assert document.published is None


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("", ""),
        ("Word Document", "python-docx"),
        ("Microsoft Word - a.doc", "Microsoft Office User"),
        ("a.docx", "User1"),
    ],
)
def test_what_a_program_wrote_is_no_title_and_no_author(tmp_path: Path, title: str, author: str) -> None:
    made = docx.Document()
    made.add_paragraph("Text.")
    made.core_properties.title, made.core_properties.author = title, author
    document = read(tmp_path, made)
    assert document.title is None
    assert document.author is None


def test_a_word_document_is_found_by_its_content(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Text.")
    path = save(tmp_path, made).rename(tmp_path / "attachment")
    assert read_document(path).text == "Text.\n"


def refusal(path: Path) -> UnusableInput:
    with pytest.raises(UnusableInput) as caught:
        read_document(path)
    assert caught.value.cure
    return caught.value


def test_a_document_without_text_is_refused(tmp_path: Path) -> None:
    assert "no text" in refusal(save(tmp_path, docx.Document())).message


@pytest.mark.parametrize("name", ["a.docx", "a.zip", "a"])
def test_another_archive_is_refused(tmp_path: Path, name: str) -> None:
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("a.txt", "text")
    assert "not a readable Word document" in refusal(tmp_path / name).message


def test_a_text_that_is_called_docx_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("text")
    assert "not a readable Word document" in refusal(tmp_path / "a.docx").message


def test_a_damaged_document_is_refused(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Text.")
    path = save(tmp_path, made)
    whole = path.read_bytes()
    for part in ("[Content_Types].xml", "word/document.xml", "_rels/.rels"):
        target = BytesIO()
        with zipfile.ZipFile(BytesIO(whole)) as old, zipfile.ZipFile(target, "w") as new:
            for entry in old.infolist():
                new.writestr(entry.filename, b"<broken" if entry.filename == part else old.read(entry))
        path.write_bytes(target.getvalue())
        assert "not a readable Word document" in refusal(path).message
    path.write_bytes(whole[: len(whole) // 2])
    assert "not a readable Word document" in refusal(path).message


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 2_000_000)
    monkeypatch.setattr(word, "LARGEST_UNPACKED", 1_000_000)
    assert "unpacks to more than 1 MB" in refusal(tmp_path / "a.docx").message


@pytest.mark.parametrize("name", ["word/more.xml", "word/media/picture.png"])
def test_a_document_whose_text_would_take_all_memory_is_refused(tmp_path: Path, name: str) -> None:
    paragraph = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, paragraph * (word.LARGEST_XML // len(paragraph) + 1))
    assert (tmp_path / "a.docx").stat().st_size < 1_000_000
    assert "the text of the document unpacks to more than 50 MB" in refusal(tmp_path / "a.docx").message
