"""Markdown: untouched text, and what its front matter states."""

from datetime import date
from pathlib import Path

import pytest

from checker.documents import Document, Media, read_document


def read(folder: Path, text: str, name: str = "a.md") -> Document:
    (folder / name).write_bytes(text.encode())
    document = read_document(folder / name)
    assert document.text == text
    assert document.media == Media.MARKDOWN
    return document


def test_the_front_matter_stays_in_the_text(tmp_path: Path) -> None:
    text = "---\ntitle: No soldiers – not now\n---\n\r\n# No soldiers\r\n\r\nThe minister said so.\r\n"
    assert read(tmp_path, text).title == "No soldiers – not now"


@pytest.mark.parametrize("end", ["---", "..."])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_field_is_read(tmp_path: Path, end: str, newline: str) -> None:
    lines = [
        "---",
        "Title: 'No soldiers'",
        "authors: [Jane Doe, {name: John Roe}]",
        "date: 2026-01-15",
        "url: https://paper.example/no-soldiers",
        "publisher: {name: The Paper}",
        "language: en_GB",
        "tags: [a, b]",
        end,
        "Text.",
    ]
    document = read(tmp_path, newline.join(lines), "a.markdown")
    assert document.title == "No soldiers"
    assert document.author == "Jane Doe, John Roe"
    assert document.published == date(2026, 1, 15)
    assert document.url == "https://paper.example/no-soldiers"
    assert document.publisher == "The Paper"
    assert document.language == "en-GB"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-01-15", date(2026, 1, 15)),
        ("2026-01-15T23:30:00-08:00", date(2026, 1, 15)),
        ("2026-01-15 10:00", date(2026, 1, 15)),
        ("15 January 2026", date(2026, 1, 15)),
        ("January 15, 2026", date(2026, 1, 15)),
        ("Thu, 15 Jan 2026 10:00:00 +0100", date(2026, 1, 15)),
        ("03/04/2026", None),
        ("'2026-13-01'", None),
        ("2026", None),
        ("yesterday", None),
        ("[2026-01-15]", None),
    ],
)
def test_a_date_is_read_only_where_it_leaves_no_doubt(tmp_path: Path, written: str, day: date | None) -> None:
    assert read(tmp_path, f"---\ndate: {written}\n---\nText.\n").published == day


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n\nText.\n",
        "---\n\nA text between two rules: it is prose: not data.\n\n---\n\nMore.\n",
        "---\njust words\n---\nText.\n",
        "---\ntitle: [unclosed\n---\nText.\n",
        "---\ntitle: &anchor x\n---\nText.\n",
        "---\ntitle: never closed\nText.\n",
        "Text.\n---\ntitle: x\n---\n",
        "---\ntitle:\nauthor: 3\ndate: true\nurl: paper\nlanguage: 'not a language'\n---\nText.\n",
    ],
)
def test_what_states_nothing_gives_nothing(tmp_path: Path, text: str) -> None:
    document = read(tmp_path, text)
    assert document == Document(text, document.origin, Media.MARKDOWN)
