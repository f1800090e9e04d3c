"""A whole draft to its statements, one a sentence."""

import re
from collections.abc import Iterator, Sequence

from checker.documents.prose import Prose
from checker.extract.draft_speakers import led_in, signed
from checker.extract.grammar import Tag, is_finite
from checker.extract.statements import read_statement
from checker.extract.words import read_words
from checker.model import Span, Statement
from checker.text.named import named
from checker.text.quotations import Quotation, quotations
from checker.text.sentences import paragraphs, sentences_within

_BULLET = re.compile(r"(?:[-*+•·▪◦–—]|\d{1,2}[.)])\s+|>\s*")
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_FENCE = ("```", "~~~")


_SENTENCE = 5
"""From so many words on, what ends in a full stop is a sentence."""


def read_statements(draft: Prose | str) -> list[Statement]:
    """Take a whole draft apart; questions, fragments, short headings and code are left out.

    A statement is a sentence, or the sentences of one quotation with its attribution. A quotation that follows
    without a cue of its own has the speaker of the statement before it, of the words that lead in to it, or of the
    name that signs it.
    """
    prose = Prose(draft) if isinstance(draft, str) else draft
    text = prose.text
    marks = quotations(text)
    found: list[Statement] = []
    earliest = 0
    for paragraph, heading in _paragraphs(prose):
        for span in _units(sentences_within(text, paragraph), marks):
            if not _says_something(text, span, heading=heading):
                signed(found, text, span, prose.quotes, earliest)
                continue
            statement = read_statement(span.of(text), offset=span.start)
            found.append(led_in(found, statement, prose.quotes, earliest))
        earliest = paragraph.start
    among = named(text)
    return [
        statement.model_copy(update={"span": prose.place(statement.span), "among": among}) for statement in found
    ]


def _paragraphs(prose: Prose) -> Iterator[tuple[Span, bool]]:
    """Yield the paragraphs that are no code or table, without their bullets, and whether they are headings."""
    text, code = prose.text, False
    known = {heading.start for heading in prose.headings}
    for paragraph in paragraphs(text):
        written = paragraph.of(text)
        if written.startswith(_FENCE):
            code = not code
        elif not code and written[0] != "|":
            heading = _HEADING.match(written)
            mark = heading or _BULLET.match(written)
            start = paragraph.start + (mark.end() if mark else 0)
            if start < paragraph.end:
                yield Span(start=start, end=paragraph.end), heading is not None or paragraph.start in known


def _units(spans: Sequence[Span], marks: Sequence[Quotation]) -> list[Span]:
    """Join sentences where one ends inside a quotation that goes on in the next."""
    joined: list[Span] = []
    for span in spans:
        if joined and any(mark.outer.start < joined[-1].end <= span.start < mark.outer.end for mark in marks):
            joined[-1] = Span(start=joined[-1].start, end=span.end)
        else:
            joined.append(span)
    return joined


def _says_something(text: str, span: Span, *, heading: bool) -> bool:
    written = span.of(text).rstrip("\"'”’»)")
    if written.endswith("?"):
        return False
    words = read_words(text, span.start, span.end)
    count = sum(word.tag is not Tag.MARK for word in words)
    # A long sentence with its full stop is read even where no verb is known: what is left out is never checked.
    closed = count >= _SENTENCE and written.endswith(".")
    # In a short heading ("Port opens") too little is said, and no word of it is surely a verb.
    least = _SENTENCE if heading and not written.endswith((".", "!", "…")) else 2
    return closed or (count >= least and any(is_finite(word) for word in words))
