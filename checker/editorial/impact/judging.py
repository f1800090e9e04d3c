"""Judge the statements of texts before and after claims changed: which verdicts move, and which text breaks.

A text breaks where a statement gets a failing verdict that it did not have before, unless that is waived.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from checker.documents import Document
from checker.editorial.impact.changes import ClaimChange
from checker.editorial.impact.nearness import Nearness
from checker.editorial.proofreading import proofread
from checker.editorial.waivers import Waivers, waived
from checker.extract import read_statements
from checker.model import Label, Spot, Statement, Verdict
from checker.pipeline import Desk
from checker.store import Store


class Side(StrEnum):
    """What a change does to a text at a statement."""

    BREAKS = "breaks"
    MENDS = "mends"
    CHANGES = "changes"
    HOLDS = "holds"


class Shift(NamedTuple):
    """A statement and its verdicts before and after; ``claims`` are the ids of those that made the difference."""

    statement: Statement
    spot: Spot
    before: Verdict
    after: Verdict
    claims: tuple[str, ...]
    side: Side
    waived: bool = False


class TextImpact(NamedTuple):
    """What comes of a text that has so many ``statements``; ``shifts`` are in its order."""

    origin: str
    statements: int
    shifts: tuple[Shift, ...]

    @property
    def breaks(self) -> bool:
        """Whether it would fail a check that it passed before, at a statement."""
        return any(shift.side is Side.BREAKS and not shift.waived for shift in self.shifts)


class Impact(NamedTuple):
    """What comes of all texts; ``judged`` is how many statements had to be judged twice."""

    texts: tuple[TextImpact, ...]
    judged: int

    @property
    def breaks(self) -> bool:
        """Whether any text breaks."""
        return any(text.breaks for text in self.texts)


class Judging(NamedTuple):
    """How the statements are judged: on which day, what fails, what is waived."""

    failing: frozenset[Label]
    day: date
    waivers: Waivers | None = None


def impact_of_changes(
    documents: Iterable[Document],
    before: tuple[Store, Desk],
    after: tuple[Store, Desk],
    changes: Sequence[ClaimChange],
    how: Judging,
) -> Impact:
    """Return the statements whose verdict moves from the one store to the other.

    A statement is judged twice unless none of the claims that its verdict can depend on changed.
    """
    near = Nearness(before, after, changes)
    changed = frozenset(change.id for change in changes)
    texts, judged = [], 0
    for document in documents:
        statements = read_statements(document.prose)
        asked = [statement for statement in statements if near.touches(statement)]
        judged += len(asked)
        pairs = zip(
            asked,
            before[1].judge_all(asked, as_of=how.day),
            after[1].judge_all(asked, as_of=how.day),
            strict=True,
        )
        shifts = [
            Shift(
                statement, document.spot(statement.span), was, now, _made(was, now, changed), _side(was, now, how)
            )
            for statement, was, now in pairs
            if was.label is not now.label
        ]
        texts.append(
            _with_waivers(TextImpact(document.origin, len(statements), tuple(shifts)), document, after[1], how)
        )
    return Impact(tuple(texts), judged)


def impact_of_claims(
    documents: Iterable[Document],
    desk: Desk,
    claims: Sequence[str],
    desk_without: Callable[[str], Desk],
    how: Judging,
) -> Impact:
    """Return the statements that rest on any of some claims, each with what it would be without that claim."""
    desks: dict[str, Desk] = {}
    texts, judged = [], 0
    for document in documents:
        statements = read_statements(document.prose)
        shifts: list[Shift] = []
        for now in desk.judge_all(statements, as_of=how.day):
            held_by = {match.claim.id for match in now.deciding}
            for claim in claims:
                if claim not in held_by:
                    continue
                if claim not in desks:
                    desks[claim] = desk_without(claim)
                judged += 1
                then = desks[claim].judge(now.statement, as_of=how.day)
                spot = document.spot(now.statement.span)
                shifts.append(Shift(now.statement, spot, now, then, (claim,), _side(now, then, how)))
        text = TextImpact(document.origin, len(statements), ())
        for claim in claims:
            own = tuple(shift for shift in shifts if shift.claims == (claim,))
            if own:
                done = _with_waivers(text._replace(shifts=own), document, desks[claim], how)
                text = text._replace(shifts=(*text.shifts, *done.shifts))
        texts.append(text._replace(shifts=tuple(sorted(text.shifts, key=lambda shift: shift.statement.span.start))))
    return Impact(tuple(texts), judged)


def _side(before: Verdict, after: Verdict, how: Judging) -> Side:
    if before.label is after.label:
        return Side.HOLDS
    failed, fails = before.label in how.failing, after.label in how.failing
    return Side.BREAKS if fails and not failed else Side.MENDS if failed and not fails else Side.CHANGES


def _made(before: Verdict, after: Verdict, changed: frozenset[str]) -> tuple[str, ...]:
    """Return the changed claims that made the difference: deciding ones, else those that were looked at."""
    for matches in ((*after.deciding, *before.deciding), (*after.matches, *before.matches)):
        found = dict.fromkeys(match.claim.id for match in matches if match.claim.id in changed)
        if found:
            return tuple(found)
    return ()


def _with_waivers(text: TextImpact, document: Document, desk: Desk, how: Judging) -> TextImpact:
    """Mark the statements that would break the text but are waived, in the text or in its workspace."""
    broken = {shift.statement.span for shift in text.shifts if shift.side is Side.BREAKS}
    if not broken:
        return text
    report = proofread(
        desk,
        document,
        as_of=how.day,
        chosen=lambda statement: statement.span in broken,
        waivers=how.waivers,
    )
    gone = {report.verdicts[number].statement.span for number in waived(report)}
    shifts = (shift._replace(waived=shift.statement.span in gone & broken) for shift in text.shifts)
    return text._replace(shifts=tuple(shifts))
