"""How bad a verdict is: the ladder by which newsrooms correct.

A wrong figure, a wrong speaker or an altered quotation is a correction, so before publication it is an error.
A misspelt name, a wrong title or a wrong weekday is put right without a notice (Reuters calls it a refile), so it
is a warning. What nobody has a source for is a note: silence in the store is never more.
"""

from collections.abc import Mapping
from typing import NamedTuple

from checker.compare import dates
from checker.decide.message import SPEAKING, deciding_finding
from checker.editorial.codes import DISPUTED
from checker.editorial.unsourced import lack_of
from checker.model import Label, Severity, Verdict

_BY_LABEL: Mapping[Label, Severity] = {
    Label.CONTRADICTED: Severity.ERROR,
    Label.MISATTRIBUTED: Severity.ERROR,
    Label.MISQUOTED: Severity.ERROR,
    Label.DISPUTED: Severity.WARNING,
    Label.OUTDATED: Severity.WARNING,
}
_REFILES = frozenset({(dates.CODE, dates.WEEKDAY.name)})
"""The findings that make an error a warning: code and level."""


class Rung(NamedTuple):
    """Where a verdict stands on the ladder, and what an editor is told."""

    code: str
    name: str
    severity: Severity
    message: str


def rung_of(verdict: Verdict) -> Rung | None:
    """Return what an editor is told of a verdict; None for one that needs no action, and for a question."""
    if verdict.label is Label.SUPPORTED or verdict.statement.asks:
        return None
    if verdict.label is Label.UNVERIFIED:
        return Rung(*lack_of(verdict))
    severity = _BY_LABEL[verdict.label]
    match = verdict.matches[0] if verdict.matches else None
    finding = deciding_finding(match, verdict.label) if match and verdict.label in SPEAKING else None
    if finding is None:
        return Rung(DISPUTED.code, DISPUTED.name, severity, verdict.message)
    if severity is Severity.ERROR and (finding.code, finding.level) in _REFILES:
        severity = Severity.WARNING
    return Rung(finding.code, finding.name, severity, verdict.message)
