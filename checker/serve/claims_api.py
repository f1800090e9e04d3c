"""The operations on the store: claims and sources, and the review of claims."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Request, Response

from checker.model import Status
from checker.serve.checks_api import AtDesk
from checker.serve.describing import refusals
from checker.serve.errors import Refusal, no_such
from checker.serve.forms import (
    ClaimChange,
    ClaimList,
    ClaimPage,
    Conflict,
    SourceList,
    SourceText,
    Stretch,
    page,
    record,
    summary,
)
from checker.serve.passages import AROUND
from checker.serve.records import tag_of
from checker.store.choosing import source_of

router = APIRouter(prefix="/api/v1")

MOST = 200
"""So many claims are given at once."""
Words = Annotated[str | None, Query(max_length=1_000)]
ClaimId = Annotated[str, Path(max_length=120, description="The claim's id.", examples=["no-russian-presence"])]
SourceId = Annotated[str, Path(max_length=120, description="The source's id.")]
Around = Annotated[int, Query(ge=0, le=20_000, description="How many characters are shown around the passage.")]
_CHANGED = {"model": Conflict, "description": "Somebody else changed the claim; both versions."}


@router.get("/claims", summary="List or search claims", tags=["claims"], responses=refusals(422))
def claims(
    desk: AtDesk,
    query: Words = None,
    speaker: Words = None,
    status: Status | None = None,
    source: Words = None,
    limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> ClaimList:
    """List claims, or search them by words, whatever their forms: then the best match comes first.

    `speaker` is any name that the speaker goes by.
    """
    filed = desk.records.now()
    found = filed.chosen(query=query, speaker=speaker, status=status, source=source)
    shown = [record(claim, filed) for claim in found[offset : offset + limit]]
    return ClaimList(total=len(found), offset=offset, claims=shown)


@router.get("/claims/{claim_id}", summary="Get a claim", tags=["claims"], responses=refusals(404, 422))
def claim(desk: AtDesk, claim_id: ClaimId, response: Response, around: Around = AROUND) -> ClaimPage:
    """Get a claim with the passage that it rests on and what stands around it."""
    filed = desk.records.now()
    found = filed.claim(claim_id)
    response.headers["ETag"] = tag_of(found)
    return page(found, filed, around=around)


@router.patch(
    "/claims/{claim_id}",
    summary="Review a claim",
    tags=["claims"],
    responses={**refusals(400, 404, 422, 428), 409: _CHANGED, 412: _CHANGED},
)
def change(
    request: Request,
    desk: AtDesk,
    claim_id: ClaimId,
    wanted: ClaimChange,
    response: Response,
    if_match: Annotated[str | None, Header(description="The ETag of the claim as it was seen.")] = None,
) -> ClaimPage:
    """Accept, edit or reject a claim, in one write. Its comments and all other lines of its file stay as they are.

    A claim whose speaker is not named, or whose words are not in its source, cannot be accepted. Rejected claims
    are kept as retracted, so that no extraction brings them back.
    """
    if not if_match or not if_match.strip('" \t') or if_match.strip() == "*":
        raise Refusal(
            HTTPStatus.PRECONDITION_REQUIRED,
            "the header If-Match does not say which version is changed",
            cure="send the ETag that came with the claim",
        )
    filed = desk.records.now()
    found = filed.claim(claim_id)
    source = source_of(found, filed.store)
    try:
        edits = wanted.edits(found, filed.store.text(source) if source and filed.store.has_text(source) else None)
    except ValueError as error:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, str(error), cure="choose another passage") from error
    request.state.yours = wanted.model_dump(mode="json", exclude_unset=True)
    changed = desk.records.change(claim_id, if_match.strip(), edits, wanted.status)
    response.headers["ETag"] = tag_of(changed)
    now = desk.records.now()
    return page(now.claim(claim_id), now, around=AROUND)


@router.get("/sources", summary="List sources", tags=["sources"], responses=refusals())
def sources(desk: AtDesk) -> SourceList:
    """List the sources, and how many claims rest on each."""
    filed = desk.records.now()
    return SourceList(sources=[summary(source, filed) for source in filed.store.sources])


@router.get("/sources/{source_id}", summary="Get a source", tags=["sources"], responses=refusals(404, 422))
def source(desk: AtDesk, source_id: SourceId) -> SourceText:
    """Get a source with its text and the passages in it that claims rest on."""
    filed = desk.records.now()
    found = filed.store.source(source_id)
    if found is None:
        raise no_such("source", source_id, "load the list of sources again")
    stretches = [
        Stretch(claim=one.id, start=one.quote.start, end=one.quote.end, status=one.status)
        for one in filed.store.claims
        if one.quote is not None and one.quote.source == source_id
    ]
    return SourceText(
        source=summary(found, filed),
        text=filed.store.text(source_id) if filed.store.has_text(source_id) else "",
        stretches=sorted(stretches, key=lambda one: (one.start, one.end, one.claim)),
    )
