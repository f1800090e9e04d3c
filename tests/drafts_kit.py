"""Drafts made of sentences in every format, for the tests of places and of rewriting."""

import html
import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random

import docx
from hypothesis import strategies as st

from checker.documents import Document, read_document
from checker.documents.rewriting import Edit
from checker.model import Span, Spot

SUBJECTS = ("The minister", "Åsa Öberg", "The port of Malmö", "Chipwright & Sons", "A “big” firm", "R&D staff")
VERBS = ("opened", "closed", "inspected", "sold")
OBJECTS = ("ten ships", "the 5 < 6 sign", "40 million euros’ worth", "no café", "its <b> store")

SENTENCES = st.builds(
    lambda subject, verb, what, day: f"{subject} {verb} {what} on {day}.",
    st.sampled_from(SUBJECTS),
    st.sampled_from(VERBS),
    st.sampled_from(OBJECTS),
    st.sampled_from(("Monday", "Friday", "4 May")),
)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=2, max_size=5)


def read(folder: Path, name: str, data: bytes) -> Document:
    """Return a file as it is read."""
    path = folder / name
    path.write_bytes(data)
    return read_document(path)


def at(document: Document, words: str, number: int = 0) -> Span:
    """Return where words stand in the text of a document, the first or a later time."""
    found = [match.start() for match in re.finditer(re.escape(words), document.text)]
    return Span(start=found[number], end=found[number] + len(words))


def edit(document: Document, words: str, new: str) -> Edit:
    """Return an edit of the first such words."""
    return Edit(at(document, words), new)


def cut(text: str, spot: Spot) -> str:
    """Return what stands at a spot of a file that has lines."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    start = sum(map(len, lines[: spot.line - 1])) + spot.column - 1
    end = sum(map(len, lines[: spot.end_line - 1])) + spot.end_column - 1
    return text[start:end]


def words_at(page: str, spot: Spot) -> str:
    """Return what a stretch of a page shows, by the plainest means."""
    return " ".join(html.unescape(re.sub(r"<(?:[^<>'\"]|'[^']*'|\"[^\"]*\")*>", "", cut(page, spot))).split())


@dataclass
class Styles:
    """How a page is written: by chance, so that every way is tried."""

    chance: Random

    def words(self, text: str) -> str:
        """Write words with entities, line breaks and inline tags here and there."""
        written = []
        for word in text.split():
            shown = html.escape(word, quote=False)
            way = self.chance.randrange(10)
            if way == 0:
                shown = "".join(f"&#{ord(char)};" for char in word)
            elif way == 1:
                shown = f"<b class='x>y'>{shown}</b>"
            elif way == 2 and shown[0] != "&" and word[-1] != ".":
                shown = f'<a href="https://a.example/?a=1&b=2">{shown[:1]}</a>{shown[1:]}'
            written.append(shown)
        return "".join(
            word + (self.chance.choice((" ", " ", "\n   ", "&#32;")) if number < len(written) - 1 else "")
            for number, word in enumerate(written)
        )


def word_file(paragraphs: list[str], chance: Random) -> bytes:
    """Write a Word file whose runs end anywhere."""
    made = docx.Document()
    for paragraph in paragraphs:
        if chance.random() < 0.5:
            made.add_paragraph("")
        written = made.add_paragraph()
        begin = 0
        while begin < len(paragraph):
            end = begin + chance.randrange(1, 40)
            written.add_run(paragraph[begin:end]).bold = chance.random() < 0.5
            begin = end
    stored = BytesIO()
    made.save(stored)
    return stored.getvalue()
