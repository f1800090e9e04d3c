"""What stands before every request: who may ask, from where, how much at once; and what every answer carries.

A server on one's own machine can be reached by any page that the browser shows: by its address (cross-site
requests), and by a name that its owner lets point here (DNS rebinding). So the names that the desk goes by are
known, and a request that another site's page makes is refused.
"""

import asyncio
import hmac
import ipaddress
import logging
import re
from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.serve.errors import Refusal

API = "/api/"
OPEN = frozenset({"/api/v1/health"})
"""What is told without the token: nothing about the store."""
LOCAL = frozenset({"localhost", "127.0.0.1", "[::1]"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
_PORT = re.compile(r":[0-9]*\Z")
_log = logging.getLogger("factcheck.serve")


@dataclass(frozen=True)
class Rules:
    """Who may ask, and how much.

    ``hosts`` are the names that the desk goes by, without ports. With ``addresses``, it goes by any IP address: on
    a network nobody knows by which one it is reached, and an address cannot be made to point elsewhere.
    """

    hosts: frozenset[str] = LOCAL
    addresses: bool = False
    token: str | None = None
    largest: int = 5_000_000
    """Bytes of a request's body."""
    patience: float = 30.0
    """Seconds that a body may take to arrive."""
    at_once: int = 64
    """Requests that are under way."""


class Guard:
    """An ASGI application before another one."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = _Answer(send)
        self._under_way += 1
        try:
            self._admit(scope["path"], Headers(scope=scope))
            body = await self._body(Headers(scope=scope), receive)
            await self._app(scope, _replayed(body, receive), answer)
        except Refusal as refusal:
            await _refuse(refusal, scope, receive, answer)
        except Exception:  # a bug: its detail is for the log alone
            _log.exception("%s %s", scope["method"], scope["path"])
            if not answer.begun:
                await _refuse(BUG, scope, receive, answer)
        finally:
            self._under_way -= 1

    def _admit(self, path: str, headers: Headers) -> None:
        """Look at who asks. Raises ``Refusal`` (401, 403, 503)."""
        host = headers.get("host", "")
        if not self._known(host):
            raise Refusal(
                HTTPStatus.FORBIDDEN,
                f"this desk does not go by the name {host!r}",
                cure="use the address that it printed, or start it with --allow-host NAME",
            )
        origin = headers.get("origin")
        if origin is not None and not _same_site(origin, host):
            raise _foreign(origin)
        if path.startswith(API) and headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            raise _foreign("another site")
        if self._rules.token and path.startswith(API) and path not in OPEN:
            self._insist_on_token(headers.get("authorization", ""))
        if self._under_way > self._rules.at_once:
            raise Refusal(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "too many requests at once",
                cure="try again in a few seconds",
                headers={"Retry-After": "2"},
            )

    def _known(self, host: str) -> bool:
        name = _without_port(host).lower().rstrip(".")
        if name in self._rules.hosts:
            return True
        if not self._rules.addresses:
            return False
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True

    def _insist_on_token(self, given: str) -> None:
        assert self._rules.token is not None
        scheme, _, token = given.partition(" ")
        right = hmac.compare_digest(token.strip().encode(), self._rules.token.encode())
        if scheme.lower() != "bearer" or not right:
            raise Refusal(
                HTTPStatus.UNAUTHORIZED,
                "the token is missing or wrong",
                cure="send the header `Authorization: Bearer TOKEN`, with the token that the desk printed",
                headers={"WWW-Authenticate": "Bearer"},
            )

    async def _body(self, headers: Headers, receive: Receive) -> bytes:
        """Read the whole body, whatever its length is said to be. Raises ``Refusal`` (400, 408, 413)."""
        said = headers.get("content-length")
        if said is not None and said.isascii() and said.isdigit() and int(said) > self._rules.largest:
            raise self._too_large()
        parts: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._rules.patience):
                more = True
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Refusal(HTTPStatus.BAD_REQUEST, "the body is not whole", cure="send it again")
                    part = message.get("body", b"")
                    size += len(part)
                    if size > self._rules.largest:
                        raise self._too_large()
                    parts.append(part)
                    more = message.get("more_body", False)
        except TimeoutError:
            raise Refusal(
                HTTPStatus.REQUEST_TIMEOUT, "the body takes too long to arrive", cure="send it again"
            ) from None
        return b"".join(parts)

    def _too_large(self) -> Refusal:
        return Refusal(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"the body is larger than {self._rules.largest / 1_000_000:g} MB",
            cure="check it with `factcheck check`, or in parts",
            headers={"Connection": "close"},
        )


BUG = Refusal(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "this request hit a bug",
    cure="look into the log of the desk, and please report what it says",
)


class _Answer:
    """Sends an answer with the headers that all of them carry."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            _add_headers(message)
        await self._send(message)


def _add_headers(message: MutableMapping[str, Any]) -> None:
    given: Iterable[tuple[bytes, bytes]] = message.get("headers", ())
    names = {name.lower() for name, _ in given}
    added = [(name.encode(), value.encode()) for name, value in HEADERS.items() if name.encode() not in names]
    message["headers"] = [*given, *added]


def _without_port(host: str) -> str:
    """Return a Host header without its port; brackets around an IPv6 address stay."""
    return _PORT.sub("", host)


def _same_site(origin: str, host: str) -> bool:
    """Whether an Origin header names the host that was asked. The scheme may differ: TLS can end before us."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _foreign(origin: str) -> Refusal:
    return Refusal(
        HTTPStatus.FORBIDDEN,
        f"a page of {origin} may not ask this desk",
        cure="use the page of the desk itself, or a program that is no browser",
    )


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return what gives the body that was read, and then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def _refuse(refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    await JSONResponse(refusal.body, status_code=refusal.status, headers=refusal.headers)(scope, receive, send)
