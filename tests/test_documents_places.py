"""Findings stand where their words stand in the file itself, or where they surely are: never at other words."""

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from drafts_kit import PARAGRAPHS, Styles, at, cut, read, word_file, words_at
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_documents_pdf import page as pdf_page
from test_documents_pdf import pdf

from checker.documents import Document
from checker.extract import read_statements
from checker.model import Span, Spot

EXAMPLES = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FEW = settings(EXAMPLES, max_examples=8)

LONG = "The minister said on Monday that the port would be closed for ten days, and that nobody was hurt in it."


def statements(document: Document) -> list[tuple[str, Spot]]:
    """Return the statements of a draft with their spots; a draft without any shows nothing."""
    found = [(one.text, document.spot(one.span)) for one in read_statements(document.prose)]
    assert found
    return found


@EXAMPLES
@given(PARAGRAPHS, st.sampled_from(("\n\n", "\r\n\r\n", "\r\r")), st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
def test_statements_of_a_text_stand_at_their_words(
    tmp_path: Path, paragraphs: list[str], parting: str, encoding: str
) -> None:
    text = parting.join(paragraphs)
    for words, spot in statements(read(tmp_path, "a.txt", text.encode(encoding))):
        assert cut(text, spot) == words


@EXAMPLES
@given(PARAGRAPHS, st.sampled_from(("", "> ", "- ", "## ")), st.sampled_from(("\n\n", "\r\n\r\n")))
def test_statements_of_markdown_stand_at_their_words(
    tmp_path: Path, paragraphs: list[str], mark: str, parting: str
) -> None:
    text = parting.join(mark + one.replace(" on ", " **on** ").replace("<b>", "b") for one in paragraphs)
    for words, spot in statements(read(tmp_path, "a.md", text.encode())):
        assert cut(text, spot).replace("**", "") == words


@EXAMPLES
@given(PARAGRAPHS, st.integers(0, 10**6).map(Random), st.sampled_from(("p", "li", "h2", "figcaption", "td")))
def test_statements_of_a_fragment_stand_at_their_words(
    tmp_path: Path, paragraphs: list[str], chance: Random, tag: str
) -> None:
    styles = Styles(chance)
    page = "\n".join(f"<{tag} id=a{n}>{styles.words(one)}</{tag}>" for n, one in enumerate(paragraphs))
    document = read(tmp_path, "a.html", page.encode())
    assert document.text.split("\n\n") == [*paragraphs[:-1], paragraphs[-1] + "\n"]
    for words, spot in statements(document):
        assert words_at(page, spot) == words


@FEW
@given(PARAGRAPHS, st.integers(0, 10**6).map(Random))
def test_statements_of_a_page_stand_at_their_words(tmp_path: Path, paragraphs: list[str], chance: Random) -> None:
    styles = Styles(chance)
    body = "\n".join(f"<p>{styles.words(one)}</p>" for one in paragraphs)
    menu = f"<nav><a href=/a>{paragraphs[0].split()[0]}</a></nav>"
    page = f"<!doctype html><html><head><title>T</title></head><body>{menu}"
    page += f"<article>{body}<p>{LONG}</p></article></body></html>"
    document = read(tmp_path, "a.html", page.encode())
    for words, spot in statements(document):
        assert words_at(page, spot) == " ".join(words.split())
        assert cut(page[: page.index("<article>")], spot) == ""


@FEW
@given(PARAGRAPHS, st.integers(0, 10**6).map(Random))
def test_statements_of_a_word_file_stand_at_their_words(
    tmp_path: Path, paragraphs: list[str], chance: Random
) -> None:
    stored = word_file(paragraphs, chance)
    written = docx.Document(BytesIO(stored)).paragraphs
    for words, spot in statements(read(tmp_path, "a.docx", stored)):
        paragraph = written[spot.line - 1]
        assert spot.end_line == spot.line
        assert paragraph.text[spot.column - 1 : spot.end_column - 1] == words
        assert spot.run is not None
        before = "".join(run.text for run in paragraph.runs[: spot.run - 1])
        assert len(before) <= spot.column - 1 < len(before) + len(paragraph.runs[spot.run - 1].text)


@EXAMPLES
@given(st.text(st.sampled_from("<>/!-&;= \"'abp\n#"), max_size=60))
def test_every_letter_of_any_page_has_a_place(tmp_path: Path, rest: str) -> None:
    page = f"<p>The minister opened the port today.</p>{rest}"
    document = read(tmp_path, "a.html", page.encode())
    for number, char in enumerate(document.text):
        if char in "abp":
            assert char in cut(page, document.spot(Span(start=number, end=number + 1)))


FRAGMENT = """<!-- factcheck: a comment. It is no statement. -->
<h2>Port opens</h2>
<p>The port of <b>Malm&ouml;</b> was closed on&nbsp;Monday.<br>It opened on Friday.</p>
<figure><img src="a.jpg" alt="Not shown was this."><figcaption>Ten ships sailed past.</figcaption></figure>
<blockquote><p>“We will send ten ships.”</p><footer>— Ann Berg, minister</footer></blockquote>
<table><tr><th>Country</th><td>Sweden sent ten officers.</td></tr></table>
<script>var text = "The script was read here.";</script><style>p {}</style><pre><code>It was code here.</code></pre>
<ul><li>Norway sent two.</li></ul>
Nothing was around this."""


def test_a_fragment_is_read_to_its_last_word(tmp_path: Path) -> None:
    document = read(tmp_path, "a.html", FRAGMENT.encode())
    found = statements(document)
    assert [(words, spot.line) for words, spot in found] == [
        ("The port of Malmö was closed on Monday.", 3),
        ("It opened on Friday.", 3),
        ("Ten ships sailed past.", 4),
        ("“We will send ten ships.”", 5),
        ("Sweden sent ten officers.", 6),
        ("Norway sent two.", 8),
        ("Nothing was around this.", 9),
    ]
    assert [words_at(FRAGMENT, spot) for _, spot in found] == [words for words, _ in found]
    assert [heading.of(document.text) for heading in document.headings] == ["Port opens"]


def test_two_sentences_are_a_fragment(tmp_path: Path) -> None:
    assert read(tmp_path, "a.html", b"<p>Ten sailed. No one died.</p>").text == "Ten sailed. No one died.\n"


def test_a_short_page_is_read_like_a_fragment(tmp_path: Path) -> None:
    page = "<html><body><p>Ten sailed. No one died.</p></body></html>"
    assert read(tmp_path, "a.html", page.encode()).text == "Ten sailed. No one died.\n"


def test_what_never_ends_hides_nothing(tmp_path: Path) -> None:
    for rest in ("<!-- a note", "<script>var a;", "<button>"):
        text = read(tmp_path, "a.html", f"<p>It opened. {rest} It was closed on Friday.</p>".encode()).text
        assert "It was closed on Friday." in text


MENU = "<nav><ul><li><a href=/>Port opens in Malmö</a></li></ul></nav>"


def whole(body: str) -> str:
    return f"<!doctype html><html><body>{MENU}<div><article>{body}</article></div></body></html>"


def test_what_stands_twice_stands_where_the_article_is(tmp_path: Path) -> None:
    page = whole(f"<h1>Port opens in Malmö</h1>\n<p>{LONG}</p><p>It opened.</p><p>{LONG}</p><p>It opened.</p>")
    document = read(tmp_path, "a.html", page.encode())
    assert document.spot(at(document, "Port opens in Malmö")).column == page.index("Port", page.index("<h1>")) + 1
    second = document.spot(at(document, "It opened.", 1))
    assert cut(page, second) == "It opened."
    assert second.column == page.split("\n")[1].rindex("It opened.") + 1


def test_rows_and_items_stand_at_their_words(tmp_path: Path) -> None:
    table = "<table><tr><th>Country</th><th>Officers sent</th></tr><tr><td>Sweden</td><td>10</td></tr></table>"
    page = whole(f"<p>{LONG}</p><ul><li>Sweden has sent ten officers.</li></ul>{table}")
    document = read(tmp_path, "a.html", page.encode())
    for words in ("Sweden has sent ten officers.", "Officers sent", "10"):
        assert cut(page, document.spot(at(document, words))) == words


def test_a_short_word_is_not_found_inside_another(tmp_path: Path) -> None:
    page = whole(f"<p>{LONG} Tennis was played.</p><table><tr><td>Ten</td><td>Often</td></tr></table>")
    document = read(tmp_path, "a.html", page.encode())
    spot = document.spot(at(document, "Ten |"))
    assert cut(page, spot).startswith("Ten<")


def test_what_the_extraction_changed_stands_between_what_is_known(tmp_path: Path) -> None:
    page = f"<p>{LONG}</p>\n<p>Unlike the text.</p>\n<p>{LONG[::-1]}</p>"
    text = f"{LONG}\n\nSomething else was here.\n\n{LONG[::-1]}\n"
    from checker.documents.html_places import PagePlaces

    places = PagePlaces(page, text)
    spot = places.spot(at(Document(text, "a.html"), "Something else was here."))
    assert cut(page, spot) == "</p>\n<p>Unlike the text.</p>\n<p>"
    assert places.place(text.index("else")) is None


def test_a_paragraph_that_lost_a_note_stands_where_it_stood(tmp_path: Path) -> None:
    from checker.documents.html_places import PagePlaces

    page = f"<p>{LONG[:60]}<sup>note one</sup>{LONG[60:]}</p><p>More words stand here.</p>"
    places = PagePlaces(page, f"{LONG}\n")
    spot = places.spot(Span(start=0, end=len(LONG)))
    assert cut(page, spot) == page[3 : page.index("</p>")]
    assert cut(page, places.spot(Span(start=70, end=80))) == LONG[70:80]


def add(made: Any, xml: str) -> None:
    made.element.body.insert(-1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def test_paragraphs_and_runs_of_a_word_file_are_counted_as_they_show(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("")
    made.add_table(rows=1, cols=2).cell(0, 1).text = "Cells count too."
    add(
        made,
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
        "<w:r><w:t xml:space='preserve'>  We </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>gladly </w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>sent ten ships.</w:t></w:r></w:hyperlink></w:p>",
    )
    stored = BytesIO()
    made.save(stored)
    document = read(tmp_path, "a.docx", stored.getvalue())
    assert document.spot(at(document, "Cells")) == Spot(line=3, column=1, end_line=3, end_column=6, run=1)
    assert document.spot(at(document, "We")) == Spot(line=4, column=3, end_line=4, end_column=5, run=1)
    assert document.spot(at(document, "gladly")).run == 2
    assert document.spot(at(document, "ships")) == Spot(line=4, column=22, end_line=4, end_column=27, run=3)
    assert document.spot(Span(start=0, end=len(document.text))).end_line == 4


def test_headings_of_a_word_file_are_known(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Port opens", 0)
    made.add_heading("Ten ships", 2)
    own = made.styles.add_style("Rubrik", 1)
    own.base_style = made.styles["Heading 3"]
    made.add_paragraph("Own style", style=own)
    made.add_paragraph("The port was opened.")
    stored = BytesIO()
    made.save(stored)
    document = read(tmp_path, "a.docx", stored.getvalue())
    assert [heading.of(document.text) for heading in document.headings] == ["Port opens", "Ten ships", "Own style"]
    assert [words for words, _ in statements(document)] == ["The port was opened."]


def test_a_pdf_file_has_pages_and_lines(tmp_path: Path) -> None:
    first = pdf_page(
        (72, 700, 12, "The minister said that the port would be closed for"), (72, 686, 12, "ten days.")
    )
    second = pdf_page(
        (72, 700, 12, "A new page begins here with its first sentence."), (72, 660, 12, "And it goes on.")
    )
    document = read(tmp_path, "a.pdf", pdf(first, second))
    assert document.spot(at(document, "ten days.")) == Spot(line=1, column=2, end_line=1, end_column=3)
    spot = document.spot(at(document, "The minister said that the port would be closed for ten days."))
    assert spot == Spot(line=1, column=1, end_line=1, end_column=3)
    assert document.spot(at(document, "And it goes on.")).line == 2


@pytest.mark.parametrize("start", ["<h2>Port</h2>", "<p class=a>", "<!-- note --><article>"])
def test_a_fragment_without_a_name_is_no_plain_text(tmp_path: Path, start: str) -> None:
    document = read(tmp_path, "draft", f"{start}<p>The port was <i>closed</i> on Monday.</p>".encode())
    assert document.text.endswith("The port was closed on Monday.\n")
