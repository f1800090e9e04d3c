"""Fact-checks are found in every form that they are published in; what is broken is refused with its line."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from interchange_kit import REVIEW, review

from checker.errors import UnusableInput
from checker.interchange.dirty import plain
from checker.interchange.finding import find_reviews
from checker.interchange.json_files import read_json
from checker.interchange.recording import read_reviews
from checker.interchange.reviewed import Reviewed

TEXT = json.dumps(REVIEW)
PAGE = (
    "<!doctype html><html><head>\n<script>var a = '<script type=\"x\">';</script>\n"
    '<script type="application/ld+json">{"@type": "BreadcrumbList", broken}</script>\n'
    f'<script type="application/ld+json; charset=utf-8">\n<!--\n{TEXT}\n-->\n</script></head><body>…</body></html>'
)


def found(text: str | bytes, folder: Path) -> list[str]:
    """Return the claims of the fact-checks in a file with this text."""
    path = folder / "reviews"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    read = read_reviews(str(path))
    assert all(isinstance(one, Reviewed) for one in read)
    return [one.text for one in read if isinstance(one, Reviewed)]


FORMS: dict[str, Any] = {
    "one object": REVIEW,
    "a list": [REVIEW],
    "a list in a list": [[REVIEW]],
    "a graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
    "several types": review(**{"@type": ["Review", "ClaimReview"]}),
    "a type with its vocabulary": review(**{"@type": "http://schema.org/ClaimReview"}),
    "a type with a prefix": review(**{"@type": "schema:ClaimReview"}),
    "inside of an article": {"@type": "NewsArticle", "mainEntity": {"review": [REVIEW]}},
    "a feed": {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
    "a feed with single items": {"@type": "DataFeed", "dataFeedElement": {"item": REVIEW}},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read(form: str, tmp_path: Path) -> None:
    assert found(json.dumps(FORMS[form]), tmp_path) == ["The tram to Malmö is free."]


def test_json_lines_are_read(tmp_path: Path) -> None:
    assert len(found(f"{TEXT}\n\n{TEXT}\r\n", tmp_path)) == 2


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("/* <![CDATA[ */", "/* ]]> */"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("<!--", "-->")],
)
def test_marks_around_a_script_are_no_part_of_it(opens: str, closes: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<html>\n<script type="application/ld+json">\n{opens}\n{TEXT}\n{closes}\n</script></html>')
    (piece,) = read_json(str(page))
    assert piece.value["claimReviewed"] == REVIEW["claimReviewed"]


def test_a_web_page_is_read_and_its_other_scripts_do_not_matter(tmp_path: Path) -> None:
    assert len(found(PAGE, tmp_path)) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_marked_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    text = json.dumps(REVIEW, ensure_ascii=False).encode(encoding)
    assert found(text, tmp_path) == ["The tram to Malmö is free."]


def test_line_breaks_inside_of_texts_are_read(tmp_path: Path) -> None:
    assert found(TEXT.replace("The tram", "The\n\ttram"), tmp_path) == ["The tram to Malmö is free."]


def test_references_within_a_document_are_followed() -> None:
    document = {
        "@graph": [
            review(author={"@id": "#desk"}, itemReviewed={"@id": "#claim"}),
            {"@id": "#desk", "@type": "Organization", "name": "Coast Check"},
            {"@id": "#claim", "@type": "Claim", "author": {"@id": "#who"}},
            {"@id": "#who", "name": "Per Holm", "knows": {"@id": "#who"}},
        ]
    }
    (one,) = find_reviews(document)
    assert one.node["author"]["name"] == "Coast Check"
    assert one.node["itemReviewed"]["author"]["name"] == "Per Holm"


def test_an_answer_of_googles_api_is_read(tmp_path: Path) -> None:
    answer = {
        "claims": [
            {
                "text": "The tram is free.",
                "claimant": "Ann Berg",
                "claimDate": "2026-01-12T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "Harbour Facts", "site": "harbourfacts.example"},
                        "url": "https://harbourfacts.example/tram",
                        "title": "No, the tram is not free",
                        "reviewDate": "2026-01-20T08:00:00Z",
                        "textualRating": "False",
                        "languageCode": "en",
                    },
                    {
                        "publisher": {"site": "coast.example"},
                        "url": "https://coast.example/t",
                        "textualRating": "Mixed",
                    },
                ],
            }
        ],
        "nextPageToken": "CAo",
    }
    path = tmp_path / "answer.json"
    path.write_text(json.dumps(answer))
    first, second = read_reviews(str(path))
    assert isinstance(first, Reviewed)
    assert isinstance(second, Reviewed)
    assert (first.speaker, str(first.said_on)) == ("Ann Berg", "2026-01-12")
    assert first.review.model_dump(exclude_none=True, exclude_defaults=True) == {
        "publisher": "Harbour Facts",
        "site": "harbourfacts.example",
        "url": "https://harbourfacts.example/tram",
        "published": first.review.published,
        "language": "en",
        "title": "No, the tram is not free",
        "rating": "False",
    }
    assert second.review.publisher == "coast.example"
    assert first.group == second.group is not None


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('{"@type": "ClaimReview",\n "url": "x"\n "author": 1}', 3, "the JSON is broken at column 2"),
        ('{"a": 1}\n{"b": 2\n{"c": 3}\n', 2, "the JSON is broken"),
        (f"{TEXT}\n{TEXT[:-1]}\n", 2, "the JSON is broken"),
        (PAGE.replace('"author"', "author"), 6, "the JSON is broken"),
        ("[" * 100_000, 1, "the JSON is nested too deeply"),
        ("claim;rating\nx;y\n", 1, "this is no JSON"),
    ],
)
def test_what_is_broken_is_refused_with_its_line(text: str, line: int, message: str, tmp_path: Path) -> None:
    path = tmp_path / "broken"
    path.write_text(text)
    with pytest.raises(UnusableInput, match=message) as refused:
        read_reviews(str(path))
    assert (refused.value.file, refused.value.line) == (str(path), line)


def test_a_number_stays_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "number"
    path.write_text("[1, 1.0, 1e999, -1, NaN, %s]" % ("9" * 5000))
    assert read_json(str(path))[0].value == ["1", "1.0", "1e999", "-1", "NaN", "9" * 5000]


@pytest.mark.parametrize("text", ['{"@type": "NewsArticle"}', "<html><body>ClaimReview</body></html>", "[]"])
def test_a_file_without_a_fact_check_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_text(text)
    with pytest.raises(UnusableInput, match="there is no ClaimReview in this file"):
        read_reviews(str(path))


def test_an_address_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnusableInput) as refused:
        read_json("https://x.example/feed.json")
    assert "curl -L https://x.example/feed.json | factcheck import claimreview -" in refused.value.cure


@pytest.mark.parametrize("again", ["<!--", "<script>", "<script></scrip", "<style ", "<a ", "<a href='", "<", "<!"])
def test_what_is_never_closed_is_not_searched_for_its_end_each_time(again: str, tmp_path: Path) -> None:
    hostile = again * (60_000 // len(again))
    page = tmp_path / "page.html"
    page.write_text(f"<html>{hostile}")
    start = time.process_time()
    plain(hostile)
    read_json(str(page))
    assert time.process_time() - start < 6  # 0.2 s where this was written; 8 s to minutes were it tried each time


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a <script>b <style> c</script> d", "a d"),
        ("a <style>b</style ><STYLE>c</STYLE> d", "a d"),
        ("a <script>b", "a b"),
        ("a</script> <script>b", "a b"),
        ("a<!-- b --> c <!-- d", "a c <!-- d"),
        ("a<!-- <b> --><i>c</i>", "ac"),
    ],
)
def test_programs_and_comments_are_no_words(written: str, shown: str) -> None:
    assert plain(written) == shown


def test_only_scripts_that_count_are_read(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    kind = 'type="application/ld+json"'
    lines = (
        "<html>",
        f'<!-- <script {kind}>{{"a": 1}}</script> -->',
        f"<script {kind}/>",
        "<SCRIPT id='x' TYPE = 'application/ld&#43;json'>",
        '{"b": 2}',
        "</SCRIPT>",
        f'<script data-{kind}>{{"c": 3}}</script>',
    )
    page.write_text("\n".join(lines))
    assert [(piece.value, piece.line) for piece in read_json(str(page))] == [({"b": "2"}, 4)]
