"""Markdown as a reader sees it: words without marks, each with its place in the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.documents import Document, Media
from checker.documents.markdown_prose import read_prose
from checker.documents.prose import shown_words
from checker.extract import extract_claims, read_statements
from checker.model import Markup, Source, Span

SAID = "The port was closed, Ann Lee said."


@pytest.mark.parametrize(
    "written",
    [
        "The port was closed, [Ann Lee](https://a.example) said.",
        'The port was closed, [Ann Lee](https://a.example "her page") said.',
        "The port was closed, [Ann Lee][lee] said.\n\n[lee]: https://a.example",
        "The port was closed, **Ann Lee** said.",
        "The *port* was closed, __Ann__ Lee said.",
        "***The port* was closed**, Ann Lee said.",
        "The port was ~~closed~~, `Ann Lee` said.",
        "The port was clo*sed*, Ann Lee said[^1].",
        "![the port](port.jpg) The port was closed, Ann Lee said.",
        "The port was closed, Ann Lee ![her](lee.jpg) said.",
        "The port was closed, Ann Lee <https://a.example> said.",
        "The port was closed, Ann Lee (<https://a.example>) said.",
        "The port was closed, <b>Ann Lee</b> said.<!-- when? -->",
        "The port was closed, Ann&#32;Lee said\\.",
        "The port was closed,\nAnn Lee\nsaid.",
        "- The port was closed, Ann Lee said.",
        "12. The port was closed,\n    Ann Lee said.",
        "> The port was closed,\n> **Ann Lee** said.",
        "> - The port was closed, [Ann\n>   Lee](u) said.",
        "## The port was closed, [Ann Lee](u) said. ##",
        "The port was closed, *Ann Lee* said.\n===",
        "<div>\n<p>The port was closed, Ann Lee said.</p>\n</div>",
        "    The port was closed, Ann Lee said.",
        "[![The port was closed, Ann Lee said.](port.jpg)](u)",
        "[^1]: The port was closed, Ann Lee said.",
        "---\nlead: The port was closed, Ann Lee said.\nslug: port\n---\n",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_marks_are_no_words(written: str, newline: str) -> None:
    text = written.replace("\n", newline)
    assert read_prose(text).text == SAID
    (statement,) = read_statements(Document(text, "a.md", Media.MARKDOWN).prose)
    assert (statement.text, statement.speaker) == (SAID, "Ann Lee")
    assert 0 <= statement.span.start < statement.span.end <= len(text)


@pytest.mark.parametrize("text", ["2 * 3 * 4 is 24.", "the_port_of_Lund", "[so] he said", "a \\ b", "5 < 6 ` 7"])
def test_what_marks_nothing_is_shown(text: str) -> None:
    assert read_prose(text).text == text


def test_tables_and_fenced_code_are_left_out() -> None:
    assert read_prose("| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\nText.").text == "Text."


def test_blocks_and_parting_tags_stay_apart() -> None:
    prose = read_prose("# Port *closed*\nBy Ann\n\n- one\n- two\n\n<p>three</p><p>four</p>\nfive  \nsix")
    assert re.split(r"\s*\n\s*", prose.text) == [
        "Port closed",
        "By Ann",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
    ]
    assert [heading.of(prose.text) for heading in prose.headings] == ["Port closed"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<!-- a note\n\nIt was closed.\n\n- It was sold.\n-->\nIt opened.", ["It opened."]),
        ("It opened <!-- a\nnote --> on Monday.", ["It opened on Monday."]),
        ("It opened.\n\n<!-- a note\n\nIt was sold.", ["It opened.", "It was sold."]),
        ("<script>\nvar a = 'It was closed.';\n\nIt was sold.\n</script>\n\nIt opened.", ["It opened."]),
        ("```html\n<!--\n```\n\nIt opened.\n\n-->", ["It opened."]),
        ("Write `<!--` so. It opened.\n\nIt was sold. -->", ["It opened.", "It was sold."]),
        ("```\nIt was closed on Monday.\n```\nIt opened.", ["It opened."]),
        ("`It was closed on Monday.`\n\nIt opened.", ["It opened."]),
        ("It opened. `It was closed on Monday.` It was sold.", ["It opened.", "It was sold."]),
        ("| a | b |\n|---|---|\n| It was closed. | c |\n\nIt opened.", ["It opened."]),
        ('![It opened.](a.jpg "It was sold.")', ["It opened.", "It was sold."]),
        ("![It opened.](a.jpg)\n![It was sold.](b.jpg)", ["It opened.", "It was sold."]),
        ("It opened.[^1]\n\n[^1]: It was sold.", ["It opened.", "It was sold."]),
        ("[It opened.](https://a.example/it-was-closed. 'It was closed.')", ["It opened."]),
        ("---\n# It was closed.\nlead: >\n  It opened\n  today.\nslug: it-was\n---\n", ["It opened today."]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_a_statement_in_markdown(written: str, said: list[str], newline: str) -> None:
    text = written.replace("\n", newline)
    document = Document(text, "a.md", Media.MARKDOWN)
    found = read_statements(document.prose)
    assert [statement.text for statement in found] == said
    for statement in found:
        for word in statement.text.split():
            assert word.strip("`") in statement.span.of(text)


def test_the_front_matter_is_read_where_it_stands() -> None:
    text = (
        "---\n# The port is closed now.\ntitle: 'Ann’s port: it''s shut'\n"
        'lead: |\n  Ü: the port is closed\n  now.\nnote: "Both \\u0041 and B sat."\n---\nIt opened.\n'
    )
    prose = read_prose(text)

    def written(words: str) -> str:
        at = prose.text.index(words)
        return prose.place(Span(start=at, end=at + len(words))).of(text)

    assert written("Ann’s port: it's shut") == "Ann’s port: it''s shut"
    assert written("Ü: the port is closed\nnow.") == "Ü: the port is closed\n  now."
    assert written("sat") == '"Both \\u0041 and B sat."'
    assert written("It opened.") == "It opened."


def test_a_passage_has_whole_links_and_emphasis() -> None:
    text = 'So the [old port](https://a.example "the port") was **closed**, AT&amp;T said.'
    prose = read_prose(text)

    def written(words: str) -> str:
        at = prose.text.index(words)
        return prose.place(Span(start=at, end=at + len(words))).of(text)

    assert written("old port") == '[old port](https://a.example "the port")'
    assert written("was closed") == "was **closed**"
    assert written("AT&T said.") == "AT&amp;T said."


@given(st.text(st.sampled_from('ab *_`[]()!<>#-&;\\~|:^"\n\r'), max_size=60))
def test_every_letter_has_its_place(text: str) -> None:
    prose = read_prose(text)
    for at, char in enumerate(prose.text):
        if char in "ab":
            assert char in prose.place(Span(start=at, end=at + 1)).of(text)


def test_a_passage_cut_out_of_a_link_shows_no_address() -> None:
    assert shown_words("port](https://a.example) was [shut][1]", Markup.MARKDOWN) == "port was [shut]"
    assert shown_words("a *b*", None) == "a *b*"


def test_claims_of_markdown_have_no_marks_and_exact_quotes() -> None:
    text = (
        'The [port](https://a.example) was **closed**, engineer [Ola Vik](u "v") said.\n\n'
        "**Ann Lee** said the bridge is *safe*.\n\n- Bob Roe said that 40 people were hurt.\n"
    )
    source = Source(id="a", sha256="0" * 64, markup=Markup.MARKDOWN)
    claims = extract_claims(source, text).claims
    assert [(claim.speaker, claim.text) for claim in claims] == [
        ("Ola Vik", "The port was closed."),
        ("Ann Lee", "The bridge is safe."),
        ("Bob Roe", "40 people were hurt."),
    ]
    quotes = [claim.quote for claim in claims if claim.quote]
    assert [text[quote.start : quote.end] for quote in quotes] == [quote.exact for quote in quotes]
    assert quotes[0].exact == "The [port](https://a.example) was **closed**"
