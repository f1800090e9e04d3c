"""Who says what a draft quotes where no sentence of it tells: a lead-in before a quotation, a name under it."""

from collections.abc import Sequence

from checker.extract.descriptions import Described, describe
from checker.extract.grammar import Tag
from checker.extract.noun_phrases import DASHES
from checker.extract.signatures import signer
from checker.extract.statements import all_quoted
from checker.extract.words import read_words
from checker.model import Span, Statement

_DASHES = DASHES | {"―"}


def signed(found: list[Statement], text: str, span: Span, quotes: Sequence[Span], earliest: int) -> None:
    """Give the quotation that the words at ``span`` sign to whom they name; they may sign nothing.

    A name behind a dash signs the quotation before it, from ``earliest`` on; in a block quotation all that is
    quoted there, and so does a name alone in its last line.
    """
    block = next((quote for quote in quotes if quote.start <= span.start < quote.end), None)
    named = _signature(text, span, bare=block is not None and not text[span.end : block.end].strip())
    if named is None:
        return
    begin = block.start if block else max(earliest, found[-1].span.start if found else 0)
    for number in range(len(found) - 1, -1, -1):
        said = found[number]
        if said.span.start < begin or said.attributed or not (block or all_quoted(said.text)):
            break
        found[number] = _by(said, named.name or named.text, named.role, None)


def led_in(found: list[Statement], statement: Statement, quotes: Sequence[Span], earliest: int) -> Statement:
    """Give what is quoted behind "Ann Berg said:" to her, and take the lead-in, which says nothing else, away."""
    before = found[-1] if found and found[-1].span.start >= earliest else None
    quoted = all_quoted(statement.text) or any(quote.start == statement.span.start for quote in quotes)
    if before is None or not quoted or not before.attributed or statement.attributed:
        return statement
    if before.text.endswith(":") and not before.quoted and before.content == before.text:
        found.pop()
        return _by(statement, before.speaker, before.role, before.cue)
    if before.quoted and all_quoted(statement.text):
        return _by(statement, before.speaker, before.role, before.cue)
    return statement


def _signature(text: str, span: Span, *, bare: bool) -> Described | None:
    """Return whom some words name, and nothing else: behind a dash; where ``bare``, by two names or an office."""
    words = read_words(text, span.start, span.end)
    inside = bool(words) and words[0].text in _DASHES
    dash = inside or text[: span.start].rstrip(" ")[-1:] in _DASHES - {"-"}  # it was taken for a bullet
    if not (dash or bare) or len(words) <= int(inside):
        return None
    name = signer(words, int(inside), len(words))
    if name is None:
        return None
    names = sum(word.tag is Tag.NAME for word in words[name.start : name.core_end])
    return describe(text, words, name) if dash or names > 1 or name.end > name.core_end else None


def _by(statement: Statement, speaker: str | None, role: str | None, cue: str | None) -> Statement:
    return statement.model_copy(update={"speaker": speaker, "role": role, "cue": cue, "attributed": True})
