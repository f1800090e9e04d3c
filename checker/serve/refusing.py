"""Whatever the framework raises, in the one shape that clients know."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from checker.serve.errors import Refusal
from checker.serve.forms import page
from checker.serve.guard import BUG
from checker.serve.passages import AROUND
from checker.serve.records import ChangedMeanwhileError, tag_of

_TOLD = {
    HTTPStatus.NOT_FOUND: ("there is no such operation", "see /api/v1/openapi.json for what there is"),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "this method does nothing here",
        "see /api/v1/openapi.json for what can be done",
    ),
}


def refuse_in_one_shape(app: FastAPI) -> None:
    """Let an application answer all errors as ``Error``."""
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(ChangedMeanwhileError, _changed)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)


def unsound(errors: Sequence[Any]) -> Refusal:
    """Return the first of pydantic's errors as a refusal."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return Refusal(HTTPStatus.BAD_REQUEST, "the body is not JSON", cure="send JSON in UTF-8")
    place = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path", "header"))
    message = " ".join(str(first["msg"]).removeprefix("Value error, ").split())
    message = message[:1].lower() + message[1:]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    told = f"{place}: {message}{more}" if place else f"{message}{more}"
    return Refusal(
        HTTPStatus.UNPROCESSABLE_ENTITY, _sendable(told), cure="see /api/v1/openapi.json for what is expected"
    )


def _sendable(text: str) -> str:
    """Return a text that can be sent: halves of surrogate pairs, which a client may have sent, as their escapes."""
    return text.encode("utf-8", "backslashreplace").decode()


def _answer(refusal: Refusal) -> JSONResponse:
    return JSONResponse(jsonable_encoder(refusal.body), status_code=refusal.status, headers=refusal.headers)


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refusal)
    return _answer(error)


async def _changed(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ChangedMeanwhileError)
    return _answer(
        Refusal(
            error.status,
            "somebody else changed this claim meanwhile; nothing was saved",
            cure="look at both versions, choose, and save with the new ETag",
            more={"current": page(error.claim, error.filed, around=AROUND), "yours": request.state.yours},
            headers={"ETag": tag_of(error.claim)},
        )
    )


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    return _answer(unsound(error.errors()))


async def _http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail = error.detail if isinstance(error.detail, str) and error.detail else status.phrase
    told, cure = _TOLD.get(status, (detail[:1].lower() + detail[1:], "correct the request"))
    return _answer(Refusal(status, told, cure=cure, headers=dict(error.headers or {})))


async def _bug(_: Request, error: Exception) -> JSONResponse:
    return _answer(BUG)
