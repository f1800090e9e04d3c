"""A statement judged with its misspelt names as they stand on record, where the record confirms who is meant.

``check`` remarks on such a name. ``batch`` and ``verify`` have no remarks: there the verdict's message says it.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from checker.editorial.codes import MISSPELT
from checker.editorial.placing import only_place, places
from checker.editorial.side_notes import SideNote
from checker.editorial.slips import Slips, Speakers, respelt
from checker.editorial.spelling import Slip, Spelling
from checker.editorial.suggesting import Fault
from checker.model import ACCUSING, Label, Severity, Statement, Verdict
from checker.pipeline import Desk

_CONFIRMING = frozenset({Label.SUPPORTED, Label.MISQUOTED, Label.DISPUTED, Label.OUTDATED})
"""What the record must come to, with a name as recorded, to confirm who is meant by the one in the draft.

A name that is put right must bring no accusation that was not there: two people may differ by one letter.
"""


class Read(NamedTuple):
    """A verdict with its statement as it was judged: with its names as recorded; and what is said of the names."""

    verdict: Verdict
    statement: Statement
    notes: Sequence[SideNote]


def with_names(desk: Desk, first: Verdict, slips: Sequence[Slip], *, as_of: date | None = None) -> Read:
    """Judge a statement anew with its misspelt names as recorded, and keep that if the record confirms them.

    It is kept, too, where the first verdict accuses by the misspelt name alone: that it is another speaker's. A
    name that is nearly one on record is no other speaker.
    """
    if not slips:
        return Read(first, first.statement, ())
    read = respelt(first.statement, slips)
    again = desk.judge(read, as_of=as_of)
    if again.label in _CONFIRMING or {first.label, again.label} <= ACCUSING:
        notes = [_note(first.statement, one, confirmed=True) for one in slips]
        return Read(again.model_copy(update={"statement": first.statement}), read, notes)
    against = again if again.label in ACCUSING else None
    by_name = first.label is Label.MISATTRIBUTED and read.speaker != first.statement.speaker and against is None
    doubtful = [
        _note(first.statement, one, confirmed=False, against=against) for one in slips if one.strong or by_name
    ]
    if by_name:
        return Read(again.model_copy(update={"statement": first.statement}), read, doubtful)
    return Read(first, first.statement, doubtful)


class AsRecorded:
    """Puts the verdicts on statements that stand alone right, where these have misspelt names."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._speakers = Speakers(desk)

    def __call__(self, first: Verdict, *, as_of: date | None = None) -> Verdict:
        """Return the verdict on a statement with its names as recorded; its message tells which are misspelt."""
        slips = Slips(self._desk, first.statement.text, self._speakers).of(first)
        read = with_names(self._desk, first, slips, as_of=as_of)
        told = [note.message for note in read.notes]
        return read.verdict.model_copy(update={"message": "; ".join([read.verdict.message, *told])})


def _note(statement: Statement, one: Slip, *, confirmed: bool, against: Verdict | None = None) -> SideNote:
    """Remark on a name; ``against`` is what the record says to the statement if the name is meant that it knows."""
    words = next(places(one.written, statement.text), None)
    if one.spelling is Spelling.VARIANT:
        severity, message = Severity.NOTE, f"“{one.written}” is written {one.recorded} on record ({one.name})"
    elif confirmed:
        severity, message = Severity.WARNING, f"“{one.written}” is misspelt: {one.name} is on record"
    else:
        severity = Severity.WARNING if against else Severity.NOTE
        message = f"Nobody of this name is on record, but {one.name} is: is “{one.written}” misspelt?"
        if against:
            message += f" If so: {against.message}"
    only = only_place(one.written, statement.text)
    fault = Fault(only, one.recorded, f"{one.name} is on record") if confirmed and words else None
    return SideNote(MISSPELT.code, MISSPELT.name, severity, message, words, fault)
