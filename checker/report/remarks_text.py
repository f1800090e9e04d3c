"""The check of a draft as an editor reads it: what is wrong first, then what to look at, notes in a line each."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from checker.model import Finding, Label, Remark, Report, Severity, Verdict
from checker.report import text
from checker.report.layout import Line, Piece, line, written

SEVERITY_STYLES: Mapping[Severity, str] = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold blue",
}
FEW = 6
"""So many notes of one kind have a line each where there are more; the others are counted."""
_OF_LACK = frozenset({"unsourced", "superlative", "number-without-source", "quote-not-in-store"})
"""The remarks whose names say all: their line shows the statement instead of a message."""
_MANY = frozenset({"unsourced", "single-source"})
"""The notes that a draft may have by the dozen."""
_INFERENCE = "FC109"


def render_checked(
    reports: Sequence[Report],
    *,
    width: int | None = None,
    colour: bool = False,
    verbose: bool = False,
    explain: bool = False,
    quiet: bool = False,
    failing: Callable[[Report], frozenset[int]] | None = None,
    since: str | None = None,
) -> str:
    """Return the checks of drafts: their remarks, and two lines that count these and the statements.

    ``verbose`` and ``explain`` show every statement in full, too. ``quiet`` leaves only the remarks whose numbers
    ``failing`` tells. ``since`` is the revision that only changes against were checked.
    """
    lines: list[Line] = []
    for report in reports:
        only = (failing(report) if failing else frozenset()) if quiet else None
        lines += remarks(report, width=width, verbose=verbose, only=only)
        if (verbose or explain) and not quiet:
            lines += [line("")]
            lines += text.verdicts(report, width=width, verbose=verbose, explain=explain, only=frozenset(Label))
            lines += [line("")]
        if since and not report.verdicts and not report.remarks:
            lines += () if quiet else [line(f"{report.origin}: nothing changed since {since}")]
        else:
            lines += () if quiet else [line(counts(report)), line(_covered(report, since))]
    return written(lines, width=width, colour=colour)


def _covered(report: Report, since: str | None) -> str:
    """Return the last line: how many statements got which verdict, and what share of all that is."""
    total = len(report.verdicts)
    shares = (f"{count} {label} ({count / total:.0%})" for label, count in report.coverage.items() if count)
    changed = f" that changed since {since}" if since else ""
    statements = f"{text.counted(total, 'statement')}{changed} against {text.counted(report.claims, 'claim')}"
    return f"{report.origin}: {statements}" + (f": {', '.join(shares)}" if total else "")


def remarks(
    report: Report, *, width: int | None, verbose: bool, only: frozenset[int] | None = None
) -> Iterator[Line]:
    """Yield the remarks of a report, the gravest first; ``only`` those of some numbers, if given.

    Waived ones, and each of many notes of one kind, are shown with ``verbose``.
    """
    shown = [
        remark
        for number, remark in enumerate(report.remarks or ())
        if (only is None or number in only) and (verbose or remark.waiver is None)
    ]
    for severity in (Severity.ERROR, Severity.WARNING):
        for remark in shown:
            if remark.severity is severity:
                yield from _in_full(report, remark, width=width, verbose=verbose)
    notes = sorted(
        (one for one in shown if one.severity is Severity.NOTE), key=lambda one: (one.name in _MANY, one.code)
    )
    for code, same in groupby(notes, key=lambda one: one.code):
        yield from _notes(report, code, list(same), verbose=verbose or only is not None)


def counts(report: Report) -> str:
    """Return a line: how many errors, warnings and notes there are, and how many were waived."""
    found = Counter(remark.severity for remark in report.remarks or () if remark.waiver is None)
    waived = sum(remark.waiver is not None for remark in report.remarks or ())
    parts = [text.counted(found[severity], severity) for severity in Severity]
    return f"{report.origin}: {', '.join(parts)}{f', {waived} waived' if waived else ''}"


def _in_full(report: Report, remark: Remark, *, width: int | None, verbose: bool) -> Iterator[Line]:
    yield _head(report, remark, remark.message)
    verdict = None if remark.verdict is None else report.verdicts[remark.verdict]
    if verdict is not None:
        yield line(Piece(verdict.statement.text, "bold"), indent=2)
        yield from _evidence(verdict, remark, width=width, verbose=verbose)
    for one in remark.suggestions:
        yield line(Piece("suggestion: ", "dim"), Piece(one.old, "red"), " → ", Piece(one.new, "green"), indent=2)
    if remark.waiver is not None:
        yield line(Piece(f"waived: {remark.waiver.reason} ({remark.waiver.where})", "dim"), indent=2)


def _evidence(verdict: Verdict, remark: Remark, *, width: int | None, verbose: bool) -> Iterator[Line]:
    """Show the record, and the words of both sides; for a remark beside the verdict, where the record stands."""
    deciding = verdict.deciding
    of_verdict = tuple(match for match in deciding if any(_told(one, remark) for one in match.findings))
    if verdict.label is Label.DISPUTED and remark.name == "disputed":
        of_verdict = deciding[:1]
    for match in of_verdict[:1]:
        findings = [one for one in match.findings if verbose or _shown(one, match.findings)]
        yield from text.record(match, findings, width=width)
        others = [other for other in deciding if other is not match]
        for other in others:
            yield from text.mention("also", other)
    if not of_verdict:
        for match in deciding[:1]:
            yield line(
                Piece("on record: ", "dim"), *text.who(match.claim), f", {text.where(match.evidence)}", indent=2
            )


def _told(finding: Finding, remark: Remark) -> bool:
    """Whether a finding is the one that a remark is about."""
    return finding.code == remark.code and finding.speaks


def _shown(finding: Finding, among: Sequence[Finding]) -> bool:
    """Whether a finding has something to show: not the whole sentences of the inference, where words differ."""
    typed = any(one.speaks and one.code != _INFERENCE for one in among)
    repeated = any(
        one.code < finding.code and (one.left, one.right) == (finding.left, finding.right) for one in among
    )
    return finding.speaks and not (typed and finding.code == _INFERENCE) and not (typed and repeated)


def _notes(report: Report, code: str, same: Sequence[Remark], *, verbose: bool) -> Iterator[Line]:
    """Yield a line for each note of one kind; of many, the first few, and where the others are."""
    many = same[0].name in _MANY and len(same) > FEW and not verbose
    few = same[: FEW - 1] if many else same
    for remark in few:
        yield _head(report, remark, _in_a_line(report, remark))
    if many:
        rest = same[len(few) :]
        lines = ", ".join(_ranges(remark.spot.line for remark in rest))
        places = Piece(f"{len(rest)} more like this, on lines {lines}; --verbose shows them", "dim")
        severity = Piece(f"{Severity.NOTE}: ", SEVERITY_STYLES[Severity.NOTE])
        yield line(f"{report.origin}: ", severity, Piece(f"{code} {same[0].name}: ", "dim"), places)


def _in_a_line(report: Report, remark: Remark) -> str:
    """Return what a note shows: the statement, where the kind of the note says all else; or its message."""
    verdict = None if remark.verdict is None else report.verdicts[remark.verdict]
    if verdict is None:
        return remark.message
    if remark.name in _OF_LACK and verdict.label is Label.UNVERIFIED:
        return verdict.statement.text
    if remark.name == "single-source" and verdict.matches:
        return f"{verdict.statement.text} (only {verdict.matches[0].claim.speaker})"
    return remark.message


def _head(report: Report, remark: Remark, message: str) -> Line:
    place = f"{report.origin}:{remark.spot.line}:{remark.spot.column}: "
    severity = Piece(f"{remark.severity}: ", SEVERITY_STYLES[remark.severity])
    return line(place, severity, Piece(f"{remark.code} {remark.name}: ", "dim"), message)


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Yield numbers in order, those in a row as one: 3, 5–7."""
    ordered = sorted(set(numbers))
    for _, row in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in row]
        yield str(found[0]) if len(found) == 1 else f"{found[0]}–{found[-1]}"
