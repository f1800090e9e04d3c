"""Texts that would take hours if each part of them were looked at for all that follows; the desk reads anything."""

import subprocess
import sys

import pytest

from checker.documents import document_of
from checker.extract import read_statements
from checker.text.sentences import sentences

SECONDS = 15
"""Each takes a second or two; without care, twice as long as this at the least."""

HOSTILE = {
    "apostrophes behind a full stop": ("a.txt", "Hi." + "'" * 2_000 + "a"),
    "apostrophes between two sentences": ("a.txt", "Hi. " + "'" * 2_000 + ")"),
    "question marks": ("a.txt", "Hi" + "?" * 40_000 + "a"),
    "a sentence that never ends": ("a.txt", "Mr. A. " * 8_000),
    "quotations that never end": ("a.txt", "he said “a. " * 8_000),
    "one word with full stops in it": ("a.txt", "_a" * 40_000),
    "waivers that are not closed": ("a.txt", "<!-- factcheck: a " * 12_000),
    "comments that are not closed": ("a.md", "<!--" * 35_000),
    "programs that are not closed": ("a.md", "<script>" * 40_000),
}

_READ = """
import sys
from checker.documents import document_of
from checker.extract import read_statements
document = document_of(sys.stdin.buffer.read(), sys.argv[1])
document.comments, list(read_statements(document.prose))
"""


@pytest.mark.parametrize(("name", "text"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_takes_no_longer_than_its_length_asks_for(name: str, text: str) -> None:
    # In a process of its own: an expression that has run away cannot be stopped from inside.
    command = [sys.executable, "-c", _READ, name]
    subprocess.run(command, input=text.encode(), check=True, timeout=SECONDS, capture_output=True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("''It is over.'' He left.", 2),
        ("He won. ''It is over.'' He left.", 3),
        ("Is it?! No.", 2),
        ("He asked (why?). Nobody knew.", 2),
        ("The U.S. Senate met. It rose.", 2),
        ("He met 'A. B. Holt.' She left.", 2),
    ],
)
def test_sentences_end_where_they_did(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_a_waiver_that_is_not_closed_swallows_no_statements_of_a_plain_text() -> None:
    text = (
        "<!-- factcheck: ignore FC103 because it was checked ->\n\nTaxes rose by 5 per cent.\n\n"
        "Rents fell by 7 per cent. <!-- factcheck: ignore FC104 because of the date -->\n"
    )
    document = document_of(text.encode(), "a.txt")
    assert [comment.words for comment in document.comments] == ["ignore FC104 because of the date"]
    stated = [statement.text for statement in read_statements(document.prose)]
    assert "Taxes rose by 5 per cent." in stated
