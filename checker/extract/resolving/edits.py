"""What is replaced in a claim's text, and the record of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.model import Ground, Span


class Resolved(NamedTuple):
    """Words of a passage, what they stand for, how that is known, and where the source names it."""

    words: str
    stands_for: str
    by: Ground
    place: Span | None = None


class Edit(NamedTuple):
    """A replacement in a claim's text, from ``start`` to ``end``; ``resolved`` is None where a verb only agrees."""

    start: int
    end: int
    new: str
    resolved: Resolved | None = None


def applied(said: str, edits: Iterable[Edit]) -> tuple[str, tuple[Resolved, ...]]:
    """Return the text with the edits made, the earlier of two that overlap, and what they resolve."""
    pieces: list[str] = []
    resolved: list[Resolved] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if edit.start < at:
            continue
        new = edit.new[0].upper() + edit.new[1:] if edit.start == 0 else edit.new
        pieces += [said[at : edit.start], new]
        at = edit.end
        if edit.resolved is not None and edit.resolved not in resolved:
            resolved.append(edit.resolved)
    return "".join([*pieces, said[at:]]), tuple(resolved)


def listed(words: Sequence[str]) -> str:
    """Return words in quotation marks, each once, as a list."""
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
