"""The page: a few files in the package, none of which needs anything from elsewhere."""

from functools import cache
from http import HTTPStatus
from importlib.resources import files

from fastapi import APIRouter
from starlette.responses import Response

from checker.serve.errors import Refusal

router = APIRouter(include_in_schema=False)

_KINDS = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@router.get("/")
def index() -> Response:
    """Return the page itself."""
    return _file("index.html")


@router.get("/page/{name}")
def part(name: str) -> Response:
    """Return a part of the page."""
    return _file(name)


def _file(name: str) -> Response:
    found = _all().get(name)
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, "there is no such page", cure="begin at /")
    kind = _KINDS[name[name.rindex(".") :]]
    return Response(found, media_type=kind, headers={"Cache-Control": "no-cache"})


@cache
def _all() -> dict[str, bytes]:
    """Return the files of the page by name; the look is that of the pages that `factcheck` writes."""
    here = [one for one in (files("checker.serve") / "page").iterdir() if one.name.endswith(tuple(_KINDS))]
    look = files("checker.review") / "templates" / "style.css"
    return {"look.css": look.read_bytes(), **{one.name: one.read_bytes() for one in here}}
