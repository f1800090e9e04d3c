"""The report on a draft as a sheet of annotations: its statements, and what an editor should look at."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from checker.documents import Document
from checker.documents.document import Media
from checker.documents.rewriting import Edit, replacements
from checker.errors import UnusableInput
from checker.model import Match, Remark, Report, Span, Spot, Suggestion, Verdict
from checker.report.annotations import Annotation, Case, Change, Fingerprints, Fix, Place, Record, Sheet, sound
from checker.report.text import summary


def sheet_of(
    report: Report,
    document: Document,
    *,
    file: str,
    name: Callable[[str], str],
    failing: frozenset[int] = frozenset(),
    is_bad: Callable[[Remark], bool] = lambda remark: False,
) -> Sheet:
    """Return the sheet of a report on ``document``.

    ``file`` is the draft as CI systems call it, and ``name`` says how they call a file of the store. ``failing``
    are the numbers of the verdicts that fail the check; a remark that stands alone fails it if it ``is_bad``.
    """
    remarks = report.remarks or ()
    cases = [
        Case(
            text=sound(verdict.statement.text),
            place=_place(document.spot(verdict.statement.span), document),
            fails=number in failing,
            failure=sound(f"{verdict.label}: {verdict.message}"),
        )
        for number, verdict in enumerate(report.verdicts)
    ]
    fingerprints = Fingerprints()
    annotations = []
    for remark in remarks:
        number = _case_of(remark, report.verdicts)
        if number is None:
            number = len(cases)
            words = _words(document, remark.span) or f"{remark.code} {remark.message}"
            cases.append(Case(sound(words), _place(remark.spot, document), fails=is_bad(remark)))
        annotations.append(_annotation(remark, report, document, number, fingerprints, name))
    return Sheet(
        file=file,
        cases=tuple(cases),
        annotations=tuple(annotations),
        summary=sound(summary(report.model_copy(update={"origin": file}))),
        details={"claims": report.claims, "coverage": {str(key): n for key, n in report.coverage.items()}},
    )


def _annotation(
    remark: Remark,
    report: Report,
    document: Document,
    case: int,
    fingerprints: Fingerprints,
    name: Callable[[str], str],
) -> Annotation:
    verdict = None if remark.verdict is None else report.verdicts[remark.verdict]
    words = _words(document, remark.span)
    return Annotation(
        code=remark.code,
        name=remark.name,
        severity=remark.severity,
        message=sound(remark.message),
        case=case,
        fingerprint=fingerprints.of(remark.code, words or remark.message),
        place=_place(remark.spot, document),
        excerpt=sound(words),
        records=_records(verdict, name) if verdict else (),
        waiver=remark.waiver,
        fixes=tuple(_fix(one, document) for one in remark.suggestions),
        details=_details(verdict) if verdict else {},
    )


def _case_of(remark: Remark, verdicts: Sequence[Verdict]) -> int | None:
    """Return the number of the statement that a remark is about: its verdict's, or the one that it stands in."""
    if remark.verdict is not None:
        return remark.verdict
    spans = (verdict.statement.span for verdict in verdicts)
    within = (number for number, span in enumerate(spans) if span.start <= remark.span.start < span.end)
    return next(within, None)


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _place(spot: Spot, document: Document) -> Place:
    in_paragraphs = document.media is Media.DOCX
    return Place(spot.line, spot.column, spot.end_line, spot.end_column, in_paragraphs)


def _records(verdict: Verdict, name: Callable[[str], str]) -> tuple[Record, ...]:
    return tuple(_record(match, name) for match in verdict.deciding)


def _record(match: Match, name: Callable[[str], str]) -> Record:
    claim, evidence = match.claim, match.evidence
    said = f", {claim.said_on.isoformat()}" if claim.said_on else ""
    text = sound(f"{claim.speaker}{said}: “{evidence.quote or claim.text}”")
    return Record(text) if evidence.file is None else Record(text, name(evidence.file), evidence.line)


def _fix(suggestion: Suggestion, document: Document) -> Fix:
    try:
        found = replacements(document, [Edit(suggestion.span, suggestion.new)])
    except UnusableInput:
        found = []
    changes = tuple(Change(_place(one.spot, document), sound(one.new)) for one in found)
    return Fix(sound(suggestion.old), sound(suggestion.new), sound(suggestion.reason), changes)


def _details(verdict: Verdict) -> Mapping[str, Any]:
    return {
        "verdict": str(verdict.label),
        "confidence": round(verdict.confidence, 4),
        "speaker": verdict.statement.speaker and sound(verdict.statement.speaker),
    }
