"""``factcheck serve``: the desk in a browser, and the same as a REST API."""

import os
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli.common import ClaimsOption, NoModelOption, ReviewedOnlyOption
from checker.errors import UnusableInput

if TYPE_CHECKING:
    from checker.serve.guard import Rules

app = typer.Typer()

PORT = 8765
SHORTEST_TOKEN = 16
"""A shorter token could be found by trying."""
TOKEN_VARIABLE = "FACTCHECK_TOKEN"
_ANYWHERE = frozenset({"0.0.0.0", "::", ""})


@app.command("serve")
def serve(
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Where it can be reached; elsewhere than here with a token."
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes one that is free.")] = PORT,
    claims: ClaimsOption = None,
    reviewed_only: ReviewedOnlyOption = None,
    no_model: NoModelOption = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="TOKEN",
            help=f"What a client must know; better given as {TOKEN_VARIABLE}, which no list of processes shows "
            "[default: none here, a new one elsewhere].",
            show_default=False,
        ),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="A name that the desk goes by, as behind a proxy; repeatable."
        ),
    ] = None,
    time_limit: Annotated[
        int, typer.Option("--time-limit", metavar="SECONDS", min=1, max=3600, help="How long a check may take.")
    ] = 60,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Serve a page for the desk, and a REST API: drafts marked as they are typed, claims reviewed side by side.

    It is for this machine alone unless --host says otherwise. Ctrl-C ends it.

    Exit codes: 0 ended by Ctrl-C or a signal; 2 unusable configuration or claims, or a port that is taken.
    """
    _insist_on_extra()
    token = _token(token or os.environ.get(TOKEN_VARIABLE), host)
    rules = _rules(host, token, allow_host or ())
    listening = _bound(host, port)
    try:
        application = _application(claims, reviewed_only, rules, model=not no_model, seconds=time_limit)
        address = _address(host, listening.getsockname()[1])
        print(f"the desk is at {address}{f'#token={token}' if token else ''} (Ctrl-C ends it)", flush=True)
        if open_page:
            import webbrowser

            webbrowser.open(f"{address}{f'#token={token}' if token else ''}")
        _run(application, listening)
    finally:
        listening.close()


def _insist_on_extra() -> None:
    try:
        import fastapi  # noqa: F401  only whether it is there
        import uvicorn  # noqa: F401  as above
    except ImportError:
        cure = "in a clone of factcheck: pip install '.[serve]'"
        raise UnusableInput("the desk needs fastapi and uvicorn, which are not installed", cure=cure) from None


def _is_here(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    from ipaddress import ip_address

    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _token(given: str | None, host: str) -> str | None:
    """Return the token that clients must know: a new one where others can reach the desk and none was given."""
    if given is None:
        if _is_here(host):
            return None
        from secrets import token_urlsafe

        return token_urlsafe(24)
    if len(given) < SHORTEST_TOKEN:
        raise UnusableInput(
            f"the token is shorter than {SHORTEST_TOKEN} characters", cure="leave it out, and one is made"
        )
    if not all("!" <= char <= "~" for char in given):
        raise UnusableInput(
            "the token has characters that no header carries", cure="use letters, digits and hyphens"
        )
    return given


def _rules(host: str, token: str | None, names: Any) -> "Rules":
    from checker.serve.guard import LOCAL, Rules

    hosts = {*LOCAL, *(name.lower() for name in names)}
    if _is_here(host):
        return Rules(hosts=frozenset(hosts | {_bracketed(host)}), token=token)
    own = socket.gethostname().lower()
    return Rules(hosts=frozenset(hosts | {host.lower(), own, f"{own}.local"}), addresses=True, token=token)


def _bound(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done. Raises ``UnusableInput`` where it cannot be had."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
    except OSError:
        raise UnusableInput(
            f"--host {host!r} is no address of this machine", cure="leave it out, or name one"
        ) from None
    try:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)  # now, so that whoever reads the address may come before the server is ready
    except OSError as error:
        listening.close()
        message = f"port {port} of {host} cannot be had ({error.strerror})"
        raise UnusableInput(message, cure="end what uses it, or give another: --port 0 takes a free one") from None
    return listening


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _address(host: str, port: int) -> str:
    shown = socket.gethostname() if host in _ANYWHERE else _bracketed(host)
    return f"http://{shown}:{port}/"


def _application(claims: Any, reviewed_only: bool | None, rules: "Rules", *, model: bool, seconds: float) -> Any:
    from checker.cli.checking import open_desk
    from checker.editorial.remembering import Remembering
    from checker.serve.app import make_app
    from checker.serve.desks import Opened
    from checker.store import find_workspace

    def opened() -> Opened:
        workspace, desk = open_desk(claims, reviewed_only=reviewed_only, model=model)
        return Opened(workspace, Remembering(desk.shelf, inference=desk.inference))

    return make_app(find_workspace(claims_dir=claims), opened, rules=rules, seconds=seconds)


def _run(application: Any, listening: socket.socket) -> None:
    """Serve until a signal ends it; checks that are under way then are given up."""
    import logging
    import signal

    import uvicorn

    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="factcheck: %(message)s")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # a broken PDF file is told to who sent it
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
        lifespan="off",
        ws="none",
    )
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # uvicorn sends on what ended it: both end well
    with suppress(KeyboardInterrupt):  # which it raises again where it has the time, and not always
        uvicorn.Server(config).run(sockets=[listening])
    print("the desk is closed", file=sys.stderr)
