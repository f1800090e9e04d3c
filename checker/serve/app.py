"""The whole desk as one ASGI application: the guard before it, the API, and the page."""

import logging
from typing import Any

from fastapi import FastAPI
from starlette.types import ASGIApp

from checker import __version__
from checker.serve import checks_api, claims_api
from checker.serve.checks_api import Desk
from checker.serve.crew import Crew
from checker.serve.describing import describe
from checker.serve.desks import Desks, Opener
from checker.serve.guard import Guard, Rules
from checker.serve.page_files import router as page
from checker.serve.records import Records
from checker.serve.refusing import refuse_in_one_shape
from checker.store import Workspace

_log = logging.getLogger("factcheck.serve")
SECONDS = 60.0
"""What a check may take, unless somebody says otherwise."""
_ABOUT = (
    "Drafts are checked against the claims of a newsroom, and the claims are reviewed. "
    "Every error has the same form: `error` says what is wrong, `cure` what to do about it."
)


def make_app(
    workspace: Workspace, opener: Opener, *, rules: Rules | None = None, seconds: float = SECONDS, at_once: int = 8
) -> ASGIApp:
    """Make the application; it serves until the process ends.

    Claims whose words are not in their source any more stop checks, and no review: it is there to mend them.

    Args:
        workspace: Where the claims are.
        opener: Opens them; it is called now, and again when the files changed.
        rules: Who may ask, and how much.
        seconds: How long a check may take.
        at_once: How many checks may be under way or wait.

    Raises:
        UnusableInput: the claims cannot be used.
    """
    rules = rules or Rules()
    return Guard(_inner(workspace, opener, rules, seconds, at_once), rules)


def _inner(workspace: Workspace, opener: Opener, rules: Rules, seconds: float, at_once: int) -> FastAPI:
    app = FastAPI(
        title="factcheck desk",
        version=__version__,
        description=_ABOUT,
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    desk = Desk(Desks(workspace, opener), Records(workspace), Crew(seconds=seconds, at_once=at_once))
    if desk.desks.closed is not None:
        if not desk.records.usable():
            raise desk.desks.closed
        _log.warning("nothing can be checked yet: %s", desk.desks.closed)
    app.state.desk = desk
    app.include_router(checks_api.router)
    app.include_router(claims_api.router)
    app.include_router(page)
    refuse_in_one_shape(app)
    described: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not described:
            described.update(describe(app, token=rules.token is not None))
        return described

    app.openapi = openapi  # type: ignore[method-assign]  # this is how FastAPI lets its description be completed
    return app
