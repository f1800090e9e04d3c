"""What the check of a draft remarks on beside its verdicts: a code, a name and a manual page for each."""

from inspect import cleandoc
from types import MappingProxyType

from checker.model import Severity
from checker.store.codes import Rule

_NOTES: list[Rule] = []


def _note(code: str, name: str, severity: Severity, manual: str) -> Rule:
    note = Rule(code, name, severity, cleandoc(manual))
    _NOTES.append(note)
    return note


UNSOURCED = _note(
    "FC601",
    "unsourced",
    Severity.NOTE,
    """
    No claim in the store says what the statement says.

    That is no fault of the statement. What to do: find the source, add it with `factcheck sources add` and draw its
    claims, or leave the statement out.
    """,
)
DISPUTED = _note(
    "FC602",
    "disputed",
    Severity.WARNING,
    """
    One claim in the store says so, and another speaker's claim denies it.

    What to do: say who says which, or look for a third source.
    """,
)
BROKEN_WAIVER = _note(
    "FC691",
    "broken-waiver",
    Severity.WARNING,
    """
    A comment tells factcheck something that it does not understand, so it waives nothing.

    It must read `<!-- factcheck: ignore FC103 because …the reason… -->`, with one or several codes or `all`, or
    `ignore-file` for the whole draft. A waiver without a reason is none. docs/waivers.md shows them all.

    What to do: correct the comment, or remove it.
    """,
)
UNUSED_WAIVER = _note(
    "FC692",
    "unused-waiver",
    Severity.WARNING,
    """
    A waiver that waives nothing: there is no such remark at its place any more.

    A waiver that is left behind would hide the next mistake there. Where only a part of what it could be about was
    checked, nothing is said of it.

    What to do: remove it.
    """,
)
EXPIRED_WAIVER = _note(
    "FC693",
    "expired-waiver",
    Severity.WARNING,
    """
    A waiver of factcheck.toml whose last day (`until`) is over, so it waives nothing any more.

    What to do: remove it, or give it a later day.
    """,
)

NOTES = MappingProxyType({note.code: note for note in _NOTES})
"""All kinds of editorial remarks by their codes."""
