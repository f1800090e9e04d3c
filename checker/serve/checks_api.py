"""The operations that check: a draft, a file, a statement."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from checker import __version__
from checker.documents import Document, Media, document_of
from checker.editorial import proofread_there
from checker.editorial.as_recorded import AsRecorded
from checker.editorial.remembering import Remembering
from checker.errors import UnusableInput
from checker.model import Verdict
from checker.report import wire
from checker.serve.crew import Crew
from checker.serve.describing import FILES, check_body, file_bodies, refusals
from checker.serve.desks import Desks
from checker.serve.errors import Refusal, unusable
from checker.serve.forms import CheckRequest, Health, Text, VerifyRequest
from checker.serve.records import Records
from checker.serve.refusing import unsound
from checker.serve.turns import Patience

router = APIRouter(prefix="/api/v1")

ENDINGS = {
    Media.TEXT: ".txt",
    Media.MARKDOWN: ".md",
    Media.HTML: ".html",
    Media.DOCX: ".docx",
    Media.PDF: ".pdf",
}
Name = Annotated[str, Query(min_length=1, max_length=255, description="The file's name.", examples=["draft.docx"])]
AsOf = Annotated[date | None, Query(description="Judge as on this day; today, if none is given.")]


class Desk(NamedTuple):
    """What the operations work with."""

    desks: Desks
    records: Records
    crew: Crew


def desk_of(request: Request) -> Desk:
    """Return the desk of the application."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]


@router.get(
    "/health",
    summary="Tell whether it works",
    tags=["desk"],
    responses={403: refusals()[403], 503: refusals()[503]},
)
def health(desk: AtDesk) -> Health:
    """Tell whether the desk can be used. Nothing of the store is told, and no token is asked for."""
    try:
        desk.records.now()
    except Refusal as refusal:
        raise Refusal(refusal.status, "the claims cannot be used", cure="run `factcheck lint`") from refusal
    return Health(version=__version__)


@router.post(
    "/check",
    summary="Check a draft",
    tags=["check"],
    responses={200: {"model": wire.Report, "description": "The report."}, **refusals(400, 415, 422)},
    openapi_extra={"requestBody": check_body()},
    response_model=None,
)
async def check(
    request: Request, desk: AtDesk, name: Name = "draft", as_of: AsOf = None, explain: bool = False
) -> JSONResponse:
    """Check every statement of a draft, and get the report in its published form.

    Send a text in JSON, or a file as the body with its own Content-Type; then `name`, `as_of` and `explain` go into
    the query. A draft without any statement is refused: nothing would have been checked.
    """
    body, kind = await request.body(), _kind(request)
    if kind == "application/json":
        asked = _asked(body)
        name, as_of, explain = asked.name, asked.as_of, asked.explain

    def work(patience: Patience) -> dict[str, Any]:
        document = _typed(asked) if kind == "application/json" else _read(body, Media(kind), name)
        with desk.desks.taken(patience) as opened:
            report = _trusted(lambda: proofread_there(*opened, document, as_of=as_of))
        if not report.verdicts:
            raise Refusal(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "no statement was found in this draft",
                cure="give a text with sentences that state something",
            )
        return wire.plain(wire.of_report(report, everything=explain))

    return _answer(await desk.crew.run(request, work))


@router.post(
    "/read",
    summary="Read a file",
    tags=["check"],
    responses=refusals(400, 415, 422),
    openapi_extra={"requestBody": {"required": True, "content": file_bodies()}},
)
async def read(request: Request, desk: AtDesk, name: Name = "draft") -> Text:
    """Get the text in a file, to work on it and to check it as it changes."""
    body, kind = await request.body(), _kind(request)
    if kind == "application/json":
        raise _not_read(kind)
    document = await desk.crew.run(request, lambda _: _read(body, Media(kind), name))
    return Text(
        name=name, media=Media.MARKDOWN if document.media is Media.MARKDOWN else Media.TEXT, text=document.text
    )


@router.post(
    "/verify",
    summary="Verify a statement",
    tags=["check"],
    responses={200: {"model": wire.Verdict, "description": "The verdict."}, **refusals(400, 415, 422)},
    response_model=None,
)
async def verify(request: Request, desk: AtDesk, asked: VerifyRequest) -> JSONResponse:
    """Check one statement against the claims."""

    def work(patience: Patience) -> dict[str, Any]:
        statement, speaker = asked.statement.strip(), (asked.speaker or "").strip() or None
        with desk.desks.taken(patience) as opened:
            verdict = _trusted(lambda: _verified(opened.desk, statement, speaker, asked.as_of))
        return wire.plain(wire.of_verdict(verdict, place=(1, 1), everything=asked.explain))

    return _answer(await desk.crew.run(request, work))


def _verified(desk: Remembering, statement: str, speaker: str | None, day: date | None) -> Verdict:
    return AsRecorded(desk)(desk.verify(statement, speaker=speaker, as_of=day), as_of=day)


def _kind(request: Request) -> str:
    """Return the media type of a body. Raises ``Refusal`` (415) for one that is not read."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and kind not in tuple(FILES):
        raise _not_read(kind)
    return kind


def _not_read(kind: str) -> Refusal:
    return Refusal(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        f"a body of the kind {kind!r} is not read here" if kind else "the header Content-Type is missing",
        cure=f"send a file as one of {', '.join(FILES)}; a text goes to /check in JSON",
    )


def _asked(body: bytes) -> CheckRequest:
    import json

    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise Refusal(HTTPStatus.BAD_REQUEST, "the body is not JSON", cure="send JSON in UTF-8") from None
    try:
        return CheckRequest.model_validate(values)
    except ValidationError as error:
        raise unsound(error.errors()) from None


def _typed(asked: CheckRequest) -> Document:
    """Return a text as a document: plain text as it is, to the letter."""
    if asked.media is Media.TEXT:
        return Document(asked.text, asked.name)
    return _read(asked.text.encode(), Media.MARKDOWN, asked.name)


def _read(data: bytes, media: Media, name: str) -> Document:
    """Read a file of a kind, whatever ending its name has; its content comes first, as in `factcheck check`."""
    ending = ENDINGS[media]
    try:
        document = document_of(data, name if name.lower().endswith(ending) else f"{name}{ending}")
    except UnusableInput as error:
        refused = UnusableInput(error.message, cure=error.cure)
        raise unusable(refused, HTTPStatus.UNPROCESSABLE_ENTITY) from error
    from dataclasses import replace

    return replace(document, origin=name)


def _trusted(work: Any) -> Any:
    """Do what only the store can make fail."""
    try:
        return work()
    except UnusableInput as error:
        raise unusable(error, HTTPStatus.SERVICE_UNAVAILABLE) from error


def _answer(values: dict[str, Any]) -> JSONResponse:
    from fastapi.encoders import jsonable_encoder

    return JSONResponse(jsonable_encoder(values))
