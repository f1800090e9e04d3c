"""Every comparison with every claim as a row, both values beside each other, and what they sum up to."""

from collections.abc import Iterator, Mapping

from checker.model import Effect, Match, Relation, Verdict
from checker.report.layout import Line, Piece, line, table

EFFECT_STYLES: Mapping[Effect, str] = {
    Effect.ENTAILS: "green",
    Effect.AGREES: "green",
    Effect.SILENT: "dim",
    Effect.EXCEEDS: "yellow",
    Effect.CONTRADICTS: "red",
    Effect.MISATTRIBUTES: "red",
    Effect.MISQUOTES: "red",
    Effect.OUTDATES: "yellow",
}
HEADINGS = ("code", "comparison", "in the text", "on record", "effect", "because")


def waterfall(verdict: Verdict, *, width: int | None) -> Iterator[Line]:
    """Yield a table for each claim that was held against the statement, then the verdict they add up to.

    A statement with several facts is shown fact by fact.
    """
    for part in verdict.parts or (verdict,):
        yield from _of_fact(part, width=width)
    if verdict.parts:
        yield line("")
        yield line(Piece("all together", "bold"), f": {verdict.label} ({verdict.confidence:.2f})")


def _of_fact(verdict: Verdict, *, width: int | None) -> Iterator[Line]:
    content = verdict.statement.content
    yield line("")
    yield line(Piece("What was compared: ", "bold"), content)
    if verdict.statement.speaker:
        yield line(f"said by {verdict.statement.speaker}", indent=2)
    for quoted in verdict.statement.quoted:
        yield line(f"quoted: {quoted}", indent=2)
    for match in verdict.matches:
        yield line("")
        yield from _of_claim(match, width=width)
    yield line("")
    yield line(Piece("verdict", "bold"), f": {verdict.label} ({verdict.confidence:.2f})")


def _of_claim(match: Match, *, width: int | None) -> Iterator[Line]:
    claim = match.claim
    yield line(Piece(claim.id, "bold"), f" ({claim.speaker}): {claim.text}")
    rows = [[Piece(heading, "bold") for heading in HEADINGS]]
    for finding in match.findings:
        style = EFFECT_STYLES[finding.effect]
        rows.append(
            [
                Piece(finding.code, "dim"),
                Piece(finding.name),
                Piece(finding.left or "–"),
                Piece(finding.right or "–"),
                Piece(finding.effect, style),
                Piece(finding.message, "dim" if finding.effect is Effect.SILENT else ""),
            ]
        )
    yield from table(rows, width=width, indent=2)
    if match.contributions:
        weightiest = ", ".join(f"{one.name} {one.same:+.1f} / {one.opposite:+.1f}" for one in match.contributions)
        yield line(Piece("weighed most (log odds of the same / of the opposite): ", "dim"), weightiest, indent=2)
    decides = "decides nothing" if match.relation is Relation.RELATED else f"{match.strength:.2f} sure"
    yield line(f"total: {match.relation}, {decides}; about the same thing: {match.score:.2f}", indent=2)
