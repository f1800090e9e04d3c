"""Where words stand in a statement: what a remark points at, and what a correction replaces."""

import re
from collections.abc import Iterator

from checker.model import Span


def only_place(words: str, text: str) -> Span | None:
    """Return where some words stand in a text, as whole words; None where that is nowhere, or not one place."""
    found = list(places(words, text))
    return found[0] if len(found) == 1 else None


def places(words: str, text: str) -> Iterator[Span]:
    """Yield where some words stand in a text, as whole words."""
    if not words:
        return
    before = r"(?<![\w])" if words[0].isalnum() else ""
    behind = r"(?![\w])" if words[-1].isalnum() else ""
    if words[0].isdigit():
        before = r"(?<![\w])(?<!\d[.,])"  # "000" is no number in "12,000"
    if words[-1].isdigit():
        behind = r"(?![\w])(?![.,]\d)"
    for found in re.finditer(before + re.escape(words) + behind, text):
        yield Span(start=found.start(), end=found.end())
