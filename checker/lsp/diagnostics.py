"""The remarks on a draft as the editor marks them: at their words, with the record that they rest on."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)
from pygls.uris import from_fs_path

from checker.lsp.outcomes import Checked, Failed
from checker.lsp.positions import Lines
from checker.model import Claim, Remark, Severity, Status, Verdict

SOURCE = "factcheck"
SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.NOTE: DiagnosticSeverity.Information,
}
_NAMED = 5
"""So many claims are named with a remark, at most."""


def of_report(checked: Checked, lines: Lines) -> list[Diagnostic]:
    """Return what an editor should look at; what somebody waived is not marked."""
    remarks = checked.report.remarks or ()
    if not checked.report.verdicts and not remarks:
        message = "No statement was found in this text: nothing is checked"
        return [_at_top(lines, message, DiagnosticSeverity.Information)]
    return [of_remark(remark, checked, lines) for remark in remarks if remark.waiver is None]


def of_remark(remark: Remark, checked: Checked, lines: Lines) -> Diagnostic:
    """Return a remark as the editor marks it."""
    verdict = verdict_of(remark, checked)
    data: dict[str, object] = {"name": remark.name, "severity": remark.severity.value}
    if verdict is not None:
        data |= {"verdict": verdict.label.value, "confidence": round(verdict.confidence, 2)}
        data |= {"claims": [match.claim.id for match in verdict.deciding]}
    return Diagnostic(
        range=lines.spot(remark.spot),
        message=remark.message,
        severity=SEVERITIES[remark.severity],
        code=remark.code,
        source=SOURCE,
        related_information=[*_records(verdict, checked)] if verdict else [],
        data=data,
    )


def of_failure(failed: Failed, lines: Lines) -> list[Diagnostic]:
    """Return, at the top of the text, why it was not checked: a text without marks would seem to be right."""
    told = _at_top(lines, f"Not checked: {failed.message}", DiagnosticSeverity.Error)
    if failed.file is not None:
        where = _line(failed.file, failed.line)
        told.related_information = [DiagnosticRelatedInformation(location=where, message="it is here")]
    return [told]


def verdict_of(remark: Remark, checked: Checked) -> Verdict | None:
    """Return the verdict that a remark is about."""
    return None if remark.verdict is None else checked.report.verdicts[remark.verdict]


def who_said(claim: Claim) -> str:
    """Return who is on record with a claim, and since when."""
    draft = f" [{claim.status}]" if claim.status is not Status.REVIEWED else ""
    return f"{claim.speaker} ({claim.said_on}){draft}" if claim.said_on else f"{claim.speaker}{draft}"


def _records(verdict: Verdict, checked: Checked) -> Iterator[DiagnosticRelatedInformation]:
    for match in verdict.deciding[:_NAMED]:
        if match.evidence.file is not None:
            where = _line(checked.path_of(match.evidence.file), match.evidence.line)
            message = f"{who_said(match.claim)}: {match.claim.text}"
            yield DiagnosticRelatedInformation(location=where, message=message)


def _at_top(lines: Lines, message: str, severity: DiagnosticSeverity) -> Diagnostic:
    whole = Range(start=Position(line=0, character=0), end=lines.position(lines.start(0) + len(lines.line(0))))
    return Diagnostic(range=whole, message=message, severity=severity, source=SOURCE)


def _line(file: Path, line: int | None) -> Location:
    at = Position(line=max(0, (line or 1) - 1), character=0)
    return Location(
        uri=from_fs_path(str(file.absolute())) or file.absolute().as_uri(), range=Range(start=at, end=at)
    )
