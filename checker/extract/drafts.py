"""A whole draft to its statements, one a sentence."""

import re
from collections.abc import Iterator, Sequence

from checker.extract.grammar import Tag, is_finite
from checker.extract.statements import all_quoted, read_statement
from checker.extract.words import read_words
from checker.model import Span, Statement
from checker.text.quotations import Quotation, quotations
from checker.text.sentences import paragraphs, sentences_within

_BULLET = re.compile(r"(?:[-*+•·▪◦–—]|\d{1,2}[.)])\s+|>\s*")
_FENCE = ("```", "~~~")


_SENTENCE = 5
"""From so many words on, what ends in a full stop is a sentence."""


def read_statements(text: str) -> list[Statement]:
    """Take a whole draft apart; headings, questions, fragments and code are left out.

    A statement is a sentence, or the sentences of one quotation with its attribution. A quotation that follows
    without a cue of its own has the speaker of the statement before it.
    """
    marks = quotations(text)
    found: list[Statement] = []
    earliest = 0
    for paragraph in _prose(text):
        for span in _units(sentences_within(text, paragraph), marks):
            if not _says_something(text, span):
                continue
            statement = read_statement(span.of(text), offset=span.start)
            before = found[-1] if found and found[-1].span.start >= earliest else None
            if before is not None and before.attributed and before.quoted and all_quoted(statement.text):
                taken = {"speaker": before.speaker, "role": before.role, "cue": before.cue, "attributed": True}
                statement = statement.model_copy(update=taken)
            found.append(statement)
        earliest = paragraph.start
    return found


def _prose(text: str) -> Iterator[Span]:
    """Yield the paragraphs that are no code, table or Markdown heading, without their bullets."""
    code = False
    for paragraph in paragraphs(text):
        written = paragraph.of(text)
        if written.startswith(_FENCE):
            code = not code
        elif not code and written[0] not in "#|":
            bullet = _BULLET.match(written)
            start = paragraph.start + (bullet.end() if bullet else 0)
            if start < paragraph.end:
                yield Span(start=start, end=paragraph.end)


def _units(spans: Sequence[Span], marks: Sequence[Quotation]) -> list[Span]:
    """Join sentences where one ends inside a quotation that goes on in the next."""
    joined: list[Span] = []
    for span in spans:
        if joined and any(mark.outer.start < joined[-1].end <= span.start < mark.outer.end for mark in marks):
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined


def _says_something(text: str, span: Span) -> bool:
    if span.of(text).rstrip("\"'”’»)").endswith("?"):
        return False
    words = read_words(text, span.start, span.end)
    count = sum(word.tag is not Tag.MARK for word in words)
    # A long sentence with its full stop is read even where no verb is known: what is left out is never checked.
    closed = count >= _SENTENCE and span.of(text).rstrip("\"'”’»)").endswith(".")
    return closed or (count >= 2 and any(is_finite(word) for word in words))
