"""A draft against the store: statements judged, and what an editor should look at, in the order of the draft.

Each statement goes one way: its misspelt names are found; it is judged with its names as recorded; what differs
from the record, what nobody vouches for and what stands on one voice are remarked on, once each; and where the
difference is typed, the words on record are tried in its place.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from checker.documents import Document
from checker.editorial.as_recorded import Read, with_names
from checker.editorial.ladder import Rung, rung_of
from checker.editorial.side_notes import (
    SideNote,
    one_voice,
    unsupported_superlative,
    wrong_title,
    wrong_weekdays,
)
from checker.editorial.slips import Slips, Speakers, reread
from checker.editorial.suggesting import Cure, Suggesting
from checker.editorial.waivers import Waivers, waive_by_comments
from checker.model import Label, Remark, Report, Span, Statement, Suggestion, Verdict
from checker.pipeline import Desk
from checker.store import Workspace

Chosen = Callable[[Statement], bool]
"""Whether a statement is to be checked: where only a part of the draft is asked for."""


def proofread(
    desk: Desk,
    document: Document,
    *,
    as_of: date | None = None,
    chosen: Chosen | None = None,
    waivers: Waivers | None = None,
    suggest: bool = True,
) -> Report:
    """Judge the statements of a draft, all or the ``chosen`` ones, and remark on what needs an editor.

    A statement with a misspelt name gets the verdict that it has with the name as recorded. With ``suggest``,
    corrections are looked for and tried, which judges what is wrong once more. What the draft itself waives is
    waived, and what the ``waivers`` of its workspace do.
    """
    skipped: list[Statement] = []

    def wanted(statement: Statement) -> bool:
        if chosen is None or chosen(statement):
            return True
        skipped.append(statement)
        return False

    report = desk.check(document, as_of=as_of, chosen=wanted)
    slips = Slips(desk, document.prose.text, Speakers(desk))
    suggesting = Suggesting(desk, document, as_of) if suggest else None
    verdicts: list[Verdict] = []
    remarks: list[Remark] = []
    for number, first in enumerate(report.verdicts):
        read = with_names(desk, first, slips.of(first), as_of=as_of)
        verdicts.append(read.verdict)
        remarks += _remarks(_Draft(desk, document, as_of, suggesting), read, number)
    update = {"verdicts": tuple(verdicts), "remarks": tuple(sorted(remarks, key=_place))}
    report = waive_by_comments(report.model_copy(update=update), document, skipped)
    return waivers.waive(report, document, skipped) if waivers else report


def proofread_there(workspace: Workspace, desk: Desk, document: Document, *, as_of: date | None = None) -> Report:
    """Check a draft as its workspace wants it: what was waived there is waived.

    Raises:
        UnusableInput: a waiver or the baseline of the workspace cannot be used.
    """
    return proofread(desk, document, as_of=as_of, waivers=Waivers.of(workspace, day=as_of))


class _Draft(NamedTuple):
    desk: Desk
    document: Document
    as_of: date | None
    suggesting: Suggesting | None


def _remarks(draft: _Draft, read: Read, number: int) -> Iterator[Remark]:
    verdict, statement = read.verdict, read.verdict.statement
    title = wrong_title(draft.desk, statement.model_copy(update={"speaker": read.statement.speaker}))
    notes = [note for note in read.notes if note.words is not None]
    notes += [title] if title else []
    weekdays = list(wrong_weekdays(statement))
    notes += weekdays
    rung = rung_of(verdict)
    if rung is not None and (_told(rung, weekdays) or _else_on_record(draft, read, title, weekdays)):
        rung = None
    faults = [note.fault for note in notes if note.fault is not None]
    cure = Cure(None, (None,) * len(faults))
    if draft.suggesting is not None:
        cure = draft.suggesting.cure(verdict, read.statement, faults)
    cures = iter(cure.of_faults)
    if rung is not None:
        yield _remark(draft, statement, number, SideNote(*rung), cure.of_verdict)
    for note in notes:
        yield _remark(draft, statement, number, note, next(cures) if note.fault is not None else None)
    for found in (one_voice(draft.desk, verdict), unsupported_superlative(verdict)):
        if found is not None:
            yield _remark(draft, statement, number, found, None)


def _told(rung: Rung, weekdays: Sequence[SideNote]) -> bool:
    """Whether a remark of the verdict says no more than that a weekday is wrong, which is told already."""
    return any((rung.code, rung.severity) == (one.code, one.severity) for one in weekdays)


def _else_on_record(draft: _Draft, read: Read, title: SideNote | None, weekdays: Sequence[SideNote]) -> bool:
    """Whether all of a statement but a title or a weekday is on record: then no second remark is needed."""
    if read.verdict.label is not Label.UNVERIFIED or not (title or weekdays):
        return False
    text = read.statement.text
    for note in reversed(list(wrong_weekdays(read.statement))):
        if note.fault is not None and note.fault.span is not None and note.fault.new is not None:
            text = text[: note.fault.span.start] + note.fault.new + text[note.fault.span.end :]
    mended = reread(read.statement, text) if weekdays else read.statement
    untitled = mended.model_copy(update={"role": None}) if title else mended
    return draft.desk.judge(untitled, as_of=draft.as_of).label is Label.SUPPORTED


def _remark(
    draft: _Draft, statement: Statement, number: int, note: SideNote, suggestion: Suggestion | None
) -> Remark:
    span: Span | None = note.words and draft.document.within(statement.span, statement.text, note.words)
    span = span or statement.span
    return Remark(
        code=note.code,
        name=note.name,
        severity=note.severity,
        message=note.message,
        span=span,
        spot=draft.document.spot(span),
        verdict=number,
        suggestions=(suggestion,) if suggestion else (),
    )


def _place(remark: Remark) -> tuple[int, int, str]:
    return remark.span.start, remark.span.end, remark.code
