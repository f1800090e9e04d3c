"""Cases of the editorial remarks: a draft of a sentence or two against a store of a few claims."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from checker.archive import Memory
from checker.documents import Document
from checker.documents.document import Media
from checker.editorial import proofread
from checker.files import load_yaml
from checker.model import (
    Attribution,
    AttributionKind,
    Claim,
    Quote,
    Rating,
    Remark,
    Report,
    Role,
    Source,
    Speaker,
    SpeakerKind,
)
from checker.pipeline import Desk

FOLDER = Path(__file__).parent / "cases" / "editorial"
AS_OF = date(2026, 5, 6)


class Row(BaseModel):
    """Strict about its keys: a mistyped key must not make a case that checks nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(Row):
    text: str
    speaker: str
    role: str | None = None
    organisation: bool = False
    narrated: bool = False
    quote: str | None = None
    source: str = "gazette"
    rating: Rating | None = None


class Case(Row):
    """A draft, and what must be remarked on in it; a silent case gives nothing but the draft."""

    text: str
    words: tuple[str, ...] = ()
    word: str | None = None
    severity: str | None = None
    verdict: str | None = None
    speaker: str | None = None
    store: tuple[Said, ...] = ()


class Cases(Row):
    about: str
    store: tuple[Said, ...] = ()
    fires: tuple[Case, ...]
    silent: tuple[Case, ...]


def cases(name: str) -> Cases:
    path = FOLDER / f"{name}.yaml"
    return Cases.model_validate(load_yaml(path.read_text(encoding="utf-8"), path.name))


def desk_of(said: Sequence[Said]) -> Desk:
    """Make a desk of claims; each claim's passage is its quote, else its text."""
    claims, speakers = [], {}
    for number, one in enumerate(said):
        exact = one.quote or one.text
        kind = (
            AttributionKind.NARRATED
            if one.narrated
            else AttributionKind.DIRECT
            if one.quote
            else AttributionKind.INDIRECT
        )
        claims.append(
            Claim(
                id=f"c{number}",
                text=one.text,
                speaker=one.speaker,
                attribution=Attribution(kind=kind),
                quote=Quote(source=one.source, start=1000 * number, end=1000 * number + len(exact), exact=exact),
                said_on=date(2026, 5, 4),
                rating=one.rating,
            )
        )
        kept = SpeakerKind.SOURCE if one.narrated else SpeakerKind.PERSON
        speakers[one.speaker] = Speaker(
            id=f"s{number}",
            name=one.speaker,
            kind=SpeakerKind.ORGANISATION if one.organisation else kept,
            roles=(Role(title=one.role),) if one.role else (),
        )
    sources = [Source(id=name, sha256="0" * 64) for name in sorted({one.source for one in said})]
    return Desk(Memory(claims, speakers=tuple(speakers.values()), sources=sources))


def checked(text: str, said: Sequence[Said] | Desk, *, media: Media = Media.TEXT, **options: Any) -> Report:
    desk = said if isinstance(said, Desk) else desk_of(said)
    return proofread(desk, Document(text, "draft.md", media), as_of=AS_OF, **options)


def remarks(report: Report, code: str | None = None) -> list[Remark]:
    return [remark for remark in report.remarks or () if code is None or remark.code == code]
