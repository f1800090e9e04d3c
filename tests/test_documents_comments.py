"""Comments to factcheck in a draft: found in every form that can hold one, about the paragraph that is meant."""

import pytest

from checker.documents import Document, document_of
from checker.extract import read_statements

PAGE = """<html><body><article><h1>Troops</h1>
<!-- factcheck: ignore FC103 because one -->
<p>Eleven <b>soldiers</b> were sent to Norway on Monday.</p>
<p>The ferry to Malmö <!-- factcheck: ignore FC104
because two --> is closed &amp; gone.</p>
<ul><li>The bridge costs much</li><!-- factcheck: ignore all because three --><li>The port is open again</li></ul>
<script>"<!-- factcheck: ignore FC105 because code -->"</script>
<p>The end of the story is here.</p> <!-- factcheck: ignore FC106 -->
</article></body></html>
"""


def about(document: Document) -> list[tuple[str, int, str | None]]:
    """Return the words of each comment, its line, and the paragraph it is about."""
    return [
        (one.words, one.spot.line, one.about.of(document.text) if one.about else None) for one in document.comments
    ]


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_is_about_its_paragraph_and_on_a_line_of_its_own_about_the_next(name: str, end: str) -> None:
    text = end.join(
        [
            "<!-- factcheck: ignore FC101 because a -->",
            "",
            "The first is here.",
            "",
            "The second is here. <!-- FactCheck:ignore FC102 because b -->",
            "<!-- factcheck: ignore FC103",
            "because c -->",
            "The third is here.",
            "",
            "<!-- factcheck: ignore FC104 because d -->",
            "",
        ]
    )
    first, second, third, last = about(document_of(text.encode(), name))
    assert first == ("ignore FC101 because a", 1, "The first is here.")
    assert second[1:] == (5, second[2])
    assert (second[2] or "").startswith("The second is here.")
    assert (third[0], third[1]) == ("ignore FC103 because c", 6)
    assert (third[2] or "").endswith("The third is here.")
    assert last == ("ignore FC104 because d", 10, None)


def test_an_item_of_a_list_is_a_paragraph() -> None:
    items = (
        "- The first is here. <!-- factcheck: a -->",
        "- The second is here.",
        "<!-- factcheck: b -->",
        "- The third is here.",
    )
    text = "\n".join(items)
    assert about(document_of(text.encode(), "draft.md")) == [
        ("a", 1, "The first is here."),
        ("b", 3, "The third is here."),
    ]


def test_code_and_front_matter_hold_no_comment() -> None:
    text = (
        '---\ntitle: "<!-- factcheck: a -->"\n---\n\n```\n<!-- factcheck: b -->\n```\n\n'
        "Write `<!-- factcheck: c -->` there.\n"
    )
    assert document_of(text.encode(), "draft.md").comments == ()


def test_a_page_keeps_its_comments() -> None:
    document = document_of(PAGE.encode(), "draft.html")
    assert about(document) == [
        ("ignore FC103 because one", 2, "Eleven soldiers were sent to Norway on Monday."),
        ("ignore FC104 because two", 4, "The ferry to Malmö is closed & gone."),
        ("ignore all because three", 6, "- The port is open again"),
        ("ignore FC106", 8, None),
    ]
    first = document.comments[0].spot
    assert (first.column, first.end_line, first.end_column) == (1, 2, 45)
    lines = PAGE.split("\n")
    second = document.comments[1].spot
    assert lines[second.line - 1][second.column - 1 :].startswith("<!-- factcheck")
    assert lines[second.end_line - 1][: second.end_column - 1].endswith("-->")


def test_equal_paragraphs_of_a_page_are_told_apart() -> None:
    closed = "<p>The ferry is closed today.</p>"
    article = f"<article>{closed}<p>Another was said.</p><!-- factcheck: x -->{closed}</article>"
    page = f"<html><body>{article}</body></html>"
    document = document_of(page.encode(), "draft.html")
    (comment,) = document.comments
    assert comment.about is not None
    assert comment.about.start == document.text.rindex("The ferry")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_comment_of_a_page_stands_on_its_line_and_knows_a_paragraph_that_was_extracted_otherwise(
    end: str,
) -> None:
    page = end.join(
        [
            "<html><body><nav>The harbour and the city.</nav><article><p>The ferry is closed today.</p>",
            "<ul><li><p><!-- factcheck: x --></p><p>The bridge&shy;s and <b>port</b> are <br> open again.</p>",
            "</li></ul><table><tr><td>Ferries</td><td><!-- factcheck: y -->They sailed 12 times.</td></tr></table>",
            "<p>The end of the story is here.</p><!-- factcheck: z --!></article></body></html>",
        ]
    )
    inside, cell, behind = about(document_of(page.encode(), "draft.html"))
    assert inside[:2] == ("x", 2)
    assert "".join((inside[2] or "").split()) == "-Thebridgesandportareopenagain."
    assert cell == ("y", 3, "Ferries | They sailed 12 times.")
    assert behind == ("z", 4, None)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_comment_in_plain_text_is_no_statement_and_moves_no_other(end: str) -> None:
    text = end.join(
        [
            "Eleven soldiers were sent to <!-- factcheck: ignore FC103 because he says it is so. --> Norway.",
            "<!-- factcheck: ignore FC104 because the ferry was closed on Monday. -->",
            "The ferry to Malmö is closed.",
        ]
    )
    document = document_of(text.encode(), "draft.txt")
    statements = read_statements(document.prose)
    assert [one.text for one in statements] == [
        "Eleven soldiers were sent to Norway.",
        "The ferry to Malmö is closed.",
    ]
    assert statements[1].span.of(text) == "The ferry to Malmö is closed."
    assert statements[0].span.of(text).startswith("Eleven soldiers")


def test_a_text_without_comments_is_read_as_ever() -> None:
    document = document_of(b"<!-- another comment -->\nThe ferry is closed.\n", "draft.txt")
    assert document.prose.text == document.text
    assert document.comments == ()
