"""What the OpenAPI description says of each operation's errors, and of what is sent."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from checker.documents import Media
from checker.serve.errors import Error
from checker.serve.examples import examples
from checker.serve.forms import CheckRequest
from checker.serve.guard import OPEN

_WHY: Mapping[int, tuple[str, str, str]] = {
    400: ("The request cannot be read.", "the body is not JSON", "send JSON in UTF-8"),
    401: ("The token is missing or wrong.", "the token is missing or wrong", "send the header `Authorization: …`"),
    403: (
        "The Host or Origin header is not the desk's own.",
        "a page of https://x.example may not ask",
        "use its own",
    ),
    404: ("The store has no such thing.", "the store has no claim 'ten-men'", "load the list of claims again"),
    413: ("The body is too large.", "the body is larger than 5 MB", "check it in parts"),
    415: ("A body of this kind is not read.", "no media type image/png", "send JSON, or a file as one of …"),
    422: ("What was sent makes no sense.", "as_of: is no date", "correct it"),
    428: ("Which version is changed was not said.", "the header If-Match is missing", "send the claim's ETag"),
    503: (
        "The store cannot be used now, or the check takes too long.",
        "claims/x.yaml:3: must be a date",
        "write …",
    ),
}
_ALWAYS = (401, 403, 413, 503)
FILES = tuple(media for media in Media)
"""The kinds of files that are taken as a body."""


def refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what an operation may be refused for, beside what any may be."""
    return {status: _refusal(status) for status in sorted({*_ALWAYS, *statuses})}


def _refusal(status: int) -> dict[str, Any]:
    description, error, cure = _WHY[status]
    example = {"error": error, "cure": cure}
    return {"model": Error, "description": description, "content": {"application/json": {"example": example}}}


def file_bodies() -> dict[str, Any]:
    """Return the kinds of bodies that a file is sent as."""
    return {media.value: {"schema": {"type": "string", "format": "binary"}} for media in FILES}


def check_body() -> dict[str, Any]:
    """Return what is sent to be checked: a text in JSON, or a file."""
    schema = CheckRequest.model_json_schema()
    media = schema.pop("$defs", {}).get("Media")
    if media is not None and "$ref" in schema["properties"]["media"]:
        schema["properties"]["media"] = {**media, **schema["properties"]["media"]}
    return {"required": True, "content": {"application/json": {"schema": schema}, **file_bodies()}}


def describe(app: FastAPI, *, token: bool) -> dict[str, Any]:
    """Return the OpenAPI description of the desk."""
    found = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    schemes = found.setdefault("components", {}).setdefault("securitySchemes", {})
    schemes["token"] = {
        "type": "http",
        "scheme": "bearer",
        "description": "Asked for where the desk was started with a token, or can be reached over the network.",
    }
    found["security"] = [{"token": []}] if token else [{}, {"token": []}]
    for path in OPEN & found["paths"].keys():
        for operation in found["paths"][path].values():
            operation["security"] = [{}]
    for (path, method), example in examples().items():
        answer = found["paths"][f"/api/v1{path}"][method]["responses"]["200"]
        answer["content"]["application/json"]["example"] = example
    for unused in ("HTTPValidationError", "ValidationError"):  # our errors have another form
        found["components"]["schemas"].pop(unused, None)
    return found
