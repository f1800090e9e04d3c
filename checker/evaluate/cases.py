"""Small stores with labelled statements, to see how often the verdict is the one that the author meant.

A file has one JSON object a line::

    {"id": "…", "as_of": "2026-02-28",
     "claims": [{"id", "text", "speaker", "role", "said_on", "quote", "rating", "valid_until", "superseded_by"}],
     "statements": [{"s": "…", "speaker": null, "v": "supported", "kind": "paraphrase", "claim": "c1"}]}

Each group is judged against its own claims alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from checker.archive import Memory
from checker.archive.vectors import Encodes, Vectors
from checker.evaluate.reading import read_rows
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Effect,
    Id,
    Label,
    Quote,
    Rating,
    Role,
    Source,
    Speaker,
    Status,
    Verdict,
    Words,
)
from checker.nli import Inference
from checker.pipeline import Desk


class _Row(BaseModel):
    # Other keys are the authors' notes (topic, hand): they describe a case and judge nothing.
    model_config = ConfigDict(frozen=True, extra="ignore")


class CaseClaim(_Row):
    """A claim as a case file writes it."""

    id: Id
    text: Words
    speaker: Words
    role: str | None = None
    said_on: date | None = None
    quote: str | None = None
    rating: Rating | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: str | None = None


class CaseStatement(_Row):
    """A statement with the verdict (``v``) that its author meant.

    ``claim`` settles it, ``near`` almost does; neither is told to the judge.
    """

    s: Words
    v: Label
    speaker: str | None = None
    kind: str = ""
    claim: str | None = None
    near: str | None = None


class Case(_Row):
    """One small store and what is said about it."""

    id: str
    claims: Annotated[tuple[CaseClaim, ...], Field(min_length=1)]
    statements: tuple[CaseStatement, ...]
    as_of: date | None = None

    @model_validator(mode="after")
    def _one_claim_an_id(self) -> Self:
        ids = [claim.id for claim in self.claims]
        twice = next((claim_id for claim_id in ids if ids.count(claim_id) > 1), None)
        if twice is not None:
            raise ValueError(f"two claims have the id {twice!r}")
        return self


_QUIET = frozenset({Effect.SILENT, Effect.AGREES})


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled statement with the verdict that it got."""

    case: str
    statement: CaseStatement
    verdict: Verdict

    @property
    def right(self) -> bool:
        """Whether the verdict is the one that the author meant."""
        return self.verdict.label is self.statement.v

    @property
    def row(self) -> dict[str, object]:
        """The line that goes into a file of predictions."""
        telling = (finding for match in self.verdict.matches[:1] for finding in match.findings)
        codes = sorted({finding.code for finding in telling if finding.effect not in _QUIET})
        return {
            "id": self.case,
            "s": self.statement.s,
            "v": self.statement.v.value,
            "predicted": self.verdict.label.value,
            "confidence": round(self.verdict.confidence, 4),
            "codes": codes,
        }


def read_cases(path: Path | str) -> list[Case]:
    """Read a file of cases.

    Raises:
        UnusableInput: A line is not a case; the message names the line.
    """
    return read_rows(path, Case, cure="see docs/accuracy.md for what a line holds")


def desk_of(case: Case, inference: Inference | None = None, encoder: Encodes | None = None) -> Desk:
    """Put the claims of a case before the pipeline, as a store of one source would."""
    source = Source(id="case", publisher="case", sha256="")
    speakers: dict[str, Speaker] = {}
    for row in case.claims:
        known = speakers.get(row.speaker) or Speaker(id=f"speaker-{len(speakers)}", name=row.speaker)
        role = Role(title=row.role) if row.role else None
        if role is not None and role not in known.roles:
            known = known.model_copy(update={"roles": (*known.roles, role)})
        speakers[row.speaker] = known
    vectors = Vectors(encoder, None) if encoder else None
    shelf = Memory(claims_of(case), speakers=tuple(speakers.values()), sources=(source,), vectors=vectors)
    return Desk(shelf, inference=inference)


def claims_of(case: Case) -> list[Claim]:
    """Return the claims of a case as a store would hold them, in order."""
    return [_claim(row) for row in case.claims]


def _claim(row: CaseClaim) -> Claim:
    quote = Quote(source="case", start=0, end=len(row.quote), exact=row.quote) if row.quote else None
    kind = AttributionKind.DIRECT if row.quote else AttributionKind.INDIRECT
    return Claim(
        id=row.id,
        text=row.text,
        speaker=row.speaker,
        attribution=Attribution(kind=kind),
        quote=quote,
        said_on=row.said_on,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        superseded_by=row.superseded_by,
        status=Status.REVIEWED,
        rating=row.rating,
    )


def pooled(cases: Sequence[Case]) -> Case:
    """Return the claims of all cases as one store; their ids begin with the number of their case, from 1."""
    claims = []
    for number, case in enumerate(cases, 1):
        for row in case.claims:
            successor = row.superseded_by and f"{number}-{row.superseded_by}"
            claims.append(row.model_copy(update={"id": f"{number}-{row.id}", "superseded_by": successor}))
    return Case(id="pooled", claims=tuple(claims), statements=())


def judge(
    cases: Sequence[Case],
    inference: Inference | None = None,
    encoder: Encodes | None = None,
    *,
    together: Desk | None = None,
) -> Iterator[Judged]:
    """Give each statement of each case its verdict, in order: against its own store, or all against one desk."""
    for case in cases:
        desk = together or desk_of(case, inference, encoder)
        for statement in case.statements:
            verdict = desk.verify(statement.s, speaker=statement.speaker, as_of=case.as_of)
            yield Judged(case.id, statement, verdict)
