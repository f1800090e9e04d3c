"""Saved web pages: the article's text, and only the metadata that the page states."""

import json
from datetime import date
from pathlib import Path

import pytest

from checker.documents import Document, Media, read_document
from checker.errors import UnusableInput

BODY = """
<header><nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav></header>
<article>
<h1>No soldiers</h1>
<p>The minister said that no soldiers will be sent to the island this year.</p>
<p>“We have not decided on <b>ships</b>,” he told <a href="/x">The Paper</a>.</p>
<h2>Other countries</h2>
<ul><li>Sweden has sent ten officers.</li><li>Norway has sent two.</li></ul>
<table><tr><th>Country</th><th>Officers</th></tr><tr><td>Sweden</td><td>10</td></tr></table>
<blockquote><p>It is a large island, and we are few.</p></blockquote>
</article>
<footer>Copyright 2019 The Paper. All rights reserved.</footer>
"""
TEXT = """No soldiers

The minister said that no soldiers will be sent to the island this year.

“We have not decided on ships,” he told The Paper.

Other countries

- Sweden has sent ten officers.

- Norway has sent two.

Country | Officers

Sweden | 10

It is a large island, and we are few.
"""


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{body}</body></html>"


def read(folder: Path, text: str | bytes) -> Document:
    path = folder / "page.html"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    document = read_document(path)
    assert document.media == Media.HTML
    return document


def test_the_article_is_taken_without_what_is_around_it(tmp_path: Path) -> None:
    assert read(tmp_path, page()).text == TEXT


def test_a_long_article_is_taken_whole(tmp_path: Path) -> None:
    said = [
        f"Minister number {n} said on day {n} that the plan would cost {n} million euros more." for n in range(60)
    ]
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in said)
    text = read(tmp_path, page(body=f"<nav><a href=a>Menu</a></nav><article>{paragraphs}</article>")).text
    assert text == "\n\n".join(said) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, page().encode(encoding)).text == TEXT


@pytest.mark.parametrize(
    ("declaration", "encoding", "words"),
    [
        ('<meta charset="windows-1250">', "cp1250", "Řekl “ne” – a Łukasz odešel do Žiliny."),
        ('<meta charset="iso-8859-1">', "cp1252", "“Nej,” sagde hun – og gik."),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", "Он сказал нет."),
        ("<meta charset=shift_jis>", "shift_jis", "大臣は否定した。島には行かない。"),
        ('<meta charset="iso-8859-1">', "utf-8", "“Nej,” sagde Lars Løkke – og gik."),
        ('<meta charset="no-such-charset">', "cp1252", "“Nej,” sagde Lars Løkke Rasmussen – og gik."),
        ('<meta charset="utf-16">', "utf-8", "“Nej,” sagde Lars Løkke – og gik."),
    ],
)
def test_a_declared_encoding_is_used_where_it_can_be(
    tmp_path: Path, declaration: str, encoding: str, words: str
) -> None:
    text = read(
        tmp_path, page(declaration, BODY.replace("It is a large island", words)).encode(encoding, "ignore")
    ).text
    assert words in text


def test_an_xml_declaration_is_used(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="windows-1250"?>' + page(body=BODY.replace("large island", "ostrov, řekl"))
    assert "ostrov, řekl" in read(tmp_path, text.encode("cp1250")).text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<script>var text = 'No article here, only a program.';</script>",
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>",
        "<div id='root'></div><noscript></noscript>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(UnusableInput) as caught:
        read(tmp_path, page(body=body))
    assert "no article" in caught.value.message
    assert caught.value.cure


def test_json_ld_states_the_metadata(tmp_path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01", "inLanguage": "en"},
            {"@type": ["NewsArticle"], "headline": "No soldiers, says minister",
             "datePublished": "2026-01-15T08:00:00+01:00", "dateModified": "2026-02-01",
             "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}, {"name": "Jane Doe"}],
             "publisher": {"@type": "Organization", "name": "The Paper"},
             "mainEntityOfPage": {"@id": "https://paper.example/no-soldiers"}},
        ],
    }  # fmt: skip
    document = read(tmp_path, page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert document.title == "No soldiers, says minister"
    assert document.published == date(2026, 1, 15)
    assert document.author == "Jane Doe, John Roe"
    assert document.publisher == "The Paper"
    assert document.url == "https://paper.example/no-soldiers"


def test_meta_elements_state_the_metadata(tmp_path: Path) -> None:
    head = """
    <meta property="og:title" content="No soldiers"><meta property="og:site_name" content="The Paper">
    <meta name="author" content="By Jane Doe">
    <meta property="article:published_time" content="2026-01-15T08:00:00Z">
    <link rel="canonical" href="https://paper.example/no-soldiers">
    """
    document = read(tmp_path, page(head, attributes=' lang="en-GB"'))
    assert document.title == "No soldiers"
    assert document.publisher == "The Paper"
    assert document.author == "Jane Doe"
    assert document.published == date(2026, 1, 15)
    assert document.url == "https://paper.example/no-soldiers"
    assert document.language == "en-GB"


def test_microdata_states_the_metadata(tmp_path: Path) -> None:
    author = '<span itemprop="author">Jane Doe</span>'
    published = '<time itemprop="datePublished" datetime="2026-01-15">today</time>'
    body = BODY.replace("</h1>", f"</h1>{author}{published}")
    document = read(tmp_path, page(body=body))
    assert document.author == "Jane Doe"
    assert document.published == date(2026, 1, 15)


def test_the_title_is_the_heading_or_the_page_title(tmp_path: Path) -> None:
    assert read(tmp_path, page("<title>No soldiers | The Paper</title>")).title == "No soldiers"
    body = BODY.replace("h1>", "h3>")
    site = '<meta property="og:site_name" content="The Paper">'
    assert read(tmp_path, page(f"<title>Not now - The Paper</title>{site}", body)).title == "Not now"
    assert read(tmp_path, page("<title>Not now - again</title>", body)).title == "Not now - again"


def test_nothing_is_guessed(tmp_path: Path) -> None:
    body = BODY.replace("</h1>", "</h1><p class='byline'>By Jane Doe | 12/01/2020</p>")
    document = read(tmp_path, page("<script type='application/ld+json'>{broken</script>", body))
    assert document.published is None
    assert document.publisher is None
    assert document.author is None
    assert document.url is None
    assert document.language is None


@pytest.mark.parametrize(
    "data",
    [
        "[]", "null", "3", '"text"', '{"@type": null}', '{"@type": {"a": 1}}', '{"@graph": 3}',
        '{"@type": "Article", "author": {"name": ["x"]}, "publisher": [], "datePublished": 3, "headline": {}}',
        '{"@type": "Article", "author": [], "publisher": [{"name": null}], "mainEntityOfPage": [1]}',
        "[" * 5000,
    ],
)  # fmt: skip
def test_odd_json_ld_states_nothing_and_breaks_nothing(tmp_path: Path, data: str) -> None:
    document = read(tmp_path, page(f"<script type='application/ld+json'>{data}</script>"))
    assert document.published is None
    assert document.publisher is None


def test_a_page_nested_too_deep_for_the_parser_is_read_by_its_words(tmp_path: Path) -> None:
    said = "The minister said that no soldiers will be sent."
    assert read(tmp_path, "<html>" + "<div>" * 50_000 + f"<p>{said}</p>").text == f"{said}\n"


def test_the_headings_of_a_page_are_known(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body>{BODY}</body></html>", encoding="utf-8")
    document = read_document(tmp_path / "a.html")
    assert [heading.of(document.text) for heading in document.headings] == ["No soldiers", "Other countries"]
    assert document.prose.headings == document.headings


def test_a_page_that_marks_no_article_keeps_its_lists(tmp_path: Path) -> None:
    body = (
        "<nav><a href='/'>Home</a></nav><h1>Tram vote: what you need to know</h1>"
        "<p>The council backed the tram by <b>31 votes to 14</b>. The line will cost 84 million pounds.</p>"
        "<ul><li>Construction starts in September 2025.</li><li>First trams run in <i>spring 2028</i>.</li></ul>"
        "<p>Lucia Brandt said the authority had been consulted about the drainage plans. Will it work?</p>"
        "<footer>Copyright 2025</footer>"
    )
    path = tmp_path / "draft.html"
    path.write_text(f"<!doctype html><html><head><title>Tram</title></head><body>{body}</body></html>")
    text = read_document(path).text
    assert "Construction starts in September 2025." in text
    assert "First trams run in spring 2028." in text
    assert "Copyright" not in text
