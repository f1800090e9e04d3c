"""Small stores with labelled statements, to see how often the verdict is the one that the author meant.

A file has one JSON object a line::

    {"id": "…", "as_of": "2026-02-28",
     "claims": [{"id", "text", "speaker", "role", "said_on", "quote", "rating", "valid_until", "superseded_by"}],
     "statements": [{"s": "…", "speaker": null, "v": "supported", "kind": "paraphrase", "claim": "c1"}]}

Each group is judged against its own claims alone.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import UnusableInput
from checker.files import decode, read_bytes
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Effect,
    Label,
    Quote,
    Rating,
    Role,
    Source,
    Speaker,
    Status,
    Verdict,
)
from checker.pipeline import Desk


class _Row(BaseModel):
    # Other keys are the authors' notes (topic, near, hand): they describe a case and judge nothing.
    model_config = ConfigDict(frozen=True, extra="ignore")


class CaseClaim(_Row):
    """A claim as a case file writes it."""

    id: str
    text: str
    speaker: str
    role: str | None = None
    said_on: date | None = None
    quote: str | None = None
    rating: Rating | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    superseded_by: str | None = None


class CaseStatement(_Row):
    """A statement with the verdict (``v``) that its author meant."""

    s: str
    v: Label
    speaker: str | None = None
    kind: str = ""
    claim: str | None = None


class Case(_Row):
    """One small store and what is said about it."""

    id: str
    claims: Annotated[tuple[CaseClaim, ...], Field(min_length=1)]
    statements: tuple[CaseStatement, ...]
    as_of: date | None = None


_QUIET = frozenset({Effect.SILENT, Effect.AGREES})


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled statement with the verdict that it got."""

    case: str
    statement: CaseStatement
    verdict: Verdict

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
    cases = []
    for number, line in enumerate(decode(read_bytes(path), str(path)).text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            cases.append(Case.model_validate(json.loads(line)))
        except (ValidationError, json.JSONDecodeError) as error:
            reason = "not JSON" if isinstance(error, json.JSONDecodeError) else _first(error)
            cure = "see docs/accuracy.md"
            raise UnusableInput(f"not a case: {reason}", cure=cure, file=path, line=number) from error
    if not cases:
        raise UnusableInput("no cases in the file", cure="give one JSON object a line", file=path)
    return cases


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg'].lower()}"


def desk_of(case: Case) -> Desk:
    """Put the claims of a case before the pipeline, as a store of one source would."""
    source = Source(id="case", publisher="case", sha256="")
    speakers: dict[str, Speaker] = {}
    for row in case.claims:
        roles = (Role(title=row.role),) if row.role else ()
        speakers.setdefault(row.speaker, Speaker(id=f"speaker-{len(speakers)}", name=row.speaker, roles=roles))
    claims = [_claim(row) for row in case.claims]
    return Desk(claims, speakers=tuple(speakers.values()), sources=(source,))


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


def judge(cases: Sequence[Case]) -> Iterator[Judged]:
    """Give each statement of each case its verdict, in order."""
    for case in cases:
        desk = desk_of(case)
        for statement in case.statements:
            verdict = desk.verify(statement.s, speaker=statement.speaker, as_of=case.as_of)
            yield Judged(case.id, statement, verdict)
