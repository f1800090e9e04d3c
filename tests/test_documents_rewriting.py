"""Other words in a draft's own file: they alone change, and what cannot be changed in one piece is refused."""

import zipfile
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from drafts_kit import PARAGRAPHS, Styles, at, edit, read, word_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_documents_pdf import page as pdf_page
from test_documents_pdf import pdf

from checker.documents import Document
from checker.documents.rewriting import Edit, edited, rewritten
from checker.errors import UnusableInput
from checker.model import Span

EXAMPLES = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(EXAMPLES, max_examples=5)
DAYS = ("Monday", "Friday", "4 May")
"""Each sentence ends with one of them."""


def changed(folder: Path, name: str, data: bytes, old: str, new: str) -> bytes:
    """Return a file with other words in it, after it was read again with just these."""
    document = read(folder, name, data)
    edits = [edit(document, old, new)]
    made = rewritten(document, data, edits)
    assert read(folder, name, made).text == edited(document.text, edits)
    return made


def refusal(folder: Path, name: str, data: bytes, old: str, new: str) -> UnusableInput:
    document = read(folder, name, data)
    with pytest.raises(UnusableInput) as caught:
        rewritten(document, data, [edit(document, old, new)])
    assert caught.value.cure
    assert caught.value.file == document.origin
    return caught.value


def every_day_later(document: Document) -> list[Edit]:
    """Return edits that put another day in the place of each."""
    found = []
    for day in DAYS:
        begin = document.text.find(f"on {day}.")
        while begin >= 0:
            found.append(Edit(Span(start=begin + 3, end=begin + 3 + len(day)), "the 5th of “June” & July"))
            begin = document.text.find(f"on {day}.", begin + 1)
    return found


def check_round_trip(folder: Path, name: str, data: bytes) -> None:
    document = read(folder, name, data)
    assert rewritten(document, data, []) == data
    assert rewritten(document, data, [edit(document, "on ", "on ")]) == data
    edits = every_day_later(document)
    made = rewritten(document, data, edits)
    assert read(folder, name, made).text == edited(document.text, edits) != document.text


@EXAMPLES
@given(
    PARAGRAPHS,
    st.sampled_from(("a.txt", "a.md")),
    st.sampled_from(("\n\n", "\r\n\r\n", "\r\r")),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252")),
)
def test_texts_read_again_as_edited(
    tmp_path: Path, paragraphs: list[str], name: str, parting: str, encoding: str
) -> None:
    # Enough beyond ASCII stays in it that its encoding is guessed as it is.
    text = parting.join([*paragraphs, "Bjørn spiste rødgrød med fløde på Ærø.", ""])
    check_round_trip(tmp_path, name, text.encode(encoding))


@EXAMPLES
@given(PARAGRAPHS, st.integers(0, 10**6).map(Random), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
def test_fragments_read_again_as_edited(
    tmp_path: Path, paragraphs: list[str], chance: Random, encoding: str
) -> None:
    styles = Styles(chance)
    page = "".join(f"<p>{styles.words(one.replace('4 May', 'Friday'))}</p>\r\n" for one in paragraphs)
    check_round_trip(tmp_path, "a.html", page.encode(encoding))


@FEW
@given(PARAGRAPHS, st.integers(0, 10**6).map(Random))
def test_word_files_read_again_as_edited(tmp_path: Path, paragraphs: list[str], chance: Random) -> None:
    check_round_trip(tmp_path, "a.docx", word_file(paragraphs, chance))


def test_only_the_words_change_to_the_byte(tmp_path: Path) -> None:
    utf16 = "\ufeffTen ships\r\nsailed “home”.\r".encode("utf-16-be")
    assert changed(tmp_path, "a.txt", utf16, "Ten", "Eight") == utf16.replace(
        "Ten".encode("utf-16-be"), "Eight".encode("utf-16-be")
    )
    old = "Le ministre a déclaré que dix soldats seraient envoyés – « jamais », dit-il à Liège.\r\n".encode(
        "cp1252"
    )
    assert changed(tmp_path, "a.md", old, "dix", "huit") == old.replace(b"dix", b"huit")


def test_an_encoding_with_several_ways_to_write_a_character_keeps_them(tmp_path: Path) -> None:
    said = "大臣は否定した。島には行かない。".encode("iso2022_jp")
    data = b"<meta charset=iso-2022-jp><p>" + said + b"\x1b(J ten\x1b(B " + said + b"</p>"
    assert data.decode("iso2022_jp").encode("iso2022_jp") != data
    assert read(tmp_path, "a.html", data).encoding == "iso2022_jp"
    assert changed(tmp_path, "a.html", data, "ten", "eight") == data.replace(b"ten", b"eight")


def test_a_character_that_the_encoding_lacks_is_refused(tmp_path: Path) -> None:
    data = "Le ministre a déclaré que dix soldats seraient envoyés – « jamais ».".encode("cp1252")
    problem = refusal(tmp_path, "a.txt", data, "dix", "Řek")
    assert "cp1252" in problem.message
    assert "UTF-8" in problem.cure
    page = b"<meta charset=windows-1252><p>" + data + b"</p>"
    assert b"<p>Le ministre a d\xe9clar\xe9 que &#344;ek soldats" in changed(tmp_path, "a.html", page, "dix", "Řek")


@pytest.mark.parametrize(
    ("page", "old", "new", "made"),
    [
        ("<b>Ten</b> ships sailed.", "Ten ships", "Eight boats", "<b>Eight</b> boats sailed."),
        ("<b>Ten</b>\n  ships sailed.", "Ten ships sailed", "Eight ships sailed", "<b>Eight</b>\n  ships sailed."),
        ("The M&ouml;we &amp; Co sailed.", "Möwe & Co", "Mäwe & Co", "The Mäwe &amp; Co sailed."),
        ("The Möwe &amp; Co sailed.", "Möwe & Co", "A<b & C", "The A&lt;b &amp; C sailed."),
        ("T<b>en</b> ships sailed.", "Ten", "Teen", "T<b>een</b> ships sailed."),
        ("Ten <i>old</i> ships sailed.", "Ten old ships", "Ten ships", "Ten <i></i>ships sailed."),
        ("Ten <i>old</i> ships sailed.", "old", "very old", "Ten <i>very old</i> ships sailed."),
        ("The mini&shy;ster sailed.", "minister", "mayor", "The mayor sailed."),
        ("Ten ships<!-- ten? --> sailed.", "ships sailed", "boats sailed", "Ten boats<!-- ten? --> sailed."),
        ("&#84;en&nbsp;ships sailed.", "Ten", "Eight", "Eight&nbsp;ships sailed."),
    ],
)
def test_words_of_a_page_change_and_its_tags_stay(tmp_path: Path, page: str, old: str, new: str, made: str) -> None:
    assert changed(tmp_path, "a.html", f"<p>{page}</p>\r\n".encode(), old, new) == f"<p>{made}</p>\r\n".encode()


@pytest.mark.parametrize(
    ("page", "old", "new", "why"),
    [
        ("<p>T<b>en</b> ships sailed.</p>", "Ten", "Eight", "tag"),
        ("<p>Ten ships.</p><p>They sailed.</p>", "ships.\n\nThey", "ships", "paragraph ends"),
    ],
)
def test_what_does_not_stand_in_one_piece_of_a_page_is_refused(
    tmp_path: Path, page: str, old: str, new: str, why: str
) -> None:
    assert why in refusal(tmp_path, "a.html", page.encode(), old, new).message


def test_words_change_in_the_article_and_not_in_the_menu(tmp_path: Path) -> None:
    said = "Ten ships sailed home, the minister said on Monday, and the port was closed for a whole day."
    page = f"<!doctype html><body><nav><a>Ten ships</a></nav><article><h1>Ten ships</h1><p>{said}</p></article>"
    made = changed(tmp_path, "a.html", page.encode(), "Ten ships", "Eight ships")
    assert made == page.replace("<h1>Ten", "<h1>Eight").encode()


def stored(made: Any) -> bytes:
    target = BytesIO()
    made.save(target)
    return target.getvalue()


def with_xml(xml: str) -> bytes:
    made = docx.Document()
    made.element.body.insert(-1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    return stored(made)


def test_new_words_take_the_formatting_of_the_first_that_changes(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("The ")
    paragraph.add_run("te").bold = True
    paragraph.add_run("n ships & “boats” sailed.").italic = True
    data = stored(made)
    result = changed(tmp_path, "a.docx", data, "ten ships & “boats”", "eight ships & <oars>")
    runs = docx.Document(BytesIO(result)).paragraphs[0].runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("The ", None, None),
        ("eight", True, None),
        (" ships & <oars> sailed.", None, True),
    ]


def test_everything_else_in_a_word_file_stays(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Port", 1)
    made.add_paragraph("Ten ships sailed – “home” & dry.")
    data = stored(made)
    result = changed(tmp_path, "a.docx", data, "Ten", "Eight")
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(result)) as new:
        assert [(one.filename, one.date_time, one.compress_type) for one in old.infolist()] == [
            (one.filename, one.date_time, one.compress_type) for one in new.infolist()
        ]
        for name in old.namelist():
            wanted = old.read(name)
            assert new.read(name) == (wanted.replace(b"Ten", b"Eight") if name == "word/document.xml" else wanted)


def test_blanks_at_the_edge_of_a_run_are_kept(tmp_path: Path) -> None:
    data = with_xml("<w:p><w:r><w:t>Ten</w:t></w:r><w:r><w:t>ships sailed.</w:t></w:r></w:p>")
    changed(tmp_path, "a.docx", data, "Tenships", "Ten ships")
    changed(tmp_path, "a.docx", data, "Ten", "Ten big ")


def test_links_and_tracked_changes_stay_what_they_are(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t xml:space='preserve'>We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t xml:space='preserve'>gladly </w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>sent ten ships.</w:t></w:r></w:hyperlink></w:p>"
    )
    data = with_xml(xml)
    made = changed(tmp_path, "a.docx", data, "We gladly sent ten", "They hardly sent eight")
    with zipfile.ZipFile(BytesIO(made)) as archive:
        written = archive.read("word/document.xml").decode()
    assert "<w:delText>never </w:delText>" in written
    assert '<w:ins><w:r><w:t xml:space="preserve">hardly </w:t></w:r></w:ins>' in written
    assert "<w:hyperlink><w:r><w:t>sent eight ships.</w:t></w:r></w:hyperlink>" in written


DATE = (
    "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DATE</w:instrText>"
    "<w:fldChar w:fldCharType='separate'/><w:t>Ten</w:t><w:fldChar w:fldCharType='end'/></w:r>"
)
BOX = (
    "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
    "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>Ten</w:t></w:r></w:p></w:txbxContent>"
    "</mc:Choice></mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("inner", "old", "new", "why"),
    [
        ("<w:r><w:t>Ten</w:t><w:tab/><w:t>ships.</w:t></w:r>", "Ten\tships", "Eight", "tab"),
        ("<w:fldSimple w:instr='NUMPAGES'><w:r><w:t>Ten</w:t></w:r></w:fldSimple>", "Ten", "Eight", "field"),
        ("<w:r><w:t>Ten ships.</w:t></w:r>", "Ten", "Ten\n", "line end"),
        (DATE, "Ten", "Eight", "field"),
        (BOX, "Ten", "Eight", "text box"),
    ],
)
def test_what_word_would_undo_is_refused(tmp_path: Path, inner: str, old: str, new: str, why: str) -> None:
    data = with_xml(f"<w:p>{inner}<w:r><w:t> sailed.</w:t></w:r></w:p>")
    assert why in refusal(tmp_path, "a.docx", data, old, new).message


def test_a_link_that_is_a_field_can_be_changed(tmp_path: Path) -> None:
    data = with_xml(
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText> HYPERLINK \"https://a.example\"</w:instrText>"
        "<w:fldChar w:fldCharType='separate'/><w:t>Ten ships.</w:t><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    changed(tmp_path, "a.docx", data, "Ten", "Eight")


def test_a_pdf_file_is_refused(tmp_path: Path) -> None:
    data = pdf(pdf_page((72, 700, 12, "Ten ships sailed home on Monday.")))
    problem = refusal(tmp_path, "a.pdf", data, "Ten", "Eight")
    assert "PDF" in problem.message
    assert "made from" in problem.cure


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_another_file_than_was_read_is_refused(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, name, b"<p>Ten ships sailed.</p>")
    with pytest.raises(UnusableInput, match="has changed"):
        rewritten(document, b"<p>Ten boats sailed.</p>", [edit(document, "Ten", "Eight")])


def test_another_word_file_than_was_read_is_refused(tmp_path: Path) -> None:
    document = read(tmp_path, "a.docx", with_xml("<w:p><w:r><w:t>Ten ships.</w:t></w:r></w:p>"))
    other = with_xml("<w:p><w:r><w:t>Ten boats.</w:t></w:r></w:p>")
    with pytest.raises(UnusableInput, match="has changed"):
        rewritten(document, other, [edit(document, "Ten", "Six")])


def test_spans_that_overlap_are_a_mistake(tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", b"Ten ships.")
    with pytest.raises(ValueError, match="overlaps"):
        rewritten(document, b"Ten ships.", [edit(document, "Ten s", "a"), edit(document, "ships", "b")])


def test_several_edits_are_made_at_once(tmp_path: Path) -> None:
    data = b"<p>Ten <b>ships</b> and ten boats sailed.</p>"
    document = read(tmp_path, "a.html", data)
    edits = [Edit(at(document, "boats"), "oars"), edit(document, "Ten", "Six"), Edit(at(document, "ten"), "nine")]
    assert rewritten(document, data, edits) == b"<p>Six <b>ships</b> and nine oars sailed.</p>"


def test_a_part_of_a_statement_in_markdown_is_found_without_its_marks(tmp_path: Path) -> None:
    data = "- The [port](https://a.example) sent **ten** sh*ip*s, they said.\n"
    document = read(tmp_path, "a.md", data.encode())
    words = "The port sent ten ships, they said."
    place = Span(start=2, end=len(data) - 1)

    def part(what: str) -> Span | None:
        begin = words.index(what)
        return document.within(place, words, Span(start=begin, end=begin + len(what)))

    ten = part("ten")
    assert ten is not None
    assert ten.of(document.text) == "ten"
    assert part("ships") is None
    assert part("port sent") is None
    made = rewritten(document, data.encode(), [Edit(ten, "eight")])
    assert made.decode() == data.replace("ten", "eight")
