"""The web desk in a test: an application over a small workspace, and a client that asks as a browser would."""

from collections.abc import Iterator, Mapping
from datetime import date
from time import sleep
from typing import Any

from fastapi.testclient import TestClient

from checker.archive import open_shelf
from checker.editorial.remembering import Remembering
from checker.model import Statement, Verdict
from checker.serve.app import make_app
from checker.serve.desks import Opened
from checker.serve.guard import Rules
from checker.store import Workspace

HERE = "http://127.0.0.1:8765"


def application(made: Workspace, *, rules: Rules | None = None, **options: Any) -> Any:
    return make_app(made, lambda: Opened(made, Remembering(open_shelf(made))), rules=rules, **options)


def client(made: Workspace, *, rules: Rules | None = None, **options: Any) -> TestClient:
    return TestClient(application(made, rules=rules, **options), base_url=HERE)


def slow_client(made: Workspace, *, pause: float, **options: Any) -> TestClient:
    """Return a client of a desk that takes so long for each statement."""
    app = make_app(made, lambda: Opened(made, SlowDesk(open_shelf(made), pause=pause)), **options)
    return TestClient(app, base_url=HERE)


class SlowDesk(Remembering):
    """A desk that thinks for a while about each statement."""

    def __init__(self, shelf: Any, *, pause: float) -> None:
        super().__init__(shelf)
        self._pause = pause

    def _opinions(self, statements: Any, day: date) -> Iterator[Verdict]:
        def slowly() -> Iterator[Statement]:
            for statement in statements:
                sleep(self._pause)
                yield statement

        return super()._opinions(slowly(), day)


def etag(asked: TestClient, claim_id: str) -> str:
    return str(asked.get(f"/api/v1/claims/{claim_id}").headers["etag"])


def patch(asked: TestClient, claim_id: str, change: Mapping[str, Any], tag: str | None = None) -> Any:
    """Change a claim as it is now, or as it was when it had the ``tag``."""
    headers = {"If-Match": tag or etag(asked, claim_id)}
    return asked.patch(f"/api/v1/claims/{claim_id}", json=change, headers=headers)
