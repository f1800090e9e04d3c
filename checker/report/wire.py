"""The published form of verdicts and reports: what JSON and YAML output hold, and what the JSON Schema describes.

It is kept apart from ``checker.model`` so that the program can change inside while the readers of its output see
a change only with a new ``SCHEMA``.
"""

from datetime import date
from typing import Annotated, Any

from pydantic import Field

from checker import __version__, model
from checker.report.wire_base import Wire
from checker.report.wire_remarks import Remark, of_remark

SCHEMA = 1
"""The version of the published form; it is counted up when a reader of the old one would break."""
RELATED = 3
"""How many claims that decide nothing are shown beside those that do."""

Share = Annotated[float, Field(ge=0, le=1)]


class Place(Wire):
    """Where a statement stands."""

    start: int
    """Offset of its first character in the text that was checked, in Unicode code points."""
    end: int
    """Offset after its last character."""
    line: int | None
    """Its line in the file, from 1; in a batch, the line of its entry."""
    column: int | None
    """Its column in the file, from 1; in a batch always 1."""


class Claim(Wire):
    """A claim of the store."""

    id: str
    text: str
    """What was said, in words that stand alone."""
    speaker: str
    said_on: date | None
    status: model.Status
    """Only a person makes a claim reviewed; a draft was drawn from its source by the program."""
    rating: model.Rating | None = None
    """What a fact-checker found; left out where nobody rated the claim."""
    modality: model.Modality | None = None
    """In what sense it was said; left out where it was said as a fact."""


class Finding(Wire):
    """What one comparison of the statement with the claim gave."""

    code: str
    """`factcheck explain CODE` explains it."""
    name: str
    effect: model.Effect
    left: str
    """The words of the statement."""
    right: str
    """The words on record."""
    message: str


class Evidence(Wire):
    """Where the record stands."""

    source: str | None
    """The id of the source."""
    quote: str | None
    """The passage of the source, to the letter."""
    start: int | None
    """Offset of the passage in the source's text."""
    end: int | None
    file: str | None
    """The file of the claim, from the workspace on."""
    line: int | None
    """The line of the claim in that file."""


class Match(Wire):
    """A claim that was held against the statement."""

    claim: Claim
    relation: model.Relation
    score: Share
    """How far the claim and the statement are about the same thing."""
    findings: list[Finding]
    """What speaks for or against; what has nothing to say is left out, unless asked for."""
    evidence: Evidence


class Part(Wire):
    """What the store says about one fact of a statement that states several."""

    text: str
    """The fact, in words that stand alone."""
    verdict: model.Label
    confidence: Share
    message: str


class Verdict(Wire):
    """What the store says about one statement."""

    id: str | None = None
    """The statement's own id; only in a batch that gave it one."""
    statement: str
    speaker: str | None
    """Whom the statement names as its speaker, or who was named for it."""
    verdict: model.Label
    confidence: Share
    span: Place
    matches: list[Match]
    """The claims that decided come first."""
    message: str
    """One sentence that an editor can act on."""
    parts: list[Part] | None = None
    """The facts of the statement, where it states several; left out where it states one."""


class Tool(Wire):
    """The program that wrote the report."""

    name: str
    version: str


class Report(Wire):
    """The verdicts on all statements of one text or batch, in its order."""

    schema_version: Annotated[int, Field(alias="schema")]
    """The version of this form."""
    tool: Tool
    origin: str
    """The file that was checked."""
    claims: int
    """How many claims it was checked against."""
    coverage: dict[model.Label, int]
    """How many statements got each verdict."""
    verdicts: list[Verdict]
    remarks: list[Remark] | None = None
    """What an editor should look at, in the order of the draft; left out of the report of a batch."""


def of_verdict(
    verdict: model.Verdict,
    *,
    place: tuple[int, int] | None = None,
    id: str | None = None,  # noqa: A002  named after the key
    everything: bool = False,
) -> Verdict:
    """Put a verdict into its published form.

    ``place`` is the statement's line and column. Without ``everything``, findings that have nothing to say and all
    but the nearest claims that decide nothing are left out.
    """
    line, column = place or (None, None)
    statement = verdict.statement
    related = 0
    matches = []
    for match in verdict.matches:
        related += match.relation is model.Relation.RELATED
        if everything or match.relation is not model.Relation.RELATED or related <= RELATED:
            matches.append(_of_match(match, everything=everything))
    return Verdict(
        id=id,
        statement=statement.text,
        speaker=statement.speaker,
        verdict=verdict.label,
        confidence=_rounded(verdict.confidence),
        span=Place(start=statement.span.start, end=statement.span.end, line=line, column=column),
        matches=matches,
        message=verdict.message,
        parts=[
            Part(
                text=part.statement.content,
                verdict=part.label,
                confidence=_rounded(part.confidence),
                message=part.message,
            )
            for part in verdict.parts
        ]
        or None,
    )


def of_report(report: model.Report, *, everything: bool = False) -> Report:
    """Put a report into its published form; see ``of_verdict``."""
    places = report.places or (None,) * len(report.verdicts)
    ids = report.ids or (None,) * len(report.verdicts)
    return Report(
        schema_version=SCHEMA,
        tool=Tool(name="factcheck", version=__version__),
        origin=report.origin,
        claims=report.claims,
        coverage=dict(report.coverage),
        verdicts=[
            of_verdict(verdict, place=place, id=own_id, everything=everything)
            for verdict, place, own_id in zip(report.verdicts, places, ids, strict=True)
        ],
        remarks=None if report.remarks is None else [of_remark(remark) for remark in report.remarks],
    )


def plain(published: Verdict | Report) -> dict[str, Any]:
    """Return plain data, keys in the order of the models.

    An ``id``, ``rating``, ``modality``, ``parts``, ``remarks``, ``run`` or ``waiver`` not there is left out. Dates
    stay dates.
    """
    values = published.model_dump(by_alias=True)
    if isinstance(published, Report):
        _drop_if_absent(values, "remarks")
        for remark in values.get("remarks", ()):
            _drop_if_absent(remark, "waiver")
            _drop_if_absent(remark["spot"], "run")
    for verdict in values["verdicts"] if isinstance(published, Report) else [values]:
        _drop_if_absent(verdict, "id")
        _drop_if_absent(verdict, "parts")
        for match in verdict["matches"]:
            _drop_if_absent(match["claim"], "rating")
            _drop_if_absent(match["claim"], "modality")
    return values


def _of_match(match: model.Match, *, everything: bool) -> Match:
    claim, evidence = match.claim, match.evidence
    return Match(
        claim=Claim(
            id=claim.id,
            text=claim.text,
            speaker=claim.speaker,
            said_on=claim.said_on,
            status=claim.status,
            rating=claim.rating,
            modality=claim.modality if claim.modality is not model.Modality.FACT else None,
        ),
        relation=match.relation,
        score=_rounded(match.score),
        findings=[
            Finding(
                code=finding.code,
                name=finding.name,
                effect=finding.effect,
                left=finding.left,
                right=finding.right,
                message=finding.message,
            )
            for finding in match.findings
            if everything or finding.effect is not model.Effect.SILENT
        ],
        evidence=Evidence(
            source=evidence.source,
            quote=evidence.quote,
            start=evidence.start,
            end=evidence.end,
            file=evidence.file,
            line=evidence.line,
        ),
    )


def _rounded(share: float) -> float:
    """Four places: more would promise more than a score can keep, and differ between machines."""
    return round(share, 4)


def _drop_if_absent(values: dict[str, Any], key: str) -> None:
    if values[key] is None:
        del values[key]
