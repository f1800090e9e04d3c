"""Hand-made verdicts for the tests of the reports."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Effect,
    Evidence,
    Finding,
    Label,
    Match,
    Quote,
    Relation,
    Report,
    Span,
    Statement,
    Verdict,
)


def finding(effect: Effect = Effect.CONTRADICTS, **values: Any) -> Finding:
    given: dict[str, Any] = {
        "code": "FC103",
        "name": "number",
        "level": "different",
        "effect": effect,
        "left": "ten",
        "right": "eight",
        "message": "the text says ten, Ann Berg said eight",
    }
    return Finding(**given | values)


SILENT = finding(
    Effect.SILENT, code="FC104", name="date", level="absent", left="", right="", message="no date to compare"
)


def match(
    claim_id: str = "eight-soldiers",
    *,
    relation: Relation = Relation.CONTRADICTS,
    findings: Sequence[Finding] = (finding(), SILENT),
    score: float = 0.876543,
    evidence: Evidence | None = None,
    **values: Any,
) -> Match:
    """Make a match; ``values`` are the claim's."""
    given: dict[str, Any] = {
        "id": claim_id,
        "text": "Eight soldiers were sent.",
        "speaker": "Ann Berg",
        "attribution": Attribution(kind=AttributionKind.DIRECT, cue="said"),
        "quote": Quote(source="talks", start=3, end=20, exact="We sent eight men"),
        "said_on": date(2026, 1, 15),
        "status": "reviewed",
    }
    place = Evidence(source="talks", quote="We sent eight men", start=3, end=20, file="claims/talks.yaml", line=12)
    return Match(
        claim=Claim(**given | values),
        relation=relation,
        score=score,
        strength=0.9,
        findings=tuple(findings),
        evidence=evidence or place,
    )


def verdict(
    text: str = "Ten soldiers were sent.",
    label: Label = Label.CONTRADICTED,
    matches: Sequence[Match] | None = None,
    **values: Any,
) -> Verdict:
    """Make a verdict; ``values`` are the statement's."""
    given: dict[str, Any] = {"text": text, "span": Span(start=0, end=len(text)), "content": text}
    return Verdict(
        statement=Statement(**given | values),
        label=label,
        confidence=0.9712345,
        matches=tuple([match()] if matches is None else matches),
        message="Ann Berg contradicts it: she said eight, the text says ten.",
    )


def report(*verdicts: Verdict, **values: Any) -> Report:
    given: dict[str, Any] = {"origin": "draft.md", "verdicts": verdicts, "claims": 20}
    return Report(**given | values)
