"""What the OpenAPI description shows of each operation: small, whole answers about one made-up newsroom."""

from datetime import date
from typing import Any

from fastapi.encoders import jsonable_encoder

from checker import model
from checker.documents import Document
from checker.files import yaml_tree
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
    Remark,
    Severity,
    Source,
    Span,
    Statement,
    Status,
    Verdict,
)
from checker.report import wire
from checker.serve.forms import ClaimList, Health, SourceList, SourceText, Stretch, Text, page, record, summary
from checker.serve.passages import AROUND
from checker.serve.records import Filed
from checker.store.loading import store_of
from checker.store.reading import PlacedClaim, PlacedSource, Reading

_TEXT = "“Eight soldiers were sent to Norway,” minister Ann Berg told the Gazette.\n"
_STATEMENT = "Eleven soldiers were sent to Norway."
_CLAIM = Claim(
    id="eight-soldiers",
    text="Eight soldiers were sent to Norway.",
    speaker="Ann Berg",
    attribution=Attribution(kind=AttributionKind.DIRECT, cue="told", reported_by="Harbour Gazette"),
    quote=Quote(source="harbour", start=1, end=35, exact="Eight soldiers were sent to Norway"),
    said_on=date(2026, 1, 15),
    status=Status.REVIEWED,
)
_FILE = "claims/harbour.yaml"
_SOURCE = Source(id="harbour", title="Soldiers for Norway", publisher="Harbour Gazette", sha256="0" * 64)


def _filed() -> Filed:
    reading = Reading()
    node = yaml_tree("\n\nid: eight-soldiers\n", _FILE)
    reading.claims.append(PlacedClaim(_CLAIM, _FILE, node))
    reading.sources["harbour"] = PlacedSource(_SOURCE, _TEXT, "sources/harbour.yaml")
    return Filed(reading, store_of(reading))


def _verdict() -> Verdict:
    finding = Finding(
        code="FC103",
        name="number",
        level="different",
        effect=Effect.CONTRADICTS,
        left="Eleven",
        right="Eight",
        message="the text says Eleven, Ann Berg said Eight",
    )
    assert _CLAIM.quote is not None
    quote = _CLAIM.quote
    place = Evidence(source=quote.source, quote=quote.exact, start=quote.start, end=quote.end, file=_FILE, line=3)
    return Verdict(
        statement=Statement(text=_STATEMENT, span=Span(start=0, end=len(_STATEMENT)), content=_STATEMENT),
        label=Label.CONTRADICTED,
        confidence=0.79,
        matches=(
            Match(
                claim=_CLAIM,
                relation=Relation.CONTRADICTS,
                score=0.83,
                strength=0.9,
                findings=(finding,),
                evidence=place,
            ),
        ),
        message="Ann Berg said otherwise on 2026-01-15 (the text says Eleven, Ann Berg said Eight)",
    )


def _report() -> model.Report:
    verdict, document = _verdict(), Document(_STATEMENT, "draft")
    span = verdict.statement.span
    remark = Remark(
        code="FC103",
        name="number",
        severity=Severity.ERROR,
        message=verdict.message,
        span=span,
        spot=document.spot(span),
        verdict=0,
    )
    return model.Report(origin="draft", verdicts=(verdict,), places=((1, 1),), claims=29, remarks=(remark,))


def examples() -> dict[tuple[str, str], Any]:
    """Return what each operation answers, by its path after /api/v1 and its method."""
    filed = _filed()
    source, claim = summary(_SOURCE, filed), page(_CLAIM, filed, around=AROUND)
    stretch = Stretch(claim="eight-soldiers", start=1, end=35, status=Status.REVIEWED)
    found = {
        ("/health", "get"): Health(version="1.0.0"),
        ("/check", "post"): wire.plain(wire.of_report(_report())),
        ("/read", "post"): Text(name="lead.docx", media="text/plain", text=_STATEMENT),
        ("/verify", "post"): wire.plain(wire.of_verdict(_verdict(), place=(1, 1))),
        ("/claims", "get"): ClaimList(total=1, offset=0, claims=[record(_CLAIM, filed)]),
        ("/claims/{claim_id}", "get"): claim,
        ("/claims/{claim_id}", "patch"): claim,
        ("/sources", "get"): SourceList(sources=[source]),
        ("/sources/{source_id}", "get"): SourceText(source=source, text=_TEXT, stretches=[stretch]),
    }
    return {key: jsonable_encoder(value) for key, value in found.items()}
