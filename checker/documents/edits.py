"""Edits of a text: words in place of others, taken apart to the words that change."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from checker.documents.document import Document
from checker.errors import UnusableInput
from checker.model import Span

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Edit(NamedTuple):
    """Words in place of others; ``span`` lies in the text of the document."""

    span: Span
    new: str


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a text with edits made whose spans do not overlap."""
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end), reverse=True):
        text = text[: edit.span.start] + edit.new + text[edit.span.end :]
    return text


def words_of(edit: Edit, text: str) -> list[Edit]:
    """Return an edit as one for each word, or stretch of words, that changes; what stays is in none of them."""
    old, new = _TOKEN.findall(edit.span.of(text)), _TOKEN.findall(edit.new)
    changes = []
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        at = edit.span.start + sum(map(len, old[:start]))
        if end - start == stop - begin:  # word for word
            for before, after in zip(old[start:end], new[begin:stop], strict=True):
                changes.append(Edit(Span(start=at, end=at + len(before)), after))
                at += len(before)
        else:
            length = sum(map(len, old[start:end]))
            changes.append(Edit(Span(start=at, end=at + length), "".join(new[begin:stop])))
    return changes


def narrowed(edit: Edit, text: str) -> Edit:
    """Return an edit without the letters that stay at its edges."""
    old, new = edit.span.of(text), edit.new
    most = min(len(old), len(new))
    front = next((n for n in range(most) if old[n] != new[n]), most)
    back = next((n for n in range(most - front) if old[-1 - n] != new[-1 - n]), most - front)
    return Edit(Span(start=edit.span.start + front, end=edit.span.end - back), new[front : len(new) - back])


def refused(document: Document, edit: Edit, why: str) -> UnusableInput:
    """Return what says that an edit cannot be made, and why."""
    old, new = (" ".join(words.split()) for words in (edit.span.of(document.text), edit.new))
    spot = document.spot(edit.span)
    message = f"“{old}” cannot be changed to “{new}” here: {why}"
    return UnusableInput(message, cure="change it by hand", file=document.origin, line=spot.line)
