"""A verdict as an editor reads it: the label, what is wrong, the words of both sides, where the record stands."""

from collections.abc import Iterator, Mapping, Sequence

from checker.model import Claim, Evidence, Finding, Label, Match, Report, Status, Verdict
from checker.report.layout import Line, Piece, line, table, written
from checker.report.waterfall import waterfall

LABEL_STYLES: Mapping[Label, str] = {
    Label.SUPPORTED: "bold green",
    Label.CONTRADICTED: "bold red",
    Label.MISATTRIBUTED: "bold red",
    Label.MISQUOTED: "bold red",
    Label.DISPUTED: "bold yellow",
    Label.OUTDATED: "bold yellow",
    Label.UNVERIFIED: "bold blue",
}


def render_verdict(
    verdict: Verdict,
    *,
    width: int | None = None,
    colour: bool = False,
    verbose: bool = False,
    explain: bool = False,
) -> str:
    """Return one verdict in full.

    ``width`` is the terminal's; without one nothing is wrapped. ``verbose`` shows all claims and all findings,
    ``explain`` every comparison as a row.
    """
    lines = [*_in_full(verdict, "", width=width, verbose=verbose)]
    if explain:
        lines += waterfall(verdict, width=width)
    return written(lines, width=width, colour=colour)


def render_reports(
    reports: Sequence[Report],
    *,
    width: int | None = None,
    colour: bool = False,
    verbose: bool = False,
    explain: bool = False,
) -> str:
    """Return reports without remarks, as those of a batch: what to look at in full, the rest in a line each."""
    lines: list[Line] = []
    for report in reports:
        lines += verdicts(report, width=width, verbose=verbose, explain=explain, only=frozenset(Label))
        lines.append(line(summary(report)))
    return written(lines, width=width, colour=colour)


def render_verdicts(
    report: Report,
    *,
    width: int | None = None,
    colour: bool = False,
    verbose: bool = False,
    explain: bool = False,
    only: frozenset[Label] = frozenset(Label),
) -> str:
    """Return the verdicts of a report that are ``only`` of some labels, without its summary."""
    lines = [*verdicts(report, width=width, verbose=verbose, explain=explain, only=only)]
    return written(lines, width=width, colour=colour)


def verdicts(
    report: Report, *, width: int | None, verbose: bool, explain: bool, only: frozenset[Label]
) -> Iterator[Line]:
    """Yield the verdicts of a report that are ``only`` of some labels."""
    for number, verdict in enumerate(report.verdicts):
        place = _place(report, number)
        if verdict.label not in only:
            continue
        if verbose or explain or verdict.label not in (Label.SUPPORTED, Label.UNVERIFIED):
            yield from _in_full(verdict, place, width=width, verbose=verbose)
            yield from waterfall(verdict, width=width) if explain else ()
        else:
            yield from _in_short(verdict, place)


def summary(report: Report) -> str:
    """Return one line: how many statements got which verdict."""
    return summary_of(report.origin, report.claims, report.coverage)


def summary_of(origin: str, claims: int, coverage: Mapping[Label, int]) -> str:
    """Return the summary of a report by its counts alone; without statements, nothing had changed in the draft."""
    if not any(coverage.values()):
        return f"{origin}: no statement was checked"
    counts = ", ".join(f"{count} {label}" for label, count in coverage.items() if count)
    statements = counted(sum(coverage.values()), "statement")
    return f"{origin}: {statements} against {counted(claims, 'claim')}: {counts}"


def headline(verdict: Verdict, place: str) -> Line:
    """Return the line that a verdict starts with, in the form that editors can follow to the place."""
    label = Piece(verdict.label, LABEL_STYLES[verdict.label])
    return line(
        place and f"{place}: ", label, f" ({verdict.confidence:.2f}): ", Piece(verdict.statement.text, "bold")
    )


def _in_full(verdict: Verdict, place: str, *, width: int | None, verbose: bool) -> Iterator[Line]:
    yield headline(verdict, place)
    yield line(verdict.message, indent=2)
    deciding = verdict.deciding
    for match in verdict.matches if verbose else deciding[:1]:
        relation = f"{match.relation} (score {match.score:.2f}): " if verbose else ""
        findings = [finding for finding in match.findings if verbose or finding.speaks]
        yield from record(match, findings, width=width, relation=relation)
    for match in () if verbose else deciding[1:]:
        yield from mention("also", match)
    if not deciding and not verbose:
        for match in verdict.nearest:
            yield from mention("nearest", match)


def mention(what: str, match: Match) -> Iterator[Line]:
    """Yield a claim in short, with its place."""
    yield line(Piece(f"{what}: ", "dim"), *who(match.claim), f": {match.claim.text}", indent=2)
    yield line(Piece(where(match.evidence), "dim"), indent=4)


def _in_short(verdict: Verdict, place: str) -> Iterator[Line]:
    yield headline(verdict, place)
    deciding = verdict.deciding
    if deciding:
        more = len(deciding) - 1
        also = f" and {counted(more, 'more claim')}" if more else ""
        place = f", {where(deciding[0].evidence)}{also}"
        yield line(Piece("on record: ", "dim"), *who(deciding[0].claim), Piece(place, "dim"), indent=2)


def record(match: Match, findings: Sequence[Finding], *, width: int | None, relation: str = "") -> Iterator[Line]:
    """Yield what differs, side by side, and the record: who said it when, the passage, its place."""
    yield line(Piece(relation, "dim"), *who(match.claim), f": {match.claim.text}", indent=2)
    if match.evidence.quote:
        yield line(Piece(f"> {match.evidence.quote}", "italic"), indent=4)
    yield line(Piece(where(match.evidence), "dim"), indent=4)
    if findings:
        yield from table([_side_by_side(finding) for finding in findings], width=width, indent=4)


def _side_by_side(finding: Finding) -> list[Piece]:
    style = "red" if finding.speaks else ""
    return [
        Piece(finding.code, "dim"),
        Piece(finding.name, style),
        Piece(f"text: {finding.left or '–'}"),
        Piece(f"record: {finding.right or '–'}"),
    ]


def who(claim: Claim) -> list[Piece]:
    """Return who made a claim and when, and what there is to know of it."""
    said = f" ({claim.said_on})" if claim.said_on else ""
    marks = [Piece(f" [{claim.status}]", "yellow")] if claim.status is not Status.REVIEWED else []
    if claim.rating:
        marks.append(Piece(f" [rated {claim.rating}]", "yellow"))
    return [Piece(claim.speaker, "bold"), Piece(said), *marks]


def where(evidence: Evidence) -> str:
    """Return where the record stands."""
    place = evidence.file or ""
    if place and evidence.line is not None:
        place += f":{evidence.line}"
    if evidence.source and evidence.source not in place:  # the file of a claim is named after its source
        place = f"{place}, source {evidence.source}".removeprefix(", ")
    return place or "not on disk"


def _place(report: Report, number: int) -> str:
    if not report.places:
        return report.origin
    at, column = report.places[number]
    return f"{report.origin}:{at}:{column}"


def counted(number: int, what: str) -> str:
    """Return how many there are of something."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
