"""PDF files: the text as it is read, whole paragraphs over line and page ends; what has no text is refused."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from checker.documents import Document, Media, read_document
from checker.documents.pdf_lines import Line, paragraphs
from checker.errors import UnusableInput

Placed = tuple[int, int, int, str]
"""x, y and font size in points, and the text of one line."""


def texts(pages: Sequence[Sequence[Line]]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(pages)]


def page(*lines: Placed) -> bytes:
    """Return the content stream of a page."""
    shown = [
        b"/F1 %d Tf 1 0 0 1 %d %d Tm <%s> Tj" % (size, x, y, text.encode("cp1252").hex().encode())
        for x, y, size, text in lines
    ]
    return b"BT\n" + b"\n".join(shown) + b"\nET"


def pdf(*pages: bytes, stated: str = "") -> bytes:
    """Write a PDF file by hand: catalogue, page tree, one font, the pages, and what is ``stated``."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(pages):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    objects.append(f"<< {stated} >>".encode("cp1252"))
    written, places = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return written + end + trailer + b"startxref\n%d\n%%%%EOF" % len(written)


def read(folder: Path, data: bytes, name: str = "a.pdf") -> Document:
    (folder / name).write_bytes(data)
    document = read_document(folder / name)
    assert document.media == Media.PDF
    return document


ARTICLE = (
    page(
        (72, 760, 9, "THE PAPER, page 1"),
        (72, 720, 16, "No soldiers will be sent"),
        (72, 690, 11, "The minister said on Monday that no soldiers will be sent to the is-"),
        (72, 676, 11, "land, although the gov-"),
        (72, 662, 11, "ernment has talked about it for many weeks and could not"),
        (72, 648, 11, "agree."),
        (72, 620, 11, "“We have not decided – not yet,” he said. The Franco-"),
        (72, 606, 11, "German plan is a well-"),
        (72, 592, 11, "known one, and the text about it goes on over the end of the"),
        (300, 40, 9, "1"),
    ),
    page(
        (72, 760, 9, "THE PAPER, page 2"),
        (72, 690, 11, "page without any trouble at all, as every reader of it would expect."),
        (84, 676, 11, "An indented paragraph starts here and goes on for a while, to the end"),
        (72, 662, 11, "of the line and a bit more."),
        (300, 40, 9, "- 2 -"),
    ),
    page(
        (72, 760, 9, "THE PAPER, page 3"),
        (72, 690, 11, "• A first point"),
        (72, 676, 11, "• A second point"),
        (300, 40, 9, "Page 3 of 3"),
    ),
)


def test_an_article_is_read_in_whole_paragraphs(tmp_path: Path) -> None:
    assert read(tmp_path, pdf(*ARTICLE)).text == (
        "No soldiers will be sent\n\n"
        "The minister said on Monday that no soldiers will be sent to the island, although the government has "
        "talked about it for many weeks and could not agree.\n\n"
        "“We have not decided – not yet,” he said. The Franco-German plan is a well-known one, and the text about "
        "it goes on over the end of the page without any trouble at all, as every reader of it would expect.\n\n"
        "An indented paragraph starts here and goes on for a while, to the end of the line and a bit more.\n\n"
        "• A first point\n\n"
        "• A second point\n"
    )


def test_a_pdf_is_found_by_its_content(tmp_path: Path) -> None:
    assert "No soldiers" in read(tmp_path, pdf(*ARTICLE), "download").text
    assert "No soldiers" in read(tmp_path, b"\r\n" + pdf(*ARTICLE), "a.txt").text


def test_stated_metadata_is_read_and_the_file_date_is_not(tmp_path: Path) -> None:
    stated = "/Title (No soldiers) /Author (Jane Doe) /CreationDate (D:20260115120000Z)"
    document = read(tmp_path, pdf(*ARTICLE, stated=stated))
    assert (document.title, document.author, document.language) == ("No soldiers", "Jane Doe", "en-GB")
    assert document.published is None


@pytest.mark.parametrize(
    "stated", ["", "/Title () /Author ()", "/Title (Microsoft Word - draft.docx) /Author (admin)"]
)
def test_what_a_program_wrote_is_no_title_and_no_author(tmp_path: Path, stated: str) -> None:
    document = read(tmp_path, pdf(*ARTICLE, stated=stated))
    assert document.title is None
    assert document.author is None


def encrypted(data: bytes, user: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    writer.encrypt(user_password=user, owner_password="owner", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def refusal(folder: Path, data: bytes) -> UnusableInput:
    (folder / "a.pdf").write_bytes(data)
    with pytest.raises(UnusableInput) as caught:
        read_document(folder / "a.pdf")
    assert caught.value.cure
    return caught.value


def test_a_file_that_needs_a_password_is_refused(tmp_path: Path) -> None:
    assert "password" in refusal(tmp_path, encrypted(pdf(*ARTICLE), "secret")).message


def test_a_file_that_only_forbids_changes_is_read(tmp_path: Path) -> None:
    assert "No soldiers" in read(tmp_path, encrypted(pdf(*ARTICLE), "")).text


def test_a_scan_is_refused(tmp_path: Path) -> None:
    error = refusal(tmp_path, pdf(b"q 612 0 0 792 0 0 cm /Im1 Do Q", page((300, 40, 9, "Page 2"))))
    assert "scan" in error.message
    assert "OCR" in error.cure


@pytest.mark.parametrize("keep", [20, 300, 900])
def test_a_broken_file_is_refused(tmp_path: Path, keep: int) -> None:
    refusal(tmp_path, pdf(*ARTICLE)[:keep])


def test_a_file_of_no_pages_is_refused(tmp_path: Path) -> None:
    assert "no text" in refusal(tmp_path, pdf()).message


# --- Lines to paragraphs --------------------------------------------------------------------------------------


def column(*texts: str, x: float = 72, top: float = 700) -> list[Line]:
    return [Line(text, x, top - 14 * number, 11) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the govern-", "ment", "the government"),
        ("Green-", "land is large", "Greenland is large"),
        ("a well-", "known man", "a well-known man"),
        ("the Franco-", "German plan", "the Franco-German plan"),
        ("in 2020-", "2021", "in 2020-2021"),
        ("he said -", "and left", "he said - and left"),
        ("a soft\xad", "ened tone", "a softened tone"),
        ("hundred thou\u2010", "sand", "hundred thousand"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    assert texts([column(first, second)]) == [joined]


def test_a_second_column_goes_on_with_the_paragraph() -> None:
    left = column("The minister said that the plan would", "go on in the next", x=72, top=400)
    right = column("column of the page, as usual.", x=300, top=700)
    assert texts([[*left, *right]]) == [
        "The minister said that the plan would go on in the next column of the page, as usual."
    ]


def test_a_short_last_line_ends_a_paragraph() -> None:
    lines = column(
        "A long line that fills the whole column of it", "ends.", "A new one starts here, without indent."
    )
    assert texts([lines]) == [
        "A long line that fills the whole column of it ends.",
        "A new one starts here, without indent.",
    ]


def test_a_sentence_end_at_the_margin_ends_no_paragraph() -> None:
    lines = column("This line ends a sentence at the margin.", "The next one belongs to the same paragraph.")
    assert len(texts([lines])) == 1


def test_a_new_page_starts_a_paragraph_after_a_full_stop() -> None:
    assert texts([column("This page is over."), column("This is the next one.")]) == [
        "This page is over.",
        "This is the next one.",
    ]


def test_only_lines_that_repeat_are_running_heads() -> None:
    pages = [column("THE PAPER", f"Page {number} says this.") for number in "abc"]
    assert texts(pages) == [f"Page {number} says this." for number in "abc"]
    assert texts(pages[:2]) == ["THE PAPER Page a says this.", "THE PAPER Page b says this."]


def test_no_pages_have_no_paragraphs() -> None:
    assert texts([]) == texts([[], []]) == []


@pytest.mark.parametrize(
    "heading", [["Fish stocks fall"], ["Fish stocks fall", "in all seas"], ["By Ann Lee"], ["“Cod is gone”"]]
)
def test_a_short_line_without_a_full_stop_over_a_sentence_is_a_heading(heading: list[str]) -> None:
    lines = column(*heading, "Cod stocks fell by 12 percent last year, the institute", "said on Monday.")
    assert texts([lines]) == [
        " ".join(heading),
        "Cod stocks fell by 12 percent last year, the institute said on Monday.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("It was the minister of", "Defence who said that no soldiers will be sent to the island."),
        ("He said that it was over,", "Ann Lee told the paper that has the largest number of readers."),
        ("Fish stocks fall", "in the North Sea, and the fishers say that it is a catastrophe."),
        ("The longest line of this paragraph ends here in", "Greenland, where it goes on to the end."),
    ],
)
def test_a_line_that_goes_on_is_no_heading(lines: tuple[str, ...]) -> None:
    assert texts([column(*lines)]) == [" ".join(lines)]
