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

NOTES = MappingProxyType({note.code: note for note in _NOTES})
"""All kinds of editorial remarks by their codes."""
